import type { Line } from "../dashboard/determined";
import { suppress } from "../dashboard/suppression";
import { allLines, cellAt, cellsOf, positionsOf, type Ways, withAllTotals } from "./grid";

/** An area and all areas right below it, from the widest a reader may open down. */
export interface Generation {
  readonly parent: string;
  readonly children: readonly string[];
}

export interface Tree {
  readonly root: string;
  readonly generations: readonly Generation[];
}

/** What a table shows: its cuts as ways, and for an indicator a last way of two, those counted and the others. */
export interface TableShape {
  readonly cuts: Ways;
  readonly isIndicator: boolean;
  /** Counts below this are kept in the table of these of the cuts: a total without the sensitive cut keeps its own rule. */
  readonly smallCell: (cuts: readonly number[]) => number;
}

/** Counts of an area's inner cells, in the order of the ways; nothing for an area without any. */
export type InnerCounts = (area: string) => readonly number[];

export type HiddenByArea = ReadonlyMap<string, ReadonlySet<number>>;

const INDICATOR_WAY = 2;

export function waysOf({ cuts, isIndicator }: Pick<TableShape, "cuts" | "isIndicator">): Ways {
  return isIndicator ? [...cuts, INDICATOR_WAY] : cuts;
}

/**
 * Which cells of a table are hidden in each area of the tree. The tables of fewer cuts are settled first and their cells stand as
 * margins of those with more, so that the same figure has one fate in every table; an area is settled with its neighbours, against
 * what the area above already shows. What remains to be solved, by equations within an area or across its neighbours, gives nothing
 * away.
 */
export function protect(shape: TableShape, inner: InnerCounts, tree: Tree): HiddenByArea {
  const subsets = [
    [],
    ...shape.cuts.map((_, cut) => [cut]),
    ...(shape.cuts.length > 1 ? [shape.cuts.map((_, cut) => cut)] : []),
  ];
  const settled = new Map<string, HiddenByArea>();
  let last: HiddenByArea = new Map();
  for (const subset of subsets) {
    last = settleTree(subset, shape, inner, tree, settled);
    settled.set(subset.join(), last);
  }
  return last;
}

function settleTree(
  subset: readonly number[],
  shape: TableShape,
  inner: InnerCounts,
  tree: Tree,
  settled: ReadonlyMap<string, HiddenByArea>,
): HiddenByArea {
  const all = waysOf(shape);
  const smallCell = shape.smallCell(subset);
  const ways = waysOf({ cuts: subset.map((cut) => shape.cuts[cut] ?? 0), isIndicator: shape.isIndicator });
  // Where this table's cells stand in the whole one.
  const places = positionsOf(ways).map((position) =>
    cellAt(all, [
      ...shape.cuts.map((parts, cut) => (subset.includes(cut) ? (position[subset.indexOf(cut)] ?? 0) : parts)),
      ...(shape.isIndicator ? [position.at(-1) ?? 0] : []),
    ]),
  );
  const grids = new Map<string, readonly number[]>();
  const gridOf = (area: string) => {
    const known = grids.get(area);
    if (known !== undefined) return known;
    const whole = withAllTotals(all, inner(area));
    const grid = places.map((place) => whole[place] ?? 0);
    grids.set(area, grid);
    return grid;
  };
  const margins = marginsOf(subset, ways, shape.isIndicator);
  const fixed = (area: string) =>
    margins.flatMap(({ cell, of, at }) => [{ cell, hidden: settled.get(of)?.get(area)?.has(at) === true }]);
  const found = new Map<string, ReadonlySet<number>>();
  found.set(
    tree.root,
    settleGeneration(ways, [gridOf(tree.root)], null, [fixed(tree.root)], smallCell)[0] ?? new Set(),
  );
  for (const { parent, children } of tree.generations) {
    const above = found.get(parent);
    if (above === undefined) throw new Error("a generation before its parent's");
    const hidden =
      children.length === 1
        ? [above]
        : settleGeneration(ways, children.map(gridOf), above, children.map(fixed), smallCell);
    children.forEach((child, index) => {
      found.set(child, hidden[index] ?? new Set());
    });
  }
  return found;
}

interface Margin {
  readonly cell: number;
  /** The table of fewer cuts in which the cell is settled, and its number there. */
  readonly of: string;
  readonly at: number;
}

function marginsOf(subset: readonly number[], ways: Ways, isIndicator: boolean): readonly Margin[] {
  return positionsOf(ways).flatMap((position, cell) => {
    const kept = subset.filter((_, way) => position[way] !== ways[way]);
    if (kept.length === subset.length) return [];
    const narrow = waysOf({ cuts: kept.map((cut) => ways[subset.indexOf(cut)] ?? 0), isIndicator });
    const at = [
      ...kept.map((cut) => position[subset.indexOf(cut)] ?? 0),
      ...(isIndicator ? [position.at(-1) ?? 0] : []),
    ];
    return [{ cell, of: kept.join(), at: cellAt(narrow, at) }];
  });
}

interface Fixed {
  readonly cell: number;
  readonly hidden: boolean;
}

/** Settles areas of one parent together; `above` is what is hidden there, or null for an area without one. */
function settleGeneration(
  ways: Ways,
  grids: readonly (readonly number[])[],
  above: ReadonlySet<number> | null,
  fixed: readonly (readonly Fixed[])[],
  smallCell: number,
): readonly ReadonlySet<number>[] {
  const size = cellsOf(ways);
  const start = grids.length * size;
  const cells = Array.from({ length: size }, (_, cell) => cell);
  const sums = above === null ? [] : cells.map((cell) => grids.reduce((sum, grid) => sum + (grid[cell] ?? 0), 0));
  const within = grids.map((_, index) => allLines(ways, index * size));
  const across: Line[] =
    above === null
      ? []
      : cells.map((cell) => ({ parts: grids.map((_, index) => index * size + cell), total: start + cell }));
  const margins = fixed.flatMap((list, index) =>
    list.map(({ cell, hidden }) => ({ cell: index * size + cell, hidden })),
  );
  // The area above has lines of its own, all of them settled.
  const lines = [...within.flat(), ...across, ...(above === null ? [] : allLines(ways, start))];
  const hidden = suppress({
    values: [...grids.flat(), ...sums],
    lines,
    tables: [],
    systems: [lines],
    locked: new Set([...margins.map(({ cell }) => cell), ...(above === null ? [] : cells.map((cell) => start + cell))]),
    hidden: new Set([
      ...margins.flatMap(({ cell, hidden: isHidden }) => (isHidden ? [cell] : [])),
      ...[...(above ?? [])].map((cell) => start + cell),
    ]),
    smallCell,
  });
  return grids.map((_, index) => new Set(cells.filter((cell) => hidden.has(index * size + cell))));
}
