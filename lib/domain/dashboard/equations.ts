import type { Line } from "./determined";

/** Products of two remainders stay exact in a double. */
const PRIME = 67_108_859;

type Row = Map<number, number>;

/**
 * Hidden cells of which the lines taken together say more than they may, in a table of any number of ways. A cell that is settled
 * here must not follow from them. Of cells settled elsewhere (`locked`) nothing new may follow at all, no value and no sum or
 * difference: what this table would add, tables beside it could complete. Worked out in remainders of a prime, which cannot
 * round; the equations have the coefficients 1 and -1 alone.
 */
export function findFollowing(
  lines: readonly Line[],
  hidden: ReadonlySet<number>,
  locked: ReadonlySet<number>,
): readonly number[] {
  const equations = lines.map((line) => equationOf(line, hidden)).filter((row) => row.size > 0);
  const isKnown = (row: Row) => [...row.keys()].every((cell) => locked.has(cell));
  const before = new System(() => false);
  for (const row of equations.filter(isKnown)) before.learn(new Map(row));
  // Cells settled here are solved for first, so that what is left over speaks of the others alone.
  const together = new System((cell) => locked.has(cell));
  for (const row of equations) together.learn(row);
  return together.rows().flatMap(([pivot, row]) => {
    if (!locked.has(pivot)) return row.size === 1 ? [pivot] : [];
    return before.reduced(row).size === 0 ? [] : [...row.keys()];
  });
}

/** Equations in reduced form: each has a cell that stands in no other. */
class System {
  readonly #pivots = new Map<number, Row>();
  readonly #comesLast: (cell: number) => boolean;

  constructor(comesLast: (cell: number) => boolean) {
    this.#comesLast = comesLast;
  }

  learn(equation: Row): void {
    const row = this.reduced(equation);
    const cells = [...row.keys()];
    const pivot = cells.find((cell) => !this.#comesLast(cell)) ?? cells[0];
    if (pivot === undefined) return;
    scale(row, inverse(row.get(pivot) ?? 1));
    for (const other of this.#pivots.values()) clear(other, pivot, row);
    this.#pivots.set(pivot, row);
  }

  /** What the equation says beyond those known. Their pivots stand in no other of them, so one pass is enough. */
  reduced(equation: Row): Row {
    const row = new Map(equation);
    for (const cell of equation.keys()) {
      const pivot = this.#pivots.get(cell);
      if (pivot !== undefined) clear(row, cell, pivot);
    }
    return row;
  }

  rows(): readonly (readonly [pivot: number, row: Row])[] {
    return [...this.#pivots];
  }
}

function equationOf({ parts, total }: Line, hidden: ReadonlySet<number>): Row {
  const row: Row = new Map();
  for (const part of parts) if (hidden.has(part)) row.set(part, 1);
  if (hidden.has(total)) row.set(total, PRIME - 1);
  return row;
}

/** Subtracts the pivot's row so often that the cell falls out. */
function clear(row: Row, cell: number, pivot: Row): void {
  const factor = row.get(cell);
  if (factor === undefined) return;
  for (const [other, value] of pivot) {
    const left = ((row.get(other) ?? 0) + (PRIME - factor) * value) % PRIME;
    if (left === 0) row.delete(other);
    else row.set(other, left);
  }
}

function scale(row: Row, factor: number): void {
  for (const [cell, value] of row) row.set(cell, (value * factor) % PRIME);
}

/** By Fermat: the power of two less than the prime. */
function inverse(value: number): number {
  let result = 1;
  let base = value;
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
