import "server-only";
import type { Task } from "graphile-worker";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import { checkReply, giveUpCheck } from "./check-reply";
import { commitReply, giveUpCommit } from "./commit-reply";
import { type ReplyJob, replyJobSchema } from "./job";

/** A crash or a lost database is cured by the second or third run; what fails thrice is told to the person. */
const ATTEMPTS = 3;

function replyTask(
  name: "reply-check" | "reply-commit",
  run: (job: ReplyJob, now: Date) => Promise<void>,
  giveUp: (job: ReplyJob, now: Date) => Promise<void>,
): Task {
  return async (payload, helpers) => {
    const job = replyJobSchema.parse(payload);
    try {
      await run(job, new Date());
    } catch (error) {
      // Names and codes alone: the text of an error may quote what stood in the file.
      const kind = error instanceof Error ? error.name : "unknown";
      log().warn(
        { task: name, batchId: job.batchId, attempt: helpers.job.attempts, kind, code: databaseFault(error)?.code },
        "reply failed",
      );
      if (helpers.job.attempts < ATTEMPTS) throw error;
      await giveUp(job, new Date());
    }
  };
}

/** Job `reply-check`. */
export const replyCheck = replyTask("reply-check", checkReply, giveUpCheck);

/** Job `reply-commit`. */
export const replyCommit = replyTask("reply-commit", commitReply, giveUpCommit);
