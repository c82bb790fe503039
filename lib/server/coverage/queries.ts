import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { COUNTED, LAYOUT, nameOf } from "@/lib/domain/coverage/counted";
import { type CoverageLine, lineOf, type SponsorStep, type SponsorWriter } from "@/lib/domain/coverage/line";
import { hasOffices } from "@/lib/domain/coverage/sponsorship";
import { type CoverageView, coverageView } from "@/lib/domain/coverage/view";
import { figureScope } from "@/lib/domain/dashboard/area";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { localDay } from "@/lib/domain/period/period";
import type { Variable } from "@/lib/domain/variable/variable";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { childrenOf, regionLabel } from "@/lib/server/region/queries";
import { readSponsorRows, readSponsorSteps, readSponsorWriters, sponsorsIn } from "./sponsor-rows";

export interface AreaCoverage {
  /** Every counted variable, in the order of the dictionary. */
  readonly lines: readonly CoverageLine[];
  /** When the area was counted; null: never, or not yet with this list of variables. */
  readonly rolledUpAt: Date | null;
  /** Some villages still have counts made with another list of variables: these figures grow as they are counted again. */
  readonly isCounting: boolean;
  readonly keepsSmallCells: boolean;
  readonly year: number;
}

/** Filling, age and sponsors of every variable in one area, from roll-ups alone. */
export async function getCoverage(actor: Actor, area: DashboardArea, now: Date): Promise<AreaCoverage> {
  const isWhole = authorize(actor, "dashboard:read-small-cells");
  const year = yearIn(area, now);
  const [counts, rows] = await underScope(figureScope(actor), ({ sql }) =>
    Promise.all([readCounts(sql, [area.code]), readSponsorRows(sql, area.code, null)]),
  );
  const sponsors = await sponsorsIn(rows, area.code, year);
  const own = counts.get(area.code);
  return {
    lines: COUNTED.map((variable) => {
      const name = nameOf(variable);
      const view = coverageView(own?.counts ?? [], variable, isWhole);
      return lineOf(variable, view, sponsors.here.get(name) ?? [], sponsors.within.get(name));
    }),
    rolledUpAt: own?.at ?? null,
    isCounting: own?.isCounting ?? false,
    keepsSmallCells: !isWhole,
    year,
  };
}

export interface VariableCoverage extends Omit<AreaCoverage, "lines"> {
  readonly line: CoverageLine;
  readonly children: readonly { readonly code: string; readonly label: string; readonly view: CoverageView }[];
  /** The region for whose offices the reader may speak, in this area or above; null: none. */
  readonly sponsorFor: { readonly code: string; readonly label: string } | null;
  readonly steps: readonly SponsorStep[];
  /** Of the sponsors shown, by id. */
  readonly writers: ReadonlyMap<string, SponsorWriter>;
}

/** Who speaks for offices or answers for officers sees who wrote; all others see in which duty. */
const NAME_READERS = ["variable:sponsor", "audit:read"] as const;

/** One variable in an area and in the areas right below it. */
export async function getVariableCoverage(
  actor: Actor,
  area: DashboardArea,
  variable: Variable,
  now: Date,
): Promise<VariableCoverage> {
  const isWhole = authorize(actor, "dashboard:read-small-cells");
  const year = yearIn(area, now);
  const below = area.level === "village" ? [] : await childrenOf(area.code);
  const name = nameOf(variable);
  const seesNames = NAME_READERS.some((permission) => authorize(actor, permission));
  const [counts, rows, steps, writers] = await underScope(figureScope(actor), ({ sql }) =>
    Promise.all([
      readCounts(sql, [area.code, ...below.map(({ code }) => code)]),
      readSponsorRows(sql, area.code, name),
      readSponsorSteps(sql, area.code, name, seesNames),
      readSponsorWriters(sql, area.code, name, seesNames),
    ]),
  );
  const sponsors = await sponsorsIn(rows, area.code, year);
  const own = counts.get(area.code);
  const view = (code: string) => coverageView(counts.get(code)?.counts ?? [], variable, isWhole);
  const region = actor.grant.regionCode;
  return {
    line: lineOf(variable, view(area.code), sponsors.here.get(name) ?? [], sponsors.within.get(name)),
    children: below
      .filter(({ code }) => counts.has(code))
      .map(({ code, label }) => ({ code, label, view: view(code) })),
    rolledUpAt: own?.at ?? null,
    isCounting: own?.isCounting ?? false,
    keepsSmallCells: !isWhole,
    year,
    sponsorFor:
      authorize(actor, "variable:sponsor") && hasOffices(region)
        ? { code: region, label: await regionLabel(region) }
        : null,
    steps,
    writers,
  };
}

function yearIn(area: DashboardArea, now: Date): number {
  return Number(localDay(now, area.timeZone).slice(0, 4));
}

interface AreaCounts {
  readonly counts: readonly number[];
  readonly at: Date;
  readonly isCounting: boolean;
}

/** Counts of some areas by code; an area that was never counted, or not with this list of variables, is not among them. */
async function readCounts(sql: Sql, areas: readonly string[]): Promise<ReadonlyMap<string, AreaCounts>> {
  const shelves = [...new Set(areas.map(regencyShelf))];
  const rows = await sql<{ area: string; counts: number[]; at: Date; counting: boolean }>`
    SELECT c.area_code AS area, c.counts, c.counted_at AS at, EXISTS (SELECT 1 FROM rollup_coverage o
        WHERE o.regency_code = c.regency_code AND o.area_code = c.area_code AND o.layout <> c.layout) AS counting
    FROM rollup_coverage c
    WHERE c.regency_code = ANY (${shelves}) AND c.area_code = ANY (${[...areas]}) AND c.layout = ${LAYOUT}`;
  return new Map(rows.map(({ area, counts, at, counting }) => [area, { counts, at, isCounting: counting }]));
}
