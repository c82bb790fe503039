import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { COPY_UPLOAD } from "./store-copy";

const copySchema = z.strictObject({
  /** Of the copy; made by the page. */
  id: z.uuid(),
  villageCode: z.string().regex(/^\d{10}$/),
  minutesId: z.uuid(),
  uploadId: z.uuid(),
  /** Why an earlier copy is replaced; null for the first. */
  reason: z.string().trim().min(1).max(500).nullable(),
});

/** Signed copies of one issue: more than that are no corrections. */
const MOST_COPIES = 20;

/**
 * Keeps an uploaded paper as the signed copy of issued minutes. A further copy takes the earlier one's place only with a
 * reason; the earlier one stays in the history. The copy's hash becomes a public fact.
 */
export const keepCopy = defineCommand({
  name: "meeting.keep-copy",
  permission: "meeting:hold",
  input: copySchema,
  async run({ sql, actor, input, now }) {
    const { villageCode, minutesId } = input;
    if (villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const regency = villageCode.slice(0, 4);
    const minutes = await lockMinutes(sql, regency, villageCode, minutesId);
    if (minutes === null) return refuse("NOT_FOUND");
    const [file] = await sql<{ sha256: Buffer }>`SELECT sha256 FROM upload WHERE regency_code = ${regency}
      AND id = ${input.uploadId} AND village_code = ${villageCode} AND user_id = ${actor.userId} AND kind LIKE ${`${COPY_UPLOAD}%`}`;
    if (file === undefined) return refuse("NOT_FOUND");
    const held = await sql<{ number: number; sha256: Buffer }>`SELECT number, sha256 FROM minutes_copy
      WHERE regency_code = ${regency} AND minutes_id = ${minutesId} ORDER BY number DESC`;
    const last = held[0];
    if (last !== undefined && input.reason === null)
      return refuse("INCOMPLETE", { fields: [{ path: "reason", detail: "required" }] });
    if (last?.sha256.equals(file.sha256) === true) return refuse("NOT_ALLOWED_NOW", { info: { reason: "SAME_FILE" } });
    const number = (last?.number ?? 0) + 1;
    if (number > MOST_COPIES) return refuse("TOO_LARGE");
    await sql`INSERT INTO minutes_copy (regency_code, id, village_code, minutes_id, number, kind, size_bytes, sha256, content, reason, kept_by, kept_at)
      SELECT u.regency_code, ${input.id}::uuid, u.village_code, ${minutesId}::uuid, ${number}::int, substr(u.kind, ${COPY_UPLOAD.length + 1}::int),
        u.size_bytes, u.sha256, u.content, ${input.reason}::text, ${actor.userId}::uuid, ${now}::timestamptz
      FROM upload u WHERE u.regency_code = ${regency} AND u.id = ${input.uploadId}`;
    await sql`UPDATE minutes_fact SET signed_sha256 = ${file.sha256}, signed_at = ${now}
      WHERE regency_code = ${regency} AND token = ${minutes.token}`;
    await sql`DELETE FROM upload WHERE regency_code = ${regency} AND id = ${input.uploadId}`;
    return done(
      { id: input.id, number },
      {
        action: "meeting:keep-copy",
        subjectKind: "meeting",
        subjectIds: [minutes.meeting_id, input.id],
        areaCode: villageCode,
        detail: { number },
      },
    );
  },
});

/** The issue a copy belongs to; its meeting is locked, so that two copies get two numbers. */
async function lockMinutes(sql: Sql, regency: string, villageCode: string, minutesId: string) {
  const rows = await sql<{ meeting_id: string; token: string }>`SELECT n.meeting_id, n.token FROM meeting_minutes n
    JOIN village_meeting m ON m.regency_code = n.regency_code AND m.id = n.meeting_id
    WHERE n.regency_code = ${regency} AND n.id = ${minutesId} AND n.village_code = ${villageCode} FOR UPDATE OF m`;
  return rows[0] ?? null;
}
