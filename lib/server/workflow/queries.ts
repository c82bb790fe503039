import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { yearsWithoutDecree } from "@/lib/domain/calendar/decree";
import { addDays } from "@/lib/domain/calendar/working-day";
import { figureScope, lineageOf } from "@/lib/domain/dashboard/area";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { localDay } from "@/lib/domain/period/period";
import { NO_FILTER } from "@/lib/domain/queue/filter";
import { maySetDeadline, maySetFreeze, maySetHoliday, maySetTiers } from "@/lib/domain/workflow/configure";
import {
  type Deadline,
  deadlineIn,
  dueDay,
  isTimed,
  nextDeadline,
  type Passage,
  sharpnessFor,
  type TimedTier,
  trialPart,
} from "@/lib/domain/workflow/deadline";
import type { FreezeStops } from "@/lib/domain/workflow/freeze";
import { type Tier, type TierSet, tierIn } from "@/lib/domain/workflow/tier";
import {
  type DeadlineLine,
  type DeadlineTrial,
  type FreezeLine,
  type HolidayLine,
  type SampleLine,
  type TierLine,
  type TierPage,
  type TierTrialPage,
  TRIAL_DAYS,
} from "@/lib/domain/workflow/tier-page";
import { tiersIn } from "@/lib/domain/workflow/tier-set";
import { statesHeldBy } from "@/lib/domain/workflow/workflow";
import { findArea } from "@/lib/server/dashboard/queries";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import { countLate } from "@/lib/server/queue/count";
import { walkIndexes } from "@/lib/server/queue/read-rows";
import { waitingFor } from "@/lib/server/queue/waiting";
import { childrenOf, regionLabel } from "@/lib/server/region/queries";
import { regenciesOf } from "@/lib/server/region/regencies";
import { type DeadlineRow, toStoredDeadline } from "./deadlines";
import { nationalDays } from "./national-days";
import { type NamedSetRow, readSets, toSetLines } from "./set-queries";
import { toStoredTierSet } from "./tier-sets";

const MOST_SHOWN = 50;
const MOST_HOLIDAYS = 40;
/** Longer than the longest deadline with the longest holidays. */
const CALENDAR_DAYS = 200;

interface StoredRow extends DeadlineRow {
  readonly id: string;
  readonly reason: string;
  readonly set_by: string | null;
}

interface Ground {
  readonly area: DashboardArea;
  readonly today: string;
  readonly set: TierSet;
  readonly setRegion: string | null;
  readonly setRows: readonly NamedSetRow[];
  readonly rows: readonly StoredRow[];
  readonly holidays: readonly HolidayLine[];
  readonly calendar: ReadonlySet<string>;
}

/** The area asked for with its deadlines and calendar; null when it is outside the acting grant. */
async function findGround(actor: Actor, code: string | null, now: Date): Promise<Ground | null> {
  const area = await findArea(actor, code ?? actor.grant.regionCode);
  if (area === null || !authorize(actor, "tier:read")) return null;
  const today = localDay(now, area.timeZone);
  const [setRows, rows, holidays] = await Promise.all([
    readSets(area.code),
    storedIn(area.code),
    holidaysIn(area.code, addDays(today, -TRIAL_DAYS * 2)),
  ]);
  const { tiers: set, regionCode: setRegion } = tiersIn(setRows.map(toStoredTierSet), area.code, today);
  return { area, today, set, setRegion, setRows, rows, holidays, calendar: new Set(holidays.map(({ day }) => day)) };
}

function storedIn(areaCode: string): Promise<StoredRow[]> {
  return referenceSql()<StoredRow>`SELECT d.id, d.region_code, d.tier, d.day_count, d.unit, d.effective_from, d.reason, d.set_at,
      u.display_name AS set_by
    FROM tier_deadline d LEFT JOIN app_user u ON u.id = d.set_by
    WHERE d.region_code = ANY (${[...lineageOf(areaCode)]}::text[]) ORDER BY d.set_at DESC, d.id DESC LIMIT 500`;
}

