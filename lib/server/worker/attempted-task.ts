import "server-only";
import type { Task } from "graphile-worker";
import type * as z from "zod";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";

/** A crash or a lost database is cured by the second or third run; what fails thrice is told to the person. */
const ATTEMPTS = 3;

/** A job that is tried three times and then given up on, which its asker is told. Its payload is ids and codes alone: it is logged. */
export function attemptedTask<Job extends Readonly<Record<string, string>>>(
  name: string,
  schema: z.ZodType<Job>,
  run: (job: Job, now: Date) => Promise<void>,
  giveUp: (job: Job, now: Date) => Promise<void>,
): Task {
  return async (payload, { job: { attempts } }) => {
    const job = schema.parse(payload);
    // A process that is killed throws nothing: the next run sees that the last was one too many.
    if (attempts > ATTEMPTS) return giveUp(job, new Date());
    try {
      await run(job, new Date());
    } catch (error) {
      // Names and codes alone: the text of an error may quote what stood in a file or a record.
      const kind = error instanceof Error ? error.name : "unknown";
      const about = Object.fromEntries(Object.entries(job).filter(([part]) => part !== "userId"));
      log().warn({ task: name, ...about, attempt: attempts, kind, code: databaseFault(error)?.code }, "job failed");
      if (attempts < ATTEMPTS) throw error;
      await giveUp(job, new Date());
    }
  };
}
