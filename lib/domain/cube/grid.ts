import type { Line } from "../dashboard/determined";

/**
 * A table of any number of ways with all its totals. Each way has its parts and, last, their total; cells are numbered with the
 * last way running fastest. No way at all is a single cell.
 */
export type Ways = readonly number[];

/** Cells with totals. */
export function cellsOf(ways: Ways): number {
  return ways.reduce((cells, parts) => cells * (parts + 1), 1);
}

/** Number of the cell at a position of each way; a position equal to the way's parts is the total. */
export function cellAt(ways: Ways, positions: readonly number[]): number {
  return ways.reduce((cell, parts, way) => cell * (parts + 1) + (positions[way] ?? 0), 0);
}

/** Every position of every way, totals included, in the order of the cells. */
export function positionsOf(ways: Ways): readonly (readonly number[])[] {
  return ways.reduce<readonly (readonly number[])[]>(
    (before, parts) => before.flatMap((position) => Array.from({ length: parts + 1 }, (_, at) => [...position, at])),
    [[]],
  );
}

/** The table with totals, from the counts of its inner cells in their order. */
export function withAllTotals(ways: Ways, inner: readonly number[]): number[] {
  const grid = new Array<number>(cellsOf(ways)).fill(0);
  innerPositions(ways).forEach((position, index) => {
    const count = inner[index] ?? 0;
    if (count === 0) return;
    for (const cell of cellsOver(ways, position)) grid[cell] = (grid[cell] ?? 0) + count;
  });
  return grid;
}

function innerPositions(ways: Ways): readonly (readonly number[])[] {
  return ways.reduce<readonly (readonly number[])[]>(
    (before, parts) => before.flatMap((position) => Array.from({ length: parts }, (_, at) => [...position, at])),
    [[]],
  );
}

/** The inner cell at a position and all totals it counts in. */
function cellsOver(ways: Ways, position: readonly number[]): readonly number[] {
  return ways.reduce<readonly number[]>(
    (before, parts, way) =>
      before.flatMap((cell) => [cell * (parts + 1) + (position[way] ?? 0), cell * (parts + 1) + parts]),
    [0],
  );
}

/** Every sum that the table itself can be checked by, its cells numbered from `offset`. */
export function allLines(ways: Ways, offset: number): Line[] {
  const positions = positionsOf(ways);
  return ways.flatMap((parts, way) =>
    positions
      .filter((position) => position[way] === parts)
      .map((position) => ({
        parts: Array.from({ length: parts }, (_, at) => offset + cellAt(ways, position.with(way, at))),
        total: offset + cellAt(ways, position),
      })),
  );
}
