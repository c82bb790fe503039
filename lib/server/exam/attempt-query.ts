import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { takesAnswers } from "@/lib/domain/exam/attempt";
import type { PaperQuestion } from "@/lib/domain/exam/draw";
import type { AttemptPaper, ShownQuestion } from "@/lib/domain/exam/exam-page";
import type { PaperAnswers } from "@/lib/domain/exam/score";
import type { Locale } from "@/lib/i18n/locale";
import { referenceSql } from "@/lib/server/db/reference";
import { timeZoneOf } from "@/lib/server/region/queries";
import { answersOf, findOwnAttempt } from "./attempt-row";
import { findQuestionOf } from "./bank/bank";

/**
 * An own open attempt, to work on: the questions in the reader's language as this paper shows them, and nothing by which the right
 * answer could be told. Null for another's, and for one that takes no answers any more.
 */
export async function findAttempt(
  actor: Actor,
  attemptId: string,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Promise<AttemptPaper | null> {
  const sql = referenceSql();
  const attempt = await findOwnAttempt(sql, actor.userId, attemptId);
  if (attempt === null || !takesAnswers(attempt, now)) return null;
  const [answers, timeZone] = await Promise.all([
    answersOf(sql, actor.userId, attemptId),
    timeZoneOf(attempt.regionCode),
  ]);
  return {
    attemptId,
    testId: attempt.testId,
    number: attempt.tryNumber,
    timeZone,
    questions: attempt.paper.flatMap((question, place) => shown(question, place, answers, locale)),
    serverNow: now.getTime(),
    endsAt: attempt.endsAt.getTime(),
  };
}

/** A question that has left the bank is shown no more; it counts for nobody. */
function shown(
  { code, optionOrder }: PaperQuestion,
  place: number,
  answers: PaperAnswers,
  locale: Locale,
): readonly ShownQuestion[] {
  const question = findQuestionOf(code);
  if (question === null) return [];
  const options = optionOrder.map((option) => question.options[option].text[locale]);
  return [{ place, text: question.text[locale], options, answer: answers.get(place) ?? null }];
}
