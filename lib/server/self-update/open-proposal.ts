import "server-only";
import { OPEN_STATES, type ProposalState } from "@/lib/domain/workflow/workflow";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";

/**
 * The family's open proposal about its condition; null for none.
 * @param holds it stays in its state until the transaction ends
 */
export async function findOpenProposal(
  sql: Sql,
  { regencyCode, householdId }: { readonly regencyCode: string; readonly householdId: string },
  holds = false,
): Promise<{ readonly id: string; readonly state: ProposalState } | null> {
  const [open] = await sql<{
    id: string;
    state: ProposalState;
  }>`SELECT id, state FROM proposal WHERE regency_code = ${regencyCode}
    AND household_id = ${householdId}::uuid AND kind <> 'event' AND state = ANY (${OPEN_STATES}) LIMIT 1
    ${holds ? Prisma.sql`FOR UPDATE` : Prisma.empty}`;
  return open ?? null;
}
