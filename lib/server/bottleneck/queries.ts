import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import type { TierFlow } from "@/lib/domain/bottleneck/forecast";
import type {
  AreaFlow,
  Bottlenecks,
  BottleneckView,
  OriginFlow,
  ReasonFlow,
  RoleFlow,
} from "@/lib/domain/bottleneck/view";
import { daysBetween } from "@/lib/domain/calendar/working-day";
import { figureScope } from "@/lib/domain/dashboard/area";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import type { Locale } from "@/lib/domain/instrument/question";
import { localDay } from "@/lib/domain/period/period";
import { questionLabel } from "@/lib/domain/queue/queue-row";
import { placeOf, type TierName, type TierSet } from "@/lib/domain/workflow/tier";
import { holderOf, PROPOSAL_STATES } from "@/lib/domain/workflow/workflow";
import { findArea } from "@/lib/server/dashboard/queries";
import { referenceSql } from "@/lib/server/db/reference";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { findAreaProgress } from "@/lib/server/home/progress-query";
import { findCurrentPeriod } from "@/lib/server/period/current-period";
import { displayNames } from "@/lib/server/queue/names";
import { childrenOf } from "@/lib/server/region/queries";
import { regenciesOf } from "@/lib/server/region/regencies";
import { tiersOf } from "@/lib/server/workflow/tier-sets";

const DAY_MS = 86_400_000;
const VILLAGE_DIGITS = 10;
const CHILD_DIGITS = { nation: 2, province: 4, regency: 6, district: 10, village: null } as const;

interface TimeRow {
  readonly area: string;
  readonly state: string;
  readonly role: string;
  readonly agreed: number;
  readonly returned: number;
  readonly rejected: number;
  readonly median_hours: number | null;
  readonly slow_hours: number | null;
}

interface WaitingRow {
  readonly area: string;
  readonly state: string;
  readonly waiting: number;
  readonly late: number;
  readonly oldest: Date | string;
}

interface OriginRow {
  readonly origin: string;
  readonly proposals: number;
  readonly sent_back: number;
}

/**
 * Where work waits in an area, how long, and why it comes back; null outside the acting grant. Counts and times from whole
 * areas; officers are named to those alone who answer for them.
 */
export async function findBottlenecks(
  actor: Actor,
  view: BottleneckView,
  locale: Locale,
  now: Date,
): Promise<Bottlenecks | null> {
  const area = await findArea(actor, view.area ?? actor.grant.regionCode);
  if (area === null || !authorize(actor, "workflow:watch")) return null;
  const since = new Date(now.getTime() - view.days * DAY_MS);
  const [read, set, season] = await Promise.all([
    readFlows(actor, area, since, now),
    tiersOf(area.code.slice(0, 4), now),
    seasonOf(actor, area, now),
  ]);
  const names = await displayNames(
    referenceSql(),
    read.officers.map(({ origin }) => origin),
  );
  return {
    area,
    days: view.days,
    tiers: tierFlows(set, read.together, read.waiting),
    roles: roleFlows(set, read.whole),
    children: await areaFlows(area, read.times, read.waiting),
    reasons: read.reasons,
    questions: originsOf(read.questions, (key) => questionLabel(key, locale) ?? key),
    officers: originsOf(read.officers, (id) => names.get(id) ?? "?"),
    season,
  };
}

async function readFlows(actor: Actor, area: DashboardArea, since: Date, now: Date) {
  const regencies = [...(await regenciesOf(area.code))];
  const { lo, hi } = rangeOf(area.code);
  const digits = CHILD_DIGITS[area.level];
  const namesOfficers = authorize(actor, "household:read-log-names");
  return underScope(figureScope(actor), async ({ sql }: ScopedTx) => {
    const times = (by: number) =>
      sql<TimeRow>`SELECT * FROM app_tier_times(${regencies}, ${lo}, ${hi}, ${since}, ${by})`;
    const waiting = (by: number) =>
      sql<WaitingRow>`SELECT * FROM app_tier_waiting(${regencies}, ${lo}, ${hi}, ${now}, ${by})`;
    const origins = (by: string) =>
      sql<OriginRow>`SELECT * FROM app_return_origins(${regencies}, ${lo}, ${hi}, ${since}, ${by})`;
    const [whole, together, all, below, reasons, questions, officers] = await Promise.all([
      times(0),
      // By the first digit: one group for a region, whoever decided.
      times(1),
      // Sums of the areas below are the area's own: one pass over what waits.
      waiting(digits ?? VILLAGE_DIGITS),
      digits === null ? [] : times(digits),
      sql<ReasonFlow>`SELECT * FROM app_return_reasons(${regencies}, ${lo}, ${hi}, ${since})`,
      origins("question"),
      namesOfficers ? origins("officer") : [],
    ]);
    return { whole, together, waiting: all, times: below, reasons, questions, officers };
  });
}

