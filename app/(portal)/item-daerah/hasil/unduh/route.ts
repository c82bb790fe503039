import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import { findArea } from "@/lib/server/dashboard/queries";
import { findResults } from "@/lib/server/regional/results";
import { aboutFile } from "../../../dasbor/file-about";
import { readArea, readSubject } from "../results-address";

/** The table as a file: the same figures under the same scope and suppression as the page. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "dashboard:read")) return respond(refuse("FORBIDDEN"));
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const area = await findArea(actor, readArea(query, actor.grant.regionCode));
  const form = fileForm(query["bentuk"] ?? null);
  if (area === null || form === null) return respond(refuse("NOT_FOUND"));
  const [locale, t, dashboard, cube] = await Promise.all([
    getLocale().then(localeOf),
    getTranslations("regional.results"),
    getTranslations("dashboard"),
    getTranslations("cube.table"),
  ]);
  const now = new Date();
  const page = await findResults(actor, area, readSubject(query), locale, now);
  if (page.chosen === null || page.sum === null) return respond(refuse("NOT_FOUND"));
  const cell = (figure: Figure) => (isShown(figure) ? figure : dashboard("suppressed"));
  const rows = [...page.rows, { ...page.sum, label: area.label }].map((row) => [
    row.code,
    row.label,
    cell(row.total),
    ...row.figures.map(cell),
  ]);
  const header = [
    t("code"),
    t("area"),
    t(`total.${page.chosen.level}`),
    ...page.columns.map(({ label }) => label[locale]),
  ];
  return tableResponse(form, t("file", { region: area.code, date: localDay(now, area.timeZone) }), locale, {
    rows: [header, ...rows],
    words: await aboutFile({
      definition: `${page.chosen.label}. ${t("lead", { region: `${area.label} (${area.code})` })}`,
      period:
        page.rolledUpAt === null
          ? t("never")
          : t("asOf", { when: formatInstant(page.rolledUpAt, area.timeZone, locale) }),
      source: dashboard("source"),
      suppression: page.hidesSmallCells ? t("suppressed") : cube("whole"),
    }),
  });
}
