import "server-only";
import type { Task } from "graphile-worker";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import { buildRequest, giveUpRequest } from "./build";
import { requestJobSchema } from "./job";

/** A crash or a lost database is cured by the second or third run; what fails thrice is told to the person. */
const ATTEMPTS = 3;

/** Job `data-request-build`. */
export const dataRequestBuild: Task = async (payload, helpers) => {
  const job = requestJobSchema.parse(payload);
  // A process that is killed throws nothing: the next run sees that the last was one too many.
  if (helpers.job.attempts > ATTEMPTS) return giveUpRequest(job);
  try {
    await buildRequest(job, new Date());
  } catch (error) {
    const { attempts } = helpers.job;
    const kind = error instanceof Error ? error.name : "unknown";
    const { requestId } = job;
    log().warn(
      { task: "data-request-build", requestId, attempt: attempts, kind, code: databaseFault(error)?.code },
      "request failed",
    );
    if (attempts < ATTEMPTS) throw error;
    await giveUpRequest(job);
  }
};
