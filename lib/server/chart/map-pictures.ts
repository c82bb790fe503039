import "server-only";
import { drawMap } from "@/lib/domain/chart/map";
import type { Picture } from "@/lib/domain/chart/picture";
import { smallCellOf } from "@/lib/domain/cube/measure";
import { cutsIn, type TableRequest } from "@/lib/domain/cube/request";
import { type CubeWords, rowWord } from "@/lib/domain/cube/words";
import type { DashboardArea, Overview } from "@/lib/domain/dashboard/overview";
import { type MapGround, progressPlaces, tablePlaces } from "@/lib/domain/map/place";
import { SHADES } from "@/lib/domain/map/symbol";
import { formatNumber } from "@/lib/i18n/formats";
import type { AreaTable } from "@/lib/server/cube/queries";
import type { Voice } from "./voice";

/** The map of a table of areas, with the table's words. */
export function tableMapPicture(
  area: DashboardArea,
  request: TableRequest,
  { table, names, rolledUpAt, keepsSmallCells }: AreaTable,
  ground: MapGround,
  voice: Voice,
): Picture {
  const { cube, locale } = voice;
  const { measure } = request;
  const isShaded = measure.kind === "indicator";
  const title = isShaded ? measure.indicator.title[locale] : cube(`table.${measure.kind}`);
  const words: CubeWords = {
    cut: (cut, code) => cube(`cut.${cut}.${code}` as "cut.decile.1"),
    all: cube("table.all"),
    names,
  };
  const places = tablePlaces(table.rows, ground.spots, (row) => rowWord(row, request, words), isShaded);
  const size = cube(`map.size.${isShaded ? measure.indicator.unit : measure.kind}`);
  const limit = formatNumber(smallCellOf(measure, cutsIn(request)), locale);
  return {
    title: `${cube("table.map", { title })}, ${area.label}`,
    ...(isShaded
      ? {
          lead: cube("table.counts", {
            counts: measure.indicator.counts[locale],
            outOf: measure.indicator.outOf[locale],
          }),
        }
      : {}),
    body: (width) => drawMap(ground, places, { shade: isShaded ? shadeWords(voice) : null }, width),
    notes: [
      ...(rolledUpAt === null ? [] : [cube("table.asOf", { date: voice.day(rolledUpAt, area) })]),
      groundNote(size, ground, table.rows.length - 1 - places.length, voice),
      ...(keepsSmallCells ? [cube("table.kept", { limit })] : []),
    ],
  };
}

/** The map of progress of a dashboard. Null where there is no year or nothing to place. */
export function progressMapPicture(
  area: DashboardArea,
  overview: Overview,
  ground: MapGround,
  voice: Voice,
): Picture | null {
  const { year, childLevel, children, rolledUpAt, keepsSmallCells } = overview;
  const places = progressPlaces(children, ground.spots);
  if (year === null || childLevel === null || places.length === 0) return null;
  const { dashboard } = voice;
  const begun = children.filter(({ progress }) => progress.due !== 0);
  return {
    title: `${dashboard(`map.title.${childLevel}`)}, ${area.label}`,
    lead: `${dashboard("children.share")}, ${String(year.year)}`,
    body: (width) => drawMap(ground, places, { shade: shadeWords(voice) }, width),
    notes: [
      [
        ...(rolledUpAt === null ? [] : [`${dashboard("asOf", { date: voice.day(rolledUpAt, area) })}.`]),
        dashboard("source"),
      ].join(" "),
      groundNote(`${dashboard("map.size")} ${dashboard("map.shade")}`, ground, begun.length - places.length, voice),
      ...(keepsSmallCells ? [dashboard("notes.suppressed")] : []),
    ],
  };
}

function shadeWords({ cube, locale }: Voice) {
  return (step: number, index: number) =>
    cube(index === SHADES - 1 ? "map.from" : "map.between", {
      low: formatNumber(index * step, locale, 1),
      high: formatNumber((index + 1) * step, locale, 1),
    });
}

function groundNote(size: string, { outlines }: MapGround, unplaced: number, { cube }: Voice): string {
  const lines = cube(outlines === "" ? "map.coast" : "map.outlines");
  return [size, cube("map.note"), lines, ...(unplaced > 0 ? [cube("map.unplaced", { count: unplaced })] : [])].join(
    " ",
  );
}
