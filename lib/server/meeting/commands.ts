import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { heldProblem } from "@/lib/domain/queue/meeting-kind";
import { defineCommand, done } from "@/lib/server/command/command";

const villageCode = z.string().regex(/^\d{10}$/);
const attendanceSchema = z
  .array(z.strictObject({ name: z.string().trim().min(1).max(100), position: z.string().trim().max(100) }))
  .max(300);

const planSchema = z.strictObject({
  id: z.uuid(),
  villageCode,
  heldOn: z.iso.date(),
  place: z.string().trim().min(1).max(200),
});

/** Plans a village meeting (Musdes, Muskel). The id comes from the page, so a repeat makes no second one. */
export const planMeeting = defineCommand({
  name: "meeting.plan",
  permission: "meeting:hold",
  input: planSchema,
  async run({ sql, actor, input, now }) {
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const regency = input.villageCode.slice(0, 4);
    await sql`INSERT INTO village_meeting (regency_code, id, village_code, held_on, place, minutes, attendance, state, version, created_by, created_at, updated_at)
      VALUES (${regency}, ${input.id}, ${input.villageCode}, ${input.heldOn}, ${input.place}, '', '[]', 'planned', 1, ${actor.userId}, ${now}, ${now})`;
    return done({ id: input.id, version: 1 }, auditOf("meeting:plan", input.id, input.villageCode));
  },
});

const recordSchema = z.strictObject({
  id: z.uuid(),
  villageCode,
  version: z.number().int().min(1),
  heldOn: z.iso.date(),
  place: z.string().trim().min(1).max(200),
  minutes: z.string().trim().max(20_000),
  attendance: attendanceSchema,
  isHeld: z.boolean(),
});

type RecordInput = z.infer<typeof recordSchema>;

/**
 * Writes what a meeting was: date, place, minutes, attendance, and whether it has been held. Held on a day that has not
 * come yet is refused, and so is any change once the meeting has decided on a proposal: those decisions rest on it.
 */
export const recordMeeting = defineCommand({
  name: "meeting.record",
  permission: "meeting:hold",
  input: recordSchema,
  async run({ sql, actor, input, now }) {
    const regency = input.villageCode.slice(0, 4);
    if (input.villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    // Locked first: a decision made meanwhile is seen by the next statement.
    const rows = await sql<{ version: number; state: string; today: string }>`
      SELECT m.version, m.state, ((${now}::timestamptz AT TIME ZONE r.time_zone)::date)::text AS today
      FROM village_meeting m JOIN region r ON r.code = m.village_code
      WHERE m.regency_code = ${regency} AND m.id = ${input.id} AND m.village_code = ${input.villageCode} FOR UPDATE OF m`;
    const found = rows[0];
    if (found === undefined) return refuse("NOT_FOUND");
    const refused = recordProblem(input, found.today);
    if (refused !== null) return refused;
    if (found.version !== input.version) return refuse("STALE");
    if (found.state === "cancelled") return refuse("NOT_ALLOWED_NOW", { info: { reason: "CANCELLED" } });
    const decided =
      await sql`SELECT 1 FROM proposal_event WHERE regency_code = ${regency} AND meeting_id = ${input.id} LIMIT 1`;
    if (decided.length > 0) return refuse("NOT_ALLOWED_NOW", { info: { reason: "DECIDED" } });
    await sql`UPDATE village_meeting SET held_on = ${input.heldOn}, place = ${input.place}, minutes = ${input.minutes},
        attendance = ${JSON.stringify(input.attendance)}, state = ${input.isHeld ? "held" : "planned"},
        version = version + 1, updated_at = ${now}
      WHERE regency_code = ${regency} AND id = ${input.id}`;
    return done({ id: input.id, version: input.version + 1 }, auditOf("meeting:record", input.id, input.villageCode));
  },
});

const cancelSchema = z.strictObject({
  id: z.uuid(),
  villageCode,
  version: z.number().int().min(1),
  reason: z.string().trim().min(5).max(500),
});

/**
 * Calls a planned meeting off. It stays in the list with the reason, and a closing no longer waits for its record. One that was held is not
 * called off: its decisions rest on it.
 */
export const cancelMeeting = defineCommand({
  name: "meeting.cancel",
  permission: "meeting:hold",
  input: cancelSchema,
  async run({ sql, actor, input, now }) {
    const { id, villageCode: village, version, reason } = input;
    if (village !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const [found] = await sql<{ version: number; state: string }>`SELECT version, state FROM village_meeting
      WHERE regency_code = ${village.slice(0, 4)} AND id = ${id} AND village_code = ${village} FOR UPDATE`;
    if (found === undefined) return refuse("NOT_FOUND");
    if (found.version !== version) return refuse("STALE");
    if (found.state !== "planned") return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE village_meeting SET state = 'cancelled', cancel_reason = ${reason}, version = version + 1, updated_at = ${now}
      WHERE regency_code = ${village.slice(0, 4)} AND id = ${id}`;
    return done({ id, version: version + 1 }, auditOf("meeting:cancel", id, village));
  },
});

function recordProblem(input: RecordInput, today: string) {
  const problem = input.isHeld ? heldProblem(input, today) : null;
  if (problem === null) return null;
  return problem === "future"
    ? refuse("INVALID_INPUT", { fields: [{ path: "heldOn", detail: "IN_FUTURE" }] })
    : refuse("INCOMPLETE", { fields: [{ path: problem, detail: "required" }] });
}

function auditOf(action: string, id: string, areaCode: string) {
  return { action, subjectKind: "meeting" as const, subjectIds: [id], areaCode };
}
