import "server-only";
import type { Recall } from "@/lib/domain/workflow/recall";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";

interface ProposalKey {
  readonly regencyCode: string;
  readonly id: string;
}

/**
 * Of proposal `p` and its return `e`: whether it has become more than a step of the history. Somebody below has typed in the
 * proposal or ordered a ground check of it since, the return has called a check off, or it has left a lot of the coach, whose
 * findings and count stand.
 */
export const IS_RETURN_ACTED_ON = Prisma.sql`(p.updated_at > e.at
  OR EXISTS (SELECT 1 FROM ground_check c WHERE c.regency_code = p.regency_code AND c.proposal_id = p.id
    AND (c.ordered_at >= e.at OR c.cancelled_at >= e.at))
  OR EXISTS (SELECT 1 FROM quality_lot_item i WHERE i.regency_code = p.regency_code AND i.proposal_id = p.id
    AND i.arrived_at = e.since))`;

export async function isReturnActedOn(
  sql: Sql,
  { regencyCode, id }: ProposalKey,
  { decidedAt }: Pick<Recall, "decidedAt">,
): Promise<boolean> {
  const [row] = await sql<{ acted: boolean }>`SELECT ${IS_RETURN_ACTED_ON} AS acted
    FROM proposal p JOIN proposal_event e ON e.regency_code = p.regency_code AND e.proposal_id = p.id
    WHERE p.regency_code = ${regencyCode} AND p.id = ${id} AND e.event = 'return' AND e.at = ${decidedAt}`;
  return row?.acted ?? true;
}
