import "server-only";
import type { Task } from "graphile-worker";
import { rollupVillage } from "./tasks/rollup-village";

/** The closed list that `app_enqueue` accepts. A job whose task is missing here stays in the queue until it is there. */
export type TaskName = "rollup-village" | "import-check" | "import-commit";

/** Every job the worker knows, by name. */
export const tasks = {
  "rollup-village": rollupVillage,
} as const satisfies Partial<Record<TaskName, Task>>;
