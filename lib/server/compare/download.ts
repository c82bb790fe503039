import "server-only";
import { type Compared, type Comparison, type HeadlineName, verdictOf } from "@/lib/domain/compare/comparison";
import { shareIn } from "@/lib/domain/cube/table";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import type { FileRow } from "@/lib/server/cube/download";

export type CompareColumn = "figure" | "code" | "counted" | "base" | "share" | "gap" | "low" | "high" | "verdict";

export interface CompareWords {
  readonly heading: (column: CompareColumn, area?: string) => string;
  readonly headline: (name: HeadlineName) => string;
  readonly verdict: (row: Compared) => string;
  readonly suppressed: string;
  readonly locale: "id" | "en";
}

/** The comparison as rows, one for each figure, the headings first. */
export function comparisonRows(
  { headlines, themes }: Comparison,
  one: DashboardArea,
  other: DashboardArea,
  words: CompareWords,
): readonly FileRow[] {
  const figure = (value: Figure | null) =>
    value === null ? "" : isShown(value) ? Math.round(value * 100) / 100 : words.suppressed;
  const line = (name: string, code: string, row: Compared, isShare: boolean): FileRow => [
    name,
    code,
    ...[row.one, row.other].flatMap((cell) => [
      figure(cell.counted),
      isShare ? figure(cell.base) : "",
      isShare ? figure(shareIn(cell)) : "",
    ]),
    ...[row.gap?.points ?? null, row.gap?.low ?? null, row.gap?.high ?? null].map(figure),
    isShare && verdictOf(row) !== "none" ? words.verdict(row) : "",
  ];
  return [
    [
      words.heading("figure"),
      words.heading("code"),
      ...[one, other].flatMap(({ label }) =>
        (["counted", "base", "share"] as const).map((column) => words.heading(column, label)),
      ),
      ...(["gap", "low", "high", "verdict"] as const).map((column) => words.heading(column)),
    ],
    ...headlines.map((row) => line(words.headline(row.name), "", row, row.isShare)),
    ...themes.flatMap(({ rows }) =>
      rows.map((row) => line(row.indicator.title[words.locale], row.indicator.code, row, true)),
    ),
  ];
}
