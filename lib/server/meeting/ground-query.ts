import "server-only";
import type { MeetingGround } from "@/lib/domain/meeting/meeting-ground";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import type { Sql } from "@/lib/server/db/sql";

/**
 * The meeting that a proposal rests on, and its paper: only minutes issued after the proposal was decided there hold it, and only their copies
 * count. Null where none has decided on it.
 */
export async function findMeetingGround(sql: Sql, { regencyCode, id }: PublicId): Promise<MeetingGround | null> {
  const [row] = await sql<{ meeting_id: string; held_on: string; is_issued: boolean; is_signed: boolean }>`
    SELECT m.id AS meeting_id, m.held_on::text AS held_on, n.is_issued, n.is_signed
    FROM proposal p JOIN village_meeting m ON m.regency_code = p.regency_code AND m.id = p.meeting_id
    JOIN LATERAL (SELECT max(e.at) AS at FROM proposal_event e
      WHERE e.regency_code = p.regency_code AND e.proposal_id = p.id AND e.meeting_id = m.id) d ON true
    JOIN LATERAL (SELECT count(*) > 0 AS is_issued, coalesce(bool_or(EXISTS (SELECT 1 FROM minutes_copy c
        WHERE c.regency_code = i.regency_code AND c.minutes_id = i.id)), false) AS is_signed
      FROM meeting_minutes i WHERE i.regency_code = p.regency_code AND i.meeting_id = m.id AND i.issued_at >= d.at) n ON true
    WHERE p.regency_code = ${regencyCode} AND p.id = ${id}::uuid`;
  if (row === undefined) return null;
  const paper = row.is_signed ? "signed" : row.is_issued ? "issued" : "none";
  return { publicId: formatPublicId(regencyCode, row.meeting_id), heldOn: row.held_on, paper };
}
