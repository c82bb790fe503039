import "server-only";
import { toCsv } from "@/lib/server/dashboard/download";
import type { FileRow } from "./download";
import { tableWorkbook, type WorkbookWords } from "./workbook";

export const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
export type FileForm = keyof typeof TYPES;

export function fileForm(text: string | null): FileForm | null {
  return text === "csv" || text === "xlsx" ? text : null;
}

/** A table to keep, plain or as a workbook that says what it is. @param name without personal data and without an ending */
export async function tableResponse(
  form: FileForm,
  name: string,
  locale: "id" | "en",
  { rows, words }: { readonly rows: readonly FileRow[]; readonly words: WorkbookWords },
): Promise<Response> {
  const body = form === "csv" ? toCsv(rows, locale) : new Uint8Array(await tableWorkbook(rows, words));
  return new Response(body, {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Type": TYPES[form],
      "Content-Disposition": `attachment; filename="${name}.${form}"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
