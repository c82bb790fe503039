import "server-only";
import { uuidv7 } from "uuidv7";
import { isWorkingDay } from "@/lib/domain/calendar/working-day";
import { lineageOf } from "@/lib/domain/dashboard/area";
import { mondayOf } from "@/lib/domain/digest/digest";
import { staffRisk } from "@/lib/domain/staffing/staffing";
import { neededBy } from "@/lib/domain/workflow/set-trial";
import { STANDARD_TIERS, TIERS, type TierName } from "@/lib/domain/workflow/tier";
import { holderOf, TIER_STATES, type TierState } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";
import type { NewNotice } from "@/lib/server/notice/write-notice";
import { countPeople, tierPeople } from "@/lib/server/staffing/people";
import { tierSetsOf } from "@/lib/server/workflow/tier-sets";
import { holdersIn } from "./ground";

interface WaitingRow {
  readonly regency: string;
  readonly state: TierState;
  readonly count: number;
}

/** What waits in a tier of a regency for which nobody is there, or too few. */
interface Unmanned {
  readonly regency: string;
  readonly tier: TierName;
  readonly count: number;
}

/** Of regencies of a time zone: tiers above the village with work and without people enough who are there. */
async function unmannedTiers(sql: Sql, timeZone: string, now: Date): Promise<readonly Unmanned[]> {
  const rows = await sql<WaitingRow>`SELECT p.regency_code AS regency, p.state, count(*)::int AS count
    FROM proposal p JOIN region r ON r.code = p.regency_code
    WHERE r.time_zone = ${timeZone} AND p.state = ANY (${TIER_STATES.filter((state) => state !== "submitted")}::text[])
    GROUP BY 1, 2`;
  const regencies = [...new Set(rows.map(({ regency }) => regency))];
  const around = [...new Set(regencies.flatMap((regency) => [...lineageOf(regency)]))];
  const roles = Object.values(TIERS).map(({ role }) => role);
  const [sets, people] = await Promise.all([tierSetsOf(regencies, now), tierPeople(sql, roles, around, now)]);
  return regencies.flatMap((regency) => {
    const set = sets.get(regency) ?? STANDARD_TIERS;
    return set.flatMap((tier) => {
      const count = rows
        .filter((row) => row.regency === regency && holderOf(set, row.state)?.name === tier.name)
        .reduce((sum, row) => sum + row.count, 0);
      const staff = { ...countPeople(people, TIERS[tier.name].role, regency), needed: neededBy(tier) };
      const risk = staffRisk({ tier: tier.name, areaCode: regency, waiting: count, late: 0, ...staff });
      return count === 0 || risk === null || risk === "one" ? [] : [{ regency, tier: tier.name, count }];
    });
  });
}

/** Once a week, on its first working day or as it happens: administrators of a regency or around it, who can appoint somebody. */
export async function holderReminders(
  sql: Sql,
  timeZone: string,
  today: string,
  now: Date,
): Promise<readonly NewNotice[]> {
  if (!isWorkingDay(today, new Set())) return [];
  const unmanned = await unmannedTiers(sql, timeZone, now);
  if (unmanned.length === 0) return [];
  const administrators = await holdersIn(sql, timeZone, now, ["administrator"]);
  return administrators.flatMap(({ userId, regionCode }) => {
    const counts = new Map<TierName, number>();
    for (const { regency, tier, count } of unmanned)
      if (regency.startsWith(regionCode)) counts.set(tier, (counts.get(tier) ?? 0) + count);
    return [...counts].map(([tier, count]) => ({
      id: uuidv7(),
      userId,
      regionCode,
      grantId: null,
      facts: { kind: "reminder-holders", tier, count } as const,
      onceKey: `reminder-holders:${regionCode}:${tier}:${mondayOf(today)}`,
    }));
  });
}
