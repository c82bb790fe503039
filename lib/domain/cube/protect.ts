import type { Tree } from "../dashboard/area";
import { cellAt, cellsOf, positionsOf, type Ways, withAllTotals } from "./grid";
import { type Fixed, settleNeighbours } from "./settle";

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

/**
 * What was settled a while ago of a table, its base and the tables of fewer cuts, each by its name, so that an area far below the widest
 * one need not have the whole way down settled anew. The root of a tree is taken from here where it is known.
 */
export interface Memo {
  readonly read: (area: string, part: string) => ReadonlySet<number> | undefined;
  readonly write: (area: string, part: string, hidden: ReadonlySet<number>) => void;
  /** What neighbours came to who had the very same counts; else what `settle` says. */
  readonly once: (neighbours: string, settle: () => readonly ReadonlySet<number>[]) => readonly ReadonlySet<number>[];
}

export const FORGETFUL: Memo = { read: () => undefined, write: () => {}, once: (_, settle) => settle() };

/** Those counted, and the others; their total is whoever stands below the line. */
const INDICATOR_WAY = 2;

export function waysOf({ cuts, isIndicator }: Pick<TableShape, "cuts" | "isIndicator">): Ways {
  return isIndicator ? [...cuts, INDICATOR_WAY] : cuts;
}

/**
 * Which cells of a table are hidden in each area of the tree. The tables of fewer cuts are settled first and their cells stand as
 * margins of those with more, so that the same figure has one fate in every table; an area is settled with its neighbours, against
 * what the area above already shows. What remains to be solved, by equations within an area or across its neighbours, gives nothing
 * away. The cuts must come in one order whatever the table's, for the same reason.
 */
export function protect(shape: TableShape, inner: InnerCounts, tree: Tree, memo = FORGETFUL): HiddenByArea {
  const hidden = settleAll(shape, inner, tree, under("own", memo));
  if (!shape.isIndicator) return hidden;
  const base = settleAll({ ...shape, isIndicator: false }, (area) => basesOf(inner(area)), tree, under("base", memo));
  const counted = cellsOf(shape.cuts);
  return new Map(
    [...hidden].map(([area, cells]) => {
      const own = [...cells].filter((cell) => !isBase(cell));
      const below = Array.from({ length: counted }, (_, cell) => cell).filter((cell) => base.get(area)?.has(cell));
      return [area, new Set([...own, ...below.map((cell) => cell * (INDICATOR_WAY + 1) + INDICATOR_WAY)])];
    }),
  );
}

/** A part of a memory: what it holds is kept apart from what other tables of the same name leave there. */
export function under(name: string, memo: Memo): Memo {
  return {
    once: memo.once,
    read: (area, part) => memo.read(area, `${name} ${part}`),
    write: (area, part, hidden) => memo.write(area, `${name} ${part}`, hidden),
  };
}

const isBase = (cell: number) => cell % (INDICATOR_WAY + 1) === INDICATOR_WAY;

/** Whoever stands below the line in each cell: those counted and the others together. */
function basesOf(inner: readonly number[]): readonly number[] {
  return Array.from(
    { length: inner.length / INDICATOR_WAY },
    (_, index) => (inner[index * 2] ?? 0) + (inner[index * 2 + 1] ?? 0),
  );
}

/** The table and those of fewer of its cuts, the fewest first. */
function settleAll(shape: TableShape, inner: InnerCounts, tree: Tree, memo: Memo): HiddenByArea {
  const every = shape.cuts.map((_, cut) => cut);
  const subsets = [[], ...every.map((cut) => [cut]), ...(every.length > 1 ? [every] : [])];
  const settled = new Map<string, HiddenByArea>();
  let last: HiddenByArea = new Map();
  for (const subset of subsets) {
    last = settleTree(partOf(subset, shape), inner, tree, settled, {
      known: (area) => memo.read(area, subset.join()),
      once: memo.once,
    });
    for (const [area, hidden] of last) memo.write(area, subset.join(), hidden);
    settled.set(subset.join(), last);
  }
  return last;
}

