import "server-only";
import type { Role } from "@/lib/domain/access/role";
import { isRole } from "@/lib/domain/access/role";
import { addDays } from "@/lib/domain/calendar/working-day";
import type { DueGroup, RegencyDay } from "@/lib/domain/notice/reminder";
import type { Freeze } from "@/lib/domain/workflow/freeze";
import { STANDARD_TIERS, TIERS } from "@/lib/domain/workflow/tier";
import { TIER_STATES } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";
import { tierSetsOf } from "@/lib/server/workflow/tier-sets";

/** Longer than one working day with the longest holidays. */
const LOOK_AHEAD_DAYS = 20;
/** Longer than the most working days after which somebody stands in. */
const LOOK_BACK_DAYS = 120;

/** Somebody whom reminders concern, by one of their duties. */
export interface Holder {
  readonly userId: string;
  readonly role: Role;
  readonly regionCode: string;
}

const REMINDED: readonly Role[] = [...Object.values(TIERS).map(({ role }) => role), "village-operator"];

/** Who holds a duty of some roles now, in full, in a time zone; delegates with them. */
export async function holdersIn(
  sql: Sql,
  timeZone: string,
  now: Date,
  roles: readonly Role[] = REMINDED,
): Promise<readonly Holder[]> {
  const rows = await sql<{
    user_id: string;
    role: string;
    region_code: string;
  }>`SELECT DISTINCT g.user_id, g.role, g.region_code
    FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active' JOIN region r ON r.code = g.region_code
    WHERE r.time_zone = ${timeZone} AND g.role = ANY (${[...roles]}::text[]) AND g.level = 'full' AND ${grantHolds(now)}
    ORDER BY g.user_id, g.role, g.region_code`;
  return rows.flatMap(({ user_id: userId, role, region_code: regionCode }) =>
    isRole(role) ? [{ userId, role, regionCode }] : [],
  );
}

/** What waits in the tiers with a deadline that is over or near, by village, state and last day. */
export function dueGroups(sql: Sql, today: string): Promise<DueGroup[]> {
  return sql<DueGroup>`SELECT p.village_code AS "villageCode", p.state,
      ((p.due_at - interval '1 millisecond') AT TIME ZONE r.time_zone)::date::text AS "lastDay", count(*)::int AS count
    FROM proposal p JOIN region r ON r.code = p.village_code
    WHERE p.state = ANY (${[...TIER_STATES]}::text[]) AND p.due_at < (${addDays(today, LOOK_AHEAD_DAYS)}::date)::timestamptz
    GROUP BY 1, 2, 3`;
}

interface FreezeRow extends Freeze {
  readonly regionCode: string;
}

/** By which tiers, holidays and pauses each regency works on a day. */
export async function regencyDays(
  sql: Sql,
  regencies: readonly string[],
  today: string,
  now: Date,
): Promise<(code: string) => RegencyDay> {
  const [sets, holidays, freezes] = await Promise.all([
    tierSetsOf(regencies, now),
    sql<{ region_code: string; day: string }>`SELECT region_code, day::text AS day FROM holiday
      WHERE day >= ${addDays(today, -LOOK_BACK_DAYS)} AND day < ${addDays(today, LOOK_AHEAD_DAYS)}`,
    sql<FreezeRow>`SELECT region_code AS "regionCode", stops, from_day AS "fromDay", to_day AS "toDay", reason
      FROM freeze_window WHERE lifted_at IS NULL AND from_day <= ${today} AND to_day >= ${addDays(today, -LOOK_BACK_DAYS)}`,
  ]);
  return (code) => ({
    today,
    tiers: sets.get(code) ?? STANDARD_TIERS,
    holidays: new Set(
      holidays.filter((row) => row.region_code === "0" || code.startsWith(row.region_code)).map(({ day }) => day),
    ),
    freezes,
  });
}
