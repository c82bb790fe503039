import "server-only";
import { Worker } from "node:worker_threads";
import type { NamedSheet } from "@/lib/domain/sid/book";
import { CODE_SHEET, DATA_SHEET } from "@/lib/domain/sid/columns";
import type { FileProblem } from "./first-look";
import { HEAP, inThread } from "./in-thread";

export type SheetCells =
  | { readonly ok: true; readonly cells: NamedSheet["cells"] }
  | { readonly ok: false; readonly problem: FileProblem };

export type BookSheets =
  | { readonly ok: true; readonly sheets: readonly NamedSheet[] }
  | { readonly ok: false; readonly problem: FileProblem };

/** The sheet "Data Penduduk" of a workbook, else the first that is not "Kode Data". */
export async function readSheet(bytes: Buffer): Promise<SheetCells> {
  const read = await readSheets(bytes);
  if (!read.ok) return read;
  const isData = ({ name }: NamedSheet) => name.trim().toLowerCase() === DATA_SHEET.toLowerCase();
  const chosen = read.sheets.find(isData) ?? read.sheets[0];
  return chosen === undefined ? { ok: false, problem: "UNREADABLE" } : { ok: true, cells: chosen.cells };
}

/**
 * Parses a workbook that passed the guard, in a thread with a limited heap and limited time: every sheet but "Kode Data".
 * Formulas count as their last value.
 */
export async function readSheets(bytes: Buffer): Promise<BookSheets> {
  // A copy of its own: a slice of a pooled buffer would hand the thread the neighbours' bytes.
  const buffer = Uint8Array.from(bytes).buffer;
  const worker = new Worker(new URL("./sheet-worker.mjs", import.meta.url), {
    workerData: { buffer, codeSheet: CODE_SHEET },
    transferList: [buffer],
    ...HEAP,
  });
  const read = await inThread<readonly NamedSheet[]>(worker);
  if (!read.ok) return read;
  return read.value.length === 0 ? { ok: false, problem: "UNREADABLE" } : { ok: true, sheets: read.value };
}
