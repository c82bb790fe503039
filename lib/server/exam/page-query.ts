import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { type AttemptEnd, isOverdue, lastStart, startProblem } from "@/lib/domain/exam/attempt";
import { blueprintOf } from "@/lib/domain/exam/blueprint";
import type { ExamPage, OpenAttempt, TryLine } from "@/lib/domain/exam/exam-page";
import { moduleOf } from "@/lib/domain/training/curriculum";
import type { Locale } from "@/lib/i18n/locale";
import { referenceSql } from "@/lib/server/db/reference";
import type { Sql } from "@/lib/server/db/sql";
import { regionLabel } from "@/lib/server/region/queries";
import { findTest } from "./find-test";

/** An own test: what may be done, why not, and what came of earlier tries. Null for another's. */
export async function findExamPage(
  actor: Actor,
  testId: string,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Promise<ExamPage | null> {
  const sql = referenceSql();
  const { userId } = actor;
  const test = await findTest(sql, { userId, testId }, now);
  if (test === null) return null;
  const [tries, open, region] = await Promise.all([
    finishedTries(sql, userId, testId),
    findOpen(sql, userId, now),
    regionLabel(test.regionCode),
  ]);
  const { role, timeZone, title, facts, triesLeft, passMark } = test;
  return {
    testId,
    trainingTitle: title,
    role,
    regionLabel: region,
    timeZone,
    startsAt: facts.seat.startsAt,
    lastStart: lastStart(facts.testEnd),
    problem: startProblem(facts, now),
    open,
    tries,
    triesLeft,
    passMark,
    blueprint: blueprintOf(role).map(({ module, count }) => ({
      module,
      title: moduleOf(module).lesson[locale].title,
      count,
    })),
  };
}

interface TryRow {
  readonly id: string;
  readonly tryNumber: number;
  readonly finishedAt: Date;
  readonly endedBy: AttemptEnd;
  readonly score: number;
  readonly passed: boolean;
}

async function finishedTries(sql: Sql, userId: string, testId: string): Promise<readonly TryLine[]> {
  const rows =
    await sql<TryRow>`SELECT id, try_number AS "tryNumber", finished_at AS "finishedAt", ended_by AS "endedBy", score, passed
    FROM exam_attempt WHERE user_id = ${userId} AND coalesce(enrolment_id, retest_id) = ${testId} AND finished_at IS NOT NULL ORDER BY try_number`;
  return rows.map(({ id, tryNumber, finishedAt, endedBy, score, passed }) => ({
    attemptId: id,
    number: tryNumber,
    endedAt: finishedAt,
    endedBy,
    score,
    hasPassed: passed,
  }));
}

interface OpenRow {
  readonly attemptId: string;
  readonly testId: string;
  readonly startedAt: Date;
  readonly endsAt: Date;
}

async function findOpen(sql: Sql, userId: string, now: Date): Promise<OpenAttempt | null> {
  const [row] =
    await sql<OpenRow>`SELECT id AS "attemptId", coalesce(enrolment_id, retest_id) AS "testId", started_at AS "startedAt",
      ends_at AS "endsAt"
    FROM exam_attempt WHERE user_id = ${userId} AND finished_at IS NULL`;
  if (row === undefined) return null;
  const { attemptId, testId, endsAt } = row;
  return { attemptId, testId, endsAt, isOverdue: isOverdue({ ...row, finishedAt: null }, now) };
}
