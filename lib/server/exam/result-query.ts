import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { type AttemptEnd, MOST_TRIES } from "@/lib/domain/exam/attempt";
import type { ExamResult, ReviewLine } from "@/lib/domain/exam/exam-page";
import { type Mark, markPaper, marksByModule, modulesToRead, type PaperAnswers } from "@/lib/domain/exam/score";
import { moduleOf } from "@/lib/domain/training/curriculum";
import { MODULE_CODES, type ModuleCode } from "@/lib/domain/training/module";
import type { Locale } from "@/lib/i18n/locale";
import { referenceSql } from "@/lib/server/db/reference";
import type { Sql } from "@/lib/server/db/sql";
import { type Attempt, answersOf, findOwnAttempt } from "./attempt-row";
import { findQuestionOf } from "./bank/bank";

interface OutcomeRow {
  readonly endedBy: AttemptEnd;
  readonly score: number;
  readonly passed: boolean;
  /** Of the same test; while one is open it is not among them. */
  readonly finishedTries: number;
  readonly isPassedEver: boolean;
}

/**
 * What came of an own finished try: by module, and what to read again. Which answers were wrong, and why, is told only when the test
 * is passed or no try is left: another try may ask a question again, and then it would be known. Null for another's attempt and
 * for one that is still open.
 */
export async function findResult(actor: Actor, attemptId: string, locale: Locale): Promise<ExamResult | null> {
  const sql = referenceSql();
  const { userId } = actor;
  const attempt = await findOwnAttempt(sql, userId, attemptId);
  if (attempt === null || attempt.finishedAt === null) return null;
  const [answers, outcome] = await Promise.all([answersOf(sql, userId, attemptId), outcomeOf(sql, attempt)]);
  if (outcome === null) return null;
  const marks = markPaper(attempt.paper, answers, findQuestionOf);
  const modules = marksByModule(marks, MODULE_CODES);
  const title = (module: ModuleCode) => moduleOf(module).lesson[locale].title;
  const mayTryAgain = !outcome.isPassedEver && outcome.finishedTries < MOST_TRIES;
  return {
    attemptId,
    number: attempt.tryNumber,
    endedAt: attempt.finishedAt,
    endedBy: outcome.endedBy,
    score: outcome.score,
    hasPassed: outcome.passed,
    passMark: attempt.passMark,
    right: marks.filter(({ isRight }) => isRight).length,
    of: marks.length,
    modules: modules.map((mark) => ({ ...mark, title: title(mark.module) })),
    toRead: modulesToRead(modules, attempt.passMark).map((module) => ({ module, title: title(module) })),
    review: mayTryAgain ? null : marks.flatMap((mark) => reviewLine(mark, attempt, answers, locale)),
  };
}

async function outcomeOf(sql: Sql, { id, userId, testId }: Attempt): Promise<OutcomeRow | null> {
  const [row] =
    await sql<OutcomeRow>`SELECT t.ended_by AS "endedBy", t.score, t.passed, own.tries AS "finishedTries", own.passed AS "isPassedEver"
    FROM exam_attempt t CROSS JOIN LATERAL (SELECT count(*)::int AS tries, coalesce(bool_or(o.passed), false) AS passed
      FROM exam_attempt o WHERE o.user_id = ${userId} AND coalesce(o.enrolment_id, o.retest_id) = ${testId} AND o.finished_at IS NOT NULL) AS own
    WHERE t.id = ${id} AND t.user_id = ${userId}`;
  return row ?? null;
}

function reviewLine(
  { place, code, isRight }: Mark,
  { paper }: Attempt,
  answers: PaperAnswers,
  locale: Locale,
): readonly ReviewLine[] {
  const question = findQuestionOf(code);
  const shown = answers.get(place);
  const option = shown === undefined ? undefined : paper[place]?.optionOrder[shown];
  if (question === null) return [];
  return [
    {
      place,
      text: question.text[locale],
      chosen: option === undefined ? null : question.options[option].text[locale],
      isRight,
      why: question.why[locale],
    },
  ];
}
