import "server-only";
import { type AttemptEnd, endingOf, isOverdue } from "@/lib/domain/exam/attempt";
import { markPaper, type Score, scoreOf } from "@/lib/domain/exam/score";
import type { AuditEntry } from "@/lib/server/audit/audit-entry";
import type { CommandContext } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { recordTheory } from "@/lib/server/training-session/record-result";
import { passRetest } from "@/lib/server/training-session/retest-end";
import { type Attempt, answersOf, lockAttempt } from "./attempt-row";
import { findQuestionOf } from "./bank/bank";

export interface Closed {
  readonly score: Score;
  readonly by: AttemptEnd;
  readonly audit: AuditEntry;
}

type Closing = Pick<CommandContext<unknown>, "sql" | "now" | "newId">;

/**
 * Ends a locked open attempt and scores it, all in the transaction that closes it: the result stands at once with the seat, or with
 * the test that was asked again, and opens what it opens. The person's lock is held by the caller.
 */
export async function closeAttempt(context: Closing, attempt: Attempt): Promise<Closed> {
  const { sql, now } = context;
  const { at, by } = endingOf(attempt, now);
  const answers = await answersOf(sql, attempt.userId, attempt.id);
  const score = scoreOf(markPaper(attempt.paper, answers, findQuestionOf), attempt.passMark);
  await sql`UPDATE exam_attempt SET finished_at = ${at}, ended_by = ${by}, right_count = ${score.right},
      score = ${score.percent}, passed = ${score.hasPassed}
    WHERE id = ${attempt.id} AND user_id = ${attempt.userId} AND finished_at IS NULL`;
  await recordResult(context, attempt, score, at);
  return {
    score,
    by,
    audit: {
      action: "exam:finish",
      subjectKind: "exam",
      subjectIds: [attempt.id],
      areaCode: attempt.regionCode,
      detail: {
        try: attempt.tryNumber,
        answers: answers.size,
        passed: score.hasPassed,
        by,
        ...(attempt.retestId === null ? {} : { again: true }),
      },
    },
  };
}

async function recordResult(context: Closing, attempt: Attempt, score: Score, at: Date): Promise<void> {
  const { enrolmentId, retestId, userId } = attempt;
  if (enrolmentId !== null) await recordTheory(context, { enrolmentId, score: score.percent, at, by: userId });
  if (retestId !== null && score.hasPassed) await passRetest(context, retestId);
}

/** Closes what the clock has ended of a person's attempts, of whatever test; null where nothing is overdue. */
export async function closeOverdueOf(context: Closing, userId: string): Promise<Closed | null> {
  const id = await openAttemptId(context.sql, userId);
  const attempt = id === null ? null : await lockAttempt(context.sql, userId, id);
  return attempt !== null && isOverdue(attempt, context.now) ? closeAttempt(context, attempt) : null;
}

async function openAttemptId(sql: Sql, userId: string): Promise<string | null> {
  const rows = await sql<{ id: string }>`SELECT id FROM exam_attempt WHERE user_id = ${userId} AND finished_at IS NULL`;
  return rows[0]?.id ?? null;
}
