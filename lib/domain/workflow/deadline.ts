import { type Actor, authorize } from "../access/actor";
import { addDays, addWorkingDays, endOfDay, workingDayFrom } from "../calendar/working-day";
import { nearest } from "../dashboard/coarse";
import { SMALL_CELL } from "../dashboard/suppression";
import { localDay } from "../period/period";
import { TIERS, type TierName } from "./tier";

/** Tiers whose decision has a deadline. What waits for a village meeting is decided by the next one. */
export const TIMED_TIERS = ["verify", "sign", "validate", "accept"] as const satisfies readonly TierName[];
export type TimedTier = (typeof TIMED_TIERS)[number];

export function isTimed(name: TierName): name is TimedTier {
  return TIMED_TIERS.some((each) => each === name);
}

export const DEADLINE_UNITS = ["day", "working-day"] as const;
export type DeadlineUnit = (typeof DEADLINE_UNITS)[number];

/** The longest that a region may give its tiers. */
export const MOST_DAYS = 60;

export interface Deadline {
  readonly count: number;
  readonly unit: DeadlineUnit;
}

/** A stored deadline: one region (down to a village with special conditions), one tier, from a day on. */
export interface StoredDeadline extends Deadline {
  readonly regionCode: string;
  readonly tier: TimedTier;
  /** YYYY-MM-DD: for what reaches the tier from this day on. */
  readonly effectiveFrom: string;
  /** Milliseconds; orders deadlines of one region that begin on the same day. */
  readonly setAt: number;
}

/** The deadline of the workflow table (DECIDED 11), where no region has set another. */
export function standardDeadline(tier: TimedTier): Deadline {
  return { count: TIERS[tier].deadlineDays, unit: "day" };
}

/** The deadline in force for a village's proposals on a day: the nearest region's newest that has begun. */
export function deadlineIn(
  stored: readonly StoredDeadline[],
  tier: TimedTier,
  villageCode: string,
  day: string,
): Deadline & { readonly regionCode: string | null } {
  const [chosen] = stored
    .filter((each) => each.tier === tier && each.effectiveFrom <= day && villageCode.startsWith(each.regionCode))
    .toSorted(nearestNewestFirst);
  if (chosen === undefined) return { ...standardDeadline(tier), regionCode: null };
  return { count: chosen.count, unit: chosen.unit, regionCode: chosen.regionCode };
}

function nearestNewestFirst(a: StoredDeadline, b: StoredDeadline): number {
  if (a.regionCode.length !== b.regionCode.length) return b.regionCode.length - a.regionCode.length;
  if (a.effectiveFrom !== b.effectiveFrom) return a.effectiveFrom < b.effectiveFrom ? 1 : -1;
  return b.setAt - a.setAt;
}

const NO_DAYS: ReadonlySet<string> = new Set();

/**
 * The last day of a deadline. Calendar days that end on a day without work run on to the next working day: nobody is late
 * because of a holiday. Days on which deciding is paused count as none, in either unit.
 */
export function dueDay(
  from: string,
  { count, unit }: Deadline,
  holidays: ReadonlySet<string>,
  paused: ReadonlySet<string> = NO_DAYS,
): string {
  const free = paused.size === 0 ? holidays : new Set([...holidays, ...paused]);
  if (unit === "working-day") return addWorkingDays(from, count, free);
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (!paused.has(day)) left -= 1;
  }
  return workingDayFrom(day, free);
}

/** Working days in which what came back may be mended when the period has ended meanwhile: two weeks of the office. */
const MEND: Deadline = { count: 10, unit: "working-day" };

/**
 * The instant until which an operator may mend what was sent back: as long as the period runs, and {@link MEND} at the least,
 * because the tiers go on deciding after its last day.
 * @param periodEnd last day of its period, YYYY-MM-DD; null: not known
 */
