/** A local calendar day, YYYY-MM-DD, and so many days later. */
export function addDays(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10);
}

/** Days from one day to another; negative when the other is earlier. Both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Offices work from Monday to Friday, but not on holidays and days of joint leave. */
export function isWorkingDay(day: string, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/** The day itself if people work on it, else the next one on which they do. */
export function workingDayFrom(day: string, holidays: ReadonlySet<string>): string {
  let at = day;
  while (!isWorkingDay(at, holidays)) at = addDays(at, 1);
  return at;
}

/** The n-th working day after a day; the day itself does not count. */
export function addWorkingDays(day: string, count: number, holidays: ReadonlySet<string>): string {
  let at = day;
  for (let left = count; left > 0; left -= 1) at = workingDayFrom(addDays(at, 1), holidays);
  return at;
}

/** Working days from one day to another, both included; 0 when the other is earlier. */
export function workingDaysIn(from: string, to: string, holidays: ReadonlySet<string>): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day, holidays)) count += 1;
  return count;
}

const OFFSET_HOURS: Readonly<Record<string, number>> = { "Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9 };

/** The instant at which a local day ends: the midnight after it. Indonesia's zones have no summer time. */
export function endOfDay(day: string, timeZone: string): Date {
  const offset = OFFSET_HOURS[timeZone];
  if (offset === undefined) throw new Error(`no time zone of the country: ${timeZone}`);
  return new Date(Date.parse(`${addDays(day, 1)}T00:00:00Z`) - offset * 3_600_000);
}
