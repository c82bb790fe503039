import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { lineageOf } from "@/lib/domain/dashboard/area";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds, isStoodIn } from "@/lib/server/grant/holds";

/**
 * How many people hold a role in full over a place now, some left out. Whoever holds it twice counts once.
 * @param areaCode the place; a grant on it or on a region around it counts
 * @param who "present": without those for whom somebody stands in during their leave
 */
export async function countHolders(
  sql: Sql,
  role: Role,
  areaCode: string,
  without: readonly string[],
  now: Date,
  who: "all" | "present" = "all",
): Promise<number> {
  const [row] = await sql<{ holders: number }>`SELECT count(DISTINCT g.user_id)::int AS holders
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.role = ${role} AND g.region_code = ANY (${[...lineageOf(areaCode)]}::text[]) AND g.level = 'full'
      AND ${grantHolds(now)} AND g.user_id <> ALL (${[...without]}::uuid[])
      AND ${who === "all" ? Prisma.sql`true` : Prisma.sql`NOT ${isStoodIn(now)}`}`;
  return row?.holders ?? 0;
}

/**
 * Whether somebody who holds a role in full over the village of proposal `p` of a statement has worked on it in no way: the actor,
 * who holds it there, or another. Only where the actor has is anybody else looked for.
 */
export function freshEyesOn(role: Role, { userId }: Actor, now: Date) {
  return Prisma.sql`(NOT ${userId}::uuid = ANY (p.contributors || p.deciders) OR EXISTS (
    SELECT 1 FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.role = ${role} AND g.level = 'full' AND (g.region_code = '0' OR starts_with(p.village_code, g.region_code))
      AND ${grantHolds(now)} AND g.user_id <> ALL (p.contributors || p.deciders)))`;
}
