import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import {
  areaFlows,
  type BelowCount,
  type FirstDay,
  type FlowCount,
  mendFlows,
  type ReturnedCount,
  reasonFlows,
  roleFlows,
  tierFlows,
  type WaitingCount,
} from "@/lib/domain/bottleneck/flow";
import type { Bottlenecks, BottleneckView, OriginFlow } from "@/lib/domain/bottleneck/view";
import { addDays, daysBetween, workingDaysIn } from "@/lib/domain/calendar/working-day";
import { figureScope } from "@/lib/domain/dashboard/area";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import type { Locale } from "@/lib/domain/instrument/question";
import { localDay } from "@/lib/domain/period/period";
import { questionLabel } from "@/lib/domain/queue/queue-row";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { findArea } from "@/lib/server/dashboard/queries";
import { referenceSql } from "@/lib/server/db/reference";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { findAreaProgress } from "@/lib/server/home/progress-query";
import { findCurrentPeriod } from "@/lib/server/period/current-period";
import { displayNames } from "@/lib/server/queue/names";
import { childrenOf } from "@/lib/server/region/queries";
import { tiersOf } from "@/lib/server/workflow/tier-sets";
import { workdaysOf } from "@/lib/server/workflow/workdays";

/** Fewer say nothing of a question or of a person. */
const FEWEST_PROPOSALS = 10;
const MOST_ORIGINS = 30;

interface OriginRow {
  readonly origin: string;
  readonly proposals: number;
  readonly sent_back: number;
}

/**
 * Where work waits in an area, how long, and why it comes back; null outside the acting grant. Counts and times from whole
 * areas; officers are named to those alone who answer for them. All of it is as last counted; what is late is so by the clock.
 */
export async function findBottlenecks(
  actor: Actor,
  view: BottleneckView,
  locale: Locale,
  now: Date,
): Promise<Bottlenecks | null> {
  const area = await findArea(actor, view.area ?? actor.grant.regionCode);
  if (area === null || !authorize(actor, "workflow:watch")) return null;
  const places = area.level === "village" ? [] : await childrenOf(area.code);
  const since = addDays(localDay(now, area.timeZone), 1 - view.days);
  const { holidays } = await workdaysOf(referenceSql(), area.code, now);
  const [read, set, season] = await Promise.all([
    readFlows(actor, area, { places: places.map(({ code }) => code), since, now }),
    tiersOf(area.code.slice(0, 4), now),
    seasonOf(actor, area, holidays, now),
  ]);
  const names = await displayNames(
    referenceSql(),
    read.officers.map(({ origin }) => origin),
  );
  return {
    area,
    days: view.days,
    countedAt: read.countedAt,
    tiers: tierFlows(
      set,
      read.own,
      read.waiting.filter((row) => row.area === area.code),
      {
        since,
        firsts: read.firsts,
        workDaysSince: (day) => workingDaysIn(day, localDay(now, area.timeZone), holidays),
      },
    ),
    roles: roleFlows(set, read.own),
    children: areaFlows(set, places, read.below, read.waiting),
    reasons: reasonFlows(read.own),
    mends: mendFlows(read.own, read.returned),
    questions: originsOf(read.questions, (key) => questionLabel(key, locale) ?? key),
    officers: originsOf(read.officers, (id) => names.get(id) ?? "?"),
    season,
  };
}

interface Window {
  readonly places: readonly string[];
  /** The first day, YYYY-MM-DD. */
  readonly since: string;
  readonly now: Date;
}

