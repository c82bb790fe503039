import "server-only";
import type { MeetingGround, MeetingPaper } from "@/lib/domain/meeting/meeting-ground";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import type { Sql } from "@/lib/server/db/sql";
import { PAPER } from "./paper-sql";

/** The meeting that a proposal rests on, and how far the paper is that holds it. Null where none has decided on it. */
export async function findMeetingGround(sql: Sql, { regencyCode, id }: PublicId): Promise<MeetingGround | null> {
  const [row] = await sql<{ meeting_id: string; held_on: string; paper: MeetingPaper }>`
    SELECT m.id AS meeting_id, m.held_on::text AS held_on, ${PAPER} AS paper
    FROM proposal p JOIN village_meeting m ON m.regency_code = p.regency_code AND m.id = p.meeting_id
    JOIN LATERAL (SELECT max(e.at) AS at FROM proposal_event e
      WHERE e.regency_code = p.regency_code AND e.proposal_id = p.id AND e.meeting_id = m.id) d ON d.at IS NOT NULL
    WHERE p.regency_code = ${regencyCode} AND p.id = ${id}::uuid`;
  if (row === undefined) return null;
  return { publicId: formatPublicId(regencyCode, row.meeting_id), heldOn: row.held_on, paper: row.paper };
}
