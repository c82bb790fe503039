import { cellAt, positionsOf } from "../cube/grid";
import { protect } from "../cube/protect";
import type { Generation, Tree } from "../dashboard/area";
import { gridIndex, type Shape } from "../dashboard/grid";
import { type AreaCounts as AreaTable, protectTree, type Step } from "../dashboard/protected-tree";
import { SMALL_CELL } from "../dashboard/suppression";
import { MOVE_CAUSES } from "./cause";
import { DRIVERS } from "./driver";
import { type Group, smallestOf } from "./group";
import { MOVES, moveOf, RANKS } from "./line";
import { decileOf, shapeOf } from "./matrix";
import { SHARES } from "./share";

/** What an area's tables hold before anything is hidden; counts row by row. */
export interface AreaCounts {
  /** All families by step and step. */
  readonly all: readonly number[];
  /** Those of the group looked at. */
  readonly group: readonly number[];
  /** Moves of the group by cause. */
  readonly causes: readonly number[];
  /** Families of the group that are new, and that are gone. */
  readonly flows: readonly number[];
  /** Drivers by move. */
  readonly drivers: readonly number[];
  /** For each share its part and its rest. */
  readonly shares: readonly (readonly number[])[];
}

export type CountsByArea = ReadonlyMap<string, AreaCounts>;

/** Cells (positions with totals) that are kept back, table by table. */
export interface Hidden {
  readonly matrix: ReadonlySet<number>;
  readonly causes: ReadonlySet<number>;
  readonly flows: ReadonlySet<number>;
  readonly drivers: ReadonlySet<number>;
  readonly shares: readonly ReadonlySet<number>[];
}

export const CAUSE_SHAPE: Shape = { rows: MOVES.length, columns: MOVE_CAUSES.length };
export const FLOW_SHAPE: Shape = { rows: 2, columns: 1 };
export const DRIVER_SHAPE: Shape = { rows: DRIVERS.length, columns: MOVES.length };
export const SHARE_SHAPE: Shape = { rows: 2, columns: 1 };

const EMPTY: ReadonlySet<number> = new Set();
export const NOTHING: Hidden = {
  matrix: EMPTY,
  causes: EMPTY,
  flows: EMPTY,
  drivers: EMPTY,
  shares: SHARES.map(() => EMPTY),
};

/**
 * What a reader without small cells does not see, settled with the neighbours from the widest area they may open. A group stands beside those
 * who are not in it: a cell of a group is shown only where the rest of all families would be no small number either.
 */
export function hideDynamics(
  counts: CountsByArea,
  root: string,
  generations: readonly Generation[],
  group: Group,
): (code: string) => Hidden {
  const settle = (shape: Shape, of: (area: AreaCounts) => readonly number[], smallCell: number) => {
    const table = (code: string): AreaTable => {
      const area = counts.get(code);
      return { code, counts: area === undefined ? [] : of(area) };
    };
    const steps = generations.map(({ parent, children }): Step => ({ parent, children: children.map(table) }));
    return protectTree(shape, table(root), steps, smallCell);
  };
  const smallCell = smallestOf(group);
  const matrix = settleMatrix(counts, { root, generations }, group);
  const causes = settle(CAUSE_SHAPE, (area) => area.causes, smallCell);
  const flows = settle(FLOW_SHAPE, (area) => area.flows, smallCell);
  // Illness and disability are among them.
  const drivers = settle(DRIVER_SHAPE, (area) => area.drivers, smallestOf("disabled"));
  const shares = SHARES.map((_, index) => settle(SHARE_SHAPE, (area) => area.shares[index] ?? [], SMALL_CELL));
  return (code) => {
    const ofMatrix = matrix.get(code) ?? EMPTY;
    return {
      matrix: ofMatrix,
      causes: new Set([...wholeRows(causes.get(code) ?? EMPTY), ...rowsOfHiddenMoves(ofMatrix)]),
      flows: flows.get(code) ?? EMPTY,
      drivers: drivers.get(code) ?? EMPTY,
      shares: shares.map((each) => each.get(code) ?? EMPTY),
    };
  };
}

/**
 * As the tables of the cubes are: where families stand then and now is settled first, so that a rare move does not hide it. All families
 * of a cell are told by another table, so beside a group they are taken as known.
 */
function settleMatrix(counts: CountsByArea, tree: Tree, group: Group): ReadonlyMap<string, ReadonlySet<number>> {
  const { rows, columns } = shapeOf(false);
  const [isIndicator, smallCell] = [group !== "all", smallestOf(group)];
  const shape = { cuts: [rows, columns], isIndicator, smallCell: () => smallCell };
  const inner = (area: AreaCounts | undefined) => (area === undefined ? [] : isIndicator ? besides(area) : area.all);
  const hidden = protect(shape, (code) => inner(counts.get(code)), tree);
  if (!isIndicator) return hidden;
  return new Map([...hidden].map(([code, cells]) => [code, inGroup(rows, columns, cells)]));
}

/** Each cell of the matrix as a row: in the group, and not. */
function besides({ all, group }: AreaCounts): readonly number[] {
  return all.flatMap((total, cell) => [group[cell] ?? 0, total - (group[cell] ?? 0)]);
}

/** Of the cells of a group beside those who are not in it: the group's own, by their number in its matrix. */
function inGroup(rows: number, columns: number, hidden: ReadonlySet<number>): ReadonlySet<number> {
  return new Set(
    positionsOf([rows, columns]).flatMap(([row = 0, column = 0]) =>
      hidden.has(cellAt([rows, columns, 2], [row, column, 0])) ? [gridIndex({ rows, columns }, row, column)] : [],
    ),
  );
}

/** The matrix may tell the total of a row of causes, from which a single hidden one would follow: then the row is hidden whole. */
function wholeRows(hidden: ReadonlySet<number>): ReadonlySet<number> {
  const whole = new Set(hidden);
  for (let row = 0; row < CAUSE_SHAPE.rows; row += 1) {
    const cells = Array.from({ length: CAUSE_SHAPE.columns + 1 }, (_, column) => gridIndex(CAUSE_SHAPE, row, column));
    const few = cells.slice(0, -1).filter((cell) => hidden.has(cell)).length;
    if (few === 1 || hidden.has(cells.at(-1) ?? -1)) for (const cell of cells) whole.add(cell);
  }
  return whole;
}

/** A row of causes adds up to a move of the matrix: where a cell of that move is hidden, the row would tell it. */
function rowsOfHiddenMoves(hidden: ReadonlySet<number>): readonly number[] {
  const shape = shapeOf(false);
  const moves = new Set(
    positionsOf([shape.rows, shape.columns])
      .filter(([row = 0, column = 0]) => hidden.has(gridIndex(shape, row, column)))
      .map(([row = 0, column = 0]) => moveOf(decileOf(RANKS[row] ?? 0), decileOf(RANKS[column] ?? 0))),
  );
  return MOVES.flatMap((move, row) =>
    moves.has(move)
      ? Array.from({ length: CAUSE_SHAPE.columns + 1 }, (_, column) => gridIndex(CAUSE_SHAPE, row, column))
      : [],
  );
}
