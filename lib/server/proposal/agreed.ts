import "server-only";
import type { TierName } from "@/lib/domain/workflow/tier";
import type { Sql } from "@/lib/server/db/sql";
import { IS_STANDING, isStanding } from "@/lib/server/workflow/struck";

/**
 * How many have agreed to a proposal in a tier since it was last sent or sent back, without being enough: by the tier in whose name
 * they did, so that after a change of tiers nobody's agreement counts for another.
 */
export async function agreedInTier(
  sql: Sql,
  { regencyCode, id }: { readonly regencyCode: string; readonly id: string },
  tier: TierName,
): Promise<number> {
  const [row] = await sql<{ agreed: number }>`SELECT count(*)::int AS agreed FROM proposal_event e
    WHERE e.regency_code = ${regencyCode} AND e.proposal_id = ${id} AND e.event = ${tier} AND e.from_state = e.to_state
      AND ${IS_STANDING} AND NOT EXISTS (SELECT 1 FROM proposal_event l WHERE l.regency_code = e.regency_code
        AND l.proposal_id = e.proposal_id AND l.event IN ('submit', 'return') AND l.at > e.at AND ${isStanding("l")})`;
  return row?.agreed ?? 0;
}
