import "server-only";
import { Worker } from "node:worker_threads";
import { csvSize } from "@/lib/domain/table/csv-size";
import type { FileProblem } from "./first-look";
import { HEAP, inThread } from "./in-thread";

export type TextCells =
  | { readonly ok: true; readonly cells: readonly (readonly string[])[] }
  | { readonly ok: false; readonly problem: FileProblem };

/** Notes below the last row. */
const SLACK = 1000;

/**
 * Parses a table in text of at most so many rows, in a thread with a limited heap and limited time. Rows and cells are counted before any is made:
 * twenty megabytes of separators would be ten million texts. BROKEN: a quote never ends.
 */
export async function readText(
  content: Buffer,
  most: { readonly rows: number; readonly columns: number },
): Promise<TextCells> {
  const { rows, cells } = csvSize(content);
  if (rows > most.rows + SLACK) return { ok: false, problem: "TOO_MANY_ROWS" };
  if (cells > most.columns * (rows + 1)) return { ok: false, problem: "TOO_WIDE" };
  // A copy of its own: a slice of a pooled buffer would hand the thread the neighbours' bytes.
  const buffer = Uint8Array.from(content).buffer;
  const worker = new Worker(new URL("./text-worker.mjs", import.meta.url), {
    workerData: { buffer },
    transferList: [buffer],
    ...HEAP,
  });
  const read = await inThread<readonly (readonly string[])[] | null>(worker);
  if (!read.ok) return read;
  return read.value === null ? { ok: false, problem: "BROKEN" } : { ok: true, cells: read.value };
}
