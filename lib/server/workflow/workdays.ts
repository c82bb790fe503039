import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { lineageOf } from "@/lib/domain/dashboard/area";
import { localDay } from "@/lib/domain/period/period";
import { mayDecideAs, type Workdays } from "@/lib/domain/workflow/decider";
import { type Freeze, pausedDays } from "@/lib/domain/workflow/freeze";
import { TIERS, type Tier } from "@/lib/domain/workflow/tier";
import type { Sql } from "@/lib/server/db/sql";
import type { RegionTimeZone } from "@/lib/server/region/queries";

interface Row {
  readonly time_zone: RegionTimeZone;
  readonly holidays: readonly string[];
  readonly freezes: readonly Freeze[] | null;
}

/** Days on which people decide in a place, and its holidays alone. */
export interface PlaceDays extends Workdays {
  readonly holidays: ReadonlySet<string>;
}

/** On which days people decide in a place: its zone, and the days without work or with a pause around now. */
export async function workdaysOf(sql: Sql, areaCode: string, now: Date): Promise<PlaceDays> {
  const around = [...lineageOf(areaCode)];
  const [row] = await sql<Row>`SELECT r.time_zone,
      ARRAY(SELECT h.day::text FROM holiday h WHERE h.region_code = ANY (${around}::text[])
        AND h.day BETWEEN ${now}::timestamptz::date - 400 AND ${now}::timestamptz::date + 400) AS holidays,
      (SELECT jsonb_agg(jsonb_build_object('regionCode', f.region_code, 'stops', f.stops, 'fromDay', f.from_day, 'toDay', f.to_day,
          'reason', f.reason))
        FROM freeze_window f WHERE f.lifted_at IS NULL AND f.region_code = ANY (${around}::text[])
          AND f.to_day >= ${now}::timestamptz::date - 400) AS freezes
    FROM region r WHERE r.code = ${areaCode}`;
  if (row === undefined) throw new Error("no such region");
  const paused = pausedDays(row.freezes ?? [], "decide", areaCode);
  return {
    timeZone: row.time_zone,
    today: localDay(now, row.time_zone),
    holidays: new Set(row.holidays),
    freeDays: new Set([...row.holidays, ...paused]),
  };
}

/** {@link mayDecideAs} where the days must still be read: they are only for somebody who would stand in. */
export async function mayDecideNow(
  sql: Sql,
  actor: Actor,
  tier: Tier,
  { villageCode, dueAt }: { readonly villageCode: string; readonly dueAt: Date | null },
  now: Date,
): Promise<boolean> {
  const isOwn = authorize(actor, TIERS[tier.name].permission);
  return mayDecideAs(actor, tier, { dueAt, workdays: isOwn ? null : await workdaysOf(sql, villageCode, now) });
}
