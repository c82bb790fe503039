import type { CubeTable } from "../cube/table";
import { type Figure, isShown, shareOf } from "../dashboard/figure";

/** One published figure. */
export interface OpenRow {
  readonly code: string;
  readonly area: string;
  readonly asOf: string;
  /** What it is about, by the columns of its dataset: a code and its word for each. */
  readonly about: readonly { readonly code: string; readonly word: string }[];
  readonly counted: Figure;
  /** Of an indicator those below the line; else null. */
  readonly base: Figure | null;
  /** To what figures are rounded; 1 where they are exact. */
  readonly step: number;
  /** No smaller count is published. */
  readonly least: number;
  /** The same figures exactly: judged, and never part of the file. */
  readonly truth: { readonly counted: Figure; readonly base: Figure };
}

/** A figure for a file of machines: empty where it is withheld. */
export function figureText(figure: Figure | null): string {
  return figure === null || !isShown(figure) ? "" : String(Math.round(figure * 100) / 100);
}

export function isWithheld({ counted, base }: OpenRow): boolean {
  return !isShown(counted) || (base !== null && !isShown(base));
}

/** The cells of a row in the order of {@link headingsOf}. */
export function cellsOf(row: OpenRow): readonly string[] {
  const { code, area, asOf, about, counted, base, step } = row;
  const share = base === null ? [] : [figureText(base), figureText(shareOf(counted, base))];
  return [
    code,
    area,
    asOf,
    ...about.flatMap((each) => [each.code, each.word]),
    figureText(counted),
    ...share,
    String(step),
    isWithheld(row) ? "1" : "0",
  ];
}

/**
 * Names of the columns, for machines and the same in every language.
 * @param about names of what rows are about
 */
export function headingsOf(about: readonly string[], isIndicator: boolean): readonly string[] {
  return [
    "kode_wilayah",
    "nama_wilayah",
    "tanggal_data",
    ...about.flatMap((name) => [`kode_${name}`, name]),
    ...(isIndicator ? ["pembilang", "penyebut", "persen"] : ["jumlah"]),
    "dibulatkan_ke",
    "disamarkan",
  ];
}

/** Calls for each cell of a table: the row's key, the column's code or `all`, and the cell. */
export function cellsIn<T>(
  table: CubeTable,
  make: (row: string, column: string | null, cell: CubeTable["rows"][number]["cells"][number]) => T,
): T[] {
  const columns: (string | null)[] = table.columns.length === 0 ? [null] : [...table.columns.map(String), "all"];
  return table.rows.flatMap(({ key, cells }) => cells.map((cell, at) => make(String(key), columns[at] ?? null, cell)));
}
