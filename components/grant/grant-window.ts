import type { TimeZone } from "@/lib/i18n/formats";

/** The country's zones have had no summer time since 1964, so a fixed offset is the whole rule. */
const OFFSET = {
  "Asia/Jakarta": "+07:00",
  "Asia/Makassar": "+08:00",
  "Asia/Jayapura": "+09:00",
} as const satisfies Record<TimeZone, string>;

/** The instant a date begins in a zone, as UTC text. */
export function startOfDay(date: string, zone: TimeZone): string {
  return new Date(`${date}T00:00:00${OFFSET[zone]}`).toISOString();
}

/** The instant a date is over in a zone: the next midnight, so that a last day counts whole. */
export function endOfDay(date: string, zone: TimeZone): string {
  return new Date(Date.parse(startOfDay(date, zone)) + 24 * 60 * 60 * 1000).toISOString();
}

/** The date that it is in a zone at an instant, "YYYY-MM-DD". */
export function dateIn(instant: Date, zone: TimeZone): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(instant);
}
