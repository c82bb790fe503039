import "server-only";
import type { Task } from "graphile-worker";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import { checkOfficeFile, giveUpCheck } from "./check";
import { commitOfficeFile, giveUpCommit } from "./commit";
import { type OfficeJob, officeJobSchema } from "./job";

/** A crash or a lost database is cured by the second or third run; what fails thrice is told to the person. */
const ATTEMPTS = 3;

function officeTask(
  name: "office-file-check" | "office-file-commit",
  run: (job: OfficeJob, now: Date) => Promise<void>,
  giveUp: (job: OfficeJob, now: Date) => Promise<void>,
): Task {
  return async (payload, helpers) => {
    const job = officeJobSchema.parse(payload);
    try {
      await run(job, new Date());
    } catch (error) {
      // Names and codes alone: the text of an error may quote what stood in the file.
      const kind = error instanceof Error ? error.name : "unknown";
      const attempt = helpers.job.attempts;
      log().warn(
        { task: name, fileId: job.fileId, attempt, kind, code: databaseFault(error)?.code },
        "office file failed",
      );
      if (attempt < ATTEMPTS) throw error;
      await giveUp(job, new Date());
    }
  };
}

/** Job `office-file-check`. */
export const officeFileCheck = officeTask("office-file-check", checkOfficeFile, giveUpCheck);

/** Job `office-file-commit`. */
export const officeFileCommit = officeTask("office-file-commit", commitOfficeFile, giveUpCommit);
