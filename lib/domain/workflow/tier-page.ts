import type { DashboardArea } from "../dashboard/overview";
import type { Locale } from "../instrument/question";
import type { Deadline, Sharpness, TimedTier, TrialPart } from "./deadline";
import type { Freeze } from "./freeze";
import type { Tier, TierName, TierSet } from "./tier";

/** How a tier stands in an area now. */
export interface TierLine {
  readonly tier: TimedTier;
  /** How it decides here. */
  readonly rules: Tier;
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
  readonly tier: TimedTier;
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

/** Tiers that a region has set, or will have. */
export interface TierSetLine {
  readonly id: string;
  readonly regionLabel: string;
  readonly tiers: TierSet;
  readonly effectiveFrom: string;
  readonly reason: string;
  readonly setBy: string | null;
  readonly setAt: Date;
}

/** The seed of a tier's random sample in a period. */
export interface SampleLine {
  readonly tier: TierName;
  readonly year: number;
  /** SHA-256 of the seed, in hexadecimal: shown from the first day. */
  readonly digest: string;
  /** The seed itself, in hexadecimal, when the period is over; null before. */
  readonly seed: string | null;
}

export interface FreezeLine extends Freeze {
  readonly id: string;
  readonly regionLabel: string;
  readonly setBy: string | null;
  /** May be ended early by the acting grant. */
  readonly canLift: boolean;
}

/** The tiers of an area: what each decides, how long it has, and by which calendar. */
export interface TierPage {
  readonly area: DashboardArea;
  readonly today: string;
  readonly tiers: readonly TierLine[];
  /** How the village meeting decides here. */
  readonly meeting: Tier | null;
  /** Whose tiers they are; null: the standard ones. */
  readonly tiersSetBy: string | null;
  /** Later first. */
  readonly history: readonly DeadlineLine[];
  readonly sets: readonly TierSetLine[];
  /** Those that last or are to come, the nearest first. */
  readonly freezes: readonly FreezeLine[];
  /** Of the regency that the area is or lies in; none for a wider one. */
  readonly samples: readonly SampleLine[];
  /** The coming days without work, the nearest first. */
  readonly holidays: readonly HolidayLine[];
  /** Years whose national days are not recorded yet. */
  readonly withoutDecree: readonly number[];
  readonly below: readonly { readonly code: string; readonly label: string }[];
  readonly can: {
    readonly setDeadline: boolean;
    readonly setHoliday: boolean;
    readonly setTiers: boolean;
    readonly setFreeze: boolean;
  };
}

/** What another deadline would have meant, from what went through the tier lately and what waits in it. */
export interface DeadlineTrial {
  readonly deadline: Deadline;
  readonly sharpness: Sharpness;
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

/** What other tiers would mean for what waits in an area now. */
export interface TierSetTrial {
  readonly wanted: TierSet;
  readonly sharpness: Sharpness;
  /** What would wait for another tier than now. */
  readonly moves: readonly TierMove[];
  /** What would wait for each tier, and about how many of it would be in the sample. */
  readonly loads: readonly TierLoad[];
  /** Tiers above the regency that only the province may take away or loosen. */
  readonly loosened: readonly TierName[];
  /** Tiers with too few people to decide, and where. */
  readonly short: readonly ShortTier[];
}

export interface TierMove {
  readonly from: TierName;
  readonly to: TierName;
  readonly count: number;
}

export interface TierLoad {
  readonly tier: TierName;
  readonly count: number;
  /** Null: the plan of lots says how many. */
  readonly sampled: number | null;
}

export interface ShortTier {
  readonly tier: TierName;
  readonly regencyCode: string;
  readonly regionLabel: string;
  readonly holders: number;
  readonly needed: number;
}

export interface TierSetPage {
  readonly area: DashboardArea;
  readonly today: string;
  readonly now: TierSet;
  readonly setBy: string | null;
  /** Id of the area's newest own set. */
  readonly seen: string | null;
  readonly trial: TierSetTrial | null;
}

/** Days of the past that a trial looks at. */
export const TRIAL_DAYS = 90;
