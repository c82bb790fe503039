import { getLocale, getTranslations } from "next-intl/server";
import { SENSITIVE_CELL, SMALL_CELL } from "@/lib/domain/dashboard/suppression";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { type IndicatorWords, indicatorRows } from "@/lib/server/cube/indicator-rows";
import { getIndicators } from "@/lib/server/cube/indicators-query";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import { findArea } from "@/lib/server/dashboard/queries";
import { aboutFile } from "../../../file-about";

/** All indicators of an area as a file: the same figures under the same scope and suppression as the page. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const form = fileForm(new URL(request.url).searchParams.get("bentuk"));
  const area = await findArea(actor, (await params).code);
  if (area === null || form === null) return respond(refuse("NOT_FOUND"));
  const found = await getIndicators(actor, area);
  if (found.rolledUpAt === null) return respond(refuse("NOT_FOUND"));
  const date = localDay(found.rolledUpAt, area.timeZone);
  const [t, table, words] = await Promise.all([
    getTranslations("cube.indicators"),
    getTranslations("cube.table"),
    wordsOf(area.path.at(-2)?.label ?? ""),
  ]);
  return tableResponse(form, `${t("file.name")}-${area.code}-${date}`, words.locale, {
    rows: indicatorRows(area, found, date, words),
    words: await aboutFile({
      definition: t("lead", { area: `${area.label} (${area.code})` }),
      period: date,
      source: table("asOf", { date }),
      suppression: found.keepsSmallCells ? t("kept", { small: SMALL_CELL, sensitive: SENSITIVE_CELL }) : table("whole"),
    }),
  });
}

/** @param above name of the area above, or nothing */
async function wordsOf(above: string): Promise<IndicatorWords> {
  const [t, file, dashboard, locale] = await Promise.all([
    getTranslations("cube.indicators"),
    getTranslations("cube.file"),
    getTranslations("dashboard"),
    getLocale().then(localeOf),
  ]);
  return {
    locale,
    heading: (column) => {
      switch (column) {
        case "code":
        case "area":
        case "date":
        case "counted":
        case "base":
        case "share":
          return file(column);
        case "above":
          return above === "" ? t("file.aboveNone") : t("file.above", { area: above });
        default:
          return t(`file.${column}`);
      }
    },
    theme: (theme) => t(`theme.${theme}`),
    suppressed: dashboard("suppressed"),
  };
}
