import { coarsely, EXACTLY, type Tell } from "../dashboard/coarse";
import type { Figure } from "../dashboard/figure";
import { SUPPRESSED } from "../dashboard/figure";
import { figuresOf, gridIndex, type Shape } from "../dashboard/grid";
import { SMALL_CELL } from "../dashboard/suppression";
import { MOVE_CAUSES, type MoveCause } from "./cause";
import { DRIVERS, type Driver } from "./driver";
import type { Fact } from "./fact";
import { type Group, smallestOf } from "./group";
import { MOVES, type Move } from "./line";
import { type Matrix, matrixOf, type Rate, ratesOf } from "./matrix";
import { type AreaCounts, CAUSE_SHAPE, DRIVER_SHAPE, FLOW_SHAPE, type Hidden, SHARE_SHAPE } from "./protect";
import { SHARES, type ShareName } from "./share";
import type { Pair, Snapshot } from "./snapshot";

export interface CauseRow {
  readonly move: Move;
  readonly total: Figure;
  readonly causes: Readonly<Record<MoveCause, Figure>>;
}

export interface DriverRow {
  readonly driver: Driver;
  readonly moves: Readonly<Record<Move, Figure>>;
}

export interface Share {
  readonly name: ShareName;
  readonly families: Figure;
  readonly of: Figure;
  /** The area has snapshots enough for it to say anything. */
  readonly isKnown: boolean;
}

export interface ChildRow {
  readonly code: string;
  readonly label: string;
  readonly rates: readonly Rate[];
}

/** What the page of an area's dynamics shows. */
export interface DynamicsView {
  readonly countedAt: Date | null;
  /** Snapshots that the area has, the newest first. */
  readonly snapshots: readonly Snapshot[];
  readonly pair: Pair | null;
  /** A pair with the year before is there as well. */
  readonly hasYear: boolean;
  readonly hasBefore: boolean;
  readonly group: Group;
  /** By decile; else by groups of deciles. */
  readonly isWhole: boolean;
  readonly matrix: Matrix;
  readonly rates: readonly Rate[];
  readonly flows: { readonly added: Figure; readonly gone: Figure };
  readonly causes: readonly CauseRow[];
  readonly drivers: readonly DriverRow[];
  readonly shares: readonly Share[];
  readonly withdrew: Figure;
  readonly children: readonly ChildRow[];
}

export type AreaTables = Pick<DynamicsView, "matrix" | "rates" | "flows" | "causes" | "drivers">;

function reader(shape: Shape, counts: readonly number[], hidden: ReadonlySet<number>) {
  const shown = figuresOf(shape, counts, hidden);
  return (row: number, column = 0): Figure => shown[gridIndex(shape, row, column)] ?? 0;
}

/** Who looks at which families. */
export interface Onlooker {
  readonly isWhole: boolean;
  readonly group: Group;
}

/** An area's tables as a reader may see them. */
export function tablesOf(counts: AreaCounts, hidden: Hidden, { isWhole, group }: Onlooker): AreaTables {
  const matrix = matrixOf(isWhole, counts.group, hidden.matrix);
  const flow = reader(FLOW_SHAPE, counts.flows, hidden.flows);
  const cause = reader(CAUSE_SHAPE, counts.causes, hidden.causes);
  const driver = reader(DRIVER_SHAPE, counts.drivers, hidden.drivers);
  const tell = isWhole ? EXACTLY : coarsely(smallestOf(group));
  const tellDriver = isWhole ? EXACTLY : coarsely(smallestOf("disabled"));
  const driverAt = (row: number, move: Move) => tellDriver(driver(row, MOVES.indexOf(move)));
  return {
    matrix: toldMatrix(matrix, tell),
    rates: ratesOf(matrix).map((rate) => ({ ...rate, families: tell(rate.families), of: tell(rate.of) })),
    flows: { added: tell(flow(0)), gone: tell(flow(1)) },
    causes: MOVES.map((move, row) => ({
      move,
      total: tell(cause(row, MOVE_CAUSES.length)),
      causes: { condition: tell(cause(row, 0)), correction: tell(cause(row, 1)), model: tell(cause(row, 2)) },
    })),
    drivers: DRIVERS.map((name, row) => ({
      driver: name,
      moves: {
        fell: driverAt(row, "fell"),
        slipped: driverAt(row, "slipped"),
        down: driverAt(row, "down"),
        climbed: driverAt(row, "climbed"),
        up: driverAt(row, "up"),
      },
    })).filter(({ moves }) => Object.values(moves).some((figure) => figure !== 0)),
  };
}

/** Rates are made of exact sums, so the matrix is told after them. */
function toldMatrix({ steps, rows, totals, total }: Matrix, tell: Tell): Matrix {
  return {
    steps,
    rows: rows.map(({ from, cells, total: all }) => ({ from, cells: cells.map(tell), total: tell(all) })),
    totals: totals.map(tell),
    total: tell(total),
  };
}

/** The shares of a snapshot; their order is that of {@link SHARES}. */
export function sharesOf(
  counts: AreaCounts,
  hidden: Hidden,
  isWhole: boolean,
  known: (name: ShareName) => boolean,
): readonly Share[] {
  const tell = isWhole ? EXACTLY : coarsely(SMALL_CELL);
  return SHARES.map((name, index) => {
    const at = reader(SHARE_SHAPE, counts.shares[index] ?? [0, 0], hidden.shares[index] ?? new Set());
    return { name, families: tell(at(0)), of: tell(at(SHARE_SHAPE.rows)), isKnown: known(name) };
  });
}

/** A number that stands in no table: small ones are kept back. */
export function aloneOf(facts: ReadonlyMap<Fact, number>, fact: Fact, isWhole: boolean): Figure {
  const value = facts.get(fact) ?? 0;
  if (isWhole) return value;
  return value > 0 && value < SMALL_CELL ? SUPPRESSED : coarsely(SMALL_CELL)(value);
}
