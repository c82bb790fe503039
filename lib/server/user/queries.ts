import "server-only";
import { type ActivationState, activationState } from "@/lib/domain/access/activation";
import type { Actor } from "@/lib/domain/access/actor";
import { authorize } from "@/lib/domain/access/actor";
import { isRole, type Role } from "@/lib/domain/access/role";
import { covers, NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { grantHolds } from "@/lib/server/grant/holds";
import { type GrantState, grantState, regionLabels } from "@/lib/server/grant/queries";
import { ORIGIN, type StoredOrigin, storedWindow } from "@/lib/server/grant/stored-window";
import { canManageUser, everHeld } from "./reach";

/** States a list can be narrowed to. `suspended`: the person or the grant. `invited`: named to a duty that training has not opened. */
export const USER_STATES = ["valid", "suspended", "expired", "not-yet", "invited"] as const;
export type UserState = (typeof USER_STATES)[number];

export interface UserFilter {
  /** Part of the username or the name shown; empty means everybody. */
  readonly text: string;
  readonly role: Role | null;
  /** A region inside the administrator's own; another one is as if none was given. */
  readonly regionCode: string | null;
  readonly state: UserState | null;
}

export interface UserGrantLine {
  readonly role: Role;
  readonly regionCode: string;
  readonly regionLabel: string;
  readonly state: GrantState | "invited";
}

export interface UserLine {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly status: "active" | "suspended";
  readonly lastSeen: Date | null;
  readonly isSelf: boolean;
  /** Grants that are not revoked, and posts that open nothing now. */
  readonly grants: readonly UserGrantLine[];
}

export interface UserPage {
  readonly users: readonly UserLine[];
  /** Id to go on after, null on the last page. */
  readonly next: string | null;
}

interface UserRow {
  id: string;
  username: string;
  displayName: string;
  status: string;
  lastSeen: Date | null;
  grants: {
    role: string;
    regionCode: string;
    validFrom: string;
    validTo: string | null;
    suspendedAt: string | null;
    revokedAt: string | null;
    origin: StoredOrigin | null;
  }[];
  posts: { role: string; regionCode: string }[];
}

export const USERS_A_PAGE = 50;
/** Most lines of a download; a regency has some hundreds of people. */
export const USERS_A_DOWNLOAD = 20_000;

/**
 * People whom the administrator may manage, by name: at least one grant or post in their region, and none outside it, the
 * same reach as `canManageUser`. Keyset paging by name and id; `after` is the id of the last person seen, so that no name
 * stands in an address.
 */
export async function listUsers(
  actor: Actor,
  filter: UserFilter,
  after: string | null,
  now: Date,
  limit = USERS_A_PAGE,
): Promise<UserPage> {
  const own = rangeOf(actor.grant.regionCode);
  const isNation = actor.grant.regionCode === NATION_CODE;
  const part = narrowed(actor, filter.regionCode);
  const pattern = filter.text === "" ? null : `%${filter.text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const rows = await referenceSql()<UserRow>`
    SELECT u.id, u.username, u.display_name AS "displayName", u.status,
      (SELECT max(s.last_seen_at) FROM auth_session s WHERE s.user_id = u.id) AS "lastSeen",
      coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'regionCode', g.region_code, 'validFrom', g.valid_from,
          'validTo', g.valid_to, 'suspendedAt', g.suspended_at, 'revokedAt', g.revoked_at, 'origin', ${ORIGIN}) ORDER BY g.created_at, g.id)
        FROM access_grant g WHERE g.user_id = u.id AND g.revoked_at IS NULL), '[]') AS grants,
      coalesce((SELECT jsonb_agg(jsonb_build_object('role', a.role, 'regionCode', a.region_code) ORDER BY a.created_at, a.id)
        FROM appointment a WHERE a.user_id = u.id AND ${waits(now)}), '[]') AS posts
    FROM app_user u
    WHERE ${isWithin(part, filter, now)}
      AND NOT EXISTS (SELECT 1 FROM ${everHeld(Prisma.sql`u.id`, now)} o
        WHERE NOT ((o.region_code >= ${own.lo} AND o.region_code < ${own.hi}) OR (${isNation} AND o.region_code = '0')))
      AND (${pattern}::text IS NULL OR u.username ILIKE ${pattern} OR u.display_name ILIKE ${pattern})
      AND (${after}::uuid IS NULL OR (lower(u.display_name), u.id) > (
        SELECT lower(seen.display_name), seen.id FROM app_user seen WHERE seen.id = ${after}))
    ORDER BY lower(u.display_name), u.id LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const labels = await regionLabels(
    shown.flatMap((row) => [...row.grants, ...row.posts].map(({ regionCode }) => regionCode)),
  );
  const users = shown.map((row) => toLine(actor, row, labels, now));
  return { users, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/**
 * The person `u` of a statement has a grant or a post in the region that fits the filter. Of a region the people are found by its
 * index and then sorted; of the whole country they are walked in the order of their names.
 */
function isWithin({ lo, hi, isNation }: Part, filter: UserFilter, now: Date): Prisma.Sql {
  const of = (table: "g" | "a") => {
    const code = Prisma.raw(`${table}.region_code`);
    return Prisma.sql`((${code} >= ${lo} AND ${code} < ${hi}) OR (${isNation} AND ${code} = '0'))`;
  };
  const grants = Prisma.sql`FROM access_grant g JOIN app_user p ON p.id = g.user_id WHERE ${of("g")}
    AND (${filter.role}::text IS NULL OR (g.role = ${filter.role} AND g.revoked_at IS NULL))
    AND CASE ${filter.state}::text
      WHEN 'suspended' THEN p.status = 'suspended' OR (g.suspended_at IS NOT NULL AND g.revoked_at IS NULL)
      WHEN 'valid' THEN p.status = 'active' AND ${grantHolds(now)}
      WHEN 'expired' THEN g.revoked_at IS NULL AND g.valid_to <= ${now}
      WHEN 'not-yet' THEN g.revoked_at IS NULL AND g.valid_from > ${now}
      WHEN 'invited' THEN false
      ELSE true END`;
  const posts = Prisma.sql`FROM appointment a JOIN app_user p ON p.id = a.user_id WHERE ${of("a")}
    AND (${filter.role}::text IS NULL OR a.role = ${filter.role})
    AND CASE ${filter.state}::text WHEN 'suspended' THEN p.status = 'suspended' WHEN 'invited' THEN ${waits(now)}
      ELSE ${filter.state}::text IS NULL END`;
  return isNation
    ? Prisma.sql`(EXISTS (SELECT 1 ${grants} AND g.user_id = u.id) OR EXISTS (SELECT 1 ${posts} AND a.user_id = u.id))`
    : Prisma.sql`u.id IN (SELECT g.user_id ${grants} UNION SELECT a.user_id ${posts})`;
}

/** The post `a` of a statement lasts and opens nothing now. */
function waits(now: Date) {
  return Prisma.sql`(a.barred_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > ${now})
    AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.appointment_id = a.id AND ${grantHolds(now)}))`;
}

interface Part {
  readonly lo: string;
  readonly hi: string;
  readonly isNation: boolean;
}

function narrowed(actor: Actor, regionCode: string | null): Part {
  const own = actor.grant.regionCode;
  const inside = regionCode !== null && covers(own, regionCode);
  const code = inside ? regionCode : own;
  return { ...rangeOf(code), isNation: code === NATION_CODE };
}

function toLine(actor: Actor, row: UserRow, labels: ReadonlyMap<string, string>, now: Date): UserLine {
  const grants = row.grants.flatMap(({ role, regionCode, origin, ...times }): UserGrantLine[] => {
    if (!isRole(role)) return [];
    const state = grantState(storedWindow(times, origin), now);
    return [{ role, regionCode, regionLabel: labels.get(regionCode) ?? regionCode, state }];
  });
  const posts = row.posts.flatMap(({ role, regionCode }): UserGrantLine[] =>
    isRole(role) ? [{ role, regionCode, regionLabel: labels.get(regionCode) ?? regionCode, state: "invited" }] : [],
  );
  const { id, username, displayName, lastSeen } = row;
  const status = row.status === "active" ? "active" : "suspended";
  return { id, username, displayName, status, lastSeen, isSelf: id === actor.userId, grants: [...grants, ...posts] };
}

export interface ManagedUser {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly status: "active" | "suspended";
  readonly createdAt: Date;
  readonly lastSeen: Date | null;
  readonly isSelf: boolean;
  /** The last code that was given; null for an account that never had one. */
  readonly activation: { readonly state: ActivationState; readonly until: Date } | null;
  readonly can: {
    readonly suspend: boolean;
    readonly reactivate: boolean;
    readonly resetPassword: boolean;
    readonly addGrant: boolean;
  };
}

interface ManagedRow {
  id: string;
  username: string;
  displayName: string;
  status: string;
  createdAt: Date;
  lastSeen: Date | null;
  validTo: Date | null;
  usedAt: Date | null;
}

/** A person within the administrator's reach, or null: somebody elsewhere is as unknown as nobody. */
export async function findManagedUser(actor: Actor, id: string, now: Date): Promise<ManagedUser | null> {
  const sql = referenceSql();
  if (!(await canManageUser(sql, actor, id, now))) return null;
  const rows = await sql<ManagedRow>`
    SELECT id, username, display_name AS "displayName", status, created_at AS "createdAt",
      (SELECT max(s.last_seen_at) FROM auth_session s WHERE s.user_id = u.id) AS "lastSeen",
      a.valid_to AS "validTo", a.used_at AS "usedAt"
    FROM app_user u LEFT JOIN activation a ON a.user_id = u.id WHERE id = ${id}`;
  const [found] = rows;
  if (found === undefined) return null;
  const { validTo, usedAt, ...row } = found;
  const isSelf = id === actor.userId;
  const isActive = row.status === "active";
  const manages = authorize(actor, "user:manage") && !isSelf;
  return {
    ...row,
    status: isActive ? "active" : "suspended",
    isSelf,
    activation: validTo === null ? null : { state: activationState({ validTo, usedAt }, now), until: validTo },
    can: {
      suspend: manages && isActive,
      reactivate: manages && !isActive,
      resetPassword: manages,
      addGrant: authorize(actor, "grant:manage") && !isSelf,
    },
  };
}
