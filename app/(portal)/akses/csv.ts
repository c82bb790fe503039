import { stringify } from "csv-stringify/sync";

/** Excel reads UTF-8 only behind this mark. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * A table as a downloaded CSV file. Cells that a spreadsheet would run as a formula get an apostrophe before them: names
 * are typed by people.
 */
export function csvResponse(
  fileName: string,
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Response {
  const text = stringify([[...header], ...rows.map((row) => [...row])], {
    escape_formulas: true,
    record_delimiter: "windows",
  });
  return new Response(`${BYTE_ORDER_MARK}${text}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
