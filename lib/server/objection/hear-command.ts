import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { wordsProblem } from "@/lib/domain/nik/identity-number";
import {
  HEARINGS,
  type Hearing,
  isOpenObjection,
  mustHear,
  type ObjectionState,
  type Objector,
  STATEMENT_LENGTH,
} from "@/lib/domain/objection/objection";
import { localDay } from "@/lib/domain/period/period";
import { defineCommand, done } from "@/lib/server/command/command";
import { recordStep } from "./take-step";

interface Held {
  readonly state: ObjectionState;
  readonly version: number;
  readonly village: string;
  readonly zone: string;
  readonly objector: Objector;
  readonly hearing: Hearing | null;
}

/** Writes down what the family says to an objection of somebody else, or that it would not or could not be asked; once, before the answer. */
export const hearFamily = defineCommand({
  name: "objection.hear",
  permission: "objection:file",
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
    const [held] =
      await sql<Held>`SELECT o.state, o.version, o.village_code AS village, r.time_zone AS zone, o.objector, o.hearing
      FROM objection o JOIN region r ON r.code = o.village_code WHERE o.regency_code = ${regencyCode} AND o.id = ${id}::uuid FOR UPDATE OF o`;
    if (held === undefined) return refuse("NOT_FOUND");
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