export function mendableUntil(
  since: Date,
  periodEnd: string | null,
  holidays: ReadonlySet<string>,
  timeZone: string,
): Date {
  const mend = dueDay(localDay(since, timeZone), MEND, holidays);
  return endOfDay(periodEnd !== null && periodEnd > mend ? periodEnd : mend, timeZone);
}

/** True while a proposal that came back may be sent again although its period has ended. */
export function isMendable(
  { state, dueAt }: { readonly state: string; readonly dueAt: Date | null },
  now: Date,
): boolean {
  return state === "returned" && dueAt !== null && now < dueAt;
}

/** The days by which a place's deadlines are counted. */
export interface DeadlineDays {
  readonly holidays: ReadonlySet<string>;
  /** On which deciding is paused. */
  readonly paused: ReadonlySet<string>;
  readonly timeZone: string;
}

/** The instant from which a decision is late: the midnight after its last day. */
export function dueAt(since: Date, deadline: Deadline, { holidays, paused, timeZone }: DeadlineDays): Date {
  return endOfDay(dueDay(localDay(since, timeZone), deadline, holidays, paused), timeZone);
}

/** An instant within the last day of a deadline, to be shown as that day. */
export function lastDayOf(due: Date): Date {
  return new Date(due.getTime() - 1);
}

/** The next day on which another deadline begins to hold for an area; null when none is set to. */
export function nextDeadline(
  stored: readonly StoredDeadline[],
  tier: TimedTier,
  areaCode: string,
  today: string,
): (Deadline & { readonly effectiveFrom: string }) | null {
  const now = deadlineIn(stored, tier, areaCode, today);
  const days = [...new Set(stored.map((each) => each.effectiveFrom))].filter((day) => day > today).sort();
  for (const day of days) {
    const { count, unit } = deadlineIn(stored, tier, areaCode, day);
    if (count !== now.count || unit !== now.unit) return { count, unit, effectiveFrom: day };
  }
  return null;
}

/** How many entered a tier on a day, and on which day they left; null: they still wait. */
export interface Passage {
  readonly entered: string;
  readonly left: string | null;
  readonly count: number;
  /** Of those that wait: late by the deadline they came with. */
  readonly late: number;
}

/** Some proposals of a tier: how many, how many were or are late, and how many would be under another deadline. */
export interface TrialPart {
  readonly count: number;
  readonly late: number;
  readonly lateThen: number;
}

/**
 * How counts are told. Trying day by day would tell the age of single proposals: who sees no family reads figures in fives, and none
 * of fewer than five.
 */
export type Sharpness = "exact" | "fives";
export const toldCount = (count: number, sharpness: Sharpness) =>
  sharpness === "exact" ? Math.round(count) : nearest(count, SMALL_CELL);

/** Officials who may read small cells see their own area's work as it is. */
export function sharpnessFor(actor: Actor): Sharpness {
  return authorize(actor, "dashboard:read-small-cells") ? "exact" : "fives";
}

/**
 * What another deadline would have meant for some passages, seen on a day. What waits is late by its own deadline now. Null:
 * too few to tell; a count of 0 is told.
 */
export function trialPart(
  passages: readonly Passage[],
  now: Deadline,
  wanted: Deadline,
  holidays: ReadonlySet<string>,
  today: string,
  sharpness: Sharpness,
): TrialPart | null {
  const sum = (of: (passage: Passage) => number) => passages.reduce((total, passage) => total + of(passage), 0);
  const lateBy = (deadline: Deadline) => (passage: Passage) =>
    (passage.left ?? today) > dueDay(passage.entered, deadline, holidays) ? passage.count : 0;
  const count = sum((passage) => passage.count);
  if (sharpness === "fives" && count > 0 && count < SMALL_CELL) return null;
  const late = sum((passage) => (passage.left === null ? passage.late : lateBy(now)(passage)));
  const told = (figure: number) => toldCount(figure, sharpness);
  return { count: told(count), late: told(late), lateThen: told(sum(lateBy(wanted))) };
}
