import "server-only";
import type { Worker, WorkerOptions } from "node:worker_threads";
import type { FileProblem } from "./first-look";

/** 20,000 rows of a workbook take about 250 MB and 6 s on two cores. */
const HEAP_MB = 512;
const PATIENCE_MS = 30_000;

/** Options of a thread that parses a file: a limited heap, and no flags of the process that starts it. */
export const HEAP: WorkerOptions = {
  resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  execArgv: [],
  stderr: true,
};

export type ThreadRead<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: FileProblem };

/** The one message of a thread of ours, which is ended whatever happens; too much memory, too much time and a crash are problems of the file. */
export async function inThread<Value>(worker: Worker): Promise<ThreadRead<Value>> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ThreadRead<Value>>((resolve) => {
      const refuse = (problem: FileProblem) => resolve({ ok: false, problem });
      timer = setTimeout(() => refuse("TOO_SLOW"), PATIENCE_MS);
      worker.once("message", (value: Value) => resolve({ ok: true, value }));
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
