import { identityNumberProblem } from "../nik/identity-number";
import { type Cell, cellText, isScientific, mayHaveLostDigits } from "../sid/cell";

/** A regency's people are sent in parts of this size. */
export const MAX_OFFICE_ROWS = 50_000;

export type TableFault = "NO_ROWS" | "TOO_MANY_ROWS";

export interface FilledRow {
  /** Row as the spreadsheet numbers it. */
  readonly row: number;
  readonly line: readonly Cell[];
}

/** The rows below the heading in which something stands, or why the table is none. */
export function filledRows(cells: readonly (readonly Cell[])[]): readonly FilledRow[] | TableFault {
  const filled = cells.flatMap((line, index) =>
    index > 0 && line.some((cell) => cellText(cell) !== "") ? [{ row: index + 1, line }] : [],
  );
  if (filled.length === 0) return "NO_ROWS";
  return filled.length > MAX_OFFICE_ROWS ? "TOO_MANY_ROWS" : filled;
}

export type NumberProblem = "DIGITS_LOST" | "MISSING" | "FORM";
export type NumberRead = { readonly digits: string } | { readonly problem: NumberProblem };

/** A NIK or card number of a cell: sixteen digits, or what is wrong. One that a spreadsheet cut is never completed. */
export function readNumber(cell: Cell): NumberRead {
  if (isScientific(cell) || mayHaveLostDigits(cell)) return { problem: "DIGITS_LOST" };
  const digits = cellText(cell).replace(/[\s.'="]/g, "");
  if (digits === "" || /^[-–—]+$/.test(digits)) return { problem: "MISSING" };
  return identityNumberProblem(digits) === null ? { digits } : { problem: "FORM" };
}

/** Headings of a person's number, in small letters without marks. */
export const NIK_HEADINGS: readonly string[] = [
  "nik",
  "no nik",
  "nomor nik",
  "nomor induk kependudukan",
  "nik siswa",
  "nik peserta",
  "nik pelanggan",
  "nik anak",
  "nik anggota",
];
