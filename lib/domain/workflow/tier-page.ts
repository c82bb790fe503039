import type { DashboardArea } from "../dashboard/overview";
import type { Locale } from "../instrument/question";
import type { Deadline, TimedState, TrialPart } from "./deadline";

/** How a tier stands in an area now. */
export interface TierLine {
  readonly state: TimedState;
  readonly deadline: Deadline;
  /** Whose setting it is; null: the standard. */
  readonly setBy: string | null;
  /** YYYY-MM-DD: when something that reaches the tier today is due at the latest. */
  readonly dueToday: string;
  /** The next deadline that has been set and has not begun. */
  readonly upcoming: (Deadline & { readonly effectiveFrom: string }) | null;
  /** What waits in the area and what of it is late; null for who may not read proposals. Capped as `countText` shows it. */
  readonly counts: { readonly waiting: number; readonly overdue: number } | null;
}

export interface DeadlineLine extends Deadline {
  readonly id: string;
  readonly state: TimedState;
  readonly regionLabel: string;
  readonly effectiveFrom: string;
  readonly reason: string;
  /** Null when the account is gone. */
  readonly setBy: string | null;
  readonly setAt: Date;
}

export interface HolidayLine {
  readonly day: string;
  readonly kind: "national" | "joint-leave" | "regional";
  readonly name: Readonly<Record<Locale, string>>;
  readonly source: string;
  /** Code of the region whose own day it is; "0" for the nation. */
  readonly regionCode: string;
}

/** The tiers of an area: what each decides, how long it has, and by which calendar. */
export interface TierPage {
  readonly area: DashboardArea;
  readonly today: string;
  readonly tiers: readonly TierLine[];
  /** Later first. */
  readonly history: readonly DeadlineLine[];
  /** The coming days without work, the nearest first. */
  readonly holidays: readonly HolidayLine[];
  readonly below: readonly { readonly code: string; readonly label: string }[];
  readonly can: { readonly setDeadline: boolean; readonly setHoliday: boolean };
}

/** What another deadline would have meant, from what went through the tier lately and what waits in it. */
export interface DeadlineTrial {
  readonly deadline: Deadline;
  /** Null: too few to tell. */
  readonly decided: TrialPart | null;
  readonly waiting: TrialPart | null;
}

export interface TierTrialPage {
  readonly area: DashboardArea;
  readonly today: string;
  readonly line: TierLine;
  /** Days without work. */
  readonly calendar: ReadonlySet<string>;
  /** Id of the area's newest own deadline of this tier. */
  readonly seen: string | null;
  readonly trial: DeadlineTrial | null;
}

/** Days of the past that a trial looks at. */
export const TRIAL_DAYS = 90;