async function holidaysIn(areaCode: string, from: string): Promise<readonly HolidayLine[]> {
  const rows = await referenceSql()<{
    day: string;
    kind: HolidayLine["kind"];
    name_id: string;
    name_en: string;
    source: string;
    region_code: string;
  }>`SELECT day, kind, name_id, name_en, source, region_code FROM holiday
    WHERE region_code IN ('0', ${areaCode.slice(0, 2)}, ${areaCode.slice(0, 4)}) AND day >= ${from}
      AND day < ${addDays(from, TRIAL_DAYS * 2 + CALENDAR_DAYS)} ORDER BY day, region_code`;
  return rows.map(({ day, kind, name_id, name_en, source, region_code }) => ({
    day,
    kind,
    name: { id: name_id, en: name_en },
    source,
    regionCode: region_code,
  }));
}

/** The tiers of an area with their deadlines and calendar. Null: not in reach. */
export async function findTierPage(actor: Actor, code: string | null, now: Date): Promise<TierPage | null> {
  const ground = await findGround(actor, code, now);
  if (ground === null) return null;
  const { area, today, set, setRegion, setRows, rows, holidays } = ground;
  const [tiers, history, below, sets, freezes, samples, national] = await Promise.all([
    tierLines(actor, ground, set.map(({ name }) => name).filter(isTimed), now),
    historyOf(rows.slice(0, MOST_SHOWN)),
    area.level === "village" ? [] : childrenOf(area.code),
    toSetLines(setRows.slice(0, MOST_SHOWN)),
    freezesIn(actor, area.code, today),
    area.code.length < 4 ? [] : samplesIn(area.code.slice(0, 4), today),
    nationalDays(today),
  ]);
  return {
    area,
    today,
    meeting: tierIn(set, "endorse"),
    tiersSetBy: setRegion === null ? null : await regionLabel(setRegion),
    tiers,
    history,
    sets,
    freezes,
    samples,
    holidays: holidays.filter(({ day }) => day >= today).slice(0, MOST_HOLIDAYS),
    withoutDecree: yearsWithoutDecree(national, today),
    below: below.map(({ code: child, label }) => ({ code: child, label })),
    can: {
      setDeadline: maySetDeadline(actor, area.code),
      setHoliday: maySetHoliday(actor, area.code),
      setTiers: maySetTiers(actor, area.code),
      setFreeze: maySetFreeze(actor, area.code),
    },
  };
}

async function tierLines(actor: Actor, ground: Ground, names: readonly TimedTier[], now: Date): Promise<TierLine[]> {
  const counts = await countsOf(actor, ground.area.code, names, now);
  const lines = names.map((name) => {
    const rules = tierIn(ground.set, name);
    return rules === null ? null : tierLine(ground, name, rules, counts?.get(name) ?? null);
  });
  return (await Promise.all(lines)).filter((line) => line !== null);
}

async function tierLine(
  { area, today, rows, calendar }: Ground,
  tier: TimedTier,
  rules: Tier,
  counts: TierLine["counts"],
): Promise<TierLine> {
  const stored = rows.map(toStoredDeadline);
  const { regionCode, ...deadline } = deadlineIn(stored, tier, area.code, today);
  const coming = nextDeadline(stored, tier, area.code, today);
  return {
    tier,
    rules,
    deadline,
    setBy: regionCode === null ? null : await regionLabel(regionCode),
    dueToday: dueDay(today, deadline, calendar),
    upcoming: coming,
    counts,
  };
}

/** Counts come from proposals in scope: who reads figures alone gets none. */
async function countsOf(actor: Actor, areaCode: string, names: readonly TimedTier[], now: Date) {
  if (!authorize(actor, "proposal:read")) return null;
  const waits = await Promise.all(
    names.map((name) => waitingFor(actor, name, { ...NO_FILTER, area: areaCode }, now, "reader")),
  );
  return underScope(scopeOf(actor), async (tx) => {
    const [, ...found] = await Promise.all([walkIndexes(tx), ...waits.map((waiting) => countLate(tx, waiting))]);
    return new Map(names.map((name, index) => [name, found[index] ?? { waiting: 0, overdue: 0 }]));
  });
}

const MOST_SAMPLES = 20;

