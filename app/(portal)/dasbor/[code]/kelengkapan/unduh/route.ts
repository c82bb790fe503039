import { getLocale, getTranslations } from "next-intl/server";
import { parseCoverage } from "@/lib/domain/coverage/address";
import { chosenLines } from "@/lib/domain/coverage/line";
import { EMPTY_BELOW, FRESH_FROM } from "@/lib/domain/coverage/view";
import { SENSITIVE_CELL, SMALL_CELL } from "@/lib/domain/dashboard/suppression";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { type CoverageWords, coverageRows } from "@/lib/server/coverage/download";
import { getCoverage } from "@/lib/server/coverage/queries";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import type { WorkbookWords } from "@/lib/server/cube/workbook";
import { findArea } from "@/lib/server/dashboard/queries";

/** The variables of an address as a file: the same figures under the same scope and rounding as the page. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const { searchParams } = new URL(request.url);
  const area = await findArea(actor, (await params).code);
  const form = fileForm(searchParams.get("bentuk"));
  if (area === null || form === null) return respond(refuse("NOT_FOUND"));
  const { lines, rolledUpAt, keepsSmallCells } = await getCoverage(actor, area, new Date());
  if (rolledUpAt === null) return respond(refuse("NOT_FOUND"));
  const date = localDay(rolledUpAt, area.timeZone);
  const chosen = chosenLines(lines, parseCoverage(Object.fromEntries(searchParams)));
  const words = await wordsOf();
  return tableResponse(form, `isi-dan-umur-${area.code}-${date}`, words.locale, {
    rows: coverageRows(area, chosen, date, words),
    words: await aboutOf(keepsSmallCells, date),
  });
}

async function wordsOf(): Promise<CoverageWords> {
  const [file, state, codebook, dashboard, locale] = await Promise.all([
    getTranslations("coverage.file"),
    getTranslations("coverage.state"),
    getTranslations("codebook.sectionName"),
    getTranslations("dashboard"),
    getLocale().then(localeOf),
  ]);
  return {
    locale,
    heading: (column) => file(column),
    section: (section) => codebook(section),
    state: (one) => state(one),
    unit: (unit) => file(unit),
    yesNo: (yes) => file(yes ? "yes" : "no"),
    suppressed: dashboard("suppressed"),
  };
}

async function aboutOf(keepsSmallCells: boolean, date: string): Promise<WorkbookWords> {
  const [file, notes, t] = await Promise.all([
    getTranslations("cube.file"),
    getTranslations("coverage.notes"),
    getTranslations("coverage"),
  ]);
  return {
    dataSheet: file("data"),
    aboutSheet: file("about"),
    about: [
      [
        file("definition"),
        [notes("applies"), notes("age"), notes("state", { fresh: FRESH_FROM, empty: EMPTY_BELOW })].join(" "),
      ],
      [file("period"), date],
      [file("source"), t("asOf", { date })],
      [
        file("suppression"),
        keepsSmallCells ? notes("rounded", { small: SMALL_CELL, sensitive: SENSITIVE_CELL }) : notes("whole"),
      ],
    ],
  };
}
