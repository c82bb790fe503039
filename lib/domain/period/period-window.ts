import { isCalendarDate } from "../instrument/age";

export interface PeriodWindow {
  readonly year: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

export type WindowProblem = "NO_DATE" | "OUTSIDE_YEAR" | "ENDS_BEFORE_START" | "ENDED" | "YEAR_NOT_OPEN";

/** Digits of the regions that may set a period of their own: province and regency; the nation is "0". */
const SETTING_DIGITS: readonly number[] = [1, 2, 4];

/** True for the nation, a province or a regency: villages and districts take their regency's period. */
export function maySetPeriod(regionCode: string): boolean {
  return SETTING_DIGITS.includes(regionCode.length);
}

/**
 * What is wrong with a window, field by field: both days lie in its year, in order, and only this year's or the next
 * one's can be set, because a past year's figures rest on it. It does not end before today: its drafts would expire within the hour.
 * @param today the region's local day
 */
export function windowProblem(
  { year, startsOn, endsOn }: PeriodWindow,
  today: string,
): { readonly path: "year" | "startsOn" | "endsOn"; readonly detail: WindowProblem } | null {
  const thisYear = Number(today.slice(0, 4));
  if (year !== thisYear && year !== thisYear + 1) return { path: "year", detail: "YEAR_NOT_OPEN" };
  for (const [path, day] of [
    ["startsOn", startsOn],
    ["endsOn", endsOn],
  ] as const) {
    if (!isCalendarDate(day)) return { path, detail: "NO_DATE" };
    if (Number(day.slice(0, 4)) !== year) return { path, detail: "OUTSIDE_YEAR" };
  }
  if (startsOn > endsOn) return { path: "endsOn", detail: "ENDS_BEFORE_START" };
  return endsOn < today ? { path: "endsOn", detail: "ENDED" } : null;
}
