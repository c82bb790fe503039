import "server-only";
import type { Cell } from "@/lib/domain/sid/cell";
import { decodeText, parseCsv } from "@/lib/domain/table/csv";
import { csvSize } from "@/lib/domain/table/csv-size";
import type { FileProblem } from "./first-look";
import { readSheet } from "./read-sheet";
import { inspectWorkbook } from "./zip-guard";

/** Notes below the last row. */
const SLACK = 1000;
/** A table of people or families has some fifty columns; empty ones are often behind them. */
const MOST_COLUMNS = 100;

export type TableRead =
  | { readonly ok: true; readonly cells: readonly (readonly Cell[])[] }
  | { readonly ok: false; readonly failure: FileProblem | "NOT_A_TABLE" };

/** Opens an uploaded table of at most so many rows: a workbook behind its guard and in a thread of its own, or a text whose cells are counted before any is made. */
export async function readTable(content: Buffer, kind: string, mostRows: number): Promise<TableRead> {
  if (kind === "xlsx") {
    const problem = await inspectWorkbook(content);
    if (problem !== null) return { ok: false, failure: problem };
    const read = await readSheet(content);
    return read.ok ? read : { ok: false, failure: read.problem };
  }
  const { rows, cells } = csvSize(content);
  if (rows > mostRows + SLACK) return { ok: false, failure: "TOO_MANY_ROWS" };
  if (cells > MOST_COLUMNS * (rows + 1)) return { ok: false, failure: "TOO_WIDE" };
  const made = parseCsv(decodeText(content));
  return made === null ? { ok: false, failure: "NOT_A_TABLE" } : { ok: true, cells: made };
}
