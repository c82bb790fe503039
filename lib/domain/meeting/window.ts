/**
 * The days of a month on which villages meet, both included: what is decided by then reaches the regency's own closing of
 * the month. A plan outside is allowed and told.
 */
export const MEETING_WINDOW = { firstDay: 1, lastDay: 14 } as const;

/** Two local calendar days, YYYY-MM-DD, both included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

const two = (value: number) => String(value).padStart(2, "0");

/** Whether a calendar day (YYYY-MM-DD) lies in its month's meeting window. */
export function isInWindow(day: string): boolean {
  const ofMonth = Number(day.slice(8, 10));
  return ofMonth >= MEETING_WINDOW.firstDay && ofMonth <= MEETING_WINDOW.lastDay;
}

/** The meeting window that is open on a local day, or else the next one. */
export function nextWindow(today: string): DayRange {
  const [year = 0, month = 0, day = 0] = today.split("-").map(Number);
  const isPast = day > MEETING_WINDOW.lastDay;
  const at = isPast ? (month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 }) : { year, month };
  const prefix = `${at.year}-${two(at.month)}`;
  return { from: `${prefix}-${two(MEETING_WINDOW.firstDay)}`, to: `${prefix}-${two(MEETING_WINDOW.lastDay)}` };
}

/** Days from one calendar day to a later one; negative when it is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
