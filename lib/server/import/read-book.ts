import "server-only";
import { type Book, recogniseBook } from "@/lib/domain/sid/book";
import { decodeText, parseCsv } from "@/lib/domain/table/csv";
import { type FileProblem, firstLook } from "./first-look";
import { readSheets } from "./read-sheet";
import { inspectWorkbook } from "./zip-guard";

export type BookRead =
  | { readonly ok: true; readonly book: Book }
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
  if (kind === "csv") {
    const cells = parseCsv(decodeText(content).replace(/^\uFEFF/, ""));
    return cells === null ? { ok: false, problem: "BROKEN" } : recognised([{ name: "", cells }]);
  }
  const problem = await inspectWorkbook(content);
  if (problem !== null) return { ok: false, problem };
  const read = await readSheets(content);
  return read.ok ? recognised(read.sheets) : read;
}

function recognised(sheets: Parameters<typeof recogniseBook>[0]): BookRead {
  const book = recogniseBook(sheets);
  return book === null ? { ok: false, problem: "UNREADABLE" } : { ok: true, book };
}
