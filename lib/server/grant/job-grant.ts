import "server-only";
import { grantedLevel, permits } from "@/lib/domain/access/permission";
import type { Permission } from "@/lib/domain/access/permission-name";
import { isRole } from "@/lib/domain/access/role";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "./holds";

/** Who pressed, for which region, and what the job needs. */
export interface JobOwner {
  readonly userId: string;
  readonly regionCode: string;
  readonly permission: Permission;
}

/** The grant under which a job may run, asked again when it runs; null when access has ended meanwhile. */
export async function findJobGrant(
  sql: Sql,
  { userId, regionCode, permission }: JobOwner,
  now: Date,
): Promise<string | null> {
  const rows = await sql<{ id: string; role: string; level: string }>`SELECT g.id, g.role, g.level
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.user_id = ${userId} AND g.region_code = ${regionCode} AND ${grantHolds(now)}
    ORDER BY g.created_at, g.id`;
  const held = rows.find((row) => isRole(row.role) && permits(row.role, grantedLevel(row.level), permission));
  return held?.id ?? null;
}
