import "server-only";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";

export interface Companion {
  readonly userId: string;
  readonly name: string;
}

/** A village has a handful; more than this is a mistake of whoever gives access. */
const MOST_COMPANIONS = 200;

/** Those who may act as a companion of this very village now, by name. */
export async function listCompanions(sql: Sql, villageCode: string, now: Date): Promise<readonly Companion[]> {
  const rows = await sql<{ user_id: string; name: string }>`SELECT DISTINCT g.user_id, u.display_name AS name
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.role = 'companion' AND g.region_code = ${villageCode} AND ${grantHolds(now)}
    ORDER BY name, g.user_id LIMIT ${MOST_COMPANIONS}`;
  return rows.map(({ user_id: userId, name }) => ({ userId, name }));
}
