import "server-only";
import type { Task } from "graphile-worker";
import * as z from "zod";
import { isSnapshotId } from "@/lib/domain/dynamics/snapshot";
import { countDynamics, sumDynamics } from "./recount";

const snapshotId = z.string().refine(isSnapshotId);
const countSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  villageCode: z.string().regex(/^\d{10}$/),
  snapshotId,
});
const sumSchema = z.strictObject({ areaCode: z.string().regex(/^(0|\d{2}|\d{4})$/), snapshotId });

/** Job `count-dynamics`. */
export const countDynamicsTask: Task = async (payload) => {
  await countDynamics(countSchema.parse(payload), new Date());
};

/** Job `sum-dynamics`. */
export const sumDynamicsTask: Task = async (payload) => {
  await sumDynamics(sumSchema.parse(payload), new Date());
};
