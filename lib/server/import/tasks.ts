import "server-only";
import type { Task } from "graphile-worker";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import { checkImport, giveUpCheck } from "./check-import";
import { commitImport, giveUpCommit } from "./commit-import";
import { type ImportJob, importJobSchema } from "./job";

/** A crash or a lost database is cured by the second or third run; what fails thrice is told to the person. */
const ATTEMPTS = 3;

function importTask(
  name: "import-check" | "import-commit",
  run: (job: ImportJob, now: Date) => Promise<void>,
  giveUp: (job: ImportJob, now: Date) => Promise<void>,
): Task {
  return async (payload, helpers) => {
    const job = importJobSchema.parse(payload);
    try {
      await run(job, new Date());
    } catch (error) {
      logFailure(name, job, helpers.job.attempts, error);
      if (helpers.job.attempts < ATTEMPTS) throw error;
      await giveUp(job, new Date());
    }
  };
}

/** Names and codes alone: the text of an error may quote what stood in the file. */
function logFailure(task: string, job: ImportJob, attempt: number, error: unknown): void {
  const kind = error instanceof Error ? error.name : "unknown";
  const fields = { task, importId: job.importId, attempt, kind, code: databaseFault(error)?.code };
  if (attempt < ATTEMPTS) log().warn(fields, "import failed, will run again");
  else log().error(fields, "import failed for the last time");
}

/** Job `import-check`. */
export const importCheck = importTask("import-check", checkImport, giveUpCheck);

/** Job `import-commit`. */
export const importCommit = importTask("import-commit", commitImport, giveUpCommit);
