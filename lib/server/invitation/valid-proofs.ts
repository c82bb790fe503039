import "server-only";
import { PROOF_MONTHS } from "@/lib/domain/invitation/choice";
import type { Sql } from "@/lib/server/db/sql";

/** Families that need no letter this year, each with the receipt (its self-update) that says so. */
export type ValidProofs = ReadonlyMap<string, string>;

export interface ProofQuestion {
  readonly regencyCode: string;
  readonly householdIds: readonly string[];
  /** The year of the letters: a receipt of it holds to its end. */
  readonly year: number;
  readonly now: Date;
}

/** What became of an update that changed nothing in the record: its receipt is no reason to leave the family out. */
const CAME_TO_NOTHING = ["rejected", "withdrawn", "expired"] as const;

/**
 * Which of some families hold a receipt of having updated by themselves, this year or within {@link PROOF_MONTHS} months, inside a transaction
 * that sees them. Who came to the desk or was visited holds none, and one whose update was not taken over is none.
 */
export async function validProofs(
  sql: Sql,
  { regencyCode, householdIds, year, now }: ProofQuestion,
): Promise<ValidProofs> {
  const rows = await sql<{
    family: string;
    receipt: string;
  }>`SELECT DISTINCT ON (s.household_id) s.household_id AS family, s.id AS receipt
    FROM self_update s LEFT JOIN proposal p ON p.regency_code = s.regency_code AND p.id = s.proposal_id
    WHERE s.regency_code = ${regencyCode} AND s.household_id = ANY (${[...householdIds]}::uuid[])
      AND (s.made_on >= make_date(${year}, 1, 1) OR s.made_at > ${now}::timestamptz - make_interval(months => ${PROOF_MONTHS}::int))
      AND (p.state IS NULL OR p.state <> ALL (${[...CAME_TO_NOTHING]}))
    ORDER BY s.household_id, s.made_at DESC`;
  return new Map(rows.map(({ family, receipt }) => [family, receipt]));
}
