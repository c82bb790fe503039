import "server-only";
import * as z from "zod";
import {
  HOUSE_CALL_OUTCOMES,
  HOUSE_CALL_REASONS,
  type HouseCallOutcome,
  type HouseCallState,
  INVITATION_AFTER,
} from "@/lib/domain/desk/desk";
import { refuse } from "@/lib/domain/error/error-code";
import { statesFor } from "@/lib/domain/invitation/flow";
import { invitationYear } from "@/lib/domain/invitation/season";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { localDay } from "@/lib/domain/period/period";
import { giveFamilies } from "@/lib/server/assignment/give-families";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { markAnswered } from "@/lib/server/invitation/mark-answered";
import { recordEvents } from "@/lib/server/invitation/record-events";
import { timeZoneOf } from "@/lib/server/region/queries";

const villageCode = z.string().regex(/^\d{10}$/);
const NOTE_MOST = 300;

interface CallStep {
  readonly regencyCode: string;
  readonly event: string;
  readonly note: string | null;
}

/** A row of each visit's history, in its step's own transaction. */
export async function recordCalls(
  { sql, actor, now, newId }: Omit<CommandContext<unknown>, "input">,
  { regencyCode, ids, event, note }: CallStep & { readonly ids: readonly string[] },
): Promise<void> {
  await sql`INSERT INTO house_call_event (regency_code, id, house_call_id, event, at, actor_id, grant_id, note)
    SELECT ${regencyCode}, e.id, e.call, ${event}, ${now}, ${actor.userId}::uuid, ${actor.grant.id}::uuid, ${note}
    FROM unnest(${ids.map(() => newId())}::uuid[], ${[...ids]}::uuid[]) AS e (id, call)`;
}

function recordCall(
  context: Omit<CommandContext<unknown>, "input">,
  { id, ...step }: CallStep & { readonly id: string },
): Promise<void> {
  return recordCalls(context, { ...step, ids: [id] });
}

/** Writes down that a family cannot come and is to be visited: why, and by when. */
export const askHouseCall = defineCommand({
  name: "house-call.ask",
  permission: "desk:serve",
  input: z.strictObject({
    id: z.uuid(),
    villageCode,
    householdId: z.uuid(),
    reason: z.enum(HOUSE_CALL_REASONS),
    note: z.string().trim().max(NOTE_MOST),
    dueOn: z.iso.date(),
  }),
  async run(context) {
    const { sql, actor, input, now } = context;
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const regencyCode = input.villageCode.slice(0, 4);
    const [family] = await sql<{
      open: boolean;
    }>`SELECT EXISTS (SELECT 1 FROM house_call c WHERE c.regency_code = h.regency_code AND c.household_id = h.id
        AND c.state IN ('open', 'given')) AS open FROM household h
      WHERE h.regency_code = ${regencyCode} AND h.id = ${input.householdId}::uuid AND h.village_code = ${input.villageCode} AND h.status <> 3`;
    if (family === undefined) return refuse("NOT_FOUND");
    const today = localDay(now, await timeZoneOf(input.villageCode));
    const fields = [
      ...(input.dueOn < today ? [{ path: "dueOn", detail: "IN_PAST" }] : []),
      ...(holdsIdentityNumber(input.note) ? [{ path: "note", detail: "IDENTITY_NUMBER" }] : []),
    ];
    if (fields.length > 0) return refuse("INVALID_INPUT", { fields });
    if (family.open) return refuse("NOT_ALLOWED_NOW", { info: { reason: "ALREADY_ASKED" } });
    const note = input.note === "" ? null : input.note;
    await sql`INSERT INTO house_call (regency_code, id, village_code, household_id, reason, note, due_on, state, version, asked_by, asked_at, updated_at)
      VALUES (${regencyCode}, ${input.id}, ${input.villageCode}, ${input.householdId}, ${input.reason}, ${note}, ${input.dueOn}::date, 'open', 1,
        ${actor.userId}, ${now}, ${now})`;
    await recordCall(context, { regencyCode, id: input.id, event: "ask", note });
    return done(
      { id: input.id },
      {
        action: "house-call:ask",
        subjectKind: "house-call",
        subjectIds: [input.id],
        areaCode: input.villageCode,
        detail: { reason: input.reason },
      },
    );
  },
});

