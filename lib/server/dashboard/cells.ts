import "server-only";
import { type AreaCells, DECILES, MEASURES, type Measure, SEXES } from "@/lib/domain/dashboard/measure";
import { PROGRESS_STATES } from "@/lib/domain/dashboard/progress";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { Prisma } from "@/lib/server/db/generated/client";
import type { ScopedTx } from "@/lib/server/db/scoped";

/** Rollup rows of some areas: what a dashboard shows, and how fresh it is. */
export interface ReadCells {
  readonly cells: ReadonlyMap<string, AreaCells>;
  readonly rolledUpAt: ReadonlyMap<string, Date>;
}

type Store = Map<string, { readonly [Key in Measure]: number[] }>;

function put(store: Store, code: string, measure: Measure, cell: number, value: number): void {
  let area = store.get(code);
  if (area === undefined) {
    const empty = (name: Measure) => new Array<number>(MEASURES[name].rows * MEASURES[name].columns).fill(0);
    area = {
      progress: empty("progress"),
      families: empty("families"),
      people: empty("people"),
      freshness: empty("freshness"),
    };
    store.set(code, area);
  }
  const counts = area[measure];
  if (cell >= 0 && cell < counts.length) counts[cell] = (counts[cell] ?? 0) + value;
}

function inAreas(codes: readonly string[]): Prisma.Sql {
  return Prisma.sql`regency_code = ANY (${[...new Set(codes.map(regencyShelf))]}) AND area_code = ANY (${[...codes]})`;
}

interface SummedRow {
  readonly area_code: string;
  readonly n: number;
}

interface FreshRow {
  readonly area_code: string;
  readonly rolled_up_at: Date;
  readonly families: number;
  readonly updated_within_year: number;
}

const indexOf = (list: readonly (number | string)[], value: number | string) => list.indexOf(value);

/**
 * Reads the rollups of areas inside the transaction's scope; areas outside it answer nothing. `progressOnly` are areas of
 * which only the progress is shown. Sums over sex, age, size and disability happen in the database: a few hundred rows.
 */
export async function readCells(
  { sql }: ScopedTx,
  full: readonly string[],
  progressOnly: readonly string[],
  periodIds: readonly string[],
): Promise<ReadCells> {
  const store: Store = new Map();
  const [progress, families, people, fresh] = await Promise.all([
    sql<SummedRow & { state: string }>`SELECT area_code, state, sum(families)::int AS n FROM rollup_progress
      WHERE ${inAreas([...full, ...progressOnly])} AND period_id = ANY (${[...periodIds]}::uuid[]) GROUP BY area_code, state`,
    sql<SummedRow & { decile: number }>`SELECT area_code, decile, sum(families)::int AS n FROM rollup_family
      WHERE ${inAreas(full)} GROUP BY area_code, decile`,
    sql<
      SummedRow & { decile: number; sex: number }
    >`SELECT area_code, decile, sex, sum(people)::int AS n FROM rollup_person
      WHERE ${inAreas(full)} GROUP BY area_code, decile, sex`,
    sql<FreshRow>`SELECT area_code, rolled_up_at, families, updated_within_year FROM rollup_freshness WHERE ${inAreas(full)}`,
  ]);
  for (const row of progress) put(store, row.area_code, "progress", indexOf(PROGRESS_STATES, row.state), row.n);
  for (const row of families) put(store, row.area_code, "families", indexOf(DECILES, row.decile), row.n);
  for (const row of people) {
    const cell = indexOf(DECILES, row.decile) * SEXES.length + indexOf(SEXES, row.sex);
    put(store, row.area_code, "people", cell, row.n);
  }
  for (const row of fresh) {
    put(store, row.area_code, "freshness", 0, row.updated_within_year);
    put(store, row.area_code, "freshness", 1, row.families - row.updated_within_year);
  }
  return { cells: store, rolledUpAt: new Map(fresh.map((row) => [row.area_code, row.rolled_up_at])) };
}
