import { findDetermined, type Line } from "./determined";
import { findFollowing } from "./equations";

/** No count of fewer people or families is shown (DECIDED 20). Zero is shown: nobody is behind it. */
export const SMALL_CELL = 5;
/** Of health and disability (process.md 5.1). */
export const SENSITIVE_CELL = 10;

export interface Cells {
  readonly values: readonly number[];
  readonly lines: readonly Line[];
  /** Tables of one or two ways among the lines: in each, lines taken together must give no cell away. */
  readonly tables: readonly (readonly Line[])[];
  /** Cells another table already shows or hides: their fate is settled. */
  readonly locked: ReadonlySet<number>;
  /** Cells hidden there. */
  readonly hidden: ReadonlySet<number>;
  /** Counts below this are kept; five unless said. */
  readonly smallCell?: number;
  /** Sets of lines of more ways than two, in each of which the lines taken together must give no cell away. */
  readonly systems?: readonly (readonly Line[])[];
}

/**
 * Which cells must stay hidden. Small cells are; then, until nothing more is needed, further ones, so that no line has a
 * single hidden cell, what a line hides together is itself no small number, and in tables of one or two ways no hidden
 * cell follows from any combination of lines. Takes the smallest cell that helps, totals last.
 */
export function suppress(cells: Cells): ReadonlySet<number> {
  const { values, lines, locked, smallCell = SMALL_CELL } = cells;
  const hidden = new Set(cells.hidden);
  values.forEach((value, cell) => {
    if (value > 0 && value < smallCell && !locked.has(cell)) hidden.add(cell);
  });
  const table = { ...cells, smallCell, hidden, linesOf: linesByCell(values.length, lines) };
  for (;;) {
    settleLines(table);
    const determined = [
      ...cells.tables.flatMap((part) => findDetermined(part, hidden)),
      ...(cells.systems ?? []).flatMap((part) => findFollowing(part, hidden, locked)),
    ];
    const before = hidden.size;
    for (const cell of determined) widen(table, cell);
    // None found, or nothing left that may be hidden.
    if (hidden.size === before) return hidden;
  }
}

interface Table extends Cells {
  readonly smallCell: number;
  readonly hidden: Set<number>;
  readonly linesOf: readonly (readonly Line[])[];
}

function linesByCell(size: number, lines: readonly Line[]): Line[][] {
  const found: Line[][] = Array.from({ length: size }, () => []);
  for (const line of lines) for (const cell of [...line.parts, line.total]) found[cell]?.push(line);
  return found;
}

/** Only a cell newly hidden can unsettle a line, so each line is looked at again only after one of its cells fell. */
function settleLines(table: Table): void {
  const waiting = new Set(table.lines);
  for (const line of waiting) {
    waiting.delete(line);
    while (isExposed(table, line)) {
      const fallen = hideOneMore(table, line);
      if (fallen.length === 0) break;
      for (const cell of fallen) for (const other of table.linesOf[cell] ?? []) if (other !== line) waiting.add(other);
    }
  }
}

/** True when the line gives something away: one hidden cell alone, or a hidden remainder that is itself small. */
function isExposed({ values, hidden, smallCell }: Table, line: Line): boolean {
  const parts = line.parts.filter((part) => hidden.has(part));
  if (hidden.has(line.total)) return parts.length === 0;
  if (parts.length === 0) return false;
  const remainder = parts.reduce((sum, part) => sum + (values[part] ?? 0), 0);
  return parts.length === 1 || remainder < smallCell;
}

/** Hides the cheapest further cell of the line. When none is left to choose, all that is not settled elsewhere falls. */
function hideOneMore(table: Table, line: Line): readonly number[] {
  const choice = cheapest(table, line.parts) ?? (isOpen(table, line.total) ? line.total : undefined);
  const fallen =
    choice === undefined ? table.values.flatMap((_, cell) => (isOpen(table, cell) ? [cell] : [])) : [choice];
  for (const cell of fallen) table.hidden.add(cell);
  return fallen;
}

/** Another way round for a cell that combined lines would give away: one more cell of one of its lines. */
function widen(table: Table, cell: number): void {
  const around = (table.linesOf[cell] ?? []).flatMap((line) => [...line.parts, line.total]);
  const choice = cheapest(table, around);
  const fallen =
    choice === undefined ? table.values.flatMap((_, other) => (isOpen(table, other) ? [other] : [])) : [choice];
  for (const other of fallen) table.hidden.add(other);
}

function isOpen({ hidden, locked }: Table, cell: number): boolean {
  return !hidden.has(cell) && !locked.has(cell);
}

/** Cells of people before empty ones, small before large. An empty cell helps only where its totals leave it in doubt. */
function cheapest(table: Table, cells: readonly number[]): number | undefined {
  let best: number | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const cell of cells) {
    if (!isOpen(table, cell) || !isDoubtful(table, cell)) continue;
    const cost = costOf(table, cell);
    if (cost < bestCost) [best, bestCost] = [cell, cost];
  }
  return best;
}

const EMPTY_COST = 1e12;
const TOTAL_COST = 1e15;
const OPENED_COST = 4;

/** A line without a hidden cell that gets its first needs a second one, so a cell of lines that have some already costs less. */
function costOf({ values, linesOf, hidden }: Table, cell: number): number {
  const value = values[cell] ?? 0;
  const lines = linesOf[cell] ?? [];
  const isTotal = lines.some((line) => line.total === cell && line.parts.length > 0);
  const opened = lines.filter((line) => !hidden.has(line.total) && !line.parts.some((part) => hidden.has(part))).length;
  return (value === 0 ? EMPTY_COST : value * (1 + OPENED_COST * opened)) + (isTotal ? TOTAL_COST : 0);
}

function isDoubtful({ values, linesOf }: Table, cell: number): boolean {
  if ((values[cell] ?? 0) > 0) return true;
  return (linesOf[cell] ?? []).every((line) => line.total === cell || (values[line.total] ?? 0) > 0);
}
