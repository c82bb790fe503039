import "server-only";
import { type Companion, listCompanions } from "@/lib/server/assignment/companions";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";

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

/** Whether the companion of check `c` of a statement still has the duty there: one whose access has ended goes no more. */
export function companionIsHere(now: Date): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.user_id = c.companion_id AND g.role = 'companion' AND g.region_code = c.village_code AND ${grantHolds(now)})`;
}

/** Of an open check `c`: nobody goes, because nobody was asked to or who was has left. */
export function needsSomebody(now: Date): Prisma.Sql {
  return Prisma.sql`(c.state = 'ordered' OR (c.state = 'assigned' AND NOT ${companionIsHere(now)}))`;
}
