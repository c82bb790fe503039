import "server-only";
import { type Bar, drawBars } from "@/lib/domain/chart/bars";
import type { Picture } from "@/lib/domain/chart/picture";
import { decileFill, LAUT } from "@/lib/domain/chart/svg";
import { smallCellOf } from "@/lib/domain/cube/measure";
import { cutsIn, type TableRequest } from "@/lib/domain/cube/request";
import { type CubeTableRow, ranked, shareIn } from "@/lib/domain/cube/table";
import { type CubeWords, rowWord } from "@/lib/domain/cube/words";
import { isShown } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { formatNumber } from "@/lib/i18n/formats";
import type { AreaTable } from "@/lib/server/cube/queries";
import type { Voice } from "./voice";

/** The chart above a table of an area, with the table's words. */
export function tablePicture(
  area: DashboardArea,
  request: TableRequest,
  { table, names, rolledUpAt, keepsSmallCells }: AreaTable,
  voice: Voice,
): Picture {
  const { cube, locale } = voice;
  const { measure } = request;
  const title = measure.kind === "indicator" ? measure.indicator.title[locale] : cube(`table.${measure.kind}`);
  const by = request.rows === "area" ? cube("table.area") : cube(`cut.${request.rows}.label`);
  const words: CubeWords = {
    cut: (cut, code) => cube(`cut.${cut}.${code}` as "cut.decile.1"),
    all: cube("table.all"),
    names,
  };
  const bars = ranked(request, table.rows)
    .filter(({ key }) => key !== "all")
    .map((row) => barOf(row, rowWord(row, request, words), request, voice));
  const limit = formatNumber(smallCellOf(measure, cutsIn(request)), locale);
  return {
    title: `${title}, ${area.label}`,
    lead: [
      cube("table.chart", { title, by: by.toLowerCase() }),
      ...(measure.kind === "indicator"
        ? [cube("table.counts", { counts: measure.indicator.counts[locale], outOf: measure.indicator.outOf[locale] })]
        : []),
    ].join(". "),
    body: (width) => drawBars(bars, width),
    notes: [
      ...(rolledUpAt === null ? [] : [cube("table.asOf", { date: voice.day(rolledUpAt, area) })]),
      ...(keepsSmallCells ? [cube("table.kept", { limit })] : []),
    ],
  };
}

function barOf(row: CubeTableRow, label: string, { measure, rows }: TableRequest, voice: Voice): Bar {
  const cell = row.cells.at(-1) ?? { counted: 0, base: 0 };
  const fill = rows === "decile" ? decileFill(Number(row.key)) : LAUT;
  if (measure.kind !== "indicator")
    return { label, fill, text: voice.figure(cell.counted), length: voice.lengthOf(cell.counted) };
  const share = shareIn(cell);
  if (share === null) return { label, fill, text: voice.cube("table.nobody"), length: null };
  if (!isShown(share)) return { label, fill, text: voice.figure(share), length: null };
  const value = formatNumber(share, voice.locale, 1);
  const of = voice.cube("table.ofWords", { counted: voice.figure(cell.counted), base: voice.figure(cell.base) });
  const figure = measure.indicator.form === "ratio" ? voice.cube("indicators.ratio", { value }) : `${value}%`;
  return { label, fill, text: `${figure} (${of})`, length: share };
}
