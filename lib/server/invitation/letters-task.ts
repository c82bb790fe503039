import "server-only";
import type { Task } from "graphile-worker";
import { databaseFault } from "@/lib/server/db/database-error";
import { referenceSql } from "@/lib/server/db/reference";
import { log } from "@/lib/server/log/log";
import { drawLetters, fail } from "./draw-letters";
import { lettersJobSchema } from "./letters-job";

/** A crash or a lost database is cured by the second or third run; what fails thrice is told to the person. */
const ATTEMPTS = 3;

/** Job `invitation-letters`. */
export const invitationLetters: Task = async (payload, helpers) => {
  const job = lettersJobSchema.parse(payload);
  const { attempts } = helpers.job;
  // A process that is killed throws nothing: the next run sees that the last was one too many.
  if (attempts > ATTEMPTS) return fail(job);
  try {
    await drawLetters(job, new Date());
  } catch (error) {
    const kind = error instanceof Error ? error.name : "unknown";
    const { setId } = job;
    log().warn(
      { task: "invitation-letters", setId, attempt: attempts, kind, code: databaseFault(error)?.code },
      "letters failed",
    );
    if (attempts < ATTEMPTS) throw error;
    await fail(job);
  }
};

/** Takes the letters of print sets away that are over. Answers how many. */
export async function endSets(now: Date): Promise<number> {
  const [row] = await referenceSql()<{ n: number }>`SELECT app_end_invitation_sets(${now}) AS n`;
  return row?.n ?? 0;
}

/** Job `end-invitation-sets`, every hour. A download asks the clock itself. */
export const endInvitationSets: Task = async () => {
  const sets = await endSets(new Date());
  if (sets > 0) log().info({ sets }, "print sets ended");
};
