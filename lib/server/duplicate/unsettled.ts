import "server-only";
import type { Sql } from "@/lib/server/db/sql";

/**
 * Whether a proposal's family has a double that nobody has settled (DESIGN 4: no open duplicate). A case that rests on
 * answers of a proposal which ended without being applied speaks of nobody any more.
 */
export async function isUnsettled(
  sql: Sql,
  regencyCode: string,
  proposal: { readonly id: string; readonly householdId: string },
): Promise<boolean> {
  const rows = await sql`SELECT 1 FROM duplicate_case c
    WHERE c.regency_code = ${regencyCode} AND c.state IN ('open', 'same')
      AND (c.proposal_id = ${proposal.id} OR EXISTS (SELECT 1 FROM member m WHERE m.regency_code = c.regency_code
        AND m.household_id = ${proposal.householdId} AND m.active AND m.id IN (c.person_uid, c.other_person_uid)))
      AND (c.proposal_id IS NULL OR EXISTS (SELECT 1 FROM proposal p WHERE p.regency_code = c.regency_code AND p.id = c.proposal_id
        AND p.state NOT IN ('rejected', 'withdrawn', 'expired'))) LIMIT 1`;
  return rows.length > 0;
}

/** Whether Dukcapil says that somebody's NIK does not match or is mistyped, and nobody has corrected or explained it. */
export async function hasUnexplainedNik(sql: Sql, regencyCode: string, householdId: string): Promise<boolean> {
  const rows = await sql`SELECT 1 FROM nik_match n
    JOIN member m ON m.regency_code = n.regency_code AND m.id = n.person_uid AND m.active AND m.nik_bidx = n.nik_bidx
    WHERE n.regency_code = ${regencyCode} AND m.household_id = ${householdId} AND n.status <> 'matched' AND n.explained_at IS NULL LIMIT 1`;
  return rows.length > 0;
}
