import "server-only";
import { type AreaCells, DECILES, MEASURES, type Measure, SEXES } from "@/lib/domain/dashboard/measure";
import { PROGRESS_STATES } from "@/lib/domain/dashboard/progress";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import type { ReadTx } from "@/lib/server/db/scoped";

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

function where(codes: readonly string[]) {
  return { regencyCode: { in: [...new Set(codes.map(regencyShelf))] }, areaCode: { in: [...codes] } };
}

const indexOf = (list: readonly (number | string)[], value: number | string) => list.indexOf(value);

/**
 * Reads the rollups of areas inside the transaction's scope; areas outside it answer nothing. `progressOnly` are areas of
 * which only the progress is shown. Sums over sex, age, size and disability happen in the database: a few hundred rows.
 */
export async function readCells(
  { db }: ReadTx,
  full: readonly string[],
  progressOnly: readonly string[],
  periodIds: readonly string[],
): Promise<ReadCells> {
  const store: Store = new Map();
  const progress = await db.rollupProgress.groupBy({
    by: ["areaCode", "state"],
    where: { ...where([...full, ...progressOnly]), periodId: { in: [...periodIds] } },
    _sum: { families: true },
  });
  for (const row of progress) {
    put(store, row.areaCode, "progress", indexOf(PROGRESS_STATES, row.state), row._sum.families ?? 0);
  }
  const families = await db.rollupFamily.groupBy({
    by: ["areaCode", "decile"],
    where: where(full),
    _sum: { families: true },
  });
  for (const row of families)
    put(store, row.areaCode, "families", indexOf(DECILES, row.decile), row._sum.families ?? 0);
  const people = await db.rollupPerson.groupBy({
    by: ["areaCode", "decile", "sex"],
    where: where(full),
    _sum: { people: true },
  });
  for (const row of people) {
    const cell = indexOf(DECILES, row.decile) * SEXES.length + indexOf(SEXES, row.sex);
    put(store, row.areaCode, "people", cell, row._sum.people ?? 0);
  }
  const fresh = await db.rollupFreshness.findMany({ where: where(full), take: full.length });
  for (const row of fresh) {
    put(store, row.areaCode, "freshness", 0, row.updatedWithinYear);
    put(store, row.areaCode, "freshness", 1, row.families - row.updatedWithinYear);
  }
  return { cells: store, rolledUpAt: new Map(fresh.map((row) => [row.areaCode, row.rolledUpAt])) };
}
