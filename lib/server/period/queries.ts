import "server-only";
import { type Actor, authorizeIn } from "@/lib/domain/access/actor";
import { NATION_CODE, rangeOf } from "@/lib/domain/access/scope";
import { figureScope } from "@/lib/domain/dashboard/area";
import { isOpenOn, localDay, type Period } from "@/lib/domain/period/period";
import { maySetPeriod } from "@/lib/domain/period/period-window";
import type { PeriodPage, RegionPeriod } from "@/lib/domain/period/region-period";
import { sharpnessFor, toldCount } from "@/lib/domain/workflow/deadline";
import { reference } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import { childrenOf, findRegion, type RegionInfo, regionPath } from "@/lib/server/region/queries";
import { regenciesOf } from "@/lib/server/region/regencies";

/** The periods of a region in the actor's area and of those below it. Null when it lies elsewhere or sets none. */
export async function findPeriodPage(
  actor: Actor,
  regionCode: string,
  asked: number | null,
  now: Date,
): Promise<PeriodPage | null> {
  if (!maySetPeriod(regionCode) || !authorizeIn(actor, "period:configure", regionCode)) return null;
  const region = await findRegion(regionCode);
  if (region === null) return null;
  const today = localDay(now, region.timeZone);
  const thisYear = Number(today.slice(0, 4));
  const years = [thisYear, thisYear + 1];
  const year = years.find((candidate) => candidate === asked) ?? thisYear;
  const below = regionCode.length < 4 ? await childrenOf(regionCode) : [];
  const set = await listPeriods(year, [...chainOf(regionCode), ...below.map(({ code }) => code)]);
  const path = (await regionPath(regionCode)).filter(({ code }) => authorizeIn(actor, "period:configure", code));
  return {
    path,
    year,
    years,
    current: await settingOf(region, set, today),
    drafts: await draftsOf(actor, regionCode, year),
    children: await Promise.all(below.map((child) => settingOf(child, set, today))),
  };
}

async function draftsOf(actor: Actor, regionCode: string, year: number): Promise<number> {
  const { lo, hi } = rangeOf(regionCode);
  const regencies = await regenciesOf(regionCode);
  const rows = await underScope(
    figureScope(actor),
    ({ sql }) =>
      sql<{ drafts: number }>`SELECT app_drafts_of_year(${[...regencies]}, ${lo}, ${hi}, ${year}::int) AS drafts`,
  );
  return toldCount(rows[0]?.drafts ?? 0, sharpnessFor(actor));
}

/** Codes whose setting holds for a region, nearest first. */
function chainOf(code: string): readonly string[] {
  const above = [4, 2].filter((digits) => digits < code.length).map((digits) => code.slice(0, digits));
  return code === NATION_CODE ? [code] : [code, ...above, NATION_CODE];
}

async function listPeriods(year: number, codes: readonly string[]): Promise<ReadonlyMap<string, Period>> {
  const rows = await reference().period.findMany({ where: { year, regionCode: { in: [...codes] } }, take: 1_000 });
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return new Map(
    rows.map((row) => [row.regionCode, { ...row, startsOn: day(row.startsOn), endsOn: day(row.endsOn) }] as const),
  );
}

async function settingOf(
  { code, label }: RegionInfo,
  set: ReadonlyMap<string, Period>,
  today: string,
): Promise<RegionPeriod> {
  const region = { code, label };
  const from = chainOf(code).find((candidate) => set.has(candidate));
  const period = from === undefined ? undefined : set.get(from);
  if (from === undefined || period === undefined) return { region, period: null, inheritedFrom: null };
  return {
    region,
    period: { ...period, isOpen: isOpenOn(period, today) },
    inheritedFrom: from === code ? null : ((await findRegion(from))?.label ?? from),
  };
}
