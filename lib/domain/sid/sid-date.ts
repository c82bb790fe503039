import type { Cell } from "./cell";
import { cellText } from "./cell";

const DAY_FIRST = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/;
const YEAR_FIRST = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;

/**
 * A date cell, `dd-mm-yyyy`, `dd/mm/yyyy` or `yyyy-mm-dd` as `YYYY-MM-DD`. Null for anything else: an impossible day, two
 * digits of a year, or a bare number, whose meaning nobody can be sure of.
 */
export function readSidDate(cell: Cell): string | null {
  if (typeof cell === "object" && cell !== null && "number" in cell) return null;
  const text = cellText(cell);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return calendarDay(dayFirst[3], dayFirst[2], dayFirst[1]);
  const yearFirst = YEAR_FIRST.exec(text);
  return yearFirst === null ? null : calendarDay(yearFirst[1], yearFirst[2], yearFirst[3]);
}

function calendarDay(year = "", month = "", day = ""): string | null {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text) return null;
  return Number(year) >= 1850 && Number(year) <= 2200 ? text : null;
}
