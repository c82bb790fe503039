import "server-only";
import * as z from "zod";
import { covers } from "@/lib/domain/access/scope";
import { addDays } from "@/lib/domain/calendar/working-day";
import { COACHED_ROLES, MOST_NOTE_DAYS, mayCoach, NOTE_LENGTH } from "@/lib/domain/coaching/note";
import { refuse } from "@/lib/domain/error/error-code";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { localDay } from "@/lib/domain/period/period";
import { questionLabel } from "@/lib/domain/queue/queue-row";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { grantHolds } from "@/lib/server/grant/holds";

const writeSchema = z
  .strictObject({
    /** From the page, so that a repeat writes once. */
    id: z.uuid(),
    /** The area that it is for; of a note to a person, their village. */
    areaCode: z.string().regex(/^(?:0|\d{2}|\d{4}|\d{6}|\d{10})$/),
    question: z.string().max(80).nullable(),
    personId: z.uuid().nullable(),
    text: z.string().trim().min(NOTE_LENGTH.min).max(NOTE_LENGTH.max),
    until: z.iso.date(),
  })
  .refine(({ question, personId }) => (question === null) !== (personId === null));
type WriteInput = z.infer<typeof writeSchema>;

/** Writes a coaching note: at a question for an area, or to one officer of a village. It may hold no identifier of anybody. */
export const writeNote = defineCommand({
  name: "coaching.write",
  permission: "coaching:write",
  input: writeSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const { id, areaCode, question, personId, text, until } = input;
    if (!covers(actor.grant.regionCode, areaCode) || !mayCoach(actor, areaCode)) return refuse("NOT_FOUND");
    if (holdsIdentityNumber(text)) return refuse("INVALID_INPUT", { fields: [{ path: "text", detail: "IDENTIFIER" }] });
    if (question !== null && questionLabel(question, "id") === null)
      return refuse("INVALID_INPUT", { fields: [{ path: "question", detail: "UNKNOWN" }] });
    const [region] = await sql<{ time_zone: string }>`SELECT time_zone FROM region WHERE code = ${areaCode}`;
    if (region === undefined) return refuse("NOT_FOUND");
    const today = localDay(now, region.time_zone);
    if (until < today || until > addDays(today, MOST_NOTE_DAYS))
      return refuse("INVALID_INPUT", { fields: [{ path: "until", detail: "RANGE" }] });
    if (personId !== null && !(await isOfficerOf(context, personId, areaCode))) return refuse("NOT_FOUND");
    await sql`INSERT INTO coaching_note (regency_code, id, area_code, question, person_id, body, until_day, written_by, written_at)
      VALUES (${regencyShelf(areaCode)}, ${id}, ${areaCode}, ${question}, ${personId}, ${text}, ${until}, ${actor.userId}, ${now})`;
    return done(
      { id },
      {
        action: "coaching:write",
        subjectKind: "coaching-note",
        subjectIds: [id],
        areaCode,
        detail: { about: personId === null ? "question" : "person", question, until },
      },
    );
  },
});

/** Whether a person fills forms in the village now. */
async function isOfficerOf(
  { sql, now }: CommandContext<WriteInput>,
  userId: string,
  villageCode: string,
): Promise<boolean> {
  const rows = await sql`SELECT 1 FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.user_id = ${userId} AND g.region_code = ${villageCode} AND g.role = ANY (${[...COACHED_ROLES]}::text[])
      AND ${grantHolds(now)}
    LIMIT 1`;
  return rows.length > 0;
}

const keySchema = z.strictObject({ regencyCode: z.string().regex(/^\d{4}$/), id: z.uuid() });

/** Takes a note back: nobody is shown it any more, and it stays on record. Any coach of its area may. */
export const withdrawNote = defineCommand({
  name: "coaching.withdraw",
  permission: "coaching:write",
  input: keySchema,
  async run({ sql, actor, input: { regencyCode, id }, now }) {
    const [note] = await sql<{
      area_code: string;
      withdrawn_at: Date | null;
    }>`SELECT area_code, withdrawn_at FROM coaching_note
      WHERE regency_code = ${regencyCode} AND id = ${id} FOR UPDATE`;
    if (note === undefined || !mayCoach(actor, note.area_code)) return refuse("NOT_FOUND");
    if (note.withdrawn_at !== null) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE coaching_note SET withdrawn_by = ${actor.userId}, withdrawn_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    return done(
      { id },
      { action: "coaching:withdraw", subjectKind: "coaching-note", subjectIds: [id], areaCode: note.area_code },
    );
  },
});

/** Says that a note to oneself has been read: the form does not show it again. */
export const markNoteRead = defineCommand({
  name: "coaching.mark-read",
  permission: "proposal:draft",
  input: keySchema,
  async run({ sql, actor, input: { regencyCode, id }, now }) {
    const [note] = await sql<{ area_code: string }>`SELECT area_code FROM coaching_note
      WHERE regency_code = ${regencyCode} AND id = ${id} AND person_id = ${actor.userId}`;
    if (note === undefined) return refuse("NOT_FOUND");
    await sql`INSERT INTO coaching_note_seen (regency_code, note_id, user_id, seen_at, read_at)
      VALUES (${regencyCode}, ${id}, ${actor.userId}, ${now}, ${now})
      ON CONFLICT (regency_code, note_id, user_id) DO UPDATE SET read_at = coalesce(coaching_note_seen.read_at, excluded.read_at)`;
    return done(
      { id },
      { action: "coaching:mark-read", subjectKind: "coaching-note", subjectIds: [id], areaCode: note.area_code },
    );
  },
});
