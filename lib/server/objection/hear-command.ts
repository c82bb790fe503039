import "server-only";
import * as z from "zod";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { wordsProblem } from "@/lib/domain/nik/identity-number";
import {
  HEARINGS,
  isOpenObjection,
  mayRecordHearing,
  mustHear,
  STATEMENT_LENGTH,
} from "@/lib/domain/objection/objection";
import { localDay } from "@/lib/domain/period/period";
import { defineCommand, done } from "@/lib/server/command/command";
import { barOf, findHeldObjection } from "./held";
import { recordStep } from "./take-step";

/**
 * Writes down what the family says to an objection of somebody else, or that it would not or could not be asked; once, before the answer. By who
 * writes objections down, and by who may answer this one now.
 */
export const hearFamily = defineCommand({
  name: "objection.hear",
  permission: "objection:read",
  input: z.strictObject({
    regencyCode: z.string().regex(/^\d{4}$/),
    id: z.uuid(),
    version: z.number().int().min(1),
    outcome: z.enum(HEARINGS),
    note: z.string().trim().max(STATEMENT_LENGTH.most),
  }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regencyCode, id } = input;
    const may = { file: authorize(actor, "objection:file"), answer: authorize(actor, "objection:answer") };
    if (!may.file && !may.answer) return refuse("FORBIDDEN");
    const held = await findHeldObjection(sql, input, now);
    if (held === null) return refuse("NOT_FOUND");
    if (!mayRecordHearing(may, barOf(held, actor, now))) return refuse("FORBIDDEN");
    if (held.version !== input.version) return refuse("STALE");
    if (!isOpenObjection(held.state) || !mustHear(held.objector, held.hearing)) return refuse("NOT_ALLOWED_NOW");
    const words = wordsProblem(input.note, STATEMENT_LENGTH);
    if (words !== null) return refuse("INVALID_INPUT", { fields: [{ path: "note", detail: words }] });
    await sql`UPDATE objection SET hearing = ${input.outcome}, hearing_on = ${localDay(now, held.zone)}::date, hearing_note = ${input.note},
      hearing_by = ${actor.userId}::uuid, version = version + 1, updated_at = ${now} WHERE regency_code = ${regencyCode} AND id = ${id}::uuid`;
    await recordStep(context, { regencyCode, id, villageCode: held.village, event: "hear", note: input.note });
    return done(
      { id, version: input.version + 1 },
      {
        action: "objection:hear",
        subjectKind: "objection",
        subjectIds: [id],
        areaCode: held.village,
        detail: { reason: input.outcome },
      },
    );
  },
});
