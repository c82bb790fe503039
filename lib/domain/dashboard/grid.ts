import type { Line } from "./determined";
import { type Figure, SUPPRESSED } from "./figure";

/** Rows and columns of a table of counts without its totals. One column: a table of one way. */
export interface Shape {
  readonly rows: number;
  readonly columns: number;
}

/** Counts row by row, without totals. */
export type Counts = readonly number[];

/** Columns with totals: a table of one way has no total column. */
export function gridColumns({ columns }: Shape): number {
  return columns === 1 ? 1 : columns + 1;
}

/** Cells of a table with its totals: the total row is the last row, the total column the last column. */
export function gridSize(shape: Shape): number {
  return (shape.rows + 1) * gridColumns(shape);
}

/** Position of a cell in the table with totals; `row === rows` is the total row, `column === columns` the total column. */
export function gridIndex(shape: Shape, row: number, column = 0): number {
  return row * gridColumns(shape) + column;
}

/** Counts with totals added. */
export function withTotals(shape: Shape, counts: Counts): number[] {
  const grid = new Array<number>(gridSize(shape)).fill(0);
  const add = (index: number, value: number) => {
    grid[index] = (grid[index] ?? 0) + value;
  };
  for (let row = 0; row < shape.rows; row += 1) {
    for (let column = 0; column < shape.columns; column += 1) {
      const value = counts[row * shape.columns + column] ?? 0;
      add(gridIndex(shape, row, column), value);
      add(gridIndex(shape, shape.rows, column), value);
      if (shape.columns === 1) continue;
      add(gridIndex(shape, row, shape.columns), value);
      add(gridIndex(shape, shape.rows, shape.columns), value);
    }
  }
  return grid;
}

/** The sums one table can be checked by, its cells numbered from `offset`. */
export function linesWithin(shape: Shape, offset: number): Line[] {
  const rows = Array.from({ length: shape.rows }, (_, row) => row);
  const columns = Array.from({ length: shape.columns }, (_, column) => column);
  const down = Array.from({ length: gridColumns(shape) }, (_, column) => ({
    parts: rows.map((row) => offset + gridIndex(shape, row, column)),
    total: offset + gridIndex(shape, shape.rows, column),
  }));
  if (shape.columns === 1) return down;
  const across = Array.from({ length: shape.rows + 1 }, (_, row) => ({
    parts: columns.map((column) => offset + gridIndex(shape, row, column)),
    total: offset + gridIndex(shape, row, shape.columns),
  }));
  return [...down, ...across];
}

/** The table with totals as a reader may see it. */
export function figuresOf(shape: Shape, counts: Counts, hidden: ReadonlySet<number>): Figure[] {
  return withTotals(shape, counts).map((value, cell) => (hidden.has(cell) ? SUPPRESSED : value));
}
