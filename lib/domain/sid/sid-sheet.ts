import { type Cell, cellText } from "./cell";
import { readCellValue, type SidValue } from "./cell-value";
import { END_MARKER, findSidColumn, MAX_ROWS, type SidColumn, type SidColumnName } from "./columns";
import { cellProblem, rowProblem, type SidProblem } from "./problem";

/** One person of the workbook. A column that is absent or empty has no value and changes nothing. */
export interface SidRow {
  /** Row of the sheet, as the spreadsheet numbers it. */
  readonly row: number;
  readonly values: Readonly<Partial<Record<SidColumnName, SidValue>>>;
}

export type HeaderProblem =
  | { readonly code: "UNKNOWN_COLUMN"; readonly name: string }
  | { readonly code: "DOUBLE_COLUMN"; readonly name: string }
  | { readonly code: "NIK_COLUMN_MISSING" }
  | { readonly code: "NO_ROWS" }
  | { readonly code: "TOO_MANY_ROWS" };

/** Where each column of the workbook stands in this file. */
export type ColumnPlaces = ReadonlyMap<number, SidColumn>;

export interface SidSheet {
  readonly places: ColumnPlaces;
  /** Rows without a fault of their own. */
  readonly rows: readonly SidRow[];
  /** Families that lost a row to a fault, by KK number. */
  readonly brokenKk: ReadonlySet<string>;
  readonly problems: readonly SidProblem[];
  /** Rows that hold anything, faulty ones included. */
  readonly rowCount: number;
}

export type SheetResult =
  | { readonly ok: true; readonly sheet: SidSheet }
  | { readonly ok: false; readonly problem: HeaderProblem };

/**
 * Reads the sheet "Data Penduduk": the header first, then every row down to `###` in column B. Columns come in any order
 * and any subset; an unknown name refuses the file, because a misread column would move answers to other questions.
 */
export function readSidSheet(cells: readonly (readonly Cell[])[]): SheetResult {
  const header = readHeader(cells[0] ?? []);
  if (!header.ok) return header;
  const filled = filledRows(cells);
  if (filled.length === 0) return { ok: false, problem: { code: "NO_ROWS" } };
  if (filled.length > MAX_ROWS) return { ok: false, problem: { code: "TOO_MANY_ROWS" } };
  const read = filled.map(({ row, cells: line }) => readRow(header.places, row, line));
  const doubles = doubleNiks(read);
  const twice = read.flatMap(({ row, values }) =>
    isDouble(values, doubles) ? [cellProblem(row, placeOf(header.places, "nik"), "nik", "NIK_TWICE")] : [],
  );
  const isFaulty = (line: ReadRow) => line.problems.length > 0 || isDouble(line.values, doubles);
  const faulty = read.filter(isFaulty);
  return {
    ok: true,
    sheet: {
      places: header.places,
      rows: read.filter((line) => !isFaulty(line)).map(({ row, values }) => ({ row, values })),
      brokenKk: new Set(faulty.flatMap(({ values }) => (typeof values.no_kk === "string" ? [values.no_kk] : []))),
      problems: [...read.flatMap((line) => line.problems), ...twice].sort((a, b) => a.row - b.row),
      rowCount: filled.length,
    },
  };
}

type Header =
  | { readonly ok: true; readonly places: ColumnPlaces }
  | { readonly ok: false; readonly problem: HeaderProblem };

function readHeader(line: readonly Cell[]): Header {
  const places = new Map<number, SidColumn>();
  const seen = new Set<string>();
  for (const [index, cell] of line.entries()) {
    const name = cellText(cell);
    if (name === "") continue;
    const column = findSidColumn(name);
    // A header is cut: somebody may have put a person's row where the header belongs.
    if (column === null) return { ok: false, problem: { code: "UNKNOWN_COLUMN", name: safeName(name) } };
    if (seen.has(column.name)) return { ok: false, problem: { code: "DOUBLE_COLUMN", name: column.name } };
    seen.add(column.name);
    places.set(index, column);
  }
  return seen.has("nik") ? { ok: true, places } : { ok: false, problem: { code: "NIK_COLUMN_MISSING" } };
}

/** The name as it may be shown and stored: short, and without digits that could be somebody's number. */
function safeName(name: string): string {
  return name.slice(0, 40).replace(/\d/g, "•");
}

interface FilledRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

function filledRows(cells: readonly (readonly Cell[])[]): readonly FilledRow[] {
  const rows: FilledRow[] = [];
  for (const [index, line] of cells.entries()) {
    if (index === 0) continue;
    if (cellText(line[END_MARKER.columnIndex] ?? null) === END_MARKER.text) break;
    if (line.some((cell) => cellText(cell) !== "")) rows.push({ row: index + 1, cells: line });
  }
  return rows;
}

interface ReadRow extends SidRow {
  readonly problems: readonly SidProblem[];
}

function readRow(places: ColumnPlaces, row: number, line: readonly Cell[]): ReadRow {
  const values: Partial<Record<SidColumnName, SidValue>> = {};
  const problems: SidProblem[] = [];
  for (const [index, column] of places) {
    const result = readCellValue(column.shape, line[index] ?? null);
    if (!result.ok) problems.push(cellProblem(row, index, column.name, result.code));
    else if (result.value !== null) values[column.name] = result.value;
  }
  return { row, values, problems };
}

function doubleNiks(rows: readonly SidRow[]): ReadonlySet<SidValue> {
  const seen = new Set<SidValue>();
  const doubles = new Set<SidValue>();
  for (const { values } of rows) {
    const { nik } = values;
    if (nik === undefined) continue;
    if (seen.has(nik)) doubles.add(nik);
    seen.add(nik);
  }
  return doubles;
}

function isDouble(values: SidRow["values"], doubles: ReadonlySet<SidValue>): boolean {
  return values.nik !== undefined && doubles.has(values.nik);
}

/** The column's place in this file; undefined when the file does not have it. */
export function placeOf(places: ColumnPlaces, name: SidColumnName): number | undefined {
  for (const [index, column] of places) if (column.name === name) return index;
  return undefined;
}

/** What a person who is not in the register needs and this row lacks. */
export function missingForNew(
  places: ColumnPlaces,
  row: SidRow,
  needed: readonly SidColumnName[],
): readonly SidProblem[] {
  const missing = needed.filter((name) => row.values[name] === undefined);
  return missing.map((name) => cellProblem(row.row, placeOf(places, name), name, "NEEDED_FOR_NEW"));
}

/** A whole-row problem when the village register does not list the person as alive. */
export function notAlive(row: SidRow): readonly SidProblem[] {
  const status = row.values.status_dasar;
  return status === undefined || status === 1 ? [] : [rowProblem(row.row, "NOT_ALIVE")];
}