const key = { villageCode, id: z.uuid(), version: z.number().int().min(1) };
interface Key {
  readonly villageCode: string;
  readonly id: string;
  readonly version: number;
}

interface HeldCall {
  readonly state: HouseCallState;
  readonly version: number;
  readonly householdId: string;
}

async function holdCall(sql: Sql, { villageCode: village, id, version }: Key) {
  const [held] = await sql<HeldCall>`SELECT state, version, household_id AS "householdId" FROM house_call
    WHERE regency_code = ${village.slice(0, 4)} AND village_code = ${village} AND id = ${id}::uuid FOR UPDATE`;
  if (held === undefined) return refuse("NOT_FOUND");
  if (held.version !== version) return refuse("STALE");
  if (held.state === "done" || held.state === "cancelled") return refuse("NOT_ALLOWED_NOW");
  return { ok: true, value: held } as const;
}

/** Gives the visit to a companion of the village, and the family with it, by the way that gives any family. */
export const giveHouseCall = defineCommand({
  name: "house-call.give",
  permission: "assignment:manage",
  input: z.strictObject({ ...key, userId: z.uuid() }),
  async run(context) {
    const { sql, actor, input, now } = context;
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const held = await holdCall(sql, input);
    if (!held.ok) return held;
    const gave = await giveFamilies(context, input.userId, [held.value.householdId]);
    if (gave === null) return refuse("NOT_FOUND");
    if (gave.checking.has(held.value.householdId)) return refuse("GROUND_CHECK_OPEN");
    const regencyCode = input.villageCode.slice(0, 4);
    await sql`UPDATE house_call SET state = 'given', companion_id = ${input.userId}::uuid, version = version + 1, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${input.id}::uuid`;
    await recordCall(context, { regencyCode, id: input.id, event: "give", note: null });
    return done(
      { id: input.id },
      {
        action: "house-call:give",
        subjectKind: "house-call",
        subjectIds: [input.id],
        areaCode: input.villageCode,
        detail: { given: gave.given.length },
      },
    );
  },
});

/**
 * The family was visited, with what came of it, or the visit is not needed any more. What came of it stands on the family's invitation as well:
 * served by a visit, or why it was not reached.
 */
export const endHouseCall = defineCommand({
  name: "house-call.end",
  permission: "desk:serve",
  /** No outcome: not needed any more. */
  input: z.strictObject({ ...key, outcome: z.enum(HOUSE_CALL_OUTCOMES).nullable() }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { outcome, villageCode: village } = input;
    if (village !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const held = await holdCall(sql, input);
    if (!held.ok) return held;
    const regencyCode = village.slice(0, 4);
    await sql`UPDATE house_call SET state = ${outcome === null ? "cancelled" : "done"}, outcome = ${outcome}, version = version + 1, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${input.id}::uuid`;
    const event = outcome === null ? "cancel" : "finish";
    await recordCall(context, { regencyCode, id: input.id, event, note: outcome });
    if (outcome !== null) await tellInvitation(context, held.value.householdId, outcome);
    return done(
      { id: input.id },
      {
        action: `house-call:${event}`,
        subjectKind: "house-call",
        subjectIds: [input.id],
        areaCode: village,
        ...(outcome === null ? {} : { detail: { reason: outcome } }),
      },
    );
  },
});

async function tellInvitation(
  { sql, actor, input, now }: CommandContext<Key>,
  householdId: string,
  outcome: HouseCallOutcome,
): Promise<void> {
  const regencyCode = input.villageCode.slice(0, 4);
  const who = { userId: actor.userId, grantId: actor.grant.id };
  const after = INVITATION_AFTER[outcome];
  if (after === "served") return markAnswered(sql, who, { regencyCode, householdId, channel: "visit", at: now });
  const today = localDay(now, await timeZoneOf(input.villageCode));
  const [missed] = await sql<{
    id: string;
  }>`UPDATE invitation SET state = 'unreached', unreached_reason = ${after}, unreached_on = ${today}::date,
      version = version + 1, updated_at = ${now}
    WHERE regency_code = ${regencyCode} AND household_id = ${householdId}::uuid AND year = ${invitationYear(today)}
      AND state = ANY (${[...statesFor("miss")]}) RETURNING id`;
  if (missed === undefined) return;
  await recordEvents(sql, who, regencyCode, [missed.id], { event: "miss", at: now, how: after, on: today });
}