/** The table of some of the cuts. */
interface Part {
  readonly ways: Ways;
  readonly isIndicator: boolean;
  readonly smallCell: number;
  /** Where its cells stand in the whole table. */
  readonly places: readonly number[];
  readonly whole: Ways;
  readonly margins: readonly Margin[];
}

function partOf(subset: readonly number[], shape: TableShape): Part {
  const whole = waysOf(shape);
  const ways = waysOf({ cuts: subset.map((cut) => shape.cuts[cut] ?? 0), isIndicator: shape.isIndicator });
  const places = positionsOf(ways).map((position) =>
    cellAt(whole, [
      ...shape.cuts.map((parts, cut) => (subset.includes(cut) ? (position[subset.indexOf(cut)] ?? 0) : parts)),
      ...(shape.isIndicator ? [position.at(-1) ?? 0] : []),
    ]),
  );
  const margins = marginsOf(subset, ways, shape.isIndicator);
  return { ways, isIndicator: shape.isIndicator, smallCell: shape.smallCell(subset), places, whole, margins };
}

function settleTree(
  part: Part,
  inner: InnerCounts,
  tree: Tree,
  settled: ReadonlyMap<string, HiddenByArea>,
  { known, once }: Pick<Memo, "once"> & { readonly known: (area: string) => ReadonlySet<number> | undefined },
): HiddenByArea {
  const grids = new Map<string, readonly number[]>();
  const gridOf = (area: string) => {
    const whole = withAllTotals(part.whole, inner(area));
    const grid = grids.get(area) ?? part.places.map((place) => whole[place] ?? 0);
    grids.set(area, grid);
    return grid;
  };
  const settle = (areas: readonly string[], above: ReadonlySet<number> | null) => {
    const { ways, isIndicator, smallCell } = part;
    const grids = areas.map(gridOf);
    const fixed = areas.map((area) => [...marginsIn(part, area, settled), ...basesIn(part, gridOf(area))]);
    const isForeign = isIndicator ? isBase : () => false;
    const said = JSON.stringify([ways, isIndicator, smallCell, grids, above && [...above], fixed]);
    return once(said, () => settleNeighbours({ ways, grids, above, fixed, isForeign, smallCell }));
  };
  const remembered = known(tree.root);
  const atRoot =
    remembered === undefined
      ? (settle([tree.root], null)[0] ?? new Set())
      : new Set([...remembered, ...smallIn(gridOf(tree.root), part.smallCell)]);
  const found = new Map<string, ReadonlySet<number>>([[tree.root, atRoot]]);
  for (const { parent, children } of tree.generations) {
    const above = found.get(parent);
    if (above === undefined) throw new Error("a generation before its parent's");
    // An only child has its parent's figures.
    const hidden = children.length === 1 ? [above] : settle(children, above);
    children.forEach((child, index) => {
      found.set(child, hidden[index] ?? new Set());
    });
  }
  return found;
}

/** Cells that are small by now, whatever is remembered. */
function smallIn(grid: readonly number[], smallCell: number): readonly number[] {
  return grid.flatMap((value, cell) => (value > 0 && value < smallCell ? [cell] : []));
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

function marginsIn({ margins }: Part, area: string, settled: ReadonlyMap<string, HiddenByArea>): readonly Fixed[] {
  return margins.map(({ cell, of, at }) => ({ cell, hidden: settled.get(of)?.get(area)?.has(at) === true }));
}

/**
 * Who stands below the line may be told by another indicator's table, or by one without the indicator. So those are taken as known
 * here, but for the small ones, beside whom nobody else can stand hidden; nothing counted is left to their being hidden.
 */
function basesIn({ isIndicator, ways, smallCell, margins }: Part, grid: readonly number[]): readonly Fixed[] {
  if (!isIndicator) return [];
  const isMargin = new Set(margins.map(({ cell }) => cell));
  return Array.from({ length: cellsOf(ways) }, (_, cell) => cell)
    .filter((cell) => isBase(cell) && !isMargin.has(cell))
    .map((cell) => ({ cell, hidden: (grid[cell] ?? 0) > 0 && (grid[cell] ?? 0) < smallCell }));
}
