import "server-only";
import writeExcelFile, { type Row } from "write-excel-file/node";
import type { FileRow } from "./download";

export interface WorkbookWords {
  readonly dataSheet: string;
  readonly aboutSheet: string;
  /** What the table is, line by line: definition, period, source, what is withheld. */
  readonly about: readonly (readonly [string, string])[];
}

/** A table as a workbook: the figures, and a sheet that says what they are. */
export async function tableWorkbook(rows: readonly FileRow[], words: WorkbookWords): Promise<Buffer> {
  const bold = (value: string) => ({ value, type: String, fontWeight: "bold" as const });
  const [heading = [], ...lines] = rows;
  const data: Row[] = [
    heading.map((name) => bold(String(name))),
    ...lines.map(
      (line): Row =>
        line.map((cell) => (typeof cell === "number" ? { value: cell, type: Number } : { value: cell, type: String })),
    ),
  ];
  const about: Row[] = words.about.map(([name, text]) => [bold(name), { value: text, type: String, wrap: true }]);
  const file = await writeExcelFile([
    { data, sheet: words.dataSheet, columns: heading.map(() => ({ width: 22 })) },
    { data: about, sheet: words.aboutSheet, columns: [{ width: 22 }, { width: 90 }] },
  ]);
  return file.toBuffer();
}
