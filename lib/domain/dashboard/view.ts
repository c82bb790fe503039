import { protect } from "../cube/protect";
import type { Generation } from "./area";
import { coarsely, EXACTLY, type Tell } from "./coarse";
import { type Figure, SUPPRESSED, sumOf } from "./figure";
import { figuresOf, gridIndex } from "./grid";
import { type AreaCells, DECILES, type Decile, MEASURES, type Measure, SEXES } from "./measure";
import { ENDED, OPEN, PROGRESS_STATES, type Progress, type ProgressState } from "./progress";
import { protectTree, type Step } from "./protected-tree";
import { SMALL_CELL } from "./suppression";

/** Cells of the areas a suppression needs, by code. Areas without a row count as empty. */
export type CellsByArea = ReadonlyMap<string, AreaCells>;

/** What a reader may see: which cells of which measure are hidden in which area, and how the others are told. */
export interface Sight {
  readonly hidden: (measure: Measure, code: string) => ReadonlySet<number>;
  readonly tell: Tell;
}

export const SEES_ALL: Sight = { hidden: () => new Set(), tell: EXACTLY };

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
export function hideSmallCells(cells: CellsByArea, root: string, { upper, listed }: Generations): Sight {
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
  return { hidden: (measure, code) => settled[measure].get(code) ?? new Set(), tell: coarsely(SMALL_CELL) };
}

/** The figures of one measure, hidden but not yet told. */
function figures(cells: CellsByArea, { hidden }: Sight, measure: Measure, code: string) {
  const shown = figuresOf(MEASURES[measure], countsOf(cells, code, measure), hidden(measure, code));
  return (row: number, column = 0): Figure => shown[gridIndex(MEASURES[measure], row, column)] ?? 0;
}

export function progressOf(cells: CellsByArea, sight: Sight, code: string): Progress {
  const at = figures(cells, sight, "progress", code);
  const of = (state: ProgressState) => sight.tell(at(PROGRESS_STATES.indexOf(state)));
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
  const sum = (of: readonly ProgressState[]) =>
    sight.tell(sumOf(of.map((state) => at(PROGRESS_STATES.indexOf(state)))));
  return { due: sight.tell(at(PROGRESS_STATES.length)), states, open: sum(OPEN), ended: sum(ENDED) };
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
export function decilesOf(cells: CellsByArea, sight: Sight, code: string): readonly DecileRow[] {
  const families = figures(cells, sight, "families", code);
  const people = figures(cells, sight, "people", code);
  return [...DECILES, "all" as const].map((decile, row) => ({
    decile,
    families: sight.tell(families(row)),
    people: sight.tell(people(row, SEXES.length)),
    male: sight.tell(people(row, 0)),
    female: sight.tell(people(row, 1)),
    unknown: sight.tell(people(row, 2)),
  }));
}

export interface Headline {
  readonly families: Figure;
  readonly people: Figure;
  /** Deciles 1 and 2, the poorest fifth. */
  readonly lowFamilies: Figure;
  readonly lowPeople: Figure;
  /** Deciles 1 to 4, for whom most programmes are. */
  readonly aidFamilies: Figure;
  /** Families with a condition date within twelve months. */
  readonly updated: Figure;
}

/** Shows a sum of deciles only where each of them is shown, and a share of updated families only with its counterpart. */
export function headlineOf(cells: CellsByArea, sight: Sight, code: string): Headline {
  const families = figures(cells, sight, "families", code);
  const people = figures(cells, sight, "people", code);
  const fresh = figures(cells, sight, "freshness", code);
  const upTo = (last: number, of: (row: number) => Figure) =>
    sumOf(DECILES.flatMap((decile, row) => (decile >= 1 && decile <= last ? [of(row)] : [])));
  const updated = fresh(0);
  return {
    families: sight.tell(families(DECILES.length)),
    people: sight.tell(people(DECILES.length, SEXES.length)),
    lowFamilies: sight.tell(upTo(2, families)),
    lowPeople: sight.tell(upTo(2, (row) => people(row, SEXES.length))),
    aidFamilies: sight.tell(upTo(4, families)),
    updated: sumOf([updated, fresh(1), fresh(2)]) === SUPPRESSED ? SUPPRESSED : sight.tell(updated),
  };
}
