import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";

/**
 * True when the administrator may manage the person: every grant and post they ever had lies in the administrator's region.
 * A person is never manageable through one village while working in another.
 */
export async function canManageUser(sql: Sql, actor: Actor, userId: string): Promise<boolean> {
  const { lo, hi } = rangeOf(actor.grant.regionCode);
  const isNation = actor.grant.regionCode === "0";
  const rows = await sql<{ inside: number; total: number }>`
    SELECT count(*) FILTER (WHERE (region_code >= ${lo} AND region_code < ${hi}) OR (${isNation} AND region_code = '0'))::int AS inside,
      count(*)::int AS total
    FROM (SELECT region_code FROM access_grant WHERE user_id = ${userId}
      UNION ALL SELECT region_code FROM appointment WHERE user_id = ${userId}) AS duty`;
  const row = rows[0];
  return row !== undefined && row.total > 0 && row.inside === row.total;
}
