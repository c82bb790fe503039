import type { Cell } from "./cell";
import { cellText } from "./cell";

const DAY_FIRST = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})$/;
/** `17 Agustus 1990`, `17-Agu-1990`. */
const NAMED_MONTH = /^(\d{1,2})[-/. ]([A-Za-z]{3,9})\.?[-/. ](\d{4})$/;
/** By their first three letters, Indonesian and English. */
const MONTHS: Readonly<Record<string, string>> = {
  jan: "1",
  feb: "2",
  peb: "2",
  mar: "3",
  apr: "4",
  mei: "5",
  may: "5",
  jun: "6",
  jul: "7",
  agu: "8",
  ags: "8",
  aug: "8",
  sep: "9",
  okt: "10",
  oct: "10",
  nov: "11",
  nop: "11",
  des: "12",
  dec: "12",
};
const YEAR_FIRST = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;

/**
 * A date cell, `dd-mm-yyyy` with any usual mark, a month by its name, or `yyyy-mm-dd` as `YYYY-MM-DD`. Null for anything else: an impossible day, two
 * digits of a year, or a bare number, whose meaning nobody can be sure of.
 */
export function readSidDate(cell: Cell): string | null {
  if (typeof cell === "object" && cell !== null && "number" in cell) return null;
  const text = cellText(cell);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return calendarDay(dayFirst[4], dayFirst[3], dayFirst[1]);
  const named = NAMED_MONTH.exec(text);
  if (named !== null) return calendarDay(named[3], MONTHS[(named[2] ?? "").slice(0, 3).toLowerCase()], named[1]);
  const yearFirst = YEAR_FIRST.exec(text);
  return yearFirst === null ? null : calendarDay(yearFirst[1], yearFirst[2], yearFirst[3]);
}

function calendarDay(year = "", month = "", day = ""): string | null {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text) return null;
  return Number(year) >= 1850 && Number(year) <= 2200 ? text : null;
}
