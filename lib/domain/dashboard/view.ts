import { protect } from "../cube/protect";
import type { Generation } from "./area";
import { type Figure, sumOf } from "./figure";
import { figuresOf, gridIndex } from "./grid";
import { type AreaCells, DECILES, type Decile, MEASURES, type Measure, SEXES } from "./measure";
import { PROGRESS_STATES, type Progress, type ProgressState } from "./progress";
import { protectTree, type Step } from "./protected-tree";
import { SMALL_CELL } from "./suppression";

/** Cells of the areas a suppression needs, by code. Areas without a row count as empty. */
export type CellsByArea = ReadonlyMap<string, AreaCells>;

/** Which cells of which measure are hidden in which area. */
export type HiddenCells = (measure: Measure, code: string) => ReadonlySet<number>;

export const NOTHING_HIDDEN: HiddenCells = () => new Set();

function countsOf(cells: CellsByArea, code: string, measure: Measure): readonly number[] {
  return cells.get(code)?.[measure] ?? [];
}

/** Areas beside the way down to the one shown, of which every measure is read, and those below it, of which the progress is listed. */
export interface Generations {
  readonly upper: readonly Generation[];
  readonly listed: readonly Generation[];
}

/**
 * Settles what a reader without small cells may see; the generations start at `root`, the widest area of their grant. Families and
 * people are settled as the tables of the cubes are, of which a dashboard shows two: the same figure has one fate.
 */
export function hideSmallCells(cells: CellsByArea, root: string, { upper, listed }: Generations): HiddenCells {
  const settle = (measure: "progress" | "freshness", generations: readonly Generation[]) =>
    protectTree(
      MEASURES[measure],
      { code: root, counts: countsOf(cells, root, measure) },
      generations.map(
        ({ parent, children }): Step => ({
          parent,
          children: children.map((code) => ({ code, counts: countsOf(cells, code, measure) })),
        }),
      ),
    );
  const settleCube = (measure: "families" | "people") => {
    const { rows, columns } = MEASURES[measure];
    const cuts = columns === 1 ? [rows] : [rows, columns];
    const shape = { cuts, isIndicator: false, smallCell: () => SMALL_CELL };
    return protect(shape, (code) => countsOf(cells, code, measure), { root, generations: upper });
  };
  const settled = {
    progress: settle("progress", [...upper, ...listed]),
    families: settleCube("families"),
    people: settleCube("people"),
    freshness: settle("freshness", upper),
  };
  return (measure, code) => settled[measure].get(code) ?? new Set();
}

function figures(cells: CellsByArea, hidden: HiddenCells, measure: Measure, code: string) {
  const shown = figuresOf(MEASURES[measure], countsOf(cells, code, measure), hidden(measure, code));
  return (row: number, column = 0): Figure => shown[gridIndex(MEASURES[measure], row, column)] ?? 0;
}

export function progressOf(cells: CellsByArea, hidden: HiddenCells, code: string): Progress {
  const at = figures(cells, hidden, "progress", code);
  const of = (state: ProgressState) => at(PROGRESS_STATES.indexOf(state));
  const states = {
    none: of("none"),
    draft: of("draft"),
    submitted: of("submitted"),
    endorsed: of("endorsed"),
    verified: of("verified"),
    signed: of("signed"),
    validated: of("validated"),
    applied: of("applied"),
    returned: of("returned"),
    rejected: of("rejected"),
    withdrawn: of("withdrawn"),
    expired: of("expired"),
  };
  return { due: at(PROGRESS_STATES.length), states };
}

export interface DecileRow {
  /** `all`: the total row. */
  readonly decile: Decile | "all";
  readonly families: Figure;
  readonly people: Figure;
  readonly male: Figure;
  readonly female: Figure;
  readonly unknown: Figure;
}

/** Families and people by decile, people also by sex; the total last. */
export function decilesOf(cells: CellsByArea, hidden: HiddenCells, code: string): readonly DecileRow[] {
  const families = figures(cells, hidden, "families", code);
  const people = figures(cells, hidden, "people", code);
  return [...DECILES, "all" as const].map((decile, row) => ({
    decile,
    families: families(row),
    people: people(row, SEXES.length),
    male: people(row, 0),
    female: people(row, 1),
    unknown: people(row, 2),
  }));
}

export interface Headline {
  readonly families: Figure;
  readonly people: Figure;
  /** Deciles 1 and 2, the poorest fifth. */
  readonly lowFamilies: Figure;
  readonly lowPeople: Figure;
  /** Families with a condition date within twelve months. */
  readonly updated: Figure;
}

/** Families in deciles 1 to `last`; shown only where each of those deciles is. */
export function lowFamiliesOf(rows: readonly DecileRow[], last: number): Figure {
  return sumOf(
    rows.filter(({ decile }) => decile !== "all" && decile >= 1 && decile <= last).map(({ families }) => families),
  );
}

/** Shows a sum of deciles only where each of them is shown, and a share of updated families only with its counterpart. */
export function headlineOf(
  cells: CellsByArea,
  hidden: HiddenCells,
  code: string,
  rows: readonly DecileRow[],
): Headline {
  const all = rows.find((row) => row.decile === "all");
  const low = rows.filter((row) => row.decile === 1 || row.decile === 2);
  const fresh = figures(cells, hidden, "freshness", code);
  const updated = fresh(0);
  return {
    families: all?.families ?? 0,
    people: all?.people ?? 0,
    lowFamilies: lowFamiliesOf(rows, 2),
    lowPeople: sumOf(low.map((row) => row.people)),
    updated: sumOf([updated, fresh(1), fresh(2)]) === "suppressed" ? "suppressed" : updated,
  };
}
