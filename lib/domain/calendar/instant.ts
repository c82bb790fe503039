import { localDay } from "../period/period";
import { addDays, endOfDay } from "./working-day";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** The midnight with which a local day, `YYYY-MM-DD`, begins. */
export function startOfDay(day: string, timeZone: string): Date {
  return endOfDay(addDays(day, -1), timeZone);
}

/** The instant of a local day and a time of it, `HH:MM`. */
export function instantAt(day: string, time: string, timeZone: string): Date {
  return new Date(startOfDay(day, timeZone).getTime() + minutesOf(time) * MINUTE_MS);
}

/** The local time of an instant, `HH:MM`. */
export function localTime(at: Date, timeZone: string): string {
  const minutes = Math.floor((at.getTime() - startOfDay(localDay(at, timeZone), timeZone).getTime()) / MINUTE_MS);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** So many months later at the same time; where the month is shorter, on its last day. */
export function addMonths(at: Date, months: number): Date {
  const month = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 0));
  const later = new Date(at);
  later.setUTCFullYear(month.getUTCFullYear(), month.getUTCMonth(), Math.min(at.getUTCDate(), month.getUTCDate()));
  return later;
}

function minutesOf(time: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(":").map(Number);
  const all = hours * 60 + minutes;
  if (!(all >= 0 && all < DAY_MINUTES)) throw new RangeError(`no time of a day: ${time}`);
  return all;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
