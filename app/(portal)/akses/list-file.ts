import { getTranslations } from "next-intl/server";
import { refuse } from "@/lib/domain/error/error-code";
import { respond } from "@/lib/server/command/respond";
import { TYPES } from "@/lib/server/cube/table-response";
import { tableWorkbook } from "@/lib/server/cube/workbook";
import type { CsvRow, CsvSource } from "@/lib/server/download/csv-stream";
import { csvListResponse } from "./csv";

/** A workbook is made in memory; a longer list is taken as CSV, which has no end. */
const MOST_SHEET_ROWS = 20_000;

export interface ListFile extends CsvSource {
  /** Without personal data and without an ending. */
  readonly name: string;
  /** What the list is, for the workbook's second sheet. */
  readonly about: readonly (readonly [string, string])[];
}

/** A list as a file: CSV, or a workbook where the address asks for one. Refuses with TOO_LARGE what is too long for a workbook. */
export async function listFileResponse(request: Request, { name, about, ...source }: ListFile): Promise<Response> {
  if (new URL(request.url).searchParams.get("bentuk") !== "xlsx") return csvListResponse(`${name}.csv`, source);
  const rows: CsvRow[] = [source.header];
  for await (const page of source.pages) {
    rows.push(...page);
    if (rows.length > MOST_SHEET_ROWS) return respond(refuse("TOO_LARGE", { info: { most: MOST_SHEET_ROWS } }));
  }
  const t = await getTranslations("cube.file");
  const book = await tableWorkbook(rows, { dataSheet: t("data"), aboutSheet: t("about"), about });
  return new Response(new Uint8Array(book), {
    headers: {
      "Content-Type": TYPES.xlsx,
      "Content-Disposition": `attachment; filename="${name}.xlsx"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** A short table as the one page of a list. */
export async function* onePage(rows: readonly CsvRow[]): CsvSource["pages"] {
  yield rows;
}
