import "server-only";
import type { Task } from "graphile-worker";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import { checkReply, giveUpCheck } from "./check";
import { commitReply, giveUpCommit } from "./commit";
import { type ReplyJob, replyJobSchema } from "./job";

/** A crash or a lost database is cured by the second or third run; what fails thrice is told to the person. */
const ATTEMPTS = 3;

function replyTask(
  name: "delivery-reply-check" | "delivery-reply-commit",
  run: (job: ReplyJob, now: Date) => Promise<void>,
  giveUp: (job: ReplyJob, now: Date) => Promise<void>,
): Task {
  return async (payload, helpers) => {
    const job = replyJobSchema.parse(payload);
    const { attempts } = helpers.job;
    // A process that is killed throws nothing: the next run sees that the last was one too many.
    if (attempts > ATTEMPTS) return giveUp(job, new Date());
    try {
      await run(job, new Date());
    } catch (error) {
      // Names and codes alone: the text of an error may quote what stood in the file.
      const kind = error instanceof Error ? error.name : "unknown";
      const { replyId } = job;
      log().warn({ task: name, replyId, attempt: attempts, kind, code: databaseFault(error)?.code }, "reply failed");
      if (attempts < ATTEMPTS) throw error;
      await giveUp(job, new Date());
    }
  };
}

/** Job `delivery-reply-check`. */
export const deliveryReplyCheck = replyTask("delivery-reply-check", checkReply, giveUpCheck);

/** Job `delivery-reply-commit`. */
export const deliveryReplyCommit = replyTask("delivery-reply-commit", commitReply, giveUpCommit);
