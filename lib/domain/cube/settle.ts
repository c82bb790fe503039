import type { Line } from "../dashboard/determined";
import { suppress } from "../dashboard/suppression";
import { allLines, cellsOf, type Ways } from "./grid";

/** A cell whose fate is settled by another table. */
export interface Fixed {
  readonly cell: number;
  readonly hidden: boolean;
}

export interface Neighbours {
  readonly ways: Ways;
  /** The table of each area of one parent, with totals. */
  readonly grids: readonly (readonly number[])[];
  /** What is hidden in the parent; null for an area without one. */
  readonly above: ReadonlySet<number> | null;
  readonly fixed: readonly (readonly Fixed[])[];
  /** Cells that other tables settle altogether: sums among them alone are no business of this one. */
  readonly isForeign: (cell: number) => boolean;
  readonly smallCell: number;
}

/** Settles the areas of one parent together, against what the parent already shows. */
export function settleNeighbours(neighbours: Neighbours): readonly ReadonlySet<number>[] {
  const { ways, grids, above, fixed, isForeign, smallCell } = neighbours;
  if (isClear(neighbours)) return grids.map(() => new Set());
  const size = cellsOf(ways);
  const start = grids.length * size;
  const cells = Array.from({ length: size }, (_, cell) => cell);
  const sums = above === null ? [] : cells.map((cell) => grids.reduce((sum, grid) => sum + (grid[cell] ?? 0), 0));
  const across: Line[] =
    above === null
      ? []
      : cells.map((cell) => ({ parts: grids.map((_, index) => index * size + cell), total: start + cell }));
  // The area above has lines of its own, all of them settled.
  const tables = [...grids.keys(), ...(above === null ? [] : [grids.length])];
  const lines = [...tables.flatMap((index) => allLines(ways, index * size)), ...across];
  const settled = fixed.flatMap((list, index) =>
    list.map(({ cell, hidden }) => ({ cell: index * size + cell, hidden })),
  );
  const aboveCells = above === null ? [] : cells.map((cell) => ({ cell: start + cell, hidden: above.has(cell) }));
  const locked = [...settled, ...aboveCells];
  const hidden = suppress({
    values: [...grids.flat(), ...sums],
    lines: lines.filter(({ parts, total }) => ![...parts, total].every((cell) => isForeign(cell % size))),
    tables: [],
    systems: [lines],
    locked: new Set(locked.map(({ cell }) => cell)),
    hidden: new Set(locked.flatMap(({ cell, hidden: isHidden }) => (isHidden ? [cell] : []))),
    smallCell,
  });
  return grids.map((_, index) => new Set(cells.filter((cell) => hidden.has(index * size + cell))));
}

/** Nothing small, and nothing hidden around: most tables of wide areas. */
function isClear({ grids, above, fixed, smallCell }: Neighbours): boolean {
  return (
    (above === null || above.size === 0) &&
    fixed.every((list) => list.every(({ hidden }) => !hidden)) &&
    grids.every((grid) => grid.every((value) => value === 0 || value >= smallCell))
  );
}
