import { identityNumberProblem } from "../nik/identity-number";
import { type Cell, cellText, isScientific, mayHaveLostDigits } from "../sid/cell";
import { readSidDate } from "../sid/sid-date";
import { headingPlaces, plainWords, repeated } from "../table/headings";
import type { ReplyStatus } from "./status";

/** One person in a reply. Identifiers are plain: memory only. */
export interface ReplyRow {
  /** Row as the spreadsheet numbers it. */
  readonly row: number;
  readonly nik: string;
  readonly kk: string | null;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly status: ReplyStatus;
  readonly note: string | null;
}

export const ROW_PROBLEMS = [
  "DIGITS_LOST",
  "NIK_MISSING",
  "NIK_FORM",
  "NIK_TWICE",
  "RESULT_MISSING",
  "RESULT_UNKNOWN",
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

export interface RowFault {
  readonly row: number;
  readonly code: RowProblem;
}

export type FileFault = "NO_ROWS" | "TOO_MANY_ROWS" | "NIK_COLUMN_MISSING" | "RESULT_COLUMN_MISSING";

export type ReplyFile =
  | {
      readonly ok: true;
      readonly rows: readonly ReplyRow[];
      readonly faults: readonly RowFault[];
      readonly rowCount: number;
    }
  | { readonly ok: false; readonly fault: FileFault };

/** A reply for a whole regency is sent in parts of this size. */
export const MAX_REPLY_ROWS = 50_000;

/** Headings as offices write them, in small letters without marks. */
const HEADINGS = {
  nik: ["nik", "no nik", "nomor nik", "nomor induk kependudukan"],
  kk: ["kk", "no kk", "nomor kk", "nokk", "nomor kartu keluarga"],
  name: ["nama", "nama lengkap", "nama lgkp"],
  birthDate: ["tanggal lahir", "tgl lahir", "tgl lhr", "tanggallahir"],
  result: ["hasil", "status", "hasil padan", "status padan", "hasil pemadanan", "status pemadanan", "padan"],
  note: ["catatan", "keterangan", "ket", "note"],
} as const;
type Column = keyof typeof HEADINGS;

const RESULTS: readonly (readonly [ReplyStatus, readonly string[]])[] = [
  ["matched", ["padan", "sesuai", "cocok", "valid", "ya"]],
  ["unmatched", ["tidak padan", "non padan", "nonpadan", "tidak sesuai", "tidak ditemukan", "tidak cocok", "tidak"]],
  ["typo", ["typo", "salah ketik", "salah tulis", "nik salah ketik"]],
];

/** Reads a reply: the heading in any order, then every row. A faulty row is told and left out, never guessed. */
export function readReplyFile(cells: readonly (readonly Cell[])[]): ReplyFile {
  const places = headingPlaces((cells[0] ?? []).map(cellText), COLUMNS, HEADINGS);
  if (!places.has("nik")) return { ok: false, fault: "NIK_COLUMN_MISSING" };
  if (!places.has("result")) return { ok: false, fault: "RESULT_COLUMN_MISSING" };
  const filled = cells.flatMap((line, index) =>
    index > 0 && line.some((cell) => cellText(cell) !== "") ? [{ row: index + 1, line }] : [],
  );
  if (filled.length === 0) return { ok: false, fault: "NO_ROWS" };
  if (filled.length > MAX_REPLY_ROWS) return { ok: false, fault: "TOO_MANY_ROWS" };
  const read = filled.map(({ row, line }) => readRow(row, (name) => line[places.get(name) ?? -1] ?? null));
  const rows = read.flatMap((one) => ("code" in one ? [] : [one]));
  const twice = repeated(rows.map(({ nik }) => nik));
  return {
    ok: true,
    rows: rows.filter(({ nik }) => !twice.has(nik)),
    faults: [
      ...read.flatMap((one) => ("code" in one ? [one] : [])),
      ...rows.flatMap(({ row, nik }): readonly RowFault[] => (twice.has(nik) ? [{ row, code: "NIK_TWICE" }] : [])),
    ].toSorted((a, b) => a.row - b.row),
    rowCount: filled.length,
  };
}

const COLUMNS: readonly Column[] = ["nik", "kk", "name", "birthDate", "result", "note"];

function readRow(row: number, at: (column: Column) => Cell): ReplyRow | RowFault {
  const nik = at("nik");
  if (isScientific(nik) || mayHaveLostDigits(nik)) return { row, code: "DIGITS_LOST" };
  const digits = digitsOf(nik);
  if (digits === "") return { row, code: "NIK_MISSING" };
  if (identityNumberProblem(digits) !== null) return { row, code: "NIK_FORM" };
  const result = plainWords(cellText(at("result")));
  if (result === "") return { row, code: "RESULT_MISSING" };
  const status = RESULTS.find(([, words]) => words.includes(result))?.[0];
  if (status === undefined) return { row, code: "RESULT_UNKNOWN" };
  const kk = digitsOf(at("kk"));
  return {
    row,
    nik: digits,
    kk: isScientific(at("kk")) || identityNumberProblem(kk) !== null ? null : kk,
    name: textOf(at("name"), 100),
    birthDate: readSidDate(at("birthDate")),
    status,
    note: textOf(at("note"), 300),
  };
}

function digitsOf(cell: Cell): string {
  return cellText(cell).replace(/[\s.'="]/g, "");
}

function textOf(cell: Cell, most: number): string | null {
  const text = cellText(cell);
  return text === "" ? null : text.slice(0, most);
}
