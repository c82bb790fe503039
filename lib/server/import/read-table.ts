import "server-only";
import type { Cell } from "@/lib/domain/sid/cell";
import type { FileProblem } from "./first-look";
import { readSheet } from "./read-sheet";
import { readText } from "./read-text";
import { inspectWorkbook } from "./zip-guard";

/** A table of people or families has some fifty columns; empty ones are often behind them. */
const MOST_COLUMNS = 100;

export type TableRead =
  | { readonly ok: true; readonly cells: readonly (readonly Cell[])[] }
  | { readonly ok: false; readonly failure: FileProblem | "NOT_A_TABLE" };

/** Opens an uploaded table of at most so many rows: a workbook behind its guard and or a text whose cells are counted first, each in a thread of its own. */
export async function readTable(content: Buffer, kind: string, mostRows: number): Promise<TableRead> {
  if (kind === "xlsx") {
    const problem = await inspectWorkbook(content);
    if (problem !== null) return { ok: false, failure: problem };
    const read = await readSheet(content);
    return read.ok ? read : { ok: false, failure: read.problem };
  }
  const read = await readText(content, { rows: mostRows, columns: MOST_COLUMNS });
  return read.ok ? read : { ok: false, failure: read.problem === "BROKEN" ? "NOT_A_TABLE" : read.problem };
}
