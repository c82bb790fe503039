import "server-only";
import type { Duty } from "@/lib/domain/access/delegation";
import { grantedLevel } from "@/lib/domain/access/permission";
import { isRole } from "@/lib/domain/access/role";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";
import { ORIGIN, type StoredOrigin, storedWindow } from "@/lib/server/grant/stored-window";

interface DutyRow {
  readonly id: string;
  readonly user_id: string;
  readonly role: string;
  readonly region_code: string;
  readonly level: string;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly suspendedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly delegated_from: string | null;
  readonly source: string;
  readonly origin: StoredOrigin | null;
}

function toDuty(row: DutyRow): (Duty & { readonly id: string }) | null {
  if (!isRole(row.role)) return null;
  return {
    id: row.id,
    userId: row.user_id,
    role: row.role,
    regionCode: row.region_code,
    level: grantedLevel(row.level),
    window: storedWindow(row, row.origin),
    isDelegated: row.delegated_from !== null,
    isScheduled: ["training-scheduled", "training-passed", "break-glass"].includes(row.source),
  };
}

/** One duty, locked: two hand-overs of it at once happen one after the other. Null where there is none. */
export async function lockDuty(sql: Sql, id: string): Promise<(Duty & { readonly id: string }) | null> {
  const [row] = await sql<DutyRow>`SELECT g.id, g.user_id, g.role, g.region_code, g.level, g.valid_from AS "validFrom",
      g.valid_to AS "validTo", g.suspended_at AS "suspendedAt", g.revoked_at AS "revokedAt", g.delegated_from, g.source, ${ORIGIN} AS origin
    FROM access_grant g WHERE g.id = ${id} FOR UPDATE OF g`;
  return row === undefined ? null : toDuty(row);
}

/** What some people hold now; of people whose account is not active, nothing. */
export async function heldBy(
  sql: Sql,
  userIds: readonly string[],
  now: Date,
): Promise<readonly (Duty & { readonly id: string })[]> {
  const rows = await sql<DutyRow>`SELECT g.id, g.user_id, g.role, g.region_code, g.level, g.valid_from AS "validFrom",
      g.valid_to AS "validTo", g.suspended_at AS "suspendedAt", g.revoked_at AS "revokedAt", g.delegated_from, g.source, ${ORIGIN} AS origin
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.user_id = ANY (${[...userIds]}::uuid[]) AND ${grantHolds(now)}`;
  return rows.map(toDuty).filter((duty) => duty !== null);
}

/**
 * What a person holds at some time between two instants: two hand-overs for the same days must know of each other, though
 * neither holds yet. The person is held until the end of the transaction.
 */
export async function heldDuring(
  sql: Sql,
  userId: string,
  { validFrom, validTo }: { readonly validFrom: Date; readonly validTo: Date },
): Promise<readonly (Duty & { readonly id: string })[]> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`delegate:${userId}`}, 0))`;
  const rows = await sql<DutyRow>`SELECT g.id, g.user_id, g.role, g.region_code, g.level, g.valid_from AS "validFrom",
      g.valid_to AS "validTo", g.suspended_at AS "suspendedAt", g.revoked_at AS "revokedAt", g.delegated_from, g.source, ${ORIGIN} AS origin
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active' WHERE g.user_id = ${userId}::uuid`;
  return rows
    .map(toDuty)
    .filter((duty) => duty !== null)
    .filter(({ window }) => window.suspendedAt === null && window.revokedAt === null)
    .filter(({ window }) => window.validFrom < validTo && (window.validTo === null || window.validTo > validFrom));
}
