import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { covers, NATION_CODE, PRACTICE_PREFIX } from "@/lib/domain/access/scope";
import type { DashboardChoice, ProgressDetail } from "@/lib/domain/dashboard/address";
import { type AreaLevel, figureScope, levelOf, reaches } from "@/lib/domain/dashboard/area";
import type { DashboardArea, Overview } from "@/lib/domain/dashboard/overview";
import { sortChildren } from "@/lib/domain/dashboard/progress";
import {
  decilesOf,
  type Generations,
  headlineOf,
  hideSmallCells,
  progressOf,
  SEES_ALL,
  type Sight,
} from "@/lib/domain/dashboard/view";
import { localDay } from "@/lib/domain/period/period";
import { underScope } from "@/lib/server/db/scoped";
import { childrenOf, findRegion, type RegionInfo, regionPath } from "@/lib/server/region/queries";
import { generation, generationsAround } from "@/lib/server/region/tree";
import { readCells } from "./cells";
import { chooseYear, listYears } from "./years";

/** Null when the code is no region or lies outside the acting grant: both read as not found. */
export async function findArea(actor: Actor, code: string): Promise<DashboardArea | null> {
  const level = levelOf(code);
  if (level === null || !authorize(actor, "dashboard:read") || !reaches(actor.grant.regionCode, code)) return null;
  return areaWithin(actor.grant.regionCode, code, level);
}

/** How deep figures go that anybody may read. */
const PUBLIC_LEVELS: readonly AreaLevel[] = ["nation", "province", "regency"];

/** An area of which anybody may read figures; null for what is no region, for one deeper than those, and for practice. */
export async function findPublicArea(code: string): Promise<DashboardArea | null> {
  const level = levelOf(code);
  if (level === null || !PUBLIC_LEVELS.includes(level) || covers(PRACTICE_PREFIX, code)) return null;
  return areaWithin(NATION_CODE, code, level);
}

async function areaWithin(root: string, code: string, level: AreaLevel): Promise<DashboardArea | null> {
  const region = await findRegion(code);
  if (region === null) return null;
  const above = code === NATION_CODE ? [] : [await findRegion(NATION_CODE), ...(await regionPath(code))];
  const path = above.filter((step): step is RegionInfo => step !== null && reaches(root, step.code));
  return {
    code,
    label: region.label,
    level,
    timeZone: region.timeZone,
    path: path.map((step) => ({ code: step.code, label: step.label })),
  };
}

/**
 * Everything a dashboard page shows of one area, from rollups alone. Readers without `dashboard:read-small-cells` get
 * counts under five, and those that would give them away, as `suppressed`, and the others to the nearest five; for that
 * the areas above are read too, up to the acting grant's own.
 */
export async function getOverview(
  actor: Actor,
  area: DashboardArea,
  choice: DashboardChoice,
  now: Date,
): Promise<Overview> {
  const periods = await listYears(area.code);
  const year = chooseYear(periods, area.code, choice.year, localDay(now, area.timeZone));
  const isWhole = authorize(actor, "dashboard:read-small-cells");
  const plan = await planOf(actor, area, choice.detail, isWhole);
  const read = await underScope(figureScope(actor), (tx) =>
    readCells(tx, plan.full, plan.listed, year?.periodIds ?? []),
  );
  const sight: Sight = isWhole ? SEES_ALL : hideSmallCells(read.cells, actor.grant.regionCode, plan.generations);
  const rows = plan.rows.map(({ code, name, label, parentCode }) => ({
    code,
    name,
    label,
    within: plan.districts.get(parentCode ?? "") ?? null,
    progress: progressOf(read.cells, sight, code),
  }));
  return {
    years: [...new Set(periods.map((period) => period.year))],
    year,
    rolledUpAt: read.rolledUpAt.get(area.code) ?? null,
    headline: headlineOf(read.cells, sight, area.code),
    progress: progressOf(read.cells, sight, area.code),
    childLevel: childLevelOf(plan.rows),
    children: sortChildren(rows, choice.order),
    deciles: decilesOf(read.cells, sight, area.code),
    keepsSmallCells: !isWhole,
  };
}

function childLevelOf(rows: readonly RegionInfo[]): Overview["childLevel"] {
  const level = levelOf(rows[0]?.code ?? "");
  return level === "nation" ? null : level;
}

interface Plan {
  /** Areas of which every measure is read. */
  readonly full: readonly string[];
  /** Areas of which the progress is listed. */
  readonly listed: readonly string[];
  readonly rows: readonly RegionInfo[];
  /** Names of the districts between, where a regency lists its villages. */
  readonly districts: ReadonlyMap<string, string>;
  readonly generations: Generations;
}

async function planOf(actor: Actor, area: DashboardArea, detail: ProgressDetail, isWhole: boolean): Promise<Plan> {
  const below = area.level === "village" ? [] : await childrenOf(area.code);
  const grandchildren =
    detail === "villages" && area.level === "regency"
      ? await Promise.all(below.map((child) => childrenOf(child.code)))
      : [];
  const rows = grandchildren.length > 0 ? grandchildren.flat() : below;
  const codes = rows.map((row) => row.code);
  const districts = new Map(grandchildren.length > 0 ? below.map((child) => [child.code, child.label]) : []);
  if (isWhole) return { full: [area.code], listed: codes, rows, districts, generations: { upper: [], listed: [] } };
  const upper = await generationsAround(actor.grant.regionCode, area.code, []);
  const lower = below.length === 0 ? [] : [generation(area.code, below)];
  const lowest = grandchildren.map((children, index) => generation(below[index]?.code ?? "", children));
  const listed = [...lower, ...lowest];
  return {
    full: [actor.grant.regionCode, ...upper.flatMap(({ children }) => children)],
    listed: listed.flatMap(({ children }) => children),
    rows,
    districts,
    generations: { upper, listed },
  };
}
