import "server-only";
import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { formatCheckToken, makeToken } from "@/lib/domain/meeting/check-token";
import { writeMinutes } from "@/lib/domain/meeting/minutes";
import { countOutcomes, parseAttendance } from "@/lib/domain/queue/meeting";
import { meetingKind } from "@/lib/domain/queue/meeting-kind";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { readDecisions } from "./decisions";

const issueSchema = z.strictObject({
  /** Of the minutes; made by the page, so that a repeat issues once. */
  id: z.uuid(),
  meetingId: z.uuid(),
  villageCode: z.string().regex(/^\d{10}$/),
});

interface HeldMeeting {
  readonly held_on: string;
  readonly place: string;
  readonly minutes: string;
  readonly attendance: unknown;
  readonly state: string;
}

/**
 * Issues the minutes of a held meeting: what they say now is kept as it stands, with its hash and the token that the
 * printed code leads to. Refused while nothing was decided since the last issue. Later decisions make a further issue, also one that decides the
 * same again: what is signed must come after it.
 */
export const issueMinutes = defineCommand({
  name: "meeting.issue-minutes",
  permission: "meeting:hold",
  input: issueSchema,
  async run({ sql, actor, input, now }) {
    const { villageCode, meetingId } = input;
    if (villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const regencyCode = villageCode.slice(0, 4);
    // Locked for writing: a decision, which shares the lock, is either in the minutes or comes after them.
    const meetings = await sql<HeldMeeting>`SELECT held_on, place, minutes, attendance, state FROM village_meeting
      WHERE regency_code = ${regencyCode} AND id = ${meetingId} AND village_code = ${villageCode} FOR UPDATE`;
    const meeting = meetings[0];
    if (meeting === undefined) return refuse("NOT_FOUND");
    if (meeting.state !== "held") return refuse("NOT_ALLOWED_NOW", { info: { reason: "NOT_HELD" } });
    const decisions = await readDecisions(sql, { regencyCode, id: meetingId }, villageCode);
    const content = writeMinutes({
      villageCode,
      kind: meetingKind(villageCode),
      heldOn: meeting.held_on,
      place: meeting.place,
      minutes: meeting.minutes,
      attendance: parseAttendance(meeting.attendance),
      decisions,
    });
    const sha256 = createHash("sha256").update(content).digest();
    const last = await findLast(sql, regencyCode, meetingId);
    if (last?.sha256.equals(sha256) === true && !last.isOvertaken)
      return refuse("NOT_ALLOWED_NOW", { info: { reason: "UNCHANGED" } });
    const number = (last?.number ?? 0) + 1;
    const token = makeToken(randomBytes(26));
    const counts = countOutcomes(decisions);
    await sql`INSERT INTO meeting_minutes (regency_code, id, village_code, meeting_id, number, token, content, sha256, issued_by, issued_at)
      VALUES (${regencyCode}, ${input.id}, ${villageCode}, ${meetingId}, ${number}, ${token}, ${content}, ${sha256}, ${actor.userId}, ${now})`;
    await sql`INSERT INTO minutes_fact (regency_code, token, village_code, meeting_id, number, held_on, endorsed, returned, rejected,
        content_sha256, issued_at)
      VALUES (${regencyCode}, ${token}, ${villageCode}, ${meetingId}, ${number}, ${meeting.held_on}, ${counts.endorsed}, ${counts.returned},
        ${counts.rejected}, ${sha256}, ${now})`;
    return done(
      { id: input.id, number, token: formatCheckToken({ regencyCode, token }) },
      {
        action: "meeting:issue-minutes",
        subjectKind: "meeting",
        subjectIds: [meetingId],
        areaCode: villageCode,
        detail: { number, families: decisions.length },
      },
    );
  },
});

async function findLast(sql: Sql, regencyCode: string, meetingId: string) {
  const rows = await sql<{ number: number; sha256: Buffer; isOvertaken: boolean }>`SELECT number, sha256,
      EXISTS (SELECT 1 FROM proposal_event e WHERE e.regency_code = n.regency_code AND e.meeting_id = n.meeting_id AND e.at > n.issued_at) AS "isOvertaken"
    FROM meeting_minutes n WHERE regency_code = ${regencyCode} AND meeting_id = ${meetingId} ORDER BY number DESC LIMIT 1`;
  return rows[0] ?? null;
}
