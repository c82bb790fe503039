import "server-only";
import { type FileShape, type Heading, readHeading } from "@/lib/domain/extract/heading";
import { type Cell, cellText } from "@/lib/domain/sid/cell";
import { decodeText, parseCsv, separatorOf } from "@/lib/domain/table/csv.mjs";
import { csvSize } from "@/lib/domain/table/csv-size";
import { RecordCutter } from "@/lib/domain/table/record-cutter";
import { readSheets } from "@/lib/server/import/read-sheet";
import { inspectWorkbook } from "@/lib/server/import/zip-guard";
import { type ExtractJob, LoadStopped } from "./job";
import { bytesFrom, filesOf, type StoredFile, wholeFile } from "./pieces";

/** Some rows of a table, and where reading goes on after them. */
export interface Block {
  readonly cells: readonly (readonly Cell[])[];
  /** Number of the first of them, as a spreadsheet numbers it. */
  readonly firstRow: number;
  /** Place behind them: bytes of a text, rows of a sheet. */
  readonly next: number;
}

export interface Table {
  readonly heading: Heading;
  /** Size in the unit of `Block.next`. */
  readonly size: number;
  blocks(from: Start | null): AsyncIterable<Block>;
}

export interface Start {
  readonly at: number;
  readonly row: number;
}

/**
 * The tables of a load's files with their headings read: families and people apart, or one merged. A workbook brings its sheets, in
 * whatever order; one that is no table of ours is passed over.
 * @throws LoadStopped where a heading, or the whole, is not what a load needs
 */
export async function openTables(job: ExtractJob): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for (const file of await filesOf(job))
    tables.push(...(file.kind === "csv" ? [await openText(job, file)] : await openBook(job, file)));
  const shapes = tables.map(({ heading }) => heading.shape);
  const fault = shapeFault(shapes);
  if (fault !== null) throw new LoadStopped(fault);
  return tables;
}

function shapeFault(shapes: readonly FileShape[]): string | null {
  if (new Set(shapes).size < shapes.length || (shapes.includes("merged") && shapes.length > 1)) return "SHAPE_TWICE";
  if (shapes.includes("merged")) return null;
  if (!shapes.includes("families")) return "FAMILIES_MISSING";
  return shapes.includes("people") ? null : "PEOPLE_MISSING";
}

const NEWLINE = 0x0a;
/** A heading is one line. */
const LONGEST_HEADING = 65_536;

async function openText(job: ExtractJob, file: StoredFile): Promise<Table> {
  const bytes = await beginningOf(job, file);
  const end = bytes.indexOf(NEWLINE) + 1;
  if (end === 0 || bytes.includes(0)) throw new LoadStopped("NOT_A_TABLE", 1);
  const line = decodeText(bytes.subarray(0, end)).replace(/^\uFEFF/, "");
  const separator = separatorOf(line);
  const cells = parseCsv(line, separator)?.[0];
  if (cells === undefined) throw new LoadStopped("NOT_A_TABLE", 1);
  return {
    heading: headingIn(cells),
    size: file.size,
    blocks: (from) => textBlocks(job, file, separator, from ?? { at: end, row: 2 }),
  };
}

/** As much of a file as its heading may be: one piece, unless the first ones are small. */
async function beginningOf(job: ExtractJob, file: StoredFile): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  for await (const piece of bytesFrom(job, file, 0)) {
    bytes = Buffer.concat([bytes, piece]).subarray(0, LONGEST_HEADING);
    if (bytes.length === LONGEST_HEADING || bytes.includes(NEWLINE)) break;
  }
  return bytes;
}

function headingIn(cells: readonly string[]): Heading {
  const read = readHeading(cells);
  if (!read.ok) throw new LoadStopped(read.fault, 1);
  return read.heading;
}

/** Of one piece: a person's row with both numbers is longer than 20 bytes, and one of 100 columns with them longer than 140. */
const MOST_LINES = 200_000;
const MOST_CELLS = 3_000_000;

async function* textBlocks(job: ExtractJob, file: StoredFile, separator: string, from: Start): AsyncGenerator<Block> {
  const cutter = new RecordCutter(separator.charCodeAt(0));
  let { at, row } = from;
  const blockOf = (bytes: Buffer): Block => {
    const size = csvSize(bytes);
    if (size.rows > MOST_LINES) throw new LoadStopped("TOO_MANY_LINES", row);
    if (size.cells > MOST_CELLS) throw new LoadStopped("TOO_MANY_CELLS", row);
    const cells = parseCsv(decodeText(bytes), separator);
    if (cells === null) throw new LoadStopped("NOT_A_TABLE", row);
    const block = { cells, firstRow: row, next: at + bytes.length };
    at = block.next;
    row += cells.length;
    return block;
  };
  for await (const piece of bytesFrom(job, file, from.at)) {
    const whole = cutter.push(piece);
    if (whole === null) throw new LoadStopped("NOT_A_TABLE", row);
    if (whole.length > 0) yield blockOf(whole);
  }
  const last = cutter.end();
  if (last.length > 0) yield blockOf(last);
}

async function openBook(job: ExtractJob, file: StoredFile): Promise<readonly Table[]> {
  const bytes = await wholeFile(job, file);
  const problem = await inspectWorkbook(bytes);
  if (problem !== null) throw new LoadStopped(problem);
  const read = await readSheets(bytes);
  if (!read.ok) throw new LoadStopped(read.problem);
  const tables = read.sheets.flatMap(({ cells }) => {
    const heading = readHeading((cells[0] ?? []).map(cellText));
    return heading.ok ? [{ heading: heading.heading, size: cells.length, blocks: sheetBlocks(cells) }] : [];
  });
  // Told by its first sheet, as that of a text would be.
  if (tables.length === 0) headingIn((read.sheets[0]?.cells[0] ?? []).map(cellText));
  return tables;
}

/** Rows of a sheet that are worked on at once. */
const SHEET_ROWS = 5000;

function sheetBlocks(cells: readonly (readonly Cell[])[]): Table["blocks"] {
  return async function* blocks(from) {
    for (let at = from?.at ?? 1; at < cells.length; at += SHEET_ROWS) {
      const rows = cells.slice(at, at + SHEET_ROWS);
      yield { cells: rows, firstRow: at + 1, next: at + rows.length };
    }
  };
}
