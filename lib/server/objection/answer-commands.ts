import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { wordsProblem } from "@/lib/domain/nik/identity-number";
import { mustHear, objectionStep, STATEMENT_LENGTH } from "@/lib/domain/objection/objection";
import { type CommandResult, defineCommand, done } from "@/lib/server/command/command";
import { answerRefusal, findHeldObjection, type HeldObjection, type ObjectionKey } from "./held";
import { recordStep } from "./take-step";

const key = {
  regencyCode: z.string().regex(/^\d{4}$/),
  id: z.uuid(),
  version: z.number().int().min(1),
};
/** Says that somebody looks into it, so that whoever objected sees it. */
export const takeObjection = defineCommand({
  name: "objection.take",
  permission: "objection:answer",
  input: z.strictObject(key),
  async run(context) {
    const { sql, actor, input, now } = context;
    const held = await findHeldObjection(sql, input, now);
    if (held === null) return refuse("NOT_FOUND");
    const refused = answerRefusal(held, input, actor, now);
    if (refused !== null) return refused;
    if (objectionStep(held.state, "take") === null) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE objection SET state = 'processing', version = version + 1, taken_by = ${actor.userId}, taken_at = ${now},
      updated_at = ${now} WHERE regency_code = ${input.regencyCode} AND id = ${input.id}::uuid`;
    await recordStep(context, { ...input, villageCode: held.village, event: "take", note: null });
    return stepped(input, held, "objection:take");
  },
});

/** Answers it. The record changes only by a proposal of its village. */
export const answerObjection = defineCommand({
  name: "objection.answer",
  permission: "objection:answer",
  input: z.strictObject({
    ...key,
    accepts: z.boolean(),
    answer: z.string().trim().max(STATEMENT_LENGTH.most),
  }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const held = await findHeldObjection(sql, input, now);
    if (held === null) return refuse("NOT_FOUND");
    const refused = answerRefusal(held, input, actor, now);
    if (refused !== null) return refused;
    const words = wordsProblem(input.answer, STATEMENT_LENGTH);
    if (words !== null) return refuse("INVALID_INPUT", { fields: [{ path: "answer", detail: words }] });
    if (mustHear(held.objector, held.hearing))
      return refuse("NOT_ALLOWED_NOW", { info: { reason: "FAMILY_NOT_HEARD" } });
    const event = input.accepts ? "accept" : "refuse";
    const to = objectionStep(held.state, event);
    if (to === null) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE objection SET state = ${to}, version = version + 1, decided_by = ${actor.userId}, decided_at = ${now},
      answer = ${input.answer}, updated_at = ${now} WHERE regency_code = ${input.regencyCode} AND id = ${input.id}::uuid`;
    await recordStep(context, { ...input, villageCode: held.village, event, note: input.answer });
    return stepped(input, held, `objection:${event}`);
  },
});

/** Whoever wrote it down takes it back when the one who objected does. */
export const withdrawObjection = defineCommand({
  name: "objection.withdraw",
  permission: "objection:file",
  input: z.strictObject({ ...key, note: z.string().trim().max(STATEMENT_LENGTH.most) }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const held = await findHeldObjection(sql, input, now);
    if (held === null) return refuse("NOT_FOUND");
    if (held.version !== input.version) return refuse("STALE");
    if (held.filedBy !== actor.userId) return refuse("FORBIDDEN");
    if (objectionStep(held.state, "withdraw") === null) return refuse("NOT_ALLOWED_NOW");
    const words = wordsProblem(input.note, STATEMENT_LENGTH);
    if (words !== null) return refuse("INVALID_INPUT", { fields: [{ path: "note", detail: words }] });
    await sql`UPDATE objection SET state = 'withdrawn', version = version + 1, updated_at = ${now}
      WHERE regency_code = ${input.regencyCode} AND id = ${input.id}::uuid`;
    await recordStep(context, { ...input, villageCode: held.village, event: "withdraw", note: input.note });
    return stepped(input, held, "objection:withdraw");
  },
});

function stepped(
  { id, version }: ObjectionKey,
  { village }: HeldObjection,
  action: string,
): CommandResult<{ id: string; version: number }> {
  return done({ id, version: version + 1 }, { action, subjectKind: "objection", subjectIds: [id], areaCode: village });
}
