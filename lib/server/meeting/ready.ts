import "server-only";
import type { Sql } from "@/lib/server/db/sql";

/** `early`: it was held before the day on which the proposal was sent to it. */
export type MeetingStanding = "ready" | "early" | "none";

/**
 * Whether a meeting may decide on a proposal: it is this village's, was held on a day that has come there and is not before the one on which
 * the proposal was sent, and has minutes and an attendance list. The meeting stays locked, so that its record cannot change while the
 * decision is written.
 */
export async function standingOfMeeting(
  sql: Sql,
  { villageCode, submittedAt }: { readonly villageCode: string; readonly submittedAt: Date | null },
  meetingId: string,
  now: Date,
): Promise<MeetingStanding> {
  const [row] = await sql<{ isEarly: boolean }>`SELECT
      coalesce(m.held_on < (${submittedAt}::timestamptz AT TIME ZONE r.time_zone)::date, false) AS "isEarly"
    FROM village_meeting m JOIN region r ON r.code = m.village_code
    WHERE m.regency_code = ${villageCode.slice(0, 4)} AND m.id = ${meetingId} AND m.village_code = ${villageCode}
      AND m.state = 'held' AND m.minutes <> '' AND jsonb_array_length(m.attendance) > 0
      AND m.held_on <= (${now}::timestamptz AT TIME ZONE r.time_zone)::date
    FOR SHARE OF m`;
  if (row === undefined) return "none";
  return row.isEarly ? "early" : "ready";
}
