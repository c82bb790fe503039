import "server-only";
import { stringify } from "csv-stringify/sync";
import type { Download } from "@/lib/domain/dashboard/address";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import type { DashboardArea, Overview } from "@/lib/domain/dashboard/overview";
import { PROGRESS_STATES, type Progress } from "@/lib/domain/dashboard/progress";

/** Words of a table that is taken along, in the reader's language. */
export interface DownloadWords {
  readonly heading: (column: DownloadColumn) => string;
  readonly state: (state: (typeof PROGRESS_STATES)[number]) => string;
  readonly decile: (decile: Overview["deciles"][number]["decile"]) => string;
  readonly suppressed: string;
}

export type DownloadColumn =
  | "code"
  | "area"
  | "year"
  | "asOf"
  | "state"
  | "families"
  | "due"
  | "decile"
  | "male"
  | "female"
  | "unknown"
  | "people";

type Row = readonly (string | number)[];

/** A table as rows, the headings first. Each row carries its area, year and date, so that it can be read on its own. */
export function downloadRows(
  table: Download,
  area: DashboardArea,
  overview: Overview,
  asOf: string,
  words: DownloadWords,
): readonly Row[] {
  const figure = (value: Figure) => (isShown(value) ? value : words.suppressed);
  const year = overview.year?.year ?? "";
  const own: Row = [area.code, area.label, year, asOf];
  const ownColumns = ["code", "area", "year", "asOf"] as const;
  const head = (...columns: DownloadColumn[]): string[] =>
    [...ownColumns, ...columns].map((column) => words.heading(column));
  const progressCells = (progress: Progress): Row => [
    figure(progress.due),
    ...PROGRESS_STATES.map((state) => figure(progress.states[state])),
  ];
  switch (table) {
    case "kemajuan":
      return [
        [...head("due"), ...PROGRESS_STATES.map(words.state)],
        ...overview.children.map((row): Row => [row.code, row.label, year, asOf, ...progressCells(row.progress)]),
        [...own, ...progressCells(overview.progress)],
      ];
    case "keadaan":
      return [
        head("state", "families"),
        ...PROGRESS_STATES.map((state): Row => [...own, words.state(state), figure(overview.progress.states[state])]),
        [...own, words.heading("due"), figure(overview.progress.due)],
      ];
    case "desil":
      return [
        head("decile", "families", "male", "female", "unknown", "people"),
        ...overview.deciles.map(
          (row): Row => [
            ...own,
            words.decile(row.decile),
            ...[row.families, row.male, row.female, row.unknown, row.people].map(figure),
          ],
        ),
      ];
  }
}

/**
 * The rows as a CSV file that opens in a spreadsheet of the language: Indonesian ones part columns by semicolons. A text
 * that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function toCsv(rows: readonly Row[], locale: "id" | "en"): string {
  const cells = rows.map((row) => [...row]);
  return stringify(cells, {
    bom: true,
    delimiter: locale === "id" ? ";" : ",",
    record_delimiter: "\r\n",
    escape_formulas: true,
  });
}
