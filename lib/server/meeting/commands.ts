import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
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

/** Writes what a meeting was: date, place, minutes, attendance, and whether it has been held. */
export const recordMeeting = defineCommand({
  name: "meeting.record",
  permission: "meeting:hold",
  input: recordSchema,
  async run({ sql, actor, input, now }) {
    if (input.isHeld && (input.minutes === "" || input.attendance.length === 0)) {
      const missing = input.minutes === "" ? "minutes" : "attendance";
      return refuse("INCOMPLETE", { fields: [{ path: missing, detail: "required" }] });
    }
    const regency = input.villageCode.slice(0, 4);
    const rows = await sql<{
      version: number;
    }>`UPDATE village_meeting SET held_on = ${input.heldOn}, place = ${input.place},
        minutes = ${input.minutes}, attendance = ${JSON.stringify(input.attendance)}, state = ${input.isHeld ? "held" : "planned"},
        version = version + 1, updated_at = ${now}
      WHERE regency_code = ${regency} AND id = ${input.id} AND village_code = ${input.villageCode} AND version = ${input.version}
        AND village_code = ${actor.grant.regionCode}
      RETURNING version`;
    const updated = rows[0];
    if (updated !== undefined)
      return done({ id: input.id, version: updated.version }, auditOf("meeting:record", input.id, input.villageCode));
    const exists = await sql`SELECT 1 FROM village_meeting WHERE regency_code = ${regency} AND id = ${input.id}`;
    return refuse(exists.length > 0 ? "STALE" : "NOT_FOUND");
  },
});

function auditOf(action: string, id: string, areaCode: string) {
  return { action, subjectKind: "meeting" as const, subjectIds: [id], areaCode };
}
