import "server-only";
import type { Recall } from "@/lib/domain/workflow/recall";
import type { Sql } from "@/lib/server/db/sql";

interface ProposalKey {
  readonly regencyCode: string;
  readonly id: string;
}

/**
 * Whether a return has become more than a step of the history: somebody below has typed in the proposal or ordered a ground check
 * of it since, the return has called a check off, or it has left a lot of the coach, whose findings and count stand.
 */
export async function isReturnActedOn(
  sql: Sql,
  { regencyCode, id }: ProposalKey,
  { decidedAt, since }: Pick<Recall, "decidedAt" | "since">,
): Promise<boolean> {
  const acted = await sql`SELECT 1 FROM proposal p WHERE p.regency_code = ${regencyCode} AND p.id = ${id} AND (
    p.updated_at > ${decidedAt}
    OR EXISTS (SELECT 1 FROM ground_check c WHERE c.regency_code = p.regency_code AND c.proposal_id = p.id
      AND (c.ordered_at >= ${decidedAt} OR c.cancelled_at >= ${decidedAt}))
    OR EXISTS (SELECT 1 FROM quality_lot_item i WHERE i.regency_code = p.regency_code AND i.proposal_id = p.id
      AND i.arrived_at = ${since}))`;
  return acted.length > 0;
}
