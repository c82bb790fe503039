import { addDays } from "../calendar/working-day";

export const FREEZE_STOPS = ["submit", "decide", "both"] as const;
export type FreezeStops = (typeof FREEZE_STOPS)[number];

/** The longest that one freeze may last, in days after its first. */
export const MOST_FREEZE_DAYS = 92;

/** Days on which a region takes nothing new or decides nothing. Days are `YYYY-MM-DD`, both included, in local time. */
export interface Freeze {
  readonly regionCode: string;
  readonly stops: FreezeStops;
  readonly fromDay: string;
  readonly toDay: string;
  readonly reason: string;
}

/** The freeze that stops something in a place on a day; the one that ends last, or null. */
export function freezeOf(
  freezes: readonly Freeze[],
  what: "submit" | "decide",
  areaCode: string,
  day: string,
): Freeze | null {
  const [last] = freezes
    .filter(
      ({ regionCode, stops, fromDay, toDay }) =>
        (stops === "both" || stops === what) &&
        fromDay <= day &&
        day <= toDay &&
        (regionCode === "0" || areaCode.startsWith(regionCode)),
    )
    .toSorted((a, b) => b.toDay.localeCompare(a.toDay));
  return last ?? null;
}

/** The days on which a place takes nothing new or decides nothing, by all its pauses. */
export function pausedDays(
  freezes: readonly Freeze[],
  what: "submit" | "decide",
  areaCode: string,
): ReadonlySet<string> {
  const days = new Set<string>();
  for (const freeze of freezes) {
    if (freezeOf([freeze], what, areaCode, freeze.fromDay) === null) continue;
    for (let day = freeze.fromDay; day <= freeze.toDay; day = addDays(day, 1)) days.add(day);
  }
  return days;
}
