import * as z from "zod";
import type { Book, BookFormat } from "./book";
import { findSidColumn, SID_COLUMNS, type SidColumnName } from "./columns";
import { applyMapping, type ForeignColumn, foreignColumns, isCodeOf, type Mapping } from "./foreign";
import { headingKey } from "./heading-key";
import { type Misplaced, misplacedInSid, misplacedInSurvey } from "./misplaced";

/** What an operator is asked before a workbook is read. No personal data: examples are masked. */
export interface BookQuestion {
  readonly format: BookFormat;
  readonly misplaced: readonly Misplaced[];
  /** Columns of a foreign workbook. */
  readonly columns: readonly ForeignColumn[];
  /** Filled in from what was answered before for the same headings. */
  readonly saved: { readonly name: string; readonly mapping: Mapping } | null;
}

const NAMES = SID_COLUMNS.map(({ name }) => name);
const columnName = z.string().refine((name): name is SidColumnName => findSidColumn(name)?.name === name);

export const bookAnswerSchema = z.strictObject({
  /** Sets the misplaced columns right; else the file is read as it stands. */
  mend: z.boolean(),
  mapping: z
    .strictObject({
      columns: z.record(z.string().max(60), columnName.nullable()),
      codes: z.partialRecord(z.enum(NAMES), z.record(z.string().max(60), z.int().min(0).max(999))),
    })
    .nullable(),
});
export interface BookAnswer {
  readonly mend: boolean;
  readonly mapping: Mapping | null;
}

/** The question that a workbook raises; null for OpenSID's own without a visible fault, which is read at once. */
export function questionOf(book: Book): BookQuestion | null {
  if (!("sheet" in book))
    return { format: book.format, misplaced: misplacedInSurvey(book.format, book), columns: [], saved: null };
  const misplaced = book.format === "sid-43" ? misplacedInSid(book.sheet) : [];
  const columns = book.format === "foreign" ? foreignColumns(book.sheet.cells) : [];
  if (misplaced.length === 0 && columns.length === 0) return null;
  return { format: book.format, misplaced, columns, saved: null };
}

/** All headings of a foreign workbook as one text: the same headings are the same kind of file. */
export function headingsOf(columns: readonly ForeignColumn[]): string {
  return columns
    .map(({ heading }) => headingKey(heading))
    .sort()
    .join("|");
}

export type MappingProblem = "NIK_MISSING" | "COLUMN_TWICE" | "UNKNOWN_CODE";

/** What is wrong with an answered mapping: a NIK column is needed, and each of ours may be named once. */
export function mappingProblem({ columns, codes }: Mapping): MappingProblem | null {
  const named = Object.values(columns).filter((name) => name !== null);
  if (!named.includes("nik")) return "NIK_MISSING";
  if (new Set(named).size < named.length) return "COLUMN_TWICE";
  const isKnown = NAMES.every((name) => Object.values(codes[name] ?? {}).every((code) => isCodeOf(name, code)));
  return isKnown ? null : "UNKNOWN_CODE";
}

/** The sheet of people as it is read after the answer. */
export function mendedCells(
  sheet: { readonly name: string; readonly cells: Parameters<typeof applyMapping>[0] },
  answer: BookAnswer | null,
): Parameters<typeof applyMapping>[0] {
  if (answer === null) return sheet.cells;
  if (answer.mapping !== null) return applyMapping(sheet.cells, answer.mapping);
  if (!answer.mend) return sheet.cells;
  const heading = [...(sheet.cells[0] ?? [])];
  for (const fault of misplacedInSid(sheet)) {
    if (fault.kind !== "swap") continue;
    const [a, b] = fault.at;
    [heading[a], heading[b]] = [heading[b] ?? null, heading[a] ?? null];
  }
  return [heading, ...sheet.cells.slice(1)];
}
