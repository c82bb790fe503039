import "server-only";
import type { Sql } from "@/lib/server/db/sql";

/**
 * True when the meeting is this village's, was held on a day that has come there, and has minutes and an attendance list:
 * only then may it decide. The meeting stays locked, so that its record cannot change while the decision is written.
 */
export async function isMeetingReady(sql: Sql, villageCode: string, meetingId: string, now: Date): Promise<boolean> {
  const rows = await sql`SELECT 1 FROM village_meeting m JOIN region r ON r.code = m.village_code
    WHERE m.regency_code = ${villageCode.slice(0, 4)} AND m.id = ${meetingId} AND m.village_code = ${villageCode}
      AND m.state = 'held' AND m.minutes <> '' AND jsonb_array_length(m.attendance) > 0
      AND m.held_on <= (${now}::timestamptz AT TIME ZONE r.time_zone)::date
    FOR SHARE OF m`;
  return rows.length > 0;
}
