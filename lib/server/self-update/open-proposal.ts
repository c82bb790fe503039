import "server-only";
import { isEditable, OPEN_STATES, type ProposalState } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";

/** What waits of a family already, before it says anything. */
export interface OpenProposal {
  readonly id: string;
  readonly state: ProposalState;
  /** It sets a revision back. */
  readonly isUndo: boolean;
  /** It is of the period that the family's form is of. */
  readonly isOfPeriod: boolean;
  /** When the family itself last sent something that waits in it; null for never. */
  readonly toldAt: Date | null;
}

interface Whose {
  readonly regencyCode: string;
  readonly householdId: string;
}

/**
 * Keeps the family's open proposals in their states until the transaction ends. Before its household is held: a decision holds them in this order,
 * and two that cross would wait for each other.
 */
export async function holdOpenProposals(sql: Sql, { regencyCode, householdId }: Whose): Promise<void> {
  await sql`SELECT 1 FROM proposal WHERE regency_code = ${regencyCode} AND household_id = ${householdId}::uuid AND kind <> 'event'
    AND state = ANY (${OPEN_STATES}) ORDER BY id FOR UPDATE`;
}

/** The family's open proposal about its condition, that of the given period first; null for none. */
export async function findOpenProposal(
  sql: Sql,
  { regencyCode, householdId }: Whose,
  periodId: string | null,
): Promise<OpenProposal | null> {
  const [open] = await sql<OpenProposal>`SELECT id, state, undoes_revision IS NOT NULL AS "isUndo",
      coalesce(period_id = ${periodId}::uuid, false) AS "isOfPeriod",
      (SELECT max(s.made_at) FROM self_update s WHERE s.regency_code = p.regency_code AND s.proposal_id = p.id) AS "toldAt"
    FROM proposal p WHERE regency_code = ${regencyCode} AND household_id = ${householdId}::uuid AND kind <> 'event'
      AND state = ANY (${OPEN_STATES}) ORDER BY 4 DESC LIMIT 1`;
  return open ?? null;
}

/**
 * Whether what a family says now has to wait for an open proposal: it is with others; it sets a revision back, which tells nothing new; or it is
 * of another period, whose form is not the one that was filled in.
 */
export function hasToWait(open: OpenProposal | null): boolean {
  return open !== null && (!isEditable(open.state) || open.isUndo || !open.isOfPeriod);
}
