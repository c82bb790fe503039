import "server-only";
import { lineageOf } from "@/lib/domain/dashboard/area";
import { ACTIVE_DAYS } from "@/lib/domain/staffing/staffing";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";

const DAY_MS = 86_400_000;

/** Somebody who may decide in a tier, wherever they hold it. */
export interface TierPerson {
  readonly userId: string;
  readonly role: string;
  readonly regionCode: string;
  readonly isActive: boolean;
  readonly isOnLeave: boolean;
}

/** Who holds some roles in full on some regions now, when they were last there, and whether they have handed the duty over. */
export function tierPeople(
  sql: Sql,
  roles: readonly string[],
  regions: readonly string[],
  now: Date,
): Promise<TierPerson[]> {
  const since = new Date(now.getTime() - ACTIVE_DAYS * DAY_MS);
  return sql<TierPerson>`SELECT h.user_id AS "userId", h.role, h.region_code AS "regionCode",
      EXISTS (SELECT 1 FROM auth_session s WHERE s.user_id = h.user_id AND s.last_seen_at >= ${since}) AS "isActive",
      EXISTS (SELECT 1 FROM access_grant g WHERE g.delegated_from = h.id AND ${grantHolds(now)}) AS "isOnLeave"
    FROM (SELECT g.id, g.user_id, g.role, g.region_code FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
      WHERE g.role = ANY (${[...roles]}::text[]) AND g.region_code = ANY (${[...regions]}::text[]) AND g.level = 'full'
        AND ${grantHolds(now)}) h`;
}

/** People of a role over a place: a grant on it or on a region around it counts, each person once. */
export function countPeople(people: readonly TierPerson[], role: string, areaCode: string) {
  const around = lineageOf(areaCode);
  const here = people.filter((person) => person.role === role && around.includes(person.regionCode));
  const distinct = (some: readonly TierPerson[]) => new Set(some.map(({ userId }) => userId)).size;
  return {
    holders: distinct(here),
    active: distinct(here.filter(({ isActive }) => isActive)),
    onLeave: distinct(here.filter(({ isOnLeave }) => isOnLeave)),
  };
}
