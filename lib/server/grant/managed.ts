import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { grantProblem } from "@/lib/domain/access/grant-rules";
import { isRole } from "@/lib/domain/access/role";
import { lockPost } from "@/lib/server/appointment/post";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";

const GRANT_COLUMNS = Prisma.sql`id, user_id, role, region_code, level, appointment_id, source, valid_from, valid_to`;

/** A stored grant that nobody has revoked. */
export interface GrantRow {
  readonly id: string;
  readonly user_id: string;
  readonly role: string;
  readonly region_code: string;
  readonly level: string;
  readonly appointment_id: string | null;
  readonly source: string;
  readonly valid_from: Date;
  readonly valid_to: Date | null;
}

/**
 * A door of a post that has run out, or an emergency that is over: nothing is left to pause or take away. The post's present door is
 * another row, and an emergency that ended by itself was not closed.
 */
export function isOver({ appointment_id, source, valid_to }: GrantRow, now: Date): boolean {
  return (appointment_id !== null || source === "break-glass") && valid_to !== null && valid_to <= now;
}

/** Access in an emergency is closed, never paused: a pause would only hide that it is open. */
export function isGlass({ source }: GrantRow): boolean {
  return source === "break-glass";
}

/** The grant, when the administrator may touch it: another person's, in their own region. Held by nobody yet. */
export async function findManaged(sql: Sql, actor: Actor, id: string): Promise<GrantRow | "NOT_FOUND" | "FOUR_EYES"> {
  const [row] = await sql<GrantRow>`SELECT ${GRANT_COLUMNS} FROM access_grant WHERE id = ${id} AND revoked_at IS NULL`;
  if (row === undefined || !isRole(row.role)) return "NOT_FOUND";
  const administrator = { userId: actor.userId, regionCode: actor.grant.regionCode };
  const problem = grantProblem(administrator, { userId: row.user_id, role: row.role, regionCode: row.region_code });
  if (problem === "OWN_GRANT") return "FOUR_EYES";
  return problem === "REGION_OUTSIDE" ? "NOT_FOUND" : row;
}

/**
 * Holds a grant that may be touched, its post first, as whatever opens doors does: a pause and a pass at one moment happen one
 * after the other. Null when somebody has revoked it meanwhile.
 */
export async function holdGrant(sql: Sql, { id, appointment_id }: GrantRow): Promise<GrantRow | null> {
  if (appointment_id !== null) await lockPost(sql, appointment_id);
  const [row] =
    await sql<GrantRow>`SELECT ${GRANT_COLUMNS} FROM access_grant WHERE id = ${id} AND revoked_at IS NULL FOR UPDATE`;
  return row ?? null;
}
