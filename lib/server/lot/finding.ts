import "server-only";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";

/** Of proposal `p`: its lot's inspection has found something of it as it waits now. */
export const HAS_FINDING = Prisma.sql`EXISTS (SELECT 1 FROM quality_lot_item i WHERE i.regency_code = p.regency_code
  AND i.proposal_id = p.id AND i.arrived_at = p.state_since AND i.verdict IS NOT NULL)`;

interface ProposalKey {
  readonly regencyCode: string;
  readonly id: string;
}

/** Whether somebody has said of a proposal, as it waits now, what a lot's inspection found of it: the coach has acted on it. */
export async function hasFinding(sql: Sql, { regencyCode, id }: ProposalKey): Promise<boolean> {
  const found = await sql`SELECT 1 FROM proposal p
    WHERE p.regency_code = ${regencyCode} AND p.id = ${id} AND ${HAS_FINDING}`;
  return found.length > 0;
}

/** The same for a held proposal, with its lot held, too: nobody judges it until the transaction ends. */
export async function hasFindingHeld(sql: Sql, key: ProposalKey): Promise<boolean> {
  const { regencyCode, id } = key;
  await sql`SELECT 1 FROM quality_lot l WHERE l.regency_code = ${regencyCode} AND l.id = (SELECT i.lot_id FROM proposal p
      JOIN quality_lot_item i ON i.regency_code = p.regency_code AND i.proposal_id = p.id AND i.arrived_at = p.state_since
      WHERE p.regency_code = ${regencyCode} AND p.id = ${id}) FOR SHARE OF l`;
  return hasFinding(sql, key);
}
