import type { Tree } from "../dashboard/area";
import { coarsely, EXACTLY, type Tell } from "../dashboard/coarse";
import { type Figure, isShown, SUPPRESSED, shareOf } from "../dashboard/figure";
import { CUTS, type Cut } from "./cut";
import { cellAt, type Ways, withAllTotals } from "./grid";
import { type Measure, smallCellOf } from "./measure";
import { FORGETFUL, type HiddenByArea, type Memo, protect, under, waysOf } from "./protect";
import { cutsIn, type TableRequest } from "./request";
import { plausibleRange } from "./uncertainty";

/** One row of the cube's sums for an area: a code for each cut, in the order of `cutsIn`. */
export interface CubeRow {
  readonly area: string;
  readonly codes: readonly number[];
  /** People or families; of an indicator those above the line. */
  readonly counted: number;
  /** Of an indicator those below the line who are known, and those who are not. */
  readonly base: number;
  readonly unknown: number;
}

export interface CubeCell {
  /** People or families; of an indicator those above the line. */
  readonly counted: Figure;
  /** Of an indicator those below the line; else the same. */
  readonly base: Figure;
  /** To what both are rounded; absent where they are exact. */
  readonly step?: number;
}

export interface CubeTableRow {
  /** Code of the cut, or of the area; `all`: the total row. */
  readonly key: number | string;
  /** One for each column's code, the total last; without columns the total alone. */
  readonly cells: readonly CubeCell[];
}

export interface CubeTable {
  readonly rows: readonly CubeTableRow[];
  readonly columns: readonly number[];
  /** Of an indicator: those below the line whose answers do not tell, in the whole area. */
  readonly unknown: Figure;
}

/**
 * The table of a request over the areas listed (the area itself last). `tree` is what a reader without small cells may open;
 * null for one who sees all. `memo`: what was settled of this very table.
 */
export function tableOf(
  request: TableRequest,
  rows: readonly CubeRow[],
  area: string,
  children: readonly string[],
  tree: Tree | null,
  memo = FORGETFUL,
): CubeTable {
  const cuts = cutsIn(request);
  const read = reader(request.measure, cuts, rows, tree, memo);
  const columns = request.columns === null ? [] : CUTS[request.columns].codes;
  const line = (of: string, row: number | null): readonly CubeCell[] => {
    const cell = (column: number | null) =>
      read.cell(
        of,
        cuts.flatMap((cut) => (cut === request.columns ? (column ?? []) : (row ?? []))),
      );
    return request.columns === null ? [cell(null)] : [...columns.keys(), columns.length].map(cell);
  };
  if (request.rows === "area") {
    const each = children.map((child) => ({ key: child, cells: line(child, null) }));
    return { rows: [...each, { key: "all", cells: line(area, null) }], columns, unknown: read.unknown(area) };
  }
  const codes = CUTS[request.rows].codes;
  const each = [...codes.keys(), codes.length].map((row) => ({ key: codes[row] ?? "all", cells: line(area, row) }));
  return { rows: each, columns, unknown: read.unknown(area) };
}

interface Reader {
  readonly cell: (area: string, positions: readonly number[]) => CubeCell;
  readonly unknown: (area: string) => Figure;
}

