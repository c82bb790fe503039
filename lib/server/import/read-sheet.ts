import "server-only";
import { Worker } from "node:worker_threads";
import type { Cell } from "@/lib/domain/sid/cell";
import { CODE_SHEET, DATA_SHEET } from "@/lib/domain/sid/columns";
import type { FileProblem } from "./first-look";

/** 20,000 rows take about 250 MB and 6 s on two cores. */
const HEAP_MB = 512;
const PATIENCE_MS = 30_000;

export type SheetCells =
  | { readonly ok: true; readonly cells: readonly (readonly Cell[])[] }
  | { readonly ok: false; readonly problem: FileProblem };

/**
 * Parses a workbook that passed the guard, in a thread with a limited heap and limited time. Takes the sheet "Data
 * Penduduk", else the first that is not "Kode Data". Formulas count as their last value.
 */
export async function readSheet(bytes: Buffer): Promise<SheetCells> {
  // A copy of its own: a slice of a pooled buffer would hand the thread the neighbours' bytes.
  const buffer = Uint8Array.from(bytes).buffer;
  const worker = new Worker(new URL("./sheet-worker.mjs", import.meta.url), {
    workerData: { buffer, dataSheet: DATA_SHEET, codeSheet: CODE_SHEET },
    transferList: [buffer],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    execArgv: [],
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<SheetCells>((resolve) => {
      const refuse = (problem: FileProblem) => resolve({ ok: false, problem });
      timer = setTimeout(() => refuse("TOO_SLOW"), PATIENCE_MS);
      worker.once("message", (cells: (readonly Cell[])[] | null) =>
        cells === null ? refuse("UNREADABLE") : resolve({ ok: true, cells }),
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
