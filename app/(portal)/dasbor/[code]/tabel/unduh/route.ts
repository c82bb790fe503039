import { getLocale, getTranslations } from "next-intl/server";
import { measureSlug, smallCellOf } from "@/lib/domain/cube/measure";
import { cutsIn, parseTable, rowSlug, type TableRequest } from "@/lib/domain/cube/request";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { type FileWords, tableRows } from "@/lib/server/cube/download";
import { type AreaTable, getTable } from "@/lib/server/cube/queries";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import type { WorkbookWords } from "@/lib/server/cube/workbook";
import { findArea } from "@/lib/server/dashboard/queries";

/** The table of an address as a file: the same figures under the same scope and suppression as the page. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const { searchParams } = new URL(request.url);
  const area = await findArea(actor, (await params).code);
  const form = fileForm(searchParams.get("bentuk"));
  if (area === null || form === null) return respond(refuse("NOT_FOUND"));
  const wanted = parseTable(Object.fromEntries(searchParams), area.level);
  const found = await getTable(actor, area, wanted);
  if (found.rolledUpAt === null) return respond(refuse("NOT_FOUND"));
  const date = localDay(found.rolledUpAt, area.timeZone);
  const name = `${measureSlug(wanted.measure)}-${rowSlug(wanted.rows)}-${area.code}-${date}`;
  return tableResponse(form, name, await getLocale(), {
    rows: tableRows(area, wanted, found.table, date, await wordsOf(found)),
    words: await aboutOf(wanted, found, date),
  });
}

async function wordsOf({ names }: AreaTable): Promise<FileWords> {
  const [t, cuts, file, dashboard] = await Promise.all([
    getTranslations("cube.table"),
    getTranslations("cube.cut"),
    getTranslations("cube.file"),
    getTranslations("dashboard"),
  ]);
  return {
    cut: (cut, code) => cuts(`${cut}.${code}` as "decile.1"),
    all: t("all"),
    names,
    heading: (column) => file(column),
    suppressed: dashboard("suppressed"),
  };
}

async function aboutOf(
  { measure, rows, columns }: TableRequest,
  { keepsSmallCells }: AreaTable,
  date: string,
): Promise<WorkbookWords> {
  const [t, file, locale] = await Promise.all([
    getTranslations("cube.table"),
    getTranslations("cube.file"),
    getLocale(),
  ]);
  const limit = String(smallCellOf(measure, cutsIn({ measure, rows, columns })));
  const definition =
    measure.kind === "indicator"
      ? [
          `${measure.indicator.title[locale]} (${measure.indicator.code}).`,
          t("counts", { counts: measure.indicator.counts[locale], outOf: measure.indicator.outOf[locale] }),
          measure.indicator.note?.[locale] ?? "",
          t("owner", { opd: measure.indicator.owner.opd, urusan: measure.indicator.owner.urusan }),
        ].join(" ")
      : t(measure.kind);
  return {
    dataSheet: file("data"),
    aboutSheet: file("about"),
    about: [
      [file("definition"), definition],
      [file("period"), date],
      [file("source"), t("asOf", { date })],
      [file("suppression"), keepsSmallCells ? t("kept", { limit }) : t("whole")],
    ],
  };
}
