import "server-only";
import { type Actor, authorizeIn, scopeOf } from "@/lib/domain/access/actor";
import { covers, NATION_CODE } from "@/lib/domain/access/scope";
import { areasBelow, closingBar, hindrancesOf, isVillage, mayClose, mayReopen } from "@/lib/domain/period/closing";
import type { ClosingGroup, ClosingLine, ClosingPage, VillageLine } from "@/lib/domain/period/closing-page";
import type { ClosingView } from "@/lib/domain/period/closing-view";
import { localDay } from "@/lib/domain/period/period";
import { seasonOf } from "@/lib/domain/period/season";
import { chooseYear, listYears } from "@/lib/server/dashboard/years";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import { childrenOf, findRegion, type RegionInfo, regionPath } from "@/lib/server/region/queries";
import { readAreas } from "./closing-areas";
import { NO_FIGURES, readFigures, type VillageFigures } from "./closing-figures";
import { type ClosingRow, readClosings } from "./closings";

export const CLOSING_ROWS = 50;
const REGENCY_DIGITS = 4;

/** True for those who close or open again: what hinders and who is late is their work. */
export function seesClosings(actor: Actor, regionCode: string): boolean {
  return authorizeIn(actor, "period:close", regionCode) || authorizeIn(actor, "period:reopen", regionCode);
}

/** Who has closed the year and what keeps the others, in the actor's area or one inside it; null for any other. */
export async function findClosingPage(
  actor: Actor,
  view: ClosingView,
  now: Date,
  size = CLOSING_ROWS,
): Promise<ClosingPage | null> {
  const code = view.area ?? actor.grant.regionCode;
  if (!seesClosings(actor, code)) return null;
  const region = await findRegion(code);
  if (region === null) return null;
  const today = localDay(now, region.timeZone);
  const [periods, path] = await Promise.all([listYears(code), pathFrom(actor.grant.regionCode, code)]);
  const chosen = chooseYear(periods, code, view.year, today);
  const year = chosen?.year ?? Number(today.slice(0, 4));
  const page = {
    region: { code, label: region.label },
    path,
    year,
    years: [...new Set([year, ...periods.map((period) => period.year)])].sort().slice(-4),
    window: chosen?.window ?? null,
    today,
    ...NOTHING,
  };
  if (code.length < REGENCY_DIGITS) return { ...page, areas: await readAreas(code, year) };
  const villages = await villagesIn(region);
  const closings = await readClosings(referenceSql(), code, year);
  const { window } = page;
  const ground: Ground = {
    actor,
    closings,
    villages,
    hasBegun: window !== null && window.startsOn <= today,
    isOver: window !== null && window.endsOn < today,
  };
  const open = villages.filter((village) => closings.get(village.code)?.event !== "close");
  const following = (view.onlyOpen ? open : villages).filter(
    (village) => view.after === null || village.code > view.after,
  );
  const shown = following.slice(0, size);
  const asked = { code, villages: shown.map((village) => village.code), year, now };
  const figures = await underScope(scopeOf(actor), ({ sql }) => readFigures(sql, asked, chosen?.periodIds ?? []));
  const lines = shown.map((village) => villageLine(ground, village, figures.villages.get(village.code) ?? NO_FIGURES));
  return {
    ...page,
    own: isVillage(code) ? (lines[0] ?? null) : areaLine(ground, region),
    groups: await grouped(ground, lines),
    counts: { all: villages.length, open: open.length },
    next: following.length > size ? (shown.at(-1)?.code ?? null) : null,
    season: page.window === null ? null : seasonOf(figures.due, page.window, figures.months, today),
    rolledUpAt: figures.rolledUpAt,
  };
}

const NOTHING = {
  own: null,
  groups: [],
  counts: { all: 0, open: 0 },
  next: null,
  season: null,
  rolledUpAt: null,
  areas: [],
} as const;

interface Ground {
  readonly actor: Actor;
  readonly closings: ReadonlyMap<string, ClosingRow>;
  /** All of the region's villages, in the order of their codes. */
  readonly villages: readonly RegionInfo[];
  readonly hasBegun: boolean;
  readonly isOver: boolean;
}

async function pathFrom(own: string, code: string) {
  const path = await regionPath(code);
  const nation = own === NATION_CODE && code !== NATION_CODE ? await findRegion(NATION_CODE) : null;
  const inside = path.filter((region) => covers(own, region.code));
  return (nation === null ? inside : [nation, ...inside]).map(({ code: at, label }) => ({ code: at, label }));
}

/** Regions stay in the process once read, so this costs nothing from the second page on. */
async function villagesIn(region: RegionInfo): Promise<readonly RegionInfo[]> {
  if (isVillage(region.code)) return [region];
  const children = await childrenOf(region.code);
  if (region.code.length > REGENCY_DIGITS) return children;
  return (await Promise.all(children.map(({ code }) => childrenOf(code)))).flat();
}

function standing({ actor, closings, isOver }: Ground, { code, label }: RegionInfo) {
  const row = closings.get(code);
  const isClosed = row?.event === "close";
  return {
    code,
    label,
    isClosed,
    last: row === undefined ? null : { id: row.id, isClosed, at: row.at, byName: row.by_name, reason: row.reason },
    canClose: !isClosed && mayClose(actor, code, isOver),
    canReopen: isClosed && mayReopen(actor, code),
  };
}

function villageLine(ground: Ground, village: RegionInfo, { due, applied, work }: VillageFigures): VillageLine {
  const at = standing(ground, village);
  const bar = closingBar({ isClosed: at.isClosed, hasBegun: ground.hasBegun, work });
  const closedVillages = at.isClosed ? 1 : 0;
  return { ...at, bar, villages: 1, closedVillages, due, applied, hindrances: hindrancesOf(work) };
}

function areaLine(ground: Ground, area: RegionInfo): ClosingLine {
  const at = standing(ground, area);
  const isClosed = (code: string) => ground.closings.get(code)?.event === "close";
  const inside = ground.villages.map(({ code }) => code).filter((code) => code.startsWith(area.code));
  const below = areasBelow(area.code, inside).map(isClosed);
  const bar = closingBar({ isClosed: at.isClosed, hasBegun: ground.hasBegun, below });
  return { ...at, bar, villages: inside.length, closedVillages: inside.filter(isClosed).length };
}

async function grouped(ground: Ground, lines: readonly VillageLine[]): Promise<readonly ClosingGroup[]> {
  const codes = [...new Set(lines.map(({ code }) => code.slice(0, 6)))];
  const districts = await Promise.all(codes.map(findRegion));
  return districts.flatMap((district) =>
    district === null
      ? []
      : [
          {
            district: areaLine(ground, district),
            villages: lines.filter(({ code }) => code.startsWith(district.code)),
          },
        ],
  );
}
