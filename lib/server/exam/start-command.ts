import "server-only";
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { endOfAttempt, startProblem } from "@/lib/domain/exam/attempt";
import { blueprintOf } from "@/lib/domain/exam/blueprint";
import { drawPaper } from "@/lib/domain/exam/draw";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { lockPerson } from "./attempt-row";
import { QUESTION_BANK } from "./bank/bank";
import { closeOverdueOf } from "./close-attempt";
import { findTest } from "./find-test";

/**
 * Begins a try of an own test: of a seat, or of one that is asked again. Refused with the reason while anything of `startProblem` holds; an earlier try that
 * the clock has ended is scored first, and may be the reason.
 */
export const startExam = defineCommand({
  name: "exam.start",
  permission: null,
  input: z.strictObject({ testId: z.uuid(), id: z.uuid() }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { userId } = actor;
    await lockPerson(sql, userId);
    const overdue = await closeOverdueOf(context, userId);
    const test = await findTest(sql, { userId, testId: input.testId, isToStart: true }, now);
    if (test === null) return refuse("NOT_FOUND");
    const problem = startProblem(test.facts, now);
    if (problem !== null) return refuse("NOT_ALLOWED_NOW", { fields: [{ path: "testId", detail: problem }] });
    const tryNumber = test.facts.tries + 1;
    // Drawn here: a seed that the page could choose would choose the questions.
    const paper = drawPaper(QUESTION_BANK, blueprintOf(test.role), randomUUID(), await askedBefore(sql, userId));
    const endsAt = endOfAttempt(now);
    await sql`INSERT INTO exam_attempt (id, user_id, appointment_id, enrolment_id, retest_id, try_number, role, paper, started_at, ends_at)
      VALUES (${input.id}, ${userId}, ${test.appointmentId}, ${test.isAgain ? null : test.testId}, ${test.isAgain ? test.testId : null},
        ${tryNumber}, ${test.role}, ${JSON.stringify(paper)}, ${now}, ${endsAt})`;
    return done(
      { id: input.id },
      {
        action: "exam:start",
        subjectKind: "exam",
        subjectIds: [input.id],
        areaCode: test.regionCode,
        detail: { try: tryNumber },
      },
      overdue === null ? [] : [overdue.audit],
    );
  },
});

/** Codes of the questions that a person has been asked in any earlier paper. */
async function askedBefore(sql: Sql, userId: string): Promise<ReadonlySet<string>> {
  const rows = await sql<{ code: string }>`SELECT DISTINCT question->>'code' AS code
    FROM exam_attempt t CROSS JOIN LATERAL jsonb_array_elements(t.paper) AS question WHERE t.user_id = ${userId}`;
  return new Set(rows.map(({ code }) => code));
}
