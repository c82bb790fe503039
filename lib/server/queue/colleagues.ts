import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { ScopedTx } from "@/lib/server/db/scoped";
import { grantHolds } from "@/lib/server/grant/holds";

const NAMED_AT_MOST = 5;

/** Others who hold the actor's duty in the actor's region now and have no part in the proposal: they may decide. */
export async function listColleagues(
  { sql }: ScopedTx,
  actor: Actor,
  involved: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  const { role, regionCode } = actor.grant;
  const rows = await sql<{ name: string }>`SELECT DISTINCT ON (g.user_id) u.display_name AS name
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.role = ${role} AND g.region_code = ${regionCode} AND g.level = 'full'
      AND ${grantHolds(now)} AND g.user_id <> ALL (${[...involved, actor.userId]}::uuid[])
    ORDER BY g.user_id LIMIT ${NAMED_AT_MOST}`;
  return rows.map((row) => row.name);
}
