/** Hours of one opening day; times are minutes after local midnight. */
export interface Opening {
  readonly opensAt: number;
  readonly closesAt: number;
  readonly slotMinutes: number;
  readonly slotQuota: number;
}

/** Days ahead for which a desk may be opened and a slot be booked. */
export const DAYS_AHEAD = 120;

/** Beginnings of the slots of a day: only whole ones, so that the last ends before the desk closes. */
export function slotsOf({ opensAt, closesAt, slotMinutes }: Opening): number[] {
  const count = slotMinutes > 0 ? Math.max(0, Math.floor((closesAt - opensAt) / slotMinutes)) : 0;
  return Array.from({ length: count }, (_, index) => opensAt + index * slotMinutes);
}

/** Families that can book on the day. */
export function dayQuota(opening: Opening): number {
  return slotsOf(opening).length * opening.slotQuota;
}

/** 480 as "08:00". */
export function clockText(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** "08:00" or "8.00" as 480; null where it is no time of a day. */
export function readClock(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim()) ?? [];
  const all = Number(hours) * 60 + Number(minutes);
  return hours === undefined || Number(minutes) > 59 || all > 24 * 60 ? null : all;
}

/** The same hours on the given weekdays (0 Sunday to 6 Saturday) between two days, both included. Days are YYYY-MM-DD. */
export function daysBetweenOn(from: string, to: string, weekdays: readonly number[]): string[] {
  const days: string[] = [];
  const last = Date.parse(`${to}T00:00:00Z`);
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= last; at += 86_400_000) {
    const day = new Date(at);
    if (weekdays.includes(day.getUTCDay())) days.push(day.toISOString().slice(0, 10));
  }
  return days;
}
