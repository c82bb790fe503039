import "server-only";
import type { Task } from "graphile-worker";
import { rollupVillageSchema } from "@/lib/domain/rollup/rollup";
import { rollUpVillage } from "@/lib/server/rollup/roll-up-village";

/** Job `rollup-village`. A payload of another shape fails at once: no repetition would cure it, and the log shows it. */
export const rollupVillage: Task = async (payload) => {
  await rollUpVillage(rollupVillageSchema.parse(payload), new Date());
};
