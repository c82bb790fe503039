import "server-only";
import type { CommandContext } from "@/lib/server/command/command";
import { recordPractice } from "@/lib/server/training-session/record-result";
import { practiceSet } from "./set";
import { listWorks, type PracticeWork } from "./work-row";

/** Writes that a work is done; where it was the last of its seat, the practical part is passed with it. Answers whether it was. */
export async function completeSet(context: CommandContext<unknown>, work: PracticeWork): Promise<boolean> {
  const { sql, actor, now } = context;
  await sql`UPDATE practice_work SET done_at = ${now}, updated_at = ${now}, version = version + 1 WHERE id = ${work.id}`;
  const { enrolmentId } = work;
  if (enrolmentId === null) return false;
  const [{ tasks }, works] = [
    await practiceSet(sql, actor.userId, enrolmentId),
    await listWorks(sql, actor.userId, enrolmentId),
  ];
  const done = new Set(works.filter(({ doneAt }) => doneAt !== null).map(({ task }) => task));
  if (!tasks.every((task) => done.has(task))) return false;
  await recordPractice(context, { enrolmentId, by: actor.userId });
  return true;
}
