import { protect } from "../cube/protect";
import type { Generation } from "../dashboard/area";
import { gridIndex, type Shape } from "../dashboard/grid";
import { type AreaCounts as AreaTable, protectTree, type Step } from "../dashboard/protected-tree";
import { SMALL_CELL } from "../dashboard/suppression";
import { MOVE_CAUSES } from "./cause";
import { DRIVERS } from "./driver";
import { type Group, smallestOf } from "./group";
import { MOVES } from "./line";
import { shapeOf } from "./matrix";
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
  const shape = shapeOf(false);
  const smallCell = smallestOf(group);
  const beside: Shape = { rows: shape.rows * shape.columns, columns: 2 };
  const matrix = group === "all" ? settleMatrix(counts, root, generations) : settle(beside, besides, smallCell);
  const causes = settle(CAUSE_SHAPE, (area) => area.causes, smallCell);
  const flows = settle(FLOW_SHAPE, (area) => area.flows, smallCell);
  const drivers = settle(DRIVER_SHAPE, (area) => area.drivers, SMALL_CELL);
  const shares = SHARES.map((_, index) => settle(SHARE_SHAPE, (area) => area.shares[index] ?? [], SMALL_CELL));
  return (code) => {
    const own = matrix.get(code) ?? EMPTY;
    return {
      matrix: group === "all" ? own : partOf(shape, beside, own),
      causes: wholeRows(causes.get(code) ?? EMPTY),
      flows: flows.get(code) ?? EMPTY,
      drivers: drivers.get(code) ?? EMPTY,
      shares: shares.map((each) => each.get(code) ?? EMPTY),
    };
  };
}

/** As the tables of the cubes are: where families stand then and now is settled first, so that a rare move does not hide it. */
function settleMatrix(counts: CountsByArea, root: string, generations: readonly Generation[]) {
  const { rows, columns } = shapeOf(false);
  const shape = { cuts: [rows, columns], isIndicator: false, smallCell: () => SMALL_CELL };
  return protect(shape, (code) => counts.get(code)?.all ?? [], { root, generations });
}

/** Each cell of the matrix as a row: in the group, and not. */
function besides({ all, group }: AreaCounts): readonly number[] {
  return all.flatMap((total, cell) => [group[cell] ?? 0, total - (group[cell] ?? 0)]);
}

/** Cells of the group's matrix; a total of it is shown where every cell that it adds up is. */
function partOf(shape: Shape, beside: Shape, part: ReadonlySet<number>): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (let row = 0; row < shape.rows; row += 1)
    for (let column = 0; column < shape.columns; column += 1) {
      if (!part.has(gridIndex(beside, row * shape.columns + column, 0))) continue;
      for (const r of [row, shape.rows]) for (const c of [column, shape.columns]) hidden.add(gridIndex(shape, r, c));
    }
  return hidden;
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
