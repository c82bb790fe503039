import "server-only";
import type { TableRequest } from "@/lib/domain/cube/request";
import { type CubeTable, shareIn } from "@/lib/domain/cube/table";
import { type CubeWords, columnWords, rowWord } from "@/lib/domain/cube/words";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";

export type FileColumn = "code" | "area" | "date" | "row" | "column" | "counted" | "base" | "share";

export interface FileWords extends CubeWords {
  readonly heading: (column: FileColumn) => string;
  readonly suppressed: string;
}

export type FileRow = readonly (string | number)[];

/** A table as rows, one for each cell, the headings first; each can be read on its own. */
export function tableRows(
  area: DashboardArea,
  request: TableRequest,
  table: CubeTable,
  date: string,
  words: FileWords,
): readonly FileRow[] {
  const isIndicator = request.measure.kind === "indicator";
  const figure = (value: Figure | null) =>
    value === null ? "" : isShown(value) ? Math.round(value * 100) / 100 : words.suppressed;
  const across = columnWords(table.columns, request, words);
  const columns: FileColumn[] = [
    "code",
    "area",
    "date",
    "row",
    ...(across.length > 0 ? (["column"] as const) : []),
    "counted",
    ...(isIndicator ? (["base", "share"] as const) : []),
  ];
  const lines = table.rows.flatMap((row) =>
    row.cells.map((cell, index): FileRow => {
      const code = request.rows === "area" && row.key !== "all" ? String(row.key) : area.code;
      const label = request.rows === "area" && row.key !== "all" ? rowWord(row, request, words) : area.label;
      return [
        code,
        label,
        date,
        rowWord(row, request, words),
        ...(across.length > 0 ? [across[index] ?? ""] : []),
        figure(cell.counted),
        ...(isIndicator ? [figure(cell.base), figure(shareIn(cell))] : []),
      ];
    }),
  );
  return [columns.map(words.heading), ...lines];
}
