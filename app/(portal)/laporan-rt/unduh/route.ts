import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import type { Moment } from "@/lib/domain/list/address";
import { localDay } from "@/lib/domain/period/period";
import { readReportFilter } from "@/lib/domain/report/list-filter";
import type { ReportLine } from "@/lib/domain/report/report";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { timeZoneOf } from "@/lib/server/region/queries";
import { listReports } from "@/lib/server/report/list-query";
import { csvListResponse } from "../../akses/csv";

/**
 * The filtered reports as a file: the village's for its operator, their own for the head of an RT, with names as short as on the
 * page. The families in it are logged as those of a page are.
 */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "report:answer") && !authorize(actor, "report:write")) return respond(refuse("FORBIDDEN"));
  const filter = readReportFilter(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  const [t, zone] = await Promise.all([getTranslations("report"), timeZoneOf(actor.grant.regionCode)]);
  const columns = ["kind", "family", "rt", "rw", "happened", "note", "state", "at", "by", "answer"] as const;
  const read = (after: Moment | null) => listReports(actor, { ...filter, after }, now, ROWS_A_READ);
  return csvListResponse(t("csv.file"), {
    header: columns.map((column) => t(`csv.${column}`)),
    pages: rowsOf(listPages<ReportLine, Moment>(actor, read), (line) => [
      t(`kind.${line.kind}`),
      line.family?.name ?? t("unregistered"),
      line.rt,
      line.rw ?? "",
      line.happenedOn ?? "",
      line.note,
      t(`states.${line.state}`),
      localDay(line.reportedAt, zone),
      line.reporter ?? "",
      line.answer ?? "",
    ]),
  });
}