/** The seeds of a regency's samples, the newest period first. What is still drawn by is never read from here. */
function samplesIn(regencyCode: string, today: string): Promise<SampleLine[]> {
  return referenceSql()<SampleLine>`SELECT s.tier, t.year, encode(s.digest, 'hex') AS digest,
      CASE WHEN t.year < left(${today}, 4)::int THEN encode(s.seed, 'hex') END AS seed
    FROM review_seed s JOIN period t ON t.id = s.period_id WHERE s.regency_code = ${regencyCode}
    ORDER BY t.year DESC, s.drawn_at, s.tier LIMIT ${MOST_SAMPLES}`;
}

interface FreezeRow {
  readonly id: string;
  readonly region_code: string;
  readonly stops: FreezeStops;
  readonly from_day: string;
  readonly to_day: string;
  readonly reason: string;
  readonly set_by: string | null;
}

/** Pauses of an area and of the regions around it that last or are to come. */
async function freezesIn(actor: Actor, areaCode: string, today: string): Promise<FreezeLine[]> {
  const rows = await referenceSql()<FreezeRow>`SELECT f.id, f.region_code, f.stops, f.from_day, f.to_day, f.reason,
      u.display_name AS set_by
    FROM freeze_window f LEFT JOIN app_user u ON u.id = f.set_by
    WHERE f.region_code = ANY (${[...lineageOf(areaCode)]}::text[]) AND f.to_day >= ${today} AND f.lifted_at IS NULL
    ORDER BY f.from_day, f.id LIMIT ${MOST_SHOWN}`;
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      regionCode: row.region_code,
      regionLabel: await regionLabel(row.region_code),
      stops: row.stops,
      fromDay: row.from_day,
      toDay: row.to_day,
      reason: row.reason,
      setBy: row.set_by,
      canLift: maySetFreeze(actor, row.region_code),
    })),
  );
}

function historyOf(rows: readonly StoredRow[]): Promise<DeadlineLine[]> {
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      tier: row.tier,
      count: row.day_count,
      unit: row.unit,
      regionLabel: await regionLabel(row.region_code),
      effectiveFrom: row.effective_from,
      reason: row.reason,
      setBy: row.set_by,
      setAt: new Date(row.set_at),
    })),
  );
}

/** One tier of an area that the actor may configure, with a trial of another deadline. Null: not in reach. */
export async function findTierTrial(
  actor: Actor,
  tier: TimedTier,
  code: string | null,
  wanted: Deadline | null,
  now: Date,
): Promise<TierTrialPage | null> {
  const ground = await findGround(actor, code, now);
  if (ground === null || !maySetDeadline(actor, ground.area.code)) return null;
  const { area, today, rows } = ground;
  const [line] = await tierLines(actor, ground, [tier], now);
  if (line === undefined) return null;
  const own = rows.find((row) => row.region_code === area.code && row.tier === tier);
  return {
    area,
    today,
    line,
    calendar: ground.calendar,
    seen: own?.id ?? null,
    trial: wanted === null ? null : await tryOut(actor, ground, line, wanted, now),
  };
}

async function tryOut(
  actor: Actor,
  { area, today, calendar, set }: Ground,
  { tier, deadline }: TierLine,
  wanted: Deadline,
  now: Date,
): Promise<DeadlineTrial> {
  const { lo, hi } = rangeOf(area.code);
  const regencies = await regenciesOf(area.code);
  const passages = await underScope(
    figureScope(actor),
    ({ sql }) => sql<Passage>`
    SELECT entered, gone AS left, proposals AS count, late FROM app_tier_passages(${[...regencies]}, ${area.code}, ${lo}, ${hi},
      ${tier}, ${[...statesHeldBy(set, tier)]}, ${addDays(today, -TRIAL_DAYS)}, ${area.timeZone}, ${now})`,
  );
  const sharpness = sharpnessFor(actor);
  const part = (some: readonly Passage[]) => trialPart(some, deadline, wanted, calendar, today, sharpness);
  return {
    deadline: wanted,
    sharpness,
    decided: part(passages.filter(({ left }) => left !== null)),
    waiting: part(passages.filter(({ left }) => left === null)),
  };
}
