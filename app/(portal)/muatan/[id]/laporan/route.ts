import { getTranslations } from "next-intl/server";
import { problemText } from "@/components/extract/problem-text";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { listReportLines, type ReportLine } from "@/lib/server/extract/queries";
import { csvListResponse } from "../../../akses/csv";

/** The check's report as a file: row, result, column, reason and what to do; numbers masked, nobody named. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const { id } = await params;
  const first = authorize(actor, "extract:read") ? await listReportLines(actor, id, null, ROWS_A_READ) : null;
  if (first === null) return respond(refuse("NOT_FOUND"));
  const [t, text] = await Promise.all([getTranslations("extract.report"), problemText()]);
  const pages = listPages<ReportLine, number>(actor, async (after) => {
    const page = after === null ? first : await listReportLines(actor, id, after, ROWS_A_READ);
    return page ?? { lines: [], next: null };
  });
  const note = ({ problem, remarks }: ReportLine) =>
    [
      ...(problem === null ? [] : [text(problem)]),
      ...remarks.map((remark) => t("leftOut", { column: remark.column, why: text(remark.problem) })),
    ].join(" ");
  return csvListResponse(`${t("file")}.csv`, {
    header: [t("fileOf"), t("row"), t("result"), t("village"), t("card"), t("nik"), t("column"), t("note")],
    pages: rowsOf(pages, (line) => [
      t(`set.${line.set}`),
      line.row,
      t(`kind.${line.kind}`),
      line.villageCode ?? "",
      line.card ?? "",
      line.nik ?? "",
      line.column ?? "",
      note(line),
    ]),
  });
}
