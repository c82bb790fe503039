import "server-only";
import writeExcelFile, { type Row } from "write-excel-file/node";
import { CODE_LISTS } from "@/lib/domain/sid/code-lists";
import { CODE_SHEET, DATA_SHEET, SID_COLUMNS } from "@/lib/domain/sid/columns";

/** The empty workbook as OpenSID has it: 43 columns, and the sheet of codes. All headings are text. */
export async function sidTemplate(): Promise<Buffer> {
  const header: Row = SID_COLUMNS.map(({ name }) => ({ value: name, type: String, fontWeight: "bold" as const }));
  const result = await writeExcelFile([
    {
      data: [header],
      sheet: DATA_SHEET,
      columns: SID_COLUMNS.map(({ name }) => ({ width: Math.max(12, name.length + 2) })),
    },
    { data: codeRows(), sheet: CODE_SHEET, columns: [{ width: 8 }, { width: 52 }] },
  ]);
  return result.toBuffer();
}

function codeRows(): Row[] {
  return SID_COLUMNS.flatMap(({ name, shape }): Row[] => {
    if (shape.kind !== "code") return [];
    const { title, rows } = CODE_LISTS[shape.list];
    return [
      [
        { value: name, type: String, fontWeight: "bold" as const },
        { value: title, type: String, fontWeight: "bold" as const },
      ],
      ...rows.map(
        ([code, label]): Row => [
          { value: code, type: Number },
          { value: label, type: String },
        ],
      ),
      [null, null],
    ];
  });
}
