import "server-only";
import { CUTS, type Cut } from "@/lib/domain/cube/cut";
import { type Measure, unitOf } from "@/lib/domain/cube/measure";
import type { CubeRow } from "@/lib/domain/cube/table";
import { firstCount } from "@/lib/domain/indicator/registry";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { Prisma } from "@/lib/server/db/generated/client";
import type { ScopedTx } from "@/lib/server/db/scoped";

const TABLES = {
  people: { table: "rollup_person", counted: "people", totals: "people_counts" },
  families: { table: "rollup_family", counted: "families", totals: "family_counts" },
} as const;

interface SumRow {
  readonly area: string;
  readonly codes: readonly number[];
  readonly counted: number;
  readonly base: number;
  readonly unknown: number;
}

/**
 * Sums of the cube for some areas, by the cuts asked for, inside the transaction's scope; areas outside it answer nothing. Without
 * a cut each area has them ready in one row.
 */
export async function readRows(
  { sql }: ScopedTx,
  measure: Measure,
  cuts: readonly Cut[],
  areas: readonly string[],
): Promise<readonly CubeRow[]> {
  const { table, counted, totals } = TABLES[unitOf(measure)];
  const first = measure.kind === "indicator" ? firstCount(measure.indicator.place) : null;
  const shelves = [...new Set(areas.map(regencyShelf))];
  const inAreas = Prisma.sql`regency_code = ANY (${shelves}) AND area_code = ANY (${[...areas]})`;
  if (cuts.length === 0) {
    const [above, base, unknown] = [0, 1, 2].map((at) =>
      Prisma.raw(first === null ? (at === 2 ? "0" : counted) : `coalesce(${totals}[${first + at}], 0)`),
    );
    return sql<SumRow>`SELECT area_code AS area, '{}'::int[] AS codes, ${above} AS counted, ${base} AS base, ${unknown} AS unknown
      FROM rollup_freshness WHERE ${inAreas}`;
  }
  const columns = cuts.map((cut) => columnOf(cut, unitOf(measure)));
  const [above, base, unknown] = [0, 1, 2].map((at) =>
    Prisma.raw(
      first === null ? (at === 2 ? "0" : `sum(${counted})::int`) : `coalesce(sum(counts[${first + at}]), 0)::int`,
    ),
  );
  const by = Prisma.raw(columns.join(", "));
  return sql<SumRow>`SELECT area_code AS area, ARRAY[${by}] AS codes, ${above} AS counted, ${base} AS base, ${unknown} AS unknown
    FROM ${Prisma.raw(table)} WHERE ${inAreas} GROUP BY area_code, ${by}`;
}

/** A cut's column as a number. */
function columnOf(cut: Cut, unit: "people" | "families"): string {
  const definition = CUTS[cut];
  const column = (definition.column as Readonly<Partial<Record<"people" | "families", string>>>)[unit];
  if (column === undefined) throw new Error(`${cut} is no cut of ${unit}`);
  return `${column}::int`;
}
