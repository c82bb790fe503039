import "server-only";
import * as z from "zod";
import { HOUSE_CALL_REASONS, type HouseCallState } from "@/lib/domain/desk/desk";
import { refuse } from "@/lib/domain/error/error-code";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { localDay } from "@/lib/domain/period/period";
import { giveFamilies } from "@/lib/server/assignment/give-families";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";

const villageCode = z.string().regex(/^\d{10}$/);
const NOTE_MOST = 300;

async function recordCall(
  { sql, actor, now, newId }: Omit<CommandContext<unknown>, "input">,
  {
    regencyCode,
    id,
    event,
    note,
  }: { readonly regencyCode: string; readonly id: string; readonly event: string; readonly note: string | null },
): Promise<void> {
  await sql`INSERT INTO house_call_event (regency_code, id, house_call_id, event, at, actor_id, grant_id, note)
    VALUES (${regencyCode}, ${newId()}, ${id}, ${event}, ${now}, ${actor.userId}, ${actor.grant.id}, ${note})`;
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

/** The family was visited, or the visit is not needed any more. */
export const endHouseCall = defineCommand({
  name: "house-call.end",
  permission: "desk:serve",
  input: z.strictObject({ ...key, isDone: z.boolean() }),
  async run(context) {
    const { sql, actor, input, now } = context;
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const held = await holdCall(sql, input);
    if (!held.ok) return held;
    const regencyCode = input.villageCode.slice(0, 4);
    await sql`UPDATE house_call SET state = ${input.isDone ? "done" : "cancelled"}, version = version + 1, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${input.id}::uuid`;
    const event = input.isDone ? "finish" : "cancel";
    await recordCall(context, { regencyCode, id: input.id, event, note: null });
    return done(
      { id: input.id },
      { action: `house-call:${event}`, subjectKind: "house-call", subjectIds: [input.id], areaCode: input.villageCode },
    );
  },
});
