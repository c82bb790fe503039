import "server-only";
import type { Task } from "graphile-worker";
import { enqueueRecount } from "@/lib/server/rollup/enqueue";

/** Job `recount-villages`, nightly: ages, the twelve months and a new year's rows move with the calendar alone. */
export const recountVillages: Task = async () => {
  await enqueueRecount();
};
