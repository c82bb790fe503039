import "server-only";
import type { Task } from "graphile-worker";
import { coverVillageSchema } from "@/lib/domain/rollup/rollup";
import { coverVillage } from "@/lib/server/rollup/roll-up-village";

/** Job `cover-village`, an hour after a village's first change: how far its variables are filled. */
export const coverVillageTask: Task = async (payload) => {
  await coverVillage(coverVillageSchema.parse(payload), new Date());
};
