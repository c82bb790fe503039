import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { LOGGED_ACTS, readLogFilter } from "@/lib/domain/data-request/list-filter";
import type { LogLine } from "@/lib/domain/data-request/request-page";
import { refuse } from "@/lib/domain/error/error-code";
import { type Moment, readMoment } from "@/lib/domain/list/address";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listRequestLog } from "@/lib/server/data-request/log-query";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { timeZoneOf } from "@/lib/server/region/queries";
import { csvListResponse } from "../../../akses/csv";

/** The filtered log as a table. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "data-request:watch")) return respond(refuse("FORBIDDEN"));
  const filter = readLogFilter(Object.fromEntries(new URL(request.url).searchParams));
  const [t, zone, locale] = await Promise.all([
    getTranslations("dataRequest"),
    timeZoneOf(actor.grant.regionCode),
    getLocale().then(localeOf),
  ]);
  const actWord = (line: LogLine) => {
    const act = LOGGED_ACTS.find((each) => each === line.act);
    return act === undefined ? line.act : t(`act.${act}`);
  };
  return csvListResponse(t("logPage.fileName"), {
    header: [t("logPage.when"), t("logPage.act"), t("logPage.by"), t("logPage.request"), t("holders.office")],
    pages: rowsOf(
      listPages<LogLine, Moment>(actor, async (after) => {
        const { lines, next } = await listRequestLog(actor, { ...filter, after }, ROWS_A_READ);
        return { lines, next: next === null ? null : readMoment(next) };
      }),
      (line) => [formatInstant(line.at, zone, locale, "short"), actWord(line), line.by, line.number ?? "", line.office],
    ),
  });
}
