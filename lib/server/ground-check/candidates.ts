import "server-only";
import { type Companion, listCompanions } from "@/lib/server/assignment/companions";
import type { Sql } from "@/lib/server/db/sql";

export interface CheckedFamily {
  readonly regencyCode: string;
  readonly villageCode: string;
  readonly householdId: string;
  /** Who worked on the proposal. */
  readonly contributors: readonly string[];
}

/**
 * Companions of the village who can look with fresh eyes: they have not worked on the proposal, and the family is not given
 * to them, since a companion may read the record of theirs.
 */
export async function listCheckers(sql: Sql, family: CheckedFamily, now: Date): Promise<readonly Companion[]> {
  const [companions, given] = await Promise.all([
    listCompanions(sql, family.villageCode, now),
    sql<{ id: string }>`SELECT user_id AS id FROM assignment
      WHERE regency_code = ${family.regencyCode} AND household_id = ${family.householdId}`,
  ]);
  const biased = new Set([...family.contributors, ...given.map(({ id }) => id)]);
  return companions.filter(({ userId }) => !biased.has(userId));
}
