import "server-only";
import type { Task } from "graphile-worker";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import { buildExport, giveUpExport } from "./build";
import { exportJobSchema } from "./job";

/** A crash or a lost database is cured by the second or third run; what fails thrice is told to the person. */
const ATTEMPTS = 3;

/** Job `family-export`. */
export const familyExport: Task = async (payload, helpers) => {
  const job = exportJobSchema.parse(payload);
  const { attempts } = helpers.job;
  // A process that is killed throws nothing: the next run sees that the last was one too many.
  if (attempts > ATTEMPTS) return giveUpExport(job, new Date());
  try {
    await buildExport(job, new Date());
  } catch (error) {
    // Names and codes alone: the text of an error may quote what stood in a record.
    const kind = error instanceof Error ? error.name : "unknown";
    const { exportId } = job;
    log().warn(
      { task: "family-export", exportId, attempt: attempts, kind, code: databaseFault(error)?.code },
      "export failed",
    );
    if (attempts < ATTEMPTS) throw error;
    await giveUpExport(job, new Date());
  }
};
