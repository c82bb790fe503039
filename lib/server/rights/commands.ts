import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { wordsProblem } from "@/lib/domain/nik/identity-number";
import {
  DESK_PROOFS,
  isReasonOf,
  isRestricting,
  REFUSAL_REASONS,
  RIGHTS_ASKERS,
  RIGHTS_KINDS,
  type RightsEvent,
  type RightsStanding,
  rightsAnswerBar,
  WISH_LENGTH,
} from "@/lib/domain/rights/rights";
import { type CommandContext, type CommandResult, defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { openRightsRequest } from "./open-request";
import { eventBy, recordEvent } from "./record-event";

const regencyCode = z.string().regex(/^\d{4}$/);
const key = { regencyCode, id: z.uuid(), version: z.number().int().min(1) };
interface Key {
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
}
const text = z.string().trim().max(WISH_LENGTH.most);

/** At the desk, of a family whose card was seen. */
export const recordRightsRequest = defineCommand({
  name: "rights.record",
  permission: "rights:record",
  input: z.strictObject({
    id: z.uuid(),
    regencyCode,
    householdId: z.uuid(),
    kind: z.enum(RIGHTS_KINDS),
    asker: z.enum(RIGHTS_ASKERS),
    proof: z.enum(DESK_PROOFS),
    wish: text,
  }),
  async run(context) {
    const { sql, actor, input } = context;
    const { proof, ...opening } = input;
    const opened = await openRightsRequest(sql, opening, { channel: "desk", proof, officer: eventBy(actor) }, context);
    if (!opened.ok) return opened;
    return done(
      { id: input.id },
      {
        action: "rights:open",
        subjectKind: "rights-request",
        subjectIds: [input.id],
        areaCode: opened.value.villageCode,
        detail: { reason: input.kind },
      },
    );
  },
});

interface Held extends RightsStanding {
  readonly village: string;
  readonly version: number;
}

async function findHeld(sql: Sql, { regencyCode: regency, id }: Key): Promise<Held | null> {
  const [row] = await sql<Held>`SELECT village_code AS village, version, kind, state, recorded_by AS "recordedBy",
      lifted_at IS NOT NULL AS "isLifted"
    FROM rights_request WHERE regency_code = ${regency} AND id = ${id}::uuid FOR UPDATE`;
  return row ?? null;
}

/** Answers it: granted, or refused for a reason of the list, in words that the family understands. */
export const answerRightsRequest = defineCommand({
  name: "rights.answer",
  permission: "rights:answer",
  input: z.strictObject({ ...key, grants: z.boolean(), reason: z.enum(REFUSAL_REASONS).nullable(), answer: text }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const held = await findHeld(sql, input);
    if (held === null) return refuse("NOT_FOUND");
    if (held.version !== input.version) return refuse("STALE");
    const bar = rightsAnswerBar(held, actor.userId);
    if (bar !== null) return refuse(bar);
    const words = input.grants && input.answer === "" ? null : wordsProblem(input.answer, WISH_LENGTH);
    const isReasoned = input.grants
      ? input.reason === null
      : input.reason !== null && isReasonOf(held.kind, input.reason);
    const fields = [
      ...(words === null ? [] : [{ path: "answer", detail: words }]),
      ...(isReasoned ? [] : [{ path: "reason", detail: "NOT_OF_KIND" }]),
    ];
    if (fields.length > 0) return refuse("INVALID_INPUT", { fields });
    await sql`UPDATE rights_request SET state = ${input.grants ? "granted" : "refused"}, version = version + 1, decided_by = ${actor.userId}::uuid,
      decided_at = ${now}, reason = ${input.reason}, answer = ${input.answer === "" ? null : input.answer}, updated_at = ${now}
      WHERE regency_code = ${input.regencyCode} AND id = ${input.id}::uuid`;
    return stepped(context, held, input.grants ? "grant" : "refuse", input.answer === "" ? null : input.answer);
  },
});

/** Whoever wrote it down takes it back when the family does. */
export const withdrawRightsRequest = defineCommand({
  name: "rights.withdraw",
  permission: "rights:record",
  input: z.strictObject({ ...key, note: text }),
  async run(context) {
    const { sql, input, now } = context;
    const held = await findHeld(sql, input);
    if (held === null) return refuse("NOT_FOUND");
    if (held.version !== input.version) return refuse("STALE");
    if (held.state !== "open") return refuse("NOT_ALLOWED_NOW");
    const words = wordsProblem(input.note, WISH_LENGTH);
    if (words !== null) return refuse("INVALID_INPUT", { fields: [{ path: "note", detail: words }] });
    await sql`UPDATE rights_request SET state = 'withdrawn', version = version + 1, updated_at = ${now}
      WHERE regency_code = ${input.regencyCode} AND id = ${input.id}::uuid`;
    return stepped(context, held, "withdraw", input.note);
  },
});

/** Ends a restriction: the family asks for it, or its ground is gone. */
export const liftRestriction = defineCommand({
  name: "rights.lift",
  permission: "rights:answer",
  input: z.strictObject({ ...key, note: text }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const held = await findHeld(sql, input);
    if (held === null) return refuse("NOT_FOUND");
    if (held.version !== input.version) return refuse("STALE");
    if (!isRestricting(held)) return refuse("NOT_ALLOWED_NOW");
    const words = wordsProblem(input.note, WISH_LENGTH);
    if (words !== null) return refuse("INVALID_INPUT", { fields: [{ path: "note", detail: words }] });
    await sql`UPDATE rights_request SET lifted_by = ${actor.userId}::uuid, lifted_at = ${now}, version = version + 1, updated_at = ${now}
      WHERE regency_code = ${input.regencyCode} AND id = ${input.id}::uuid`;
    return stepped(context, held, "lift", input.note);
  },
});

async function stepped(
  { sql, actor, input, now, newId }: CommandContext<Key>,
  { village, kind }: Held,
  event: Exclude<RightsEvent, "open">,
  note: string | null,
): Promise<CommandResult<{ id: string; version: number }>> {
  const { id, regencyCode: regency, version } = input;
  const row = { id: newId(), regencyCode: regency, villageCode: village, requestId: id, event, note };
  await recordEvent(sql, row, eventBy(actor), now);
  return done(
    { id, version: version + 1 },
    {
      action: `rights:${event}`,
      subjectKind: "rights-request",
      subjectIds: [id],
      areaCode: village,
      detail: { reason: kind },
    },
  );
}
