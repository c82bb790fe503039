import "server-only";
import type { Sql } from "@/lib/server/db/sql";

/** True when the meeting is this village's, was held, and has minutes and an attendance list: only then may it endorse. */
export async function isMeetingReady(sql: Sql, villageCode: string, meetingId: string): Promise<boolean> {
  const rows = await sql`SELECT 1 FROM village_meeting
    WHERE regency_code = ${villageCode.slice(0, 4)} AND id = ${meetingId} AND village_code = ${villageCode}
      AND state = 'held' AND minutes <> '' AND jsonb_array_length(attendance) > 0`;
  return rows.length > 0;
}
