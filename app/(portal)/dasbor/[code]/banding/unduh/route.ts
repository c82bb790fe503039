import { getLocale, getTranslations } from "next-intl/server";
import { readCompareChoice } from "@/lib/domain/compare/address";
import { verdictOf } from "@/lib/domain/compare/comparison";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { type AreaComparison, compareAreas } from "@/lib/server/compare/compare-query";
import { type CompareWords, comparisonRows } from "@/lib/server/compare/download";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import type { WorkbookWords } from "@/lib/server/cube/workbook";
import { findArea } from "@/lib/server/dashboard/queries";

/** The comparison of an address as a file: the same figures under the same scope and suppression as the page. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const { searchParams } = new URL(request.url);
  const query = Object.fromEntries(searchParams);
  const [one, other] = await Promise.all([
    findArea(actor, (await params).code),
    findArea(actor, readCompareChoice(query).other),
  ]);
  const form = fileForm(searchParams.get("bentuk"));
  if (one === null || other === null || form === null) return respond(refuse("NOT_FOUND"));
  const compared = await compareAreas(actor, one, other, new Date());
  const { rolledUpAt } = compared;
  if (rolledUpAt.one === null || rolledUpAt.other === null) return respond(refuse("NOT_FOUND"));
  const [t, locale] = await Promise.all([getTranslations("compare.file"), getLocale()]);
  const dates = [localDay(rolledUpAt.one, one.timeZone), localDay(rolledUpAt.other, other.timeZone)] as const;
  return tableResponse(form, `${t("name")}-${one.code}-${other.code}-${dates[0]}`, locale, {
    rows: comparisonRows(compared.comparison, one, other, await wordsOf(one, locale)),
    words: await aboutOf(one, other, compared, dates),
  });
}

async function wordsOf(area: DashboardArea, locale: "id" | "en"): Promise<CompareWords> {
  const [file, t, dashboard] = await Promise.all([
    getTranslations("compare.file"),
    getTranslations("compare"),
    getTranslations("dashboard"),
  ]);
  return {
    heading: (column, of = "") => file(column, { area: of }),
    headline: (name) => t(`headline.${name}`),
    verdict: (row) => t(`verdict.${verdictOf(row)}`, { one: area.label }),
    suppressed: dashboard("suppressed"),
    locale,
  };
}

async function aboutOf(
  one: DashboardArea,
  other: DashboardArea,
  { keepsSmallCells }: AreaComparison,
  [dateOne, dateOther]: readonly [string, string],
): Promise<WorkbookWords> {
  const [t, file, table] = await Promise.all([
    getTranslations("compare"),
    getTranslations("cube.file"),
    getTranslations("cube.table"),
  ]);
  const names = { one: one.label, other: other.label };
  return {
    dataSheet: file("data"),
    aboutSheet: file("about"),
    about: [
      [file("definition"), t("file.definition", { ...names, codeOne: one.code, codeOther: other.code })],
      [file("period"), `${dateOne}; ${dateOther}`],
      [file("source"), t("asOf", { ...names, dateOne, dateOther })],
      [t("notes.title"), [t("notes.gap", names), t("notes.chance"), t("notes.many"), t("notes.cause")].join(" ")],
      [file("suppression"), keepsSmallCells ? t("notes.kept") : table("whole")],
    ],
  };
}
