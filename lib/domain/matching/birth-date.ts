/** How two birth dates relate, the nearest first. */
export const DATE_RELATIONS = ["equal", "swapped", "one-digit", "year-off", "different"] as const;
export type DateRelation = (typeof DATE_RELATIONS)[number];

/** Compares two dates `YYYY-MM-DD`; the same either way round. */
export function compareDates(a: string, b: string): DateRelation {
  if (a === b) return "equal";
  if (swapped(a) === b) return "swapped";
  if (digitsApart(a, b) === 1) return "one-digit";
  const isYearOff = a.slice(4) === b.slice(4) && Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) === 1;
  return isYearOff ? "year-off" : "different";
}

/** Day and month the other way round; the date itself where there is no such day. */
export function swapped(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return Number(day) > 12 ? date : `${year}-${day}-${month}`;
}

function digitsApart(a: string, b: string): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  return [...a].filter((letter, index) => letter !== b[index]).length;
}

/**
 * Every date that counts as near this one, itself first: what a search by index asks for. One wrong digit gives some
 * forty days of the calendar.
 */
export function nearDates(date: string): readonly string[] {
  const digits = [...date].flatMap((letter, index) =>
    letter === "-"
      ? []
      : Array.from({ length: 10 }, (_, digit) => `${date.slice(0, index)}${digit}${date.slice(index + 1)}`),
  );
  const year = Number(date.slice(0, 4));
  const years = [year - 1, year + 1].map((other) => `${String(other).padStart(4, "0")}${date.slice(4)}`);
  return [...new Set([date, swapped(date), ...digits, ...years])].filter(isCalendarDay);
}

function isCalendarDay(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  const year = Number(date.slice(0, 4));
  return year >= 1850 && year <= 2200 && !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === date;
}
