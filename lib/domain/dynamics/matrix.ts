import { type Figure, isShown, SUPPRESSED, sumOf } from "../dashboard/figure";
import { figuresOf, gridIndex, type Shape } from "../dashboard/grid";
import { isAbovePoor, isPoor, LINES, moveOf, RANKS, type Rank, rankOf } from "./line";

/** A row or column of the matrix. Readers without small cells see groups of deciles: ten by ten is all small cells in a village. */
export type Step = number | Rank;

/** Deciles as the matrix shows them, the poorest first; 0 is not ranked. */
export const DECILE_STEPS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0] as const;

export function stepsOf(isWhole: boolean): readonly Step[] {
  return isWhole ? DECILE_STEPS : RANKS;
}

export function shapeOf(isWhole: boolean): Shape {
  const { length } = stepsOf(isWhole);
  return { rows: length, columns: length };
}

/** Place of a decile among the steps; -1 where none stands for it: groups leave out who is not ranked. */
export function placeOf(isWhole: boolean, decile: number): number {
  return stepsOf(isWhole).indexOf(isWhole ? decile : (rankOf(decile) ?? -1));
}

/** Deciles that a step stands for: one, or the lowest of its group, which is on the same side of every line. */
export function decileOf(step: Step): number {
  if (typeof step === "number") return step;
  return { poorest: 1, poor: LINES.poor, vulnerable: LINES.vulnerable, better: LINES.vulnerable + 1, unranked: 0 }[
    step
  ];
}

/** Families in both snapshots, from the row's step to the column's. */
export interface Matrix {
  readonly steps: readonly Step[];
  readonly rows: readonly MatrixRow[];
  /** Of each column: where families stand in the later snapshot. */
  readonly totals: readonly Figure[];
  readonly total: Figure;
}

export interface MatrixRow {
  readonly from: Step;
  readonly cells: readonly Figure[];
  readonly total: Figure;
}

export function matrixOf(isWhole: boolean, counts: readonly number[], hidden: ReadonlySet<number>): Matrix {
  const steps = stepsOf(isWhole);
  const shape = shapeOf(isWhole);
  const shown = figuresOf(shape, counts, hidden);
  const at = (row: number, column: number): Figure => shown[gridIndex(shape, row, column)] ?? 0;
  return {
    steps,
    rows: steps.map((from, row) => ({
      from,
      cells: steps.map((_, column) => at(row, column)),
      total: at(row, steps.length),
    })),
    totals: steps.map((_, column) => at(steps.length, column)),
    total: at(steps.length, steps.length),
  };
}

/** Headline rates of process.md 5.3: of whom, how many. They overlap: who fell into poverty may have fallen among the poorest. */
export const RATES = ["fell", "poorest", "slipped", "climbed", "stayed", "stable"] as const;
export type RateName = (typeof RATES)[number];

export interface Rate {
  readonly name: RateName;
  readonly families: Figure;
  readonly of: Figure;
}

interface RateRule {
  readonly of: (from: number) => boolean;
  readonly counts: (from: number, to: number) => boolean;
}

const RULES: Readonly<Record<RateName, RateRule>> = {
  fell: { of: isAbovePoor, counts: (_, to) => isPoor(to) },
  poorest: { of: (from) => from > LINES.poorest, counts: (_, to) => to >= 1 && to <= LINES.poorest },
  slipped: { of: (from) => from > LINES.vulnerable, counts: (from, to) => moveOf(from, to) === "slipped" },
  climbed: { of: isPoor, counts: (_, to) => isAbovePoor(to) },
  stayed: { of: isPoor, counts: (_, to) => isPoor(to) },
  stable: { of: (from) => from >= 1, counts: (from, to) => from === to },
};

/** Rates from the matrix alone: a sum or difference of what is all shown says nothing new. `of` is of families ranked in both. */
export function ratesOf(matrix: Matrix): readonly Rate[] {
  const { steps, rows } = matrix;
  const totals = steps.includes("poor") ? fromTotals(matrix) : {};
  return RATES.map((name) => {
    const rule = RULES[name];
    const own = rows.filter(({ from }) => rule.of(decileOf(from)));
    const pick = (counts: (from: number, to: number) => boolean) =>
      sumOf(
        own.flatMap(({ from, cells }) =>
          cells.filter((_, column) => counts(decileOf(from), decileOf(steps[column] ?? 0))),
        ),
      );
    const told = totals[name];
    return {
      name,
      families: firstShown(pick(rule.counts), told?.families),
      of: firstShown(
        pick((_, to) => to >= 1),
        told?.of,
      ),
    };
  });
}

function firstShown(figure: Figure, other: Figure | undefined): Figure {
  return isShown(figure) ? figure : (other ?? figure);
}

/** Of groups of deciles, all of them ranked: what crossed the line is a total less who stayed, also where the single moves are withheld. */
function fromTotals({ steps, rows, totals, total }: Matrix): Partial<Record<RateName, Omit<Rate, "name">>> {
  const at = steps.indexOf("poor");
  const poor = rows[at];
  const stayed = poor?.cells[at] ?? 0;
  const before = poor?.total ?? 0;
  const better = rows[steps.indexOf("better")]?.total ?? 0;
  return {
    fell: { families: less(totals[at] ?? 0, stayed), of: less(total, before) },
    climbed: { families: less(before, stayed), of: before },
    stayed: { families: stayed, of: before },
    slipped: { families: SUPPRESSED, of: better },
  };
}

function less(whole: Figure, part: Figure): Figure {
  return isShown(whole) && isShown(part) ? whole - part : SUPPRESSED;
}

/** Whether a rate can be told from groups of deciles: not what happens within a group. */
export function isToldBy(isWhole: boolean, name: RateName): boolean {
  return isWhole || (name !== "stable" && name !== "poorest");
}
