import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";

/**
 * The regions of all that the person `user` ever held, as `region_code`. Access in an emergency counts while it is open, because who
 * manages the account then has it too; after its end it was never a duty, and must not keep a person from those who manage them.
 */
export function everHeld(user: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`(SELECT region_code FROM access_grant WHERE user_id = ${user}
      AND (source <> 'break-glass' OR (revoked_at IS NULL AND valid_to > ${now}))
    UNION ALL SELECT region_code FROM appointment WHERE user_id = ${user})`;
}

/**
 * True when the administrator may manage the person: every grant and post they ever had lies in the administrator's region.
 * A person is never manageable through one village while working in another.
 */
export async function canManageUser(sql: Sql, actor: Actor, userId: string, now: Date): Promise<boolean> {
  const { lo, hi } = rangeOf(actor.grant.regionCode);
  const isNation = actor.grant.regionCode === "0";
  const rows = await sql<{ inside: number; total: number }>`
    SELECT count(*) FILTER (WHERE (region_code >= ${lo} AND region_code < ${hi}) OR (${isNation} AND region_code = '0'))::int AS inside,
      count(*)::int AS total
    FROM ${everHeld(Prisma.sql`${userId}::uuid`, now)} AS duty`;
  const row = rows[0];
  return row !== undefined && row.total > 0 && row.inside === row.total;
}
