import "server-only";
import type { Grant } from "@/lib/domain/access/actor";
import { type GrantLevel, grantedLevel } from "@/lib/domain/access/permission";
import { isRole } from "@/lib/domain/access/role";
import { Prisma } from "@/lib/server/db/generated/client";
import { grantHolds } from "@/lib/server/grant/holds";

interface PlacedRow {
  readonly id: string;
  readonly role: string;
  readonly regionCode: string;
  readonly rt: string | null;
  readonly rw: string | null;
}

interface GrantRow extends PlacedRow {
  readonly level: string;
  readonly giverName: string | null;
  readonly until: string | null;
  readonly appointmentId: string | null;
  readonly glassUntil: string | null;
}

/** The columns of {@link heldGrants}. */
export interface HeldRow {
  readonly grants: readonly GrantRow[];
  /** Posts that last and open nothing now. */
  readonly posts: readonly PlacedRow[];
}

/** Columns `grants` and `posts` of the person `user` of a statement: what they hold at an instant. */
export function heldGrants(user: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`coalesce((SELECT jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'regionCode', g.region_code, 'level', g.level,
            'rt', g.rt, 'rw', g.rw, 'appointmentId', g.appointment_id, 'glassUntil', CASE WHEN g.source = 'break-glass' THEN g.valid_to END,
            'giverName', from_whom.display_name, 'until', least(g.valid_to, own.valid_to)) ORDER BY g.created_at, g.id)
        FROM access_grant g LEFT JOIN access_grant own ON own.id = g.delegated_from
          LEFT JOIN app_user from_whom ON from_whom.id = own.user_id
        WHERE g.user_id = ${user} AND ${grantHolds(now)}), '[]') AS grants,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'role', a.role, 'regionCode', a.region_code, 'rt', a.rt, 'rw', a.rw)
            ORDER BY a.created_at, a.id)
        FROM appointment a WHERE a.user_id = ${user} AND a.barred_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > ${now})
          AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.appointment_id = a.id AND ${grantHolds(now)})), '[]') AS posts`;
}

export function toGrants({ grants, posts }: HeldRow): readonly Grant[] {
  return [...grants.flatMap(toGrant), ...posts.flatMap(toInvited)];
}

function toGrant(row: GrantRow): Grant[] {
  const placed = placedGrant(row, grantedLevel(row.level));
  if (placed === null) return [];
  const grant = row.appointmentId === null ? placed : { ...placed, appointmentId: row.appointmentId };
  if (row.glassUntil !== null) return [{ ...grant, glassUntil: new Date(row.glassUntil) }];
  if (row.giverName === null || row.until === null) return [grant];
  return [{ ...grant, delegation: { giverName: row.giverName, until: new Date(row.until) } }];
}

/** Who is named to a duty may sign in before any door of it is open: to learn, to sign the pact, to answer an invitation. */
function toInvited(row: PlacedRow): Grant[] {
  const placed = placedGrant(row, "invited");
  return placed === null ? [] : [{ ...placed, appointmentId: row.id }];
}

function placedGrant({ id, role, regionCode, rt, rw }: PlacedRow, level: GrantLevel): Grant | null {
  if (!isRole(role)) return null;
  const place = rt === null ? {} : { neighbourhood: { rt, rw } };
  return { id, role, regionCode, level, ...place };
}
