import "server-only";
import type { TaskList } from "graphile-worker";

/** Every job the worker knows, by name. */
export const tasks: TaskList = {};
