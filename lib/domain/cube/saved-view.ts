import { levelOf } from "../dashboard/area";
import { CUTS } from "./cut";
import { measureSlug } from "./measure";
import { parseTable, rowSlug, type TableRequest } from "./request";

/** Views that a person may keep: a list that fits a page. */
export const MOST_VIEWS = 50;

/** A table's request in the words of its address. */
export interface ViewParts {
  readonly measure: string;
  readonly rows: string;
  readonly columns: string | null;
}

export function partsOf(request: TableRequest): ViewParts {
  const columns = request.columns === null ? null : CUTS[request.columns].slug;
  return { measure: measureSlug(request.measure), rows: rowSlug(request.rows), columns };
}

/** The request that the words mean in an area. Null where they are not exactly those of a table there: unlike an address, they are kept. */
export function requestOf({ measure, rows, columns }: ViewParts, areaCode: string): TableRequest | null {
  const level = levelOf(areaCode);
  if (level === null) return null;
  const request = parseTable({ ukuran: measure, baris: rows, ...(columns === null ? {} : { kolom: columns }) }, level);
  const read = partsOf(request);
  return read.measure === measure && read.rows === rows && read.columns === columns ? request : null;
}
