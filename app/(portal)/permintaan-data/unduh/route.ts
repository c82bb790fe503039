import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { readRequestFilter } from "@/lib/domain/data-request/list-filter";
import type { RequestLine } from "@/lib/domain/data-request/request-page";
import { refuse } from "@/lib/domain/error/error-code";
import { type Moment, readMoment } from "@/lib/domain/list/address";
import { formatDay } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listRequests } from "@/lib/server/data-request/list-query";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { timeZoneOf } from "@/lib/server/region/queries";
import { csvListResponse } from "../../akses/csv";

/** The filtered list as a table. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "data-request:read")) return respond(refuse("FORBIDDEN"));
  const filter = readRequestFilter(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  const [t, zone, locale] = await Promise.all([
    getTranslations("dataRequest"),
    timeZoneOf(actor.grant.regionCode),
    getLocale().then(localeOf),
  ]);
  const day = (at: Date) => formatDay(at, zone, locale, "short");
  return csvListResponse(t("fileName"), {
    header: [
      t("holders.number"),
      t("list.request"),
      t("list.office"),
      t("list.region"),
      t("list.level"),
      t("list.standing"),
      t("list.changed"),
      t("list.until"),
    ],
    pages: rowsOf(
      listPages<RequestLine, Moment>(actor, async (after) => {
        const { lines, next } = await listRequests(actor, { ...filter, after }, now, ROWS_A_READ);
        return { lines, next: next === null ? null : readMoment(next) };
      }),
      (line) => [
        line.number ?? t("list.draftName"),
        line.title,
        line.office,
        line.regencyName,
        line.level ?? "",
        t(`standing.${line.standing}`),
        day(line.changedAt),
        line.expiresAt === null ? "" : day(new Date(line.expiresAt.getTime() - 1)),
      ],
    ),
  });
}
