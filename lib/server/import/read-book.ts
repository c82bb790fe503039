import "server-only";
import { type Book, recogniseBook } from "@/lib/domain/sid/book";
import { MAX_ROWS } from "@/lib/domain/sid/columns";
import { decodeText, parseCsv } from "@/lib/domain/table/csv";
import { csvSize } from "@/lib/domain/table/csv-size";
import { type FileProblem, firstLook } from "./first-look";
import { readSheets } from "./read-sheet";
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
  if (kind === "csv") return readText(content);
  let formulas = 0;
  const problem = await inspectWorkbook(content, (found) => {
    formulas += found;
  });
  if (problem !== null) return { ok: false, problem };
  const read = await readSheets(content);
  return read.ok ? recognised(read.sheets, formulas) : read;
}

/** Cells and rows are counted before any is made: twenty megabytes of separators would be ten million texts. */
function readText(content: Buffer): BookRead {
  const { rows, cells } = csvSize(content);
  if (rows > MAX_ROWS + SLACK) return { ok: false, problem: "TOO_MANY_ROWS" };
  if (cells > MOST_CELLS) return { ok: false, problem: "TOO_WIDE" };
  const made = parseCsv(decodeText(content).replace(/^\uFEFF/, ""));
  if (made === null) return { ok: false, problem: "BROKEN" };
  return made.some((row) => row.length > MOST_COLUMNS)
    ? { ok: false, problem: "TOO_WIDE" }
    : recognised([{ name: "", cells: made }], 0);
}

/** Notes below the last person. */
const SLACK = 1000;
/** As in a workbook: a filled cell beyond column ZZ is no table of people. */
const MOST_COLUMNS = 702;
const MOST_CELLS = 100 * (MAX_ROWS + SLACK);

function recognised(sheets: Parameters<typeof recogniseBook>[0], formulas: number): BookRead {
  const book = recogniseBook(sheets);
  return book === null ? { ok: false, problem: "UNREADABLE" } : { ok: true, book, formulas };
}
