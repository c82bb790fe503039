import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { readHolderFilter } from "@/lib/domain/data-request/list-filter";
import type { HolderLine } from "@/lib/domain/data-request/request-page";
import { refuse } from "@/lib/domain/error/error-code";
import { type Moment, readMoment } from "@/lib/domain/list/address";
import { formatDay } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listHolders } from "@/lib/server/data-request/holder-query";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { timeZoneOf } from "@/lib/server/region/queries";
import { csvListResponse } from "../../../akses/csv";

/** The filtered register as a table. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "data-request:watch")) return respond(refuse("FORBIDDEN"));
  const filter = readHolderFilter(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  const [t, zone, locale] = await Promise.all([
    getTranslations("dataRequest"),
    timeZoneOf(actor.grant.regionCode),
    getLocale().then(localeOf),
  ]);
  const day = (at: Date) => formatDay(at, zone, locale, "short");
  const keys = ["number", "office", "program", "holder", "level", "granted", "until", "taken", "report"] as const;
  return csvListResponse(t("holders.fileName"), {
    header: [...keys.map((key) => t(`holders.${key}`)), t("holders.onlyLate"), t("holders.reshare")],
    pages: rowsOf(
      listPages<HolderLine, Moment>(actor, async (after) => {
        const { lines, next } = await listHolders(actor, { ...filter, after }, now, ROWS_A_READ);
        return { lines, next: next === null ? null : readMoment(next) };
      }),
      (line) => [
        line.number,
        line.office,
        line.title,
        line.holder,
        line.level,
        day(line.grantedAt),
        day(new Date(line.expiresAt.getTime() - 1)),
        line.downloads,
        line.nextReport?.dueOn ?? "",
        line.overdueReports,
        line.reshareTold ? t("holders.told") : line.reshareAsked ? t("holders.asked") : t("holders.no"),
      ],
    ),
  });
}
