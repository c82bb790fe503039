import "server-only";
import { type CubeCell, shareIn } from "@/lib/domain/cube/table";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { isComputed } from "@/lib/domain/indicator/indicator";
import { THEMES, type Theme } from "@/lib/domain/indicator/registry";
import type { FileRow } from "./download";
import type { AreaIndicators } from "./indicators-query";

const COLUMNS = [
  "code",
  "area",
  "date",
  "theme",
  "indicatorCode",
  "indicator",
  "counted",
  "base",
  "share",
  "unknown",
  "above",
  "counts",
  "outOf",
  "owner",
  "needs",
] as const;
export type IndicatorColumn = (typeof COLUMNS)[number];

export interface IndicatorWords {
  readonly locale: "id" | "en";
  readonly heading: (column: IndicatorColumn) => string;
  readonly theme: (theme: Theme) => string;
  readonly suppressed: string;
}

/** Every indicator of an area as rows, one each, the headings first; those that cannot be counted yet say what they need. */
export function indicatorRows(
  area: DashboardArea,
  { figures }: AreaIndicators,
  date: string,
  words: IndicatorWords,
): readonly FileRow[] {
  const { locale } = words;
  const figure = (value: Figure | null) =>
    value === null ? "" : isShown(value) ? Math.round(value * 100) / 100 : words.suppressed;
  const share = (cell: CubeCell | null | undefined) => (cell ? figure(shareIn(cell)) : "");
  const rows = (Object.keys(THEMES) as Theme[]).flatMap((theme) =>
    THEMES[theme].map((indicator): FileRow => {
      const found = figures.get(indicator.code);
      const own: FileRow =
        isComputed(indicator) && found !== undefined
          ? [
              ...[figure(found.own.counted), figure(found.own.base), share(found.own), figure(found.unknown)],
              ...[share(found.above), indicator.counts[locale], indicator.outOf[locale]],
            ]
          : ["", "", "", "", "", "", ""];
      return [
        ...[area.code, area.label, date, words.theme(theme), indicator.code, indicator.title[locale]],
        ...own,
        ...[indicator.owner.opd, isComputed(indicator) ? "" : indicator.needs[locale]],
      ];
    }),
  );
  return [COLUMNS.map(words.heading), ...rows];
}
