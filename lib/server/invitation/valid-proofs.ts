import "server-only";
import { PROOF_MONTHS } from "@/lib/domain/invitation/choice";
import type { Sql } from "@/lib/server/db/sql";

/** Families that need no letter this year, each with the answer that says so. */
export type ValidProofs = ReadonlyMap<string, string>;

export interface ProofQuestion {
  readonly regencyCode: string;
  readonly householdIds: readonly string[];
  /** The year of the letters. An answer in it needs no proof: such a family is served already. */
  readonly year: number;
  readonly now: Date;
}

/**
 * Which of some families updated by themselves so lately that their proof still holds in a new year, inside a transaction that sees them.
 * What is asked is the family's own answer to the invitation of the year before; who came to the desk or was visited holds no proof.
 */
export async function validProofs(
  sql: Sql,
  { regencyCode, householdIds, year, now }: ProofQuestion,
): Promise<ValidProofs> {
  const rows = await sql<{ family: string; answer: string }>`SELECT household_id AS family, id AS answer FROM invitation
    WHERE regency_code = ${regencyCode} AND household_id = ANY (${[...householdIds]}::uuid[]) AND year = ${year - 1}
      AND state = 'answered' AND answered_how = 'self' AND answered_at > ${now}::timestamptz - make_interval(months => ${PROOF_MONTHS}::int)`;
  return new Map(rows.map(({ family, answer }) => [family, answer]));
}
