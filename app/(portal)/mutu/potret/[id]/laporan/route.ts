import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import type { ImportItem } from "@/lib/domain/decile-import/import-view";
import { refuse } from "@/lib/domain/error/error-code";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listReportRows } from "@/lib/server/decile-import/queries";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { csvListResponse } from "../../../../akses/csv";

/** The match report as a file: row, result, column and reason; numbers masked, nobody named. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const { id } = await params;
  const first = authorize(actor, "decile:import") ? await listReportRows(actor, id, null, ROWS_A_READ) : null;
  if (first === null) return respond(refuse("NOT_FOUND"));
  const t = await getTranslations("deciles");
  const remark = ({ kind, problem, hints }: ImportItem) =>
    [problem === null ? t(`kindWhy.${kind}`) : t(`problem.${problem}`), ...hints.map((hint) => t(`hint.${hint}`))].join(
      " ",
    );
  const rows = listPages<ImportItem, number>(actor, async (after) => {
    const page = after === null ? first : await listReportRows(actor, id, after, ROWS_A_READ);
    return page ?? { lines: [], next: null };
  });
  return csvListResponse(`${t("report.file")}.csv`, {
    header: [t("items.row"), t("report.result"), t("items.field"), t("items.kk"), t("items.nik"), t("items.note")],
    pages: rowsOf(rows, (row) => [
      row.row,
      t(`kind.${row.kind}`),
      row.field === null ? "" : t(`field.${row.field}`),
      row.kk ?? "",
      row.nik ?? "",
      remark(row),
    ]),
  });
}
