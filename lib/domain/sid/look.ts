import { type Cell, cellText } from "./cell";
import { readSidDate } from "./sid-date";

/** Sixteen digits. */
export function isIdentity(cell: Cell): boolean {
  return /^\d{16}$/.test(cellText(cell).replace(/[\s.']/g, ""));
}

export type Look = "identity" | "date" | "name";

/** What a column's values plainly are; null where they could be several things. */
export function lookOf(values: readonly Cell[]): Look | null {
  if (values.length === 0) return null;
  const mostly = (fits: (cell: Cell) => boolean) => values.filter(fits).length >= values.length * 0.8;
  if (mostly(isIdentity)) return "identity";
  if (mostly((cell) => readSidDate(cell) !== null)) return "date";
  return mostly((cell) => /^\p{L}[\p{L}\p{M} .,'’-]{2,}$/u.test(cellText(cell))) ? "name" : null;
}
