import "server-only";
import type { Task } from "graphile-worker";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import { checkHints, giveUpCheck } from "./check";
import { commitHints, giveUpCommit } from "./commit";
import { type HintJob, hintJobSchema } from "./job";

/** A crash or a lost database is cured by the second or third run; what fails thrice is told to the person. */
const ATTEMPTS = 3;

function hintTask(
  name: "hint-check" | "hint-commit",
  run: (job: HintJob, now: Date) => Promise<void>,
  giveUp: (job: HintJob, now: Date) => Promise<void>,
): Task {
  return async (payload, helpers) => {
    const job = hintJobSchema.parse(payload);
    try {
      await run(job, new Date());
    } catch (error) {
      // Names and codes alone: the text of an error may quote what stood in the file.
      const kind = error instanceof Error ? error.name : "unknown";
      const attempt = helpers.job.attempts;
      log().warn({ task: name, fileId: job.fileId, attempt, kind, code: databaseFault(error)?.code }, "hints failed");
      if (attempt < ATTEMPTS) throw error;
      await giveUp(job, new Date());
    }
  };
}

/** Job `hint-check`. */
export const hintCheck = hintTask("hint-check", checkHints, giveUpCheck);

/** Job `hint-commit`. */
export const hintCommit = hintTask("hint-commit", commitHints, giveUpCommit);
