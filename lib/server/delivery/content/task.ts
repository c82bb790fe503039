import "server-only";
import type { Task } from "graphile-worker";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import { buildPackage } from "./build";
import { buildJobSchema } from "./job";
import { giveUpBuild } from "./outcome";

/** A crash or a lost database is cured by the second or third run; what fails thrice is told to the person. */
const ATTEMPTS = 3;

/** Job `delivery-build`. */
export const deliveryBuild: Task = async (payload, helpers) => {
  const job = buildJobSchema.parse(payload);
  // A process that is killed throws nothing: the next run sees that the last was one too many.
  if (helpers.job.attempts > ATTEMPTS) return giveUpBuild(job);
  try {
    await buildPackage(job, new Date());
  } catch (error) {
    const { attempts } = helpers.job;
    const kind = error instanceof Error ? error.name : "unknown";
    const { packageId } = job;
    log().warn(
      { task: "delivery-build", packageId, attempt: attempts, kind, code: databaseFault(error)?.code },
      "package failed",
    );
    if (attempts < ATTEMPTS) throw error;
    await giveUpBuild(job);
  }
};
