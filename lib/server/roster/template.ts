import "server-only";
import writeExcelFile, { type Row } from "write-excel-file/node";
import { ROSTER_COLUMNS, type RosterColumn } from "@/lib/domain/roster/roster-row";

export interface RosterTemplateWords {
  readonly sheet: string;
  readonly helpSheet: string;
  readonly headings: Readonly<Record<RosterColumn, string>>;
  /** What belongs in each column. */
  readonly help: Readonly<Record<RosterColumn, string>>;
  /** Duties as they may be written, and on which level of region. */
  readonly duties: readonly (readonly [string, string])[];
  readonly dutiesTitle: string;
}

/** Text throughout: a spreadsheet that took a code or an RT for a number would drop its zeros. */
const TEXT = "@";
const EMPTY_ROWS = 200;

/** The empty roster: a sheet to fill in, and one that says what belongs in each column. */
export async function rosterTemplate(words: RosterTemplateWords): Promise<Buffer> {
  const bold = (value: string) => ({ value, type: String, fontWeight: "bold" as const });
  const blank: Row = ROSTER_COLUMNS.map(() => ({ value: "", type: String, format: TEXT }));
  const help: Row[] = ROSTER_COLUMNS.map((column) => [
    bold(words.headings[column]),
    { value: words.help[column], type: String },
  ]);
  const duties: Row[] = words.duties.map(([duty, levels]) => [
    { value: duty, type: String },
    { value: levels, type: String },
  ]);
  const file = await writeExcelFile([
    {
      data: [
        ROSTER_COLUMNS.map((column) => bold(words.headings[column])),
        ...Array.from({ length: EMPTY_ROWS }, () => blank),
      ],
      sheet: words.sheet,
      columns: ROSTER_COLUMNS.map((column) => ({ width: Math.max(14, words.headings[column].length + 4) })),
    },
    {
      data: [...help, [null, null], [bold(words.dutiesTitle), null], ...duties],
      sheet: words.helpSheet,
      columns: [{ width: 34 }, { width: 90 }],
    },
  ]);
  return file.toBuffer();
}
