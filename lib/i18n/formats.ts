import { dateFormatter } from "@/lib/domain/calendar/formatter";
import type { Locale } from "./locale";

/** The country's three zones. Pontianak and Jakarta are both WIB; provinces are stored with one of these. */
export const ZONE_SUFFIX = {
  "Asia/Jakarta": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
} as const;
export type TimeZone = keyof typeof ZONE_SUFFIX;

/** English as it is written here: day before month. */
const TAG = { id: "id-ID", en: "en-GB" } as const satisfies Record<Locale, string>;

const DATE_STYLE = {
  /** Kamis, 14 Mei 2026 */
  full: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  /** 14 Mei 2026 */
  long: { day: "numeric", month: "long", year: "numeric" },
  /** 14/05/2026, for dense tables */
  short: { day: "2-digit", month: "2-digit", year: "numeric" },
  /** Mei 2026 */
  month: { month: "long", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DateStyle = keyof typeof DATE_STYLE;

/**
 * Intl objects by what made them: making one costs fifty times what using it does, and a list makes hundreds. The keys
 * are locales, styles and the three zones, so the map stays small.
 */
const made = new Map<string, Intl.NumberFormat | Intl.RelativeTimeFormat>();

function numberFormat(tag: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n|${tag}|${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known instanceof Intl.NumberFormat) return known;
  const format = new Intl.NumberFormat(tag, options);
  made.set(key, format);
  return format;
}

function relativeFormat(tag: string): Intl.RelativeTimeFormat {
  const known = made.get(`r|${tag}`);
  if (known instanceof Intl.RelativeTimeFormat) return known;
  const format = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  made.set(`r|${tag}`, format);
  return format;
}

/** A date ("YYYY-MM-DD") is no instant: it is shown as it stands, in no zone. */
export function formatDate(date: string, locale: Locale, style: DateStyle = "long"): string {
  return dateFormatter(TAG[locale], { ...DATE_STYLE[style], timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

/** The day of an instant in a zone: "Kamis, 14 Mei 2026". */
export function formatDay(instant: Date, zone: TimeZone, locale: Locale, style: DateStyle = "full"): string {
  return dateFormatter(TAG[locale], { ...DATE_STYLE[style], timeZone: zone }).format(instant);
}

/** "10.43" / "10:43", where the zone is said beside it; with seconds "10.43.07". */
export function formatClock(instant: Date, zone: TimeZone, locale: Locale, withSeconds = false): string {
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone } as const;
  return dateFormatter(TAG[locale], withSeconds ? { ...clock, second: "2-digit" } : clock).format(instant);
}

/** "10.43 WITA" / "10:43 WITA". */
export function formatTime(instant: Date, zone: TimeZone, locale: Locale): string {
  return `${formatClock(instant, zone, locale)} ${ZONE_SUFFIX[zone]}`;
}

/** "14 Mei 2026, 10.43 WITA". */
export function formatInstant(instant: Date, zone: TimeZone, locale: Locale, style: DateStyle = "long"): string {
  return `${formatDay(instant, zone, locale, style)}, ${formatTime(instant, zone, locale)}`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Days between two instants as a calendar on the wall of that zone counts them. */
function calendarDays(from: Date, to: Date, zone: TimeZone): number {
  const midnight = (instant: Date) =>
    Date.parse(dateFormatter("en-CA", { timeZone: zone }).format(instant).slice(0, 10));
  return Math.round((midnight(to) - midnight(from)) / DAY);
}

/** "baru saja", "12 menit yang lalu", "kemarin", "3 hari yang lalu"; past six weeks the date itself. */
export function formatAgo(instant: Date, now: Date, zone: TimeZone, locale: Locale): string {
  const relative = relativeFormat(TAG[locale]);
  const past = now.getTime() - instant.getTime();
  if (Math.abs(past) < MINUTE) return locale === "id" ? "baru saja" : "just now";
  if (Math.abs(past) < HOUR) return relative.format(-Math.trunc(past / MINUTE), "minute");
  const days = calendarDays(instant, now, zone);
  if (days === 0) return relative.format(-Math.trunc(past / HOUR), "hour");
  if (Math.abs(days) <= 42) return relative.format(-days, "day");
  return formatDay(instant, zone, locale, "long");
}

/** 1.234 / 1,234; at most `digits` decimals. */
export function formatNumber(value: number, locale: Locale, digits = 0): string {
  return numberFormat(TAG[locale], { maximumFractionDigits: digits }).format(value);
}

/** A share of a whole as "64%"; of nothing, "-" (not 0: nothing was asked for). */
export function formatPercent(part: number, whole: number, locale: Locale, digits = 0): string {
  if (whole === 0) return "-";
  return numberFormat(TAG[locale], { style: "percent", maximumFractionDigits: digits }).format(part / whole);
}

/** Twelve month names for date boxes. */
export function monthNames(locale: Locale): string[] {
  const format = dateFormatter(TAG[locale], { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2026, month, 15))));
}
