import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { takesAnswers } from "@/lib/domain/exam/attempt";
import { PAPER_LENGTH } from "@/lib/domain/exam/blueprint";
import { defineCommand, done } from "@/lib/server/command/command";
import { lockAttempt, optionPlace } from "./attempt-row";

const answerSchema = z.strictObject({
  place: z
    .int()
    .min(0)
    .max(PAPER_LENGTH - 1),
  option: optionPlace,
});

/**
 * Keeps answers of an own open attempt. For each place the last to arrive holds, of several in one message the last; what arrives
 * after the end, or for a finished attempt, is refused.
 */
export const answerExam = defineCommand({
  name: "exam.answer",
  permission: null,
  input: z.strictObject({ attemptId: z.uuid(), answers: z.array(answerSchema).min(1).max(PAPER_LENGTH) }),
  async run({ sql, actor, input, now }) {
    const attempt = await lockAttempt(sql, actor.userId, input.attemptId);
    if (attempt === null) return refuse("NOT_FOUND");
    if (!takesAnswers(attempt, now)) return refuse("NOT_ALLOWED_NOW");
    const last = new Map(input.answers.map(({ place, option }) => [place, option]));
    await sql`INSERT INTO exam_answer AS w (attempt_id, place, option, answered_at)
      SELECT ${attempt.id}::uuid, place, option, ${now}::timestamptz
      FROM unnest(${[...last.keys()]}::smallint[], ${[...last.values()]}::smallint[]) AS given (place, option)
      ON CONFLICT (attempt_id, place) DO UPDATE SET option = excluded.option, answered_at = excluded.answered_at`;
    return done(
      // The page sets its clock by it.
      { serverNow: now.getTime() },
      {
        action: "exam:answer",
        subjectKind: "exam",
        subjectIds: [attempt.id],
        areaCode: attempt.regionCode,
        detail: { answers: last.size },
      },
    );
  },
});
