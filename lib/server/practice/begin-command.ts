import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { PAIRS_TASK } from "@/lib/domain/practice/task";
import { defineCommand, done } from "@/lib/server/command/command";
import { sealPayload } from "@/lib/server/proposal/sealed-payload";
import { EMPTY_WORK } from "./judge-work";
import { seatProblem } from "./seat-problem";
import { practiceSet } from "./set";

/** Begins an own task, of a seat or of free practice; one that was begun already is answered with its id. */
export const beginPractice = defineCommand({
  name: "practice.begin",
  permission: null,
  input: z.strictObject({ enrolmentId: z.uuid().nullable(), task: z.string().max(30) }),
  async run({ sql, actor, input, now, newId }) {
    const { userId, grant } = actor;
    const refused = await seatProblem(sql, { userId, enrolmentId: input.enrolmentId }, now);
    if (refused !== null) return refused;
    const { tasks } = await practiceSet(sql, userId, input.enrolmentId);
    if (!tasks.includes(input.task)) return refuse("NOT_FOUND");
    const payload = input.task === PAIRS_TASK ? null : JSON.stringify(sealPayload(EMPTY_WORK));
    await sql`INSERT INTO practice_work (id, user_id, enrolment_id, task, payload, begun_at, updated_at)
      VALUES (${newId()}, ${userId}, ${input.enrolmentId}, ${input.task}, ${payload}::jsonb, ${now}, ${now})
      ON CONFLICT (user_id, enrolment_id, task) DO NOTHING`;
    const [row] = await sql<{ id: string }>`SELECT id FROM practice_work
      WHERE user_id = ${userId} AND enrolment_id IS NOT DISTINCT FROM ${input.enrolmentId}::uuid AND task = ${input.task}`;
    if (row === undefined) return refuse("NOT_FOUND");
    return done(
      { id: row.id },
      { action: "practice:begin", subjectKind: "practice", subjectIds: [row.id], areaCode: grant.regionCode },
    );
  },
});
