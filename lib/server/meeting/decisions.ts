import "server-only";
import type { MinutesDecision } from "@/lib/domain/meeting/minutes";
import { formatPublicId, type PublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import type { QueueKind } from "@/lib/domain/queue/filter";
import { outcomeOf } from "@/lib/domain/queue/meeting";
import { placeText } from "@/lib/domain/queue/queue-row";
import type { Sql } from "@/lib/server/db/sql";

/** A village has at most a few thousand families; one meeting decides on far fewer. */
const MOST_OUTCOMES = 2000;

interface OutcomeRow {
  readonly id: string;
  readonly head_name: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly kind: QueueKind;
  readonly event_codes: readonly string[];
  readonly change_count: number;
  readonly warning_count: number;
  readonly to_state: string;
  readonly reason_code: string | null;
  readonly note: string | null;
  readonly snapshot: string | null;
}

/**
 * What a meeting decided, by name of the head, each with the hash of the snapshot that lay before it. The outcome is this
 * meeting's own last decision, whatever higher tiers or a later meeting made of the proposal since.
 */
export async function readDecisions(
  sql: Sql,
  { regencyCode, id }: PublicId,
  villageCode: string,
): Promise<readonly MinutesDecision[]> {
  const rows = await sql<OutcomeRow>`
    SELECT p.id, p.head_name, p.dusun, p.rw, p.rt, p.kind, p.event_codes, p.change_count, p.warning_count, e.to_state, e.reason_code, e.note,
      (SELECT encode(s.sha256, 'hex') FROM proposal_snapshot s WHERE s.regency_code = ${regencyCode} AND s.proposal_id = e.proposal_id
        AND s.at <= e.at ORDER BY s.at DESC LIMIT 1) AS snapshot
    FROM (
      SELECT DISTINCT ON (proposal_id) proposal_id, at, to_state, reason_code, note FROM proposal_event
      WHERE regency_code = ${regencyCode} AND meeting_id = ${id}::uuid AND village_code = ${villageCode}
      ORDER BY proposal_id, at DESC, id DESC) e
    JOIN proposal p ON p.regency_code = ${regencyCode} AND p.id = e.proposal_id
    ORDER BY p.head_name, p.id LIMIT ${MOST_OUTCOMES}`;
  return rows.flatMap((row) => {
    const outcome = outcomeOf(row.to_state);
    if (outcome === null) return [];
    return [
      {
        publicId: formatPublicId(regencyCode, row.id),
        headName: row.head_name,
        place: placeText(row),
        kind: row.kind,
        eventCodes: row.event_codes,
        changeCount: row.change_count,
        warningCount: row.warning_count,
        outcome,
        reason: row.reason_code,
        note: row.note,
        snapshotSha256: row.snapshot,
      },
    ];
  });
}

/** The proposal's id without its regency, as audit rows name it. */
export function proposalIdOf({ publicId }: Pick<MinutesDecision, "publicId">): string {
  return parsePublicId(publicId)?.id ?? publicId;
}
