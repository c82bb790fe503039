import "server-only";
import type { Role } from "@/lib/domain/access/role";
import { lineageOf } from "@/lib/domain/dashboard/area";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";

/**
 * How many people hold a role in full over a place now, some left out. Whoever holds it twice counts once.
 * @param areaCode the place; a grant on it or on a region around it counts
 */
export async function countHolders(
  sql: Sql,
  role: Role,
  areaCode: string,
  without: readonly string[],
  now: Date,
): Promise<number> {
  const [row] = await sql<{ holders: number }>`SELECT count(DISTINCT g.user_id)::int AS holders
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.role = ${role} AND g.region_code = ANY (${[...lineageOf(areaCode)]}::text[]) AND g.level = 'full'
      AND ${grantHolds(now)} AND g.user_id <> ALL (${[...without]}::uuid[])`;
  return row?.holders ?? 0;
}
