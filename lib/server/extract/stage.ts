import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { answerColumns, slotOf } from "@/lib/domain/extract/column";
import { type ExtractRow, type Place, rowReader } from "@/lib/domain/extract/read-row";
import { type Cell, cellText, isBlank } from "@/lib/domain/sid/cell";
import type { Cell as StoredCell } from "@/lib/server/db/copy";
import { referenceSql } from "@/lib/server/db/reference";
import { LoadLeft, type LoadWork, scopeOfLoad } from "./job";
import { type CheckMark, readMark } from "./mark";
import { EXTRACT_ROW, familyDigest, rowCells } from "./row-cells";
import { type Block, openTables, type Table } from "./tables";

/** Rows read before others get their turn. */
const AT_A_TIME = 1000;

/**
 * Stages the rows of a load's files, block by block; each block is one transaction with the mark from which work that was cut off goes on.
 * @returns the headings that no official name fits
 */
export async function stageRows(work: LoadWork): Promise<readonly string[]> {
  const tables = await openTables(work.job);
  const mark = await readMark(work);
  const place = await placeOf(work.job.regencyCode);
  const total = tables.reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  for (const [index, table] of tables.entries()) {
    if (mark.step === "stage" && index >= mark.table) {
      const from = index === mark.table && mark.at > 0 ? { at: mark.at, row: mark.row } : null;
      await stageTable(work, table, place, { index, from, before, total });
    }
    before += table.size;
  }
  return tables.flatMap(({ heading }) => heading.unknown);
}

async function placeOf(regencyCode: string): Promise<Place> {
  const rows = await referenceSql()<{
    code: string;
  }>`SELECT code FROM region WHERE level = 4 AND code >= ${regencyCode} AND code < ${`${regencyCode}:`}`;
  return { regencyCode, villages: new Set(rows.map(({ code }) => code)) };
}

interface Progress {
  readonly index: number;
  readonly from: { readonly at: number; readonly row: number } | null;
  readonly before: number;
  readonly total: number;
}

async function stageTable(work: LoadWork, table: Table, place: Place, progress: Progress): Promise<void> {
  const read = rowReader(table.heading, place);
  const isOwn = table.heading.shape === "merged" ? newFamilies() : () => true;
  for await (const block of table.blocks(progress.from)) {
    const cells = await cellsOf(work, block, read, isOwn);
    const mark: CheckMark = {
      step: "stage",
      table: progress.index,
      at: block.next,
      row: block.firstRow + block.cells.length,
    };
    await writeBlock(work, cells, mark, progress.before + block.next, progress.total);
  }
}

async function cellsOf(
  { job }: LoadWork,
  block: Block,
  read: ReturnType<typeof rowReader>,
  isOwn: (row: ExtractRow) => boolean,
) {
  const made: (readonly StoredCell[])[] = [];
  for (const [index, line] of block.cells.entries()) {
    if (index % AT_A_TIME === AT_A_TIME - 1) await breathe();
    if (line.every(isEmpty)) continue;
    for (const row of read(line, block.firstRow + index)) if (isOwn(row)) made.push(rowCells(job, row));
  }
  return made;
}

function isEmpty(cell: Cell): boolean {
  return cell === null || cell === "" || isBlank(cellText(cell));
}

/** In a merged file a family's columns stand beside each of its people: one row of them is enough while they stay the same. */
function newFamilies(): (row: ExtractRow) => boolean {
  let last = "";
  return (row) => {
    if (row.set !== "keluarga" || row.card === null) return true;
    const own = `${row.card} ${familyDigest(row).toString("hex")}`;
    const isNew = own !== last;
    last = own;
    return isNew;
  };
}

async function writeBlock(
  { bulk, job, now }: LoadWork,
  rows: readonly (readonly StoredCell[])[],
  mark: CheckMark,
  done: number,
  total: number,
): Promise<void> {
  await bulk.underScope(scopeOfLoad(job), async ({ sql, insert }) => {
    const held =
      await sql`UPDATE extract_load SET mark = ${JSON.stringify(mark)}, progress_done = ${done}, progress_total = ${total},
        layout = ${JSON.stringify(LAYOUT)}, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.loadId} AND state = 'checking' RETURNING 1`;
    if (held.length === 0) throw new LoadLeft();
    await insert(EXTRACT_ROW, rows);
  });
}

/** Where staged values belong, as this version reads them. */
export const LAYOUT = {
  keluarga: answerColumns("keluarga").map(slotOf),
  anggota: answerColumns("anggota").map(slotOf),
};
