import "server-only";
import { Worker } from "node:worker_threads";
import type { NamedSheet } from "@/lib/domain/sid/book";
import { CODE_SHEET, DATA_SHEET } from "@/lib/domain/sid/columns";
import type { FileProblem } from "./first-look";

/** 20,000 rows take about 250 MB and 6 s on two cores. */
const HEAP_MB = 512;
const PATIENCE_MS = 30_000;

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
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    execArgv: [],
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<BookSheets>((resolve) => {
      const refuse = (problem: FileProblem) => resolve({ ok: false, problem });
      timer = setTimeout(() => refuse("TOO_SLOW"), PATIENCE_MS);
      worker.once("message", (sheets: readonly NamedSheet[]) =>
        sheets.length === 0 ? refuse("UNREADABLE") : resolve({ ok: true, sheets }),
      );
      worker.once("error", (error) => refuse(isOutOfMemory(error) ? "TOO_LARGE_INSIDE" : "UNREADABLE"));
      worker.once("exit", () => refuse("UNREADABLE"));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
