import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { type CubeCell, type CubeRow, tableOf } from "@/lib/domain/cube/table";
import { figureScope, lineageOf } from "@/lib/domain/dashboard/area";
import type { Figure } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import type { ComputedIndicator } from "@/lib/domain/indicator/indicator";
import { computedOf, firstCount } from "@/lib/domain/indicator/registry";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { underScope } from "@/lib/server/db/scoped";
import { nearestKnown, treeFrom } from "./queries";
import { memoOf } from "./settled";

export interface AreaIndicators {
  /** By code: the area itself, and the area right above it where the grant reaches that. */
  readonly figures: ReadonlyMap<string, IndicatorFigures>;
  readonly rolledUpAt: Date | null;
  readonly keepsSmallCells: boolean;
}

export interface IndicatorFigures {
  readonly own: CubeCell;
  readonly above: CubeCell | null;
  /** Those below the line whose answers do not tell, as the indicator's table says it. */
  readonly unknown: Figure;
}

interface TotalsRow {
  readonly area: string;
  readonly at: Date;
  readonly people: readonly number[];
  readonly families: readonly number[];
}

/** Every indicator of an area without any cut, beside that of the area above; small counts withheld as in every table. */
export async function getIndicators(actor: Actor, area: DashboardArea): Promise<AreaIndicators> {
  const isWhole = authorize(actor, "dashboard:read-small-cells");
  const all = [...computedOf("people"), ...computedOf("families")];
  const now = performance.now();
  const tables = new Map(all.map(({ code }) => [code, memoOf(code, actor.grant.regionCode, now)]));
  const known = nearestKnown(actor, area, (code) => [...tables.values()].every(({ knows }) => knows(code)));
  const memos = new Map([...tables].map(([code, table]) => [code, table.from(known)]));
  const tree = isWhole ? null : await treeFrom(known ?? actor.grant.regionCode, area, []);
  const above = area.path.at(-2)?.code ?? null;
  const areas = [
    ...new Set([
      ...lineageOf(area.code),
      ...(tree === null ? [] : [tree.root, ...tree.generations.flatMap(({ children }) => children)]),
    ]),
  ];
  const shelves = [...new Set(areas.map(regencyShelf))];
  const rows = await underScope(
    figureScope(actor),
    ({
      sql,
    }) => sql<TotalsRow>`SELECT area_code AS area, rolled_up_at AS at, people_counts AS people, family_counts AS families
      FROM rollup_freshness WHERE regency_code = ANY (${shelves}) AND area_code = ANY (${areas})`,
  );
  // One table of both, so that it is settled once.
  const beside = above === null ? [] : [above];
  const read = (indicator: ComputedIndicator): IndicatorFigures => {
    const counted = rows.map((row) => rowOf(row, indicator));
    const table = tableOf(requestOf(indicator), counted, area.code, beside, tree, memos.get(indicator.code));
    const cellOf = (key: string) => table.rows.find((row) => row.key === key)?.cells[0] ?? { counted: 0, base: 0 };
    return { own: cellOf("all"), above: above === null ? null : cellOf(above), unknown: table.unknown };
  };
  return {
    figures: new Map(all.map((indicator) => [indicator.code, read(indicator)])),
    rolledUpAt: rows.find((row) => row.area === area.code)?.at ?? null,
    keepsSmallCells: !isWhole,
  };
}

function requestOf(indicator: ComputedIndicator) {
  return { measure: { kind: "indicator", indicator }, rows: "area", columns: null } as const;
}

function rowOf({ area, people, families }: TotalsRow, { unit, place }: ComputedIndicator): CubeRow {
  const counts = unit === "people" ? people : families;
  const at = firstCount(place) - 1;
  const [counted = 0, base = 0, unknown = 0] = counts.slice(at, at + 3);
  return { area, codes: [], counted, base, unknown };
}
