import { type Counts, gridSize, linesWithin, type Shape, withTotals } from "./grid";
import { SMALL_CELL, suppress } from "./suppression";

export interface AreaCounts {
  readonly code: string;
  readonly counts: Counts;
}

/** One level down: an area and all areas right below it. */
export interface Step {
  readonly parent: string;
  readonly children: readonly AreaCounts[];
}

const NONE: ReadonlySet<number> = new Set();

/**
 * Hidden cells of each area's table (positions with totals), from the widest area a reader may open down to the areas
 * asked for. A reader may open an area, its neighbours and what lies above, and subtract; so what is hidden in an area
 * is settled together with its neighbours', against what the area above already shows.
 */
export function protectTree(
  shape: Shape,
  root: AreaCounts,
  steps: readonly Step[],
  smallCell = SMALL_CELL,
): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, ReadonlySet<number>>([[root.code, protectAlone(shape, root.counts, smallCell)]]);
  for (const { parent, children } of steps) {
    const above = found.get(parent);
    if (above === undefined) throw new Error("a step before its parent's");
    protectChildren(shape, above, children, smallCell).forEach((hidden, index) => {
      const child = children[index];
      if (child !== undefined) found.set(child.code, hidden);
    });
  }
  return found;
}

function protectAlone(shape: Shape, counts: Counts, smallCell: number): ReadonlySet<number> {
  const lines = linesWithin(shape, 0);
  return suppress({ values: withTotals(shape, counts), lines, tables: [lines], locked: NONE, hidden: NONE, smallCell });
}

function protectChildren(
  shape: Shape,
  above: ReadonlySet<number>,
  children: readonly AreaCounts[],
  smallCell: number,
): readonly ReadonlySet<number>[] {
  // An only child has its parent's figures.
  if (children.length <= 1) return children.map(() => above);
  const size = gridSize(shape);
  const grids = children.map((child) => withTotals(shape, child.counts));
  const sums = Array.from({ length: size }, (_, cell) => grids.reduce((sum, grid) => sum + (grid[cell] ?? 0), 0));
  const start = children.length * size;
  const cells = Array.from({ length: size }, (_, cell) => cell);
  const within = [...children, null].map((_, index) => linesWithin(shape, index * size));
  const across = cells.map((cell) => ({ parts: children.map((_, index) => index * size + cell), total: start + cell }));
  const lines = [...within.flat(), ...across];
  const hidden = suppress({
    values: [...grids.flat(), ...sums],
    lines,
    // Children by one-way counts make a two-way table; by two-way counts three ways, of which each child's own is checked.
    tables: shape.columns === 1 ? [lines] : within,
    locked: new Set(cells.map((cell) => start + cell)),
    hidden: new Set([...above].map((cell) => start + cell)),
    smallCell,
  });
  return children.map((_, index) => new Set(cells.filter((cell) => hidden.has(index * size + cell))));
}
