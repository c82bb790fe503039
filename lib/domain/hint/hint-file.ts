import type { AnswerValue } from "../instrument/answers";
import { filledRows, NIK_HEADINGS, type NumberProblem, readNumber, type TableFault } from "../office-file/people-table";
import { type Cell, cellText } from "../sid/cell";
import { plainWords, repeated } from "../table/headings";
import { readHintValue } from "./hint-value";
import { fieldsOfSector, type HintField, type Sector } from "./sector";

/** A word of an office about a person. */
export interface Said {
  readonly level: HintField["level"];
  readonly key: string;
  readonly value: AnswerValue;
}

/** One person in a file. The number is plain: memory only. */
export interface HintRow {
  /** Row as the spreadsheet numbers it. */
  readonly row: number;
  readonly nik: string;
  readonly said: readonly Said[];
}

export const HINT_ROW_PROBLEMS = [
  "DIGITS_LOST",
  "NIK_MISSING",
  "NIK_FORM",
  "NIK_TWICE",
  "VALUE_MISSING",
  "VALUE_UNKNOWN",
] as const;
export type HintRowProblem = (typeof HINT_ROW_PROBLEMS)[number];

export interface HintRowFault {
  readonly row: number;
  readonly code: HintRowProblem;
}

export type HintFileFault = TableFault | "NIK_COLUMN_MISSING" | "VALUE_COLUMN_MISSING";

export type HintFile =
  | {
      readonly ok: true;
      readonly rows: readonly HintRow[];
      readonly faults: readonly HintRowFault[];
      readonly rowCount: number;
    }
  | { readonly ok: false; readonly fault: HintFileFault };

interface Column {
  readonly field: HintField;
  readonly at: number;
}

/** Reads a sector's file: the headings in any order, then every row. A faulty row is told and left out, never guessed. */
export function readHintFile(cells: readonly (readonly Cell[])[], sector: Sector): HintFile {
  const heading = (cells[0] ?? []).map((cell) => plainWords(cellText(cell)));
  const nikAt = heading.findIndex((name) => NIK_HEADINGS.includes(name));
  if (nikAt < 0) return { ok: false, fault: "NIK_COLUMN_MISSING" };
  const columns = fieldsOfSector(sector).flatMap((field): readonly Column[] => {
    const at = heading.findIndex((name) => field.headings.includes(name));
    return at < 0 ? [] : [{ field, at }];
  });
  if (columns.length === 0) return { ok: false, fault: "VALUE_COLUMN_MISSING" };
  const filled = filledRows(cells);
  if (typeof filled === "string") return { ok: false, fault: filled };
  const read = filled.map(({ row, line }) => readRow(row, line, nikAt, columns));
  const rows = read.flatMap((one) => ("code" in one ? [] : [one]));
  const twice = repeated(rows.map(({ nik }) => nik));
  const doubled = rows.flatMap(({ row, nik }): HintRowFault[] => (twice.has(nik) ? [{ row, code: "NIK_TWICE" }] : []));
  return {
    ok: true,
    rows: rows.filter(({ nik }) => !twice.has(nik)),
    faults: [...read.flatMap((one) => ("code" in one ? [one] : [])), ...doubled].toSorted((a, b) => a.row - b.row),
    rowCount: filled.length,
  };
}

const NUMBER_PROBLEMS = {
  DIGITS_LOST: "DIGITS_LOST",
  MISSING: "NIK_MISSING",
  FORM: "NIK_FORM",
} as const satisfies Record<NumberProblem, HintRowProblem>;

function readRow(
  row: number,
  line: readonly Cell[],
  nikAt: number,
  columns: readonly Column[],
): HintRow | HintRowFault {
  const nik = readNumber(line[nikAt] ?? null);
  if ("problem" in nik) return { row, code: NUMBER_PROBLEMS[nik.problem] };
  const said = columns.flatMap(({ field, at }) => {
    const text = cellText(line[at] ?? null);
    return text === "" ? [] : [{ level: field.level, key: field.key, value: readHintValue(field, text) }];
  });
  if (said.length === 0) return { row, code: "VALUE_MISSING" };
  return said.some(({ value }) => value === null) ? { row, code: "VALUE_UNKNOWN" } : { row, nik: nik.digits, said };
}
