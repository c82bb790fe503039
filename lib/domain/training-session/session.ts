import { instantAt } from "../calendar/instant";
import { addDays, daysBetween } from "../calendar/working-day";
import { localDay } from "../period/period";

export const SESSION_MODES = ["on-site", "online"] as const;
export type SessionMode = (typeof SESSION_MODES)[number];

export const SESSION_STATES = ["coming", "running", "over", "cancelled"] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** The most seats of one training: more people learn in several. */
export const MOST_SEATS = 200;
/** Invited, waiting and seated in one training: as many as its page lists, so that nobody is in a training and on no list. */
export const MOST_IN_TRAINING = 1_000;
export const MOST_DAYS = 14;
/** Trainers that a form lists; others are found by their name. */
export const MOST_TRAINERS = 100;
/** How far ahead a training is planned, in days. */
export const MOST_AHEAD_DAYS = 365;

export interface SessionTimes {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cancelledAt: Date | null;
}

export function sessionState({ startsAt, endsAt, cancelledAt }: SessionTimes, at: Date): SessionState {
  if (cancelledAt !== null) return "cancelled";
  if (at < startsAt) return "coming";
  return at < endsAt ? "running" : "over";
}

/** Days and times of a training as its planner writes them, in the region's time zone. */
export interface SessionDays {
  /** `YYYY-MM-DD`, both included. */
  readonly fromDay: string;
  readonly toDay: string;
  /** `HH:MM`: when the first day begins and when the last ends. */
  readonly fromTime: string;
  readonly toTime: string;
}

export type SessionProblem = "PAST" | "TOO_FAR" | "RANGE" | "TOO_LONG";

/** What is wrong with the days of a training that is planned now, or null. */
export function sessionProblem(days: SessionDays, timeZone: string, now: Date): SessionProblem | null {
  const { startsAt, endsAt } = sessionTimes(days, timeZone);
  if (startsAt <= now) return "PAST";
  if (days.fromDay > addDays(localDay(now, timeZone), MOST_AHEAD_DAYS)) return "TOO_FAR";
  if (endsAt <= startsAt) return "RANGE";
  return daysBetween(days.fromDay, days.toDay) >= MOST_DAYS ? "TOO_LONG" : null;
}

export function sessionTimes(days: SessionDays, timeZone: string): { readonly startsAt: Date; readonly endsAt: Date } {
  return {
    startsAt: instantAt(days.fromDay, days.fromTime, timeZone),
    endsAt: instantAt(days.toDay, days.toTime, timeZone),
  };
}
