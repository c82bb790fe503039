import { dateFormatter } from "../calendar/formatter";

/** A year's window of updating for a region. Dates are local calendar days. */
export interface Period {
  readonly id: string;
  readonly regionCode: string;
  readonly year: number;
  readonly instrument: string;
  readonly instrumentVersion: number;
  /** YYYY-MM-DD, both included; the period ends at local midnight after the last day (DECIDED 3). */
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The calendar day of an instant in a time zone, YYYY-MM-DD. */
export function localDay(at: Date, timeZone: string): string {
  return dateFormatter("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}

/** The local hour of an instant, 0 to 23. */
export function localHour(at: Date, timeZone: string): number {
  return Number(dateFormatter("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(at));
}

/** True while the window is open on that local day. */
export function isOpenOn(period: Pick<Period, "startsOn" | "endsOn">, day: string): boolean {
  return period.startsOn <= day && day <= period.endsOn;
}

export type DayPart = "morning" | "noon" | "evening" | "night";

/** How people greet at an instant in a time zone: pagi to 10, siang to 15, sore to 18, then malam. */
export function dayPart(at: Date, timeZone: string): DayPart {
  const hour = localHour(at, timeZone);
  if (hour >= 4 && hour < 10) return "morning";
  if (hour >= 10 && hour < 15) return "noon";
  return hour >= 15 && hour < 18 ? "evening" : "night";
}