function reader(
  measure: Measure,
  cuts: readonly Cut[],
  rows: readonly CubeRow[],
  tree: Tree | null,
  memo: Memo,
): Reader {
  const ways = cuts.map((cut) => CUTS[cut].codes.length);
  const byArea = new Map<string, CubeRow[]>();
  for (const row of rows) {
    const own = byArea.get(row.area) ?? [];
    own.push(row);
    byArea.set(row.area, own);
  }
  const innerOf = (pick: (row: CubeRow) => number) => (area: string) => {
    const inner = new Array<number>(ways.reduce((cells, parts) => cells * parts, 1)).fill(0);
    for (const row of byArea.get(area) ?? []) {
      const at = innerIndex(cuts, row.codes);
      if (at !== null) inner[at] = (inner[at] ?? 0) + pick(row);
    }
    return inner;
  };
  const smallCell = (of: readonly number[]) =>
    smallCellOf(
      measure,
      of.flatMap((way) => cuts[way] ?? []),
    );
  const stepAt = (at: readonly number[]) => smallCell(ways.flatMap((parts, way) => (at[way] === parts ? [] : [way])));
  const tellOf = (at: readonly number[]): Tell => (tree === null ? EXACTLY : coarsely(stepAt(at)));
  const told = (counted: Figure, base: Figure, at: readonly number[]): CubeCell =>
    tree === null ? { counted, base } : { counted, base, step: stepAt(at) };
  const plain = (name: string, pick: (row: CubeRow) => number) =>
    figuresIn(
      ways,
      innerOf(pick),
      tree && protect({ cuts: ways, isIndicator: false, smallCell }, innerOf(pick), tree, under(name, memo)),
      tellOf,
    );
  if (measure.kind !== "indicator") {
    const counted = plain("counted", (row) => row.counted);
    return { cell: (area, at) => told(counted(area, at), counted(area, at), at), unknown: () => 0 };
  }
  const lost = (area: string) => (byArea.get(area) ?? []).reduce((sum, row) => sum + row.unknown, 0);
  const unknown = figuresIn(
    [],
    (area) => [lost(area)],
    tree && protect({ cuts: [], isIndicator: false, smallCell }, (area) => [lost(area)], tree, under("unknown", memo)),
    () => (tree === null ? EXACTLY : coarsely(smallCell([]))),
  );
  const whole = (area: string) => unknown(area, []);
  if (measure.indicator.form === "ratio") {
    const [above, below] = [plain("above", (row) => row.counted), plain("below", (row) => row.base)];
    return { cell: (area, at) => told(above(area, at), below(area, at), at), unknown: whole };
  }
  const two = (area: string) => {
    const [above, below] = [innerOf((row) => row.counted)(area), innerOf((row) => row.base)(area)];
    return above.flatMap((counted, at) => [counted, (below[at] ?? 0) - counted]);
  };
  const all = waysOf({ cuts: ways, isIndicator: true });
  const figures = figuresIn(
    all,
    two,
    tree && protect({ cuts: ways, isIndicator: true, smallCell }, two, tree, under("share", memo)),
    tellOf,
  );
  return {
    cell: (area, at) => told(figures(area, [...at, 0]), figures(area, [...at, 2]), at),
    unknown: whole,
  };
}

function innerIndex(cuts: readonly Cut[], codes: readonly number[]): number | null {
  let index = 0;
  for (const [way, cut] of cuts.entries()) {
    const at = (CUTS[cut].codes as readonly number[]).indexOf(codes[way] ?? -1);
    if (at < 0) return null;
    index = index * CUTS[cut].codes.length + at;
  }
  return index;
}

function figuresIn(
  ways: Ways,
  inner: (area: string) => readonly number[],
  hidden: HiddenByArea | null,
  tellOf: (positions: readonly number[]) => Tell,
) {
  const grids = new Map<string, readonly number[]>();
  return (area: string, positions: readonly number[]): Figure => {
    const grid = grids.get(area) ?? withAllTotals(ways, inner(area));
    grids.set(area, grid);
    const cell = cellAt(ways, positions);
    return hidden?.get(area)?.has(cell) === true ? SUPPRESSED : tellOf(positions)(grid[cell] ?? 0);
  };
}

/** Share of those counted in percent, or of a ratio by hundred; null where nobody stands below the line. */
export function shareIn(cell: CubeCell): Figure | null {
  return shareOf(cell.counted, cell.base);
}

/**
 * Areas in the order of what their share is at the least: by the lower bound of its plausible range, so that ten of a village of ten do not stand above
 * nine in ten of a thousand; a ratio by itself. Those withheld or without anybody come last, the total at the end; other tables stay as they are.
 */
export function ranked(request: TableRequest, rows: readonly CubeTableRow[]): readonly CubeTableRow[] {
  const { measure } = request;
  if (request.rows !== "area" || measure.kind !== "indicator") return rows;
  const surely = ({ cells }: CubeTableRow): number => {
    const cell = cells.at(-1);
    const share = cell === undefined ? null : shareIn(cell);
    if (cell === undefined || share === null || !isShown(share)) return -1;
    if (measure.indicator.form === "ratio" || !isShown(cell.counted) || !isShown(cell.base)) return share;
    return plausibleRange(cell.counted, cell.base, cell.step)?.low ?? -1;
  };
  const areas = rows.filter((row) => row.key !== "all");
  return [...areas.sort((a, b) => surely(b) - surely(a)), ...rows.filter((row) => row.key === "all")];
}
