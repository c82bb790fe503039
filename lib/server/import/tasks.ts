import "server-only";
import type { Task } from "graphile-worker";
import { checkImport, giveUpCheck } from "./check-import";
import { commitImport, giveUpCommit } from "./commit-import";
import { type ImportJob, importJobSchema } from "./job";

/** A crash or a lost database is cured by the second or third run; what fails thrice is told to the person. */
const ATTEMPTS = 3;

function importTask(
  run: (job: ImportJob, now: Date) => Promise<void>,
  giveUp: (job: ImportJob, now: Date) => Promise<void>,
): Task {
  return async (payload, helpers) => {
    const job = importJobSchema.parse(payload);
    try {
      await run(job, new Date());
    } catch (error) {
      if (helpers.job.attempts < ATTEMPTS) throw error;
      await giveUp(job, new Date());
    }
  };
}

/** Job `import-check`. */
export const importCheck = importTask(checkImport, giveUpCheck);

/** Job `import-commit`. */
export const importCommit = importTask(commitImport, giveUpCommit);
