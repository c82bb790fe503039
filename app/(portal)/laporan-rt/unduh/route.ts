import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { ROWS_A_DOWNLOAD } from "@/lib/domain/list/download";
import { localDay } from "@/lib/domain/period/period";
import { readReportFilter } from "@/lib/domain/report/list-filter";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { timeZoneOf } from "@/lib/server/region/queries";
import { listReports } from "@/lib/server/report/list-query";
import { csvResponse } from "../../akses/csv";

/**
 * The filtered reports as a file: the village's for its operator, their own for the head of an RT, with names as short as on the
 * page. The families in it are logged as those of a page are.
 */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "report:answer") && !authorize(actor, "report:write")) return respond(refuse("FORBIDDEN"));
  const filter = { ...readReportFilter(Object.fromEntries(new URL(request.url).searchParams)), after: null };
  const list = await listReports(actor, filter, new Date(), ROWS_A_DOWNLOAD);
  const [t, zone] = await Promise.all([getTranslations("report"), timeZoneOf(actor.grant.regionCode)]);
  const columns = ["kind", "family", "rt", "rw", "happened", "note", "state", "at", "by", "answer"] as const;
  return csvResponse(
    t("csv.file"),
    columns.map((column) => t(`csv.${column}`)),
    list.lines.map((line) => [
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
  );
}
