import "server-only";
import { type ActivationState, activationState } from "@/lib/domain/access/activation";
import type { Actor } from "@/lib/domain/access/actor";
import { authorize } from "@/lib/domain/access/actor";
import { isRole, type Role } from "@/lib/domain/access/role";
import { covers, NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import { isManagedFrom } from "@/lib/server/access-watch/area";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { grantHolds } from "@/lib/server/grant/holds";
import { type GrantState, grantState, regionLabels } from "@/lib/server/grant/queries";
import { ORIGIN, type StoredOrigin, storedWindow } from "@/lib/server/grant/stored-window";
import { canManageUser } from "./reach";

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
  const rows = await referenceSql()<UserRow>`
    SELECT u.id, u.username, u.display_name AS "displayName", u.status,
      (SELECT max(s.last_seen_at) FROM auth_session s WHERE s.user_id = u.id) AS "lastSeen",
      coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'regionCode', g.region_code, 'validFrom', g.valid_from,
          'validTo', g.valid_to, 'suspendedAt', g.suspended_at, 'revokedAt', g.revoked_at, 'origin', ${ORIGIN}) ORDER BY g.created_at, g.id)
        FROM access_grant g WHERE g.user_id = u.id AND g.revoked_at IS NULL), '[]') AS grants,
      coalesce((SELECT jsonb_agg(jsonb_build_object('role', a.role, 'regionCode', a.region_code) ORDER BY a.created_at, a.id)
        FROM appointment a WHERE a.user_id = u.id AND ${waits(now)}), '[]') AS posts
    FROM (SELECT u.id FROM app_user u WHERE ${isListed(actor, filter, now)}
        AND (${after}::uuid IS NULL OR (lower(u.display_name), u.id) > (
          SELECT lower(seen.display_name), seen.id FROM app_user seen WHERE seen.id = ${after}))
      ORDER BY lower(u.display_name), u.id LIMIT ${limit + 1}) AS page JOIN app_user u ON u.id = page.id
    ORDER BY lower(u.display_name), u.id`;
  const shown = rows.slice(0, limit);
  const labels = await regionLabels(
    shown.flatMap((row) => [...row.grants, ...row.posts].map(({ regionCode }) => regionCode)),
  );
  const users = shown.map((row) => toLine(actor, row, labels, now));
  return { users, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** The person `u` of a statement is managed from the actor's region and fits the filter. */
function isListed(actor: Actor, filter: UserFilter, now: Date): Prisma.Sql {
  const own = actor.grant.regionCode;
  const pattern = filter.text === "" ? null : `%${filter.text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const words =
    pattern === null ? Prisma.empty : Prisma.sql`AND (u.username ILIKE ${pattern} OR u.display_name ILIKE ${pattern})`;
  const part = filter.regionCode !== null && covers(own, filter.regionCode) ? filter.regionCode : own;
  const isAll = part === own && filter.role === null && filter.state === null;
  return Prisma.sql`${isHomeIn(own)} AND ${isManagedFrom(own, now)} ${words}
    ${isAll ? Prisma.empty : Prisma.sql`AND ${fits(own, part, filter, now)}`}`;
}

/**
 * The first duty of the person `u` lay in a region, as of everybody whom it manages. A province's people are one stretch of an index in the order of their names; the
 * country's are walked in that order, which the statement must say itself, or a plan for any region sorts them all.
 */
function isHomeIn(code: string): Prisma.Sql {
  if (code === NATION_CODE) return Prisma.sql`u.home_code >= '0' AND u.home_code < '99'`;
  if (code.length === PROVINCE_DIGITS) return Prisma.sql`left(u.home_code, 2) = ${code}`;
  const { lo, hi } = rangeOf(code);
  return Prisma.sql`u.home_code >= ${lo} AND u.home_code < ${hi}`;
}

const PROVINCE_DIGITS = 2;

/** Roles and states that few people have: these are found first and then sorted; of all others the names are walked. */
const RARE_STATES: readonly (UserState | null)[] = ["suspended", "not-yet"];
const MANY_HOLD: readonly Role[] = ["village-operator", "village-head", "companion", "rt-head"];

/** The person `u` has a grant or a post in a part of the region that fits the filter. */
function fits(own: string, code: string, { role, state }: UserFilter, now: Date): Prisma.Sql {
  const { lo, hi } = rangeOf(code);
  const of = (table: "g" | "a", more: Prisma.Sql) => {
    const inside = Prisma.sql`${Prisma.raw(`${table}.region_code`)} >= ${lo} AND ${Prisma.raw(`${table}.region_code`)} < ${hi}`;
    // Written out: a plan for any role suits none.
    const ofRole = role === null ? Prisma.empty : Prisma.raw(`AND ${table}.role = '${role}'`);
    return Prisma.sql`${code === NATION_CODE ? Prisma.sql`true` : inside} ${ofRole} AND ${more}`;
  };
  const grants = Prisma.sql`FROM access_grant g WHERE ${of("g", Prisma.sql`${role === null ? Prisma.sql`true` : Prisma.sql`g.revoked_at IS NULL`} AND ${grantInState(state, now)}`)}`;
  const posts = Prisma.sql`FROM appointment a WHERE ${of("a", state === "invited" ? waits(now) : Prisma.sql`${state === null}`)}`;
  const isRare = RARE_STATES.includes(state) || (role !== null && !MANY_HOLD.includes(role)) || isNarrow(own, code);
  const paused = state === "suspended" ? Prisma.sql`UNION ${pausedPeople(code, role)}` : Prisma.empty;
  // OFFSET keeps a plan from reading all grants of the country for the first fifty names.
  const ofPerson = isRare
    ? Prisma.sql`u.id IN (SELECT g.user_id ${grants} UNION SELECT a.user_id ${posts} ${paused})`
    : Prisma.sql`(EXISTS (SELECT 1 ${grants} AND g.user_id = u.id OFFSET 0) OR EXISTS (SELECT 1 ${posts} AND a.user_id = u.id OFFSET 0))`;
  return state === "valid" ? Prisma.sql`u.status = 'active' AND ${ofPerson}` : ofPerson;
}

/** A regency or less of a province or the country: few of the names that would be walked are there. */
function isNarrow(own: string, part: string): boolean {
  return part.length > PROVINCE_DIGITS && own.length <= PROVINCE_DIGITS;
}

/** People whose account is paused, with something of theirs in the part. */
function pausedPeople(code: string, role: Role | null): Prisma.Sql {
  const { lo, hi } = rangeOf(code);
  const of = (column: string) => Prisma.sql`${Prisma.raw(column)} >= ${lo} AND ${Prisma.raw(column)} < ${hi}`;
  return Prisma.sql`SELECT p.id FROM app_user p WHERE p.status = 'suspended' AND (
    EXISTS (SELECT 1 FROM access_grant g WHERE g.user_id = p.id AND ${of("g.region_code")}
      AND (${role}::text IS NULL OR (g.role = ${role} AND g.revoked_at IS NULL)) OFFSET 0)
    OR EXISTS (SELECT 1 FROM appointment a WHERE a.user_id = p.id AND ${of("a.region_code")} AND (${role}::text IS NULL OR a.role = ${role}) OFFSET 0))`;
}

function grantInState(state: UserState | null, now: Date): Prisma.Sql {
  switch (state) {
    case "suspended":
      return Prisma.sql`g.suspended_at IS NOT NULL AND g.revoked_at IS NULL`;
    case "valid":
      return grantHolds(now);
    case "expired":
      return Prisma.sql`g.revoked_at IS NULL AND g.valid_to <= ${now}`;
    case "not-yet":
      return Prisma.sql`g.revoked_at IS NULL AND g.valid_from > ${now}`;
    case "invited":
      return Prisma.sql`false`;
    case null:
      return Prisma.sql`true`;
  }
}

/** The post `a` of a statement lasts and opens nothing now. */
function waits(now: Date) {
  return Prisma.sql`(a.barred_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > ${now})
    AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.appointment_id = a.id AND ${grantHolds(now)}))`;
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
