import type { SearchParams } from "../dashboard/address";
import type { AreaLevel } from "../dashboard/area";
import { allCuts, CUTS, type Cut, cutBySlug, cutsOf } from "./cut";
import { type Measure, measureBySlug, measureSlug, unitOf } from "./measure";

/** A table as its address says it: what is counted, by what down and across. `area`: the areas right below. */
export interface TableRequest {
  readonly measure: Measure;
  readonly rows: Cut | "area";
  readonly columns: Cut | null;
}

const AREA_SLUG = "wilayah";

/** Unknown or impossible choices read as the usual ones: an old address never breaks a page. A village has no areas below. */
export function parseTable(params: SearchParams, level: AreaLevel): TableRequest {
  const measure = measureBySlug(wordOf(params["ukuran"])) ?? { kind: "people" };
  const fits = (slug: string) => {
    const cut = cutBySlug(slug);
    return cut !== null && cutsOf(unitOf(measure)).includes(cut) ? cut : null;
  };
  const rowSlug = wordOf(params["baris"]);
  const rows = rowSlug === AREA_SLUG && level !== "village" ? "area" : (fits(rowSlug) ?? "decile");
  const columns = fits(wordOf(params["kolom"]));
  return { measure, rows, columns: columns === rows ? null : columns };
}

function wordOf(value: SearchParams[string]): string {
  return typeof value === "string" ? value : "";
}

export function rowSlug(rows: TableRequest["rows"]): string {
  return rows === "area" ? AREA_SLUG : CUTS[rows].slug;
}

export function tableHref(code: string, { measure, rows, columns }: TableRequest): string {
  const params = new URLSearchParams({ ukuran: measureSlug(measure), baris: rowSlug(rows) });
  if (columns !== null) params.set("kolom", CUTS[columns].slug);
  return `/dasbor/${code}/tabel?${params}`;
}

/** The cuts of a request in the order of all cuts, whichever of them stands down: a table and its turned one are settled alike. */
export function cutsIn({ rows, columns }: TableRequest): readonly Cut[] {
  return allCuts().filter((cut) => cut === rows || cut === columns);
}
