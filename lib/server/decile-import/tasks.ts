import "server-only";
import type { Task } from "graphile-worker";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import { checkImport, giveUpCheck } from "./check-import";
import { commitImport, giveUpCommit } from "./commit-import";
import { type DecileJob, decileJobSchema } from "./job";

/** A crash or a lost database is cured by the second or third run; what fails thrice is told to the person. */
const ATTEMPTS = 3;

function importTask(
  name: "decile-check" | "decile-commit",
  run: (job: DecileJob, now: Date) => Promise<void>,
  giveUp: (job: DecileJob, now: Date) => Promise<void>,
): Task {
  return async (payload, helpers) => {
    const job = decileJobSchema.parse(payload);
    try {
      await run(job, new Date());
    } catch (error) {
      // Names and codes alone: the text of an error may quote what stood in the file.
      const kind = error instanceof Error ? error.name : "unknown";
      const { attempts } = helpers.job;
      log().warn(
        { task: name, importId: job.importId, attempt: attempts, kind, code: databaseFault(error)?.code },
        "deciles failed",
      );
      if (attempts < ATTEMPTS) throw error;
      await giveUp(job, new Date());
    }
  };
}

/** Job `decile-check`. */
export const decileCheck = importTask("decile-check", checkImport, giveUpCheck);

/** Job `decile-commit`. */
export const decileCommit = importTask("decile-commit", commitImport, giveUpCommit);
