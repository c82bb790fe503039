import "server-only";
import type { Task } from "graphile-worker";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import { checkLoad, clearLoad, giveUpCheck } from "./check";
import { type ExtractJob, type ExtractTask, extractJobSchema } from "./job";
import { giveUpRecord, recordLoad } from "./record";

/** A crash or a lost database is cured by a later run, which goes on from the last mark; what fails so often is told to the person. */
const ATTEMPTS = 4;

function extractTask(
  name: ExtractTask,
  run: (job: ExtractJob, now: Date) => Promise<void>,
  giveUp: (job: ExtractJob, now: Date) => Promise<void>,
): Task {
  return async (payload, helpers) => {
    const job = extractJobSchema.parse(payload);
    const { attempts } = helpers.job;
    // Runs that were killed said nothing: they count all the same.
    if (attempts > ATTEMPTS) {
      log().warn({ task: name, loadId: job.loadId, attempt: attempts }, "extract given up");
      return giveUp(job, new Date());
    }
    try {
      await run(job, new Date());
    } catch (error) {
      // Names and codes alone: the text of an error may quote what stood in the file.
      const kind = error instanceof Error ? error.name : "unknown";
      const code = databaseFault(error)?.code;
      log().warn({ task: name, loadId: job.loadId, attempt: attempts, kind, code }, "extract failed");
      if (attempts < ATTEMPTS) throw error;
      await giveUp(job, new Date());
    }
  };
}

/** Job `extract-check`. */
export const extractCheck = extractTask("extract-check", checkLoad, giveUpCheck);

/** Job `extract-record`. */
export const extractRecord = extractTask("extract-record", recordLoad, giveUpRecord);

/** Job `extract-clear`. What is left over is taken away by the next load that ends. */
export const extractClear = extractTask("extract-clear", clearLoad, async () => undefined);
