import "server-only";
import { stringify } from "csv-stringify/sync";
import { pulledStream } from "./pulled-stream";

export type CsvRow = readonly (string | number)[];

/** Excel reads UTF-8 only behind this mark. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Rows as CSV text. Cells that a spreadsheet would run as a formula get an apostrophe before them: names are typed by people.
 */
export function csvText(rows: readonly CsvRow[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: "windows" },
  );
}

/** The same as a whole file. */
export function csvFileText(rows: readonly CsvRow[]): string {
  return `${BYTE_ORDER_MARK}${csvText(rows)}`;
}

/** How a stream came to its end: with all its rows, or left before. */
export interface StreamEnd {
  readonly rows: number;
  readonly isWhole: boolean;
}

export interface CsvSource {
  readonly header: CsvRow;
  readonly pages: AsyncGenerator<readonly CsvRow[], void, undefined>;
  /** Told once, whichever way it ends. */
  readonly ended?: (end: StreamEnd) => Promise<void>;
}

/**
 * A CSV file that is read as it is sent: the next page only when the reader has taken the one before, none after the reader has gone.
 * A page that fails breaks the file off, so that half a list is never taken for a whole one.
 */
export function csvStream({ header, pages, ended = async () => {} }: CsvSource): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let rows = 0;
  let isBegun = false;
  const next = async () => {
    const page = await nextWithRows(pages);
    if (isBegun && page.length === 0) return null;
    rows += page.length;
    const text = isBegun ? csvText(page) : csvFileText([header, ...page]);
    isBegun = true;
    return encoder.encode(text);
  };
  return pulledStream({ next, leave: () => pages.return(), ended: (isWhole) => ended({ rows, isWhole }) });
}

/** A reader waits until something comes, so pages without a row are passed over. Empty at the end. */
async function nextWithRows(pages: CsvSource["pages"]): Promise<readonly CsvRow[]> {
  for (;;) {
    const { value, done } = await pages.next();
    if (done === true) return [];
    if (value.length > 0) return value;
  }
}
