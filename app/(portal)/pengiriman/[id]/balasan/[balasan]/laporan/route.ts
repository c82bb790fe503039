import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import type { ReportLine } from "@/lib/domain/delivery-reply/reply-view";
import { refuse } from "@/lib/domain/error/error-code";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listReportLines } from "@/lib/server/delivery/reply/queries";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { csvListResponse } from "../../../../../akses/csv";

const SAID = ["accepted", "refused", "in-snapshot", "matched", "unmatched", "typo"] as const;

/** The match report as a file: each row with its result, what it says, the column and the reason; numbers masked, nobody named. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/pengiriman/[id]/balasan/[balasan]/laporan">,
): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const { id, balasan } = await params;
  const read = (after: number | null) => listReportLines(actor, id, balasan, after, ROWS_A_READ);
  const first = authorize(actor, "delivery:manage") ? await read(null) : null;
  if (first === null) return respond(refuse("NOT_FOUND"));
  const t = await getTranslations("deliveryReply");
  const said = (line: ReportLine) => SAID.find((word) => word === line.said);
  const remark = ({ kind, problem, hints }: ReportLine) =>
    [
      problem === null ? (kind === "taken" ? t("report.takenWhy") : t(`partWhy.${kind}`)) : t(`problem.${problem}`),
      ...hints.map((hint) => t(`hint.${hint}`)),
    ].join(" ");
  const rows = listPages<ReportLine, number>(actor, async (after) => {
    const page = after === null ? first : await read(after);
    return page ?? { lines: [], next: null };
  });
  return csvListResponse(`${t("report.file")}.csv`, {
    header: [
      t("items.row"),
      t("report.result"),
      t("report.said"),
      t("items.field"),
      t("items.kk"),
      t("items.nik"),
      t("items.note"),
    ],
    pages: rowsOf(rows, (line) => {
      const word = said(line);
      return [
        line.row,
        line.kind === "taken" ? t("report.taken") : t(`part.${line.kind}`),
        word === undefined ? "" : t(`said.${word}`),
        line.field === null ? "" : t(`field.${line.field}`),
        line.kk ?? "",
        line.nik ?? "",
        remark(line),
      ];
    }),
  });
}
