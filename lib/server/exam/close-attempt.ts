import "server-only";
import { type AttemptEnd, endingOf, isOverdue } from "@/lib/domain/exam/attempt";
import { markPaper, type Score, scoreOf } from "@/lib/domain/exam/score";
import type { AuditEntry } from "@/lib/server/audit/audit-entry";
import type { CommandContext } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { recordTheory } from "@/lib/server/training-session/record-result";
import { type Attempt, answersOf, lockAttempt } from "./attempt-row";
import { findQuestionOf } from "./bank/bank";

export interface Closed {
  readonly score: Score;
  readonly by: AttemptEnd;
  readonly audit: AuditEntry;
}

type Closing = Pick<CommandContext<unknown>, "sql" | "now" | "newId">;

/**
 * Ends a locked open attempt and scores it, all in the transaction that closes it: the result stands with the seat at once, and
 * opens what it opens. The person's lock is held by the caller.
 */
export async function closeAttempt(context: Closing, attempt: Attempt): Promise<Closed> {
  const { sql, now } = context;
  const { at, by } = endingOf(attempt, now);
  const answers = await answersOf(sql, attempt.userId, attempt.id);
  const score = scoreOf(markPaper(attempt.paper, answers, findQuestionOf));
  await sql`UPDATE exam_attempt SET finished_at = ${at}, ended_by = ${by}, right_count = ${score.right},
      score = ${score.percent}, passed = ${score.hasPassed}
    WHERE id = ${attempt.id} AND user_id = ${attempt.userId} AND finished_at IS NULL`;
  await recordTheory(context, { enrolmentId: attempt.enrolmentId, score: score.percent, at, by: attempt.userId });
  return {
    score,
    by,
    audit: {
      action: "exam:finish",
      subjectKind: "exam",
      subjectIds: [attempt.id],
      areaCode: attempt.regionCode,
      detail: { try: attempt.tryNumber, answers: answers.size, passed: score.hasPassed, by },
    },
  };
}

/** Closes what the clock has ended of a person's attempts, whatever its seat; null where nothing is overdue. */
export async function closeOverdueOf(context: Closing, userId: string): Promise<Closed | null> {
  const id = await openAttemptId(context.sql, userId);
  const attempt = id === null ? null : await lockAttempt(context.sql, userId, id);
  return attempt !== null && isOverdue(attempt, context.now) ? closeAttempt(context, attempt) : null;
}

async function openAttemptId(sql: Sql, userId: string): Promise<string | null> {
  const rows = await sql<{ id: string }>`SELECT id FROM exam_attempt WHERE user_id = ${userId} AND finished_at IS NULL`;
  return rows[0]?.id ?? null;
}
