import "server-only";
import { type Book, recogniseBook } from "@/lib/domain/sid/book";
import { MAX_ROWS } from "@/lib/domain/sid/columns";
import { csvSize } from "@/lib/domain/table/csv-size";
import { type FileProblem, firstLook } from "./first-look";
import { readSheets } from "./read-sheet";
import { readText } from "./read-text";
import { inspectWorkbook } from "./zip-guard";

export type BookRead =
  | { readonly ok: true; readonly book: Book; readonly formulas: number }
  | { readonly ok: false; readonly problem: FileProblem };

/** A text without zero bytes that is no archive may be a table in text; what else it is, the reader says. */
export function tableKindOf(content: Buffer): "csv" | "xlsx" | FileProblem {
  const problem = firstLook(content);
  if (problem === null) return "xlsx";
  const looksLikeText = content.length > 0 && !content.includes(0) && !content.subarray(0, 4).equals(PDF);
  return problem === "NOT_XLSX" && looksLikeText ? "csv" : problem;
}

const PDF = Buffer.from("%PDF", "latin1");

/** Opens an uploaded file, guarded, and tells which workbook it is. A table in text is one sheet without a name. */
export async function readBook(content: Buffer): Promise<BookRead> {
  const kind = tableKindOf(content);
  if (kind !== "csv" && kind !== "xlsx") return { ok: false, problem: kind };
  if (kind === "csv") return readTextBook(content);
  let formulas = 0;
  const problem = await inspectWorkbook(content, (found) => {
    formulas += found;
  });
  if (problem !== null) return { ok: false, problem };
  const read = await readSheets(content);
  return read.ok ? recognised(read.sheets, formulas) : read;
}

async function readTextBook(content: Buffer): Promise<BookRead> {
  if (csvSize(content).cells > MOST_CELLS) return { ok: false, problem: "TOO_WIDE" };
  const read = await readText(content, { rows: MAX_ROWS, columns: MOST_COLUMNS });
  if (!read.ok) return read;
  return read.cells.some((row) => row.length > MOST_COLUMNS)
    ? { ok: false, problem: "TOO_WIDE" }
    : recognised([{ name: "", cells: read.cells }], 0);
}

/** As in a workbook: a filled cell beyond column ZZ is no table of people. */
const MOST_COLUMNS = 702;
const MOST_CELLS = 100 * (MAX_ROWS + 1000);

function recognised(sheets: Parameters<typeof recogniseBook>[0], formulas: number): BookRead {
  const book = recogniseBook(sheets);
  return book === null ? { ok: false, problem: "UNREADABLE" } : { ok: true, book, formulas };
}
