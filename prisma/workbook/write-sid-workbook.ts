import writeExcelFile, { type Cell, type Row } from "write-excel-file/node";
import { CODE_LISTS, CODE_SHEET, END_MARK, SHEET, SID_COLUMNS, type SidCell, type SidRow } from "./sid-columns";

/** Writes the workbook as OpenSID's template has it: header, people, end mark; then the sheet of codes. */
export async function writeSidWorkbook(rows: readonly SidRow[], path: string): Promise<void> {
  const header: Row = SID_COLUMNS.map((name) => ({ value: name, fontWeight: "bold" as const }));
  const people = rows.map((row): Row => SID_COLUMNS.map((column) => excelCell(row[column] ?? null)));
  await writeExcelFile([
    { data: [header, ...people, [null, END_MARK]], sheet: SHEET },
    { data: codeRows(), sheet: CODE_SHEET },
  ]).toFile(path);
}

function excelCell(cell: SidCell): Cell {
  if (cell === null) return null;
  if (cell instanceof Date) return { value: cell, type: Date, format: "dd/mm/yyyy" };
  // NIK and KK are texts: as numbers they would lose their last digit.
  return typeof cell === "number" ? { value: cell, type: Number } : { value: cell, type: String };
}

function codeRows(): Row[] {
  return Object.entries(CODE_LISTS).flatMap(([column, list]) => [
    [{ value: column, fontWeight: "bold" as const }],
    ...list.map(([code, label]): Row => [code, label]),
  ]);
}