function tierFlows(set: TierSet, rows: readonly TimeRow[], waiting: readonly WaitingRow[]): readonly TierFlow[] {
  return set.map(({ name }) => {
    const own = rows.filter(({ state }) => tierOfState(set, state) === name);
    const wait = waiting.filter(({ state }) => tierOfState(set, state) === name);
    const oldest = wait.map((row) => new Date(row.oldest).getTime());
    return {
      tier: name,
      waiting: total(wait, (row) => row.waiting),
      late: total(wait, (row) => row.late),
      oldest: oldest.length === 0 ? null : new Date(Math.min(...oldest)),
      agreed: total(own, (row) => row.agreed),
      returned: total(own, (row) => row.returned),
      rejected: total(own, (row) => row.rejected),
      medianHours: slowest(own, (row) => row.median_hours),
      slowHours: slowest(own, (row) => row.slow_hours),
    };
  });
}

function roleFlows(set: TierSet, rows: readonly TimeRow[]): readonly RoleFlow[] {
  return rows
    .flatMap((row) => {
      const tier = tierOfState(set, row.state);
      if (tier === null) return [];
      const { role, agreed, returned, rejected, median_hours: medianHours, slow_hours: slowHours } = row;
      return [{ tier, role, agreed, returned, rejected, medianHours, slowHours }];
    })
    .toSorted((a, b) => placeOf(a.tier) - placeOf(b.tier));
}

async function areaFlows(
  area: DashboardArea,
  times: readonly TimeRow[],
  waiting: readonly WaitingRow[],
): Promise<readonly AreaFlow[]> {
  if (CHILD_DIGITS[area.level] === null) return [];
  const children = await childrenOf(area.code);
  return children
    .map(({ code, label }) => {
      const own = times.filter((row) => row.area === code);
      const wait = waiting.filter((row) => row.area === code);
      const sentBack = total(own, (row) => row.returned + row.rejected);
      return {
        code,
        label,
        waiting: total(wait, (row) => row.waiting),
        late: total(wait, (row) => row.late),
        decided: sentBack + total(own, (row) => row.agreed),
        sentBack,
        medianHours: slowest(own, (row) => row.median_hours),
      };
    })
    .toSorted((a, b) => b.late - a.late || b.waiting - a.waiting || a.label.localeCompare(b.label, "id"));
}

function originsOf(rows: readonly OriginRow[], label: (origin: string) => string): readonly OriginFlow[] {
  return rows.map(({ origin, proposals, sent_back: sentBack }) => ({ label: label(origin), proposals, sentBack }));
}

async function seasonOf(actor: Actor, area: DashboardArea, now: Date): Promise<Bottlenecks["season"]> {
  if (area.code !== actor.grant.regionCode) return null;
  const period = await findCurrentPeriod(area.code, now);
  const progress = period === null ? null : await findAreaProgress(actor, period.year);
  if (period === null || progress === null) return null;
  const { applied, due } = progress;
  if (typeof applied !== "number" || typeof due !== "number") return null;
  return { applied, due, endsOn: period.endsOn, daysLeft: daysBetween(localDay(now, area.timeZone), period.endsOn) };
}

function tierOfState(set: TierSet, text: string): TierName | null {
  const state = PROPOSAL_STATES.find((each) => each === text);
  return state === undefined ? null : (holderOf(set, state)?.name ?? null);
}

function total<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

/** Medians of parts have no common one without the rows: the slowest is told. */
function slowest<Row>(rows: readonly Row[], of: (row: Row) => number | null): number | null {
  const known = rows.map(of).filter((hours) => hours !== null);
  return known.length === 0 ? null : Math.max(...known);
}