async function readFlows(actor: Actor, area: DashboardArea, { places, since, now }: Window) {
  const namesOfficers = authorize(actor, "household:read-log-names");
  const shelf = regencyShelf(area.code);
  return underScope(figureScope(actor), async (tx: ScopedTx) => {
    const { sql } = tx;
    const origins = (kind: "question" | "officer") =>
      sql<OriginRow>`SELECT origin, sum(proposals)::int AS proposals, sum(sent_back)::int AS sent_back FROM rollup_flow_origin
        WHERE regency_code = ${shelf} AND area_code = ${area.code} AND kind = ${kind} AND day >= ${since}::date
        GROUP BY 1 HAVING sum(proposals) >= ${FEWEST_PROPOSALS}
        ORDER BY sum(sent_back)::float8 / sum(proposals) DESC, sum(proposals) DESC, 1 LIMIT ${MOST_ORIGINS}`;
    const [own, firsts, below, waiting, returned, questions, officers, fresh] = await Promise.all([
      sql<FlowCount>`SELECT ${area.code} AS area, state, role, event, reason, bucket, sum(steps)::int AS steps FROM rollup_flow
        WHERE regency_code = ${shelf} AND area_code = ${area.code} AND day >= ${since}::date
        GROUP BY 2, 3, 4, 5, 6 HAVING sum(steps) > 0`,
      sql<FirstDay>`SELECT state, min(day)::text AS day FROM rollup_flow
        WHERE regency_code = ${shelf} AND area_code = ${area.code} AND day >= ${since}::date AND event <> 'submit' AND steps > 0
        GROUP BY 1`,
      places.length === 0 ? [] : readBelow(tx, places, since),
      readWaiting(tx, [area.code, ...places], now),
      sql<ReturnedCount>`SELECT reason, sum(waiting)::int AS waiting, min(since) AS oldest FROM rollup_flow_waiting
        WHERE regency_code = ${shelf} AND area_code = ${area.code} AND state = 'returned' AND waiting > 0 GROUP BY 1`,
      origins("question"),
      namesOfficers ? origins("officer") : [],
      sql<{ at: Date }>`SELECT rolled_up_at AS at FROM rollup_freshness
        WHERE regency_code = ${shelf} AND area_code = ${area.code}`,
    ]);
    return { own, firsts, below, waiting, returned, questions, officers, countedAt: fresh[0]?.at ?? null };
  });
}

/** What waits in each of some areas, and what of it is late by the clock. */
function readWaiting({ sql }: ScopedTx, areas: readonly string[], now: Date): Promise<WaitingCount[]> {
  const shelves = [...new Set(areas.map(regencyShelf))];
  return sql<WaitingCount>`SELECT area_code AS area, state, sum(waiting)::int AS waiting,
      coalesce(sum(waiting) FILTER (WHERE due_at <= ${now}), 0)::int AS late, min(since) AS oldest
    FROM rollup_flow_waiting
    WHERE regency_code = ANY (${shelves}::text[]) AND area_code = ANY (${[...areas]}::text[]) AND state <> 'returned' AND waiting > 0
    GROUP BY 1, 2`;
}

/** The areas below by state: a row each, with the waits as one array, for thousands of rows cost more to carry than to add up. */
function readBelow({ sql }: ScopedTx, places: readonly string[], since: string): Promise<BelowCount[]> {
  const shelves = [...new Set(places.map(regencyShelf))];
  return sql<BelowCount>`SELECT area_code AS area, state, (sum(steps) - sum(returned) - sum(rejected))::int AS agreed,
      sum(returned)::int AS returned, sum(rejected)::int AS rejected,
      jsonb_agg(jsonb_build_object('bucket', bucket, 'steps', steps)) AS waited
    FROM (SELECT area_code, state, bucket, sum(steps) AS steps, coalesce(sum(steps) FILTER (WHERE event = 'return'), 0) AS returned,
        coalesce(sum(steps) FILTER (WHERE event = 'reject'), 0) AS rejected
      FROM rollup_flow
      WHERE regency_code = ANY (${shelves}::text[]) AND area_code = ANY (${[...places]}::text[]) AND day >= ${since}::date
        AND event <> 'submit'
      GROUP BY 1, 2, 3) AS by_bucket
    GROUP BY 1, 2`;
}

function originsOf(rows: readonly OriginRow[], label: (origin: string) => string): readonly OriginFlow[] {
  return rows.map(({ origin, proposals, sent_back: sentBack }) => ({ label: label(origin), proposals, sentBack }));
}

async function seasonOf(
  actor: Actor,
  area: DashboardArea,
  holidays: ReadonlySet<string>,
  now: Date,
): Promise<Bottlenecks["season"]> {
  if (area.code !== actor.grant.regionCode) return null;
  const period = await findCurrentPeriod(area.code, now);
  const progress = period === null ? null : await findAreaProgress(actor, period.year);
  if (period === null || progress === null) return null;
  const { applied, due } = progress;
  if (typeof applied !== "number" || typeof due !== "number") return null;
  const { endsOn } = period;
  const today = localDay(now, area.timeZone);
  const workDaysLeft = workingDaysIn(addDays(today, 1), endsOn, holidays);
  return { applied, due, endsOn, daysLeft: daysBetween(today, endsOn), workDaysLeft };
}
