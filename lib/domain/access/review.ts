import { addDays, workingDayFrom } from "../calendar/working-day";

/** Each calendar quarter every area goes through who can open its families. */

/** Grants kept by one command, at most: a page of them, several times over. */
export const MOST_KEPT = 200;
/** Not seen for so many days deserves a look. */
export const UNSEEN_DAYS = 90;
/** Reminded so many days before the last day, too. */
export const REMIND_DAYS_BEFORE = 7;

/** "2026-Q4" */
export type Quarter = string & { readonly __brand: "Quarter" };

const MONTHS = 3;
const TEXT = /^\d{4}-Q[1-4]$/;

export function isQuarter(text: string): text is Quarter {
  return TEXT.test(text);
}

/** The quarter of a local day. */
export function quarterOf(day: string): Quarter {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / MONTHS)}` as Quarter;
}

function monthOf(quarter: Quarter): { readonly year: number; readonly month: number } {
  return { year: Number(quarter.slice(0, 4)), month: (Number(quarter.slice(6)) - 1) * MONTHS + 1 };
}

function firstOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

/** Its first day; the last day by which its review is due, the end of the first month; and its last day. All YYYY-MM-DD. */
export function quarterDays(quarter: Quarter): { readonly first: string; readonly due: string; readonly last: string } {
  const { year, month } = monthOf(quarter);
  return {
    first: firstOf(year, month),
    due: addDays(firstOf(year, month + 1), -1),
    last: addDays(firstOf(year, month + MONTHS), -1),
  };
}

export function quarterBefore(quarter: Quarter): Quarter {
  return quarterOf(addDays(quarterDays(quarter).first, -1));
}

/** Whether administrators are reminded on a day: the first working day of the quarter, a week before the last day, and on it. */
export function isReviewReminder(day: string, holidays: ReadonlySet<string>): boolean {
  const { first, due } = quarterDays(quarterOf(day));
  return [workingDayFrom(first, holidays), addDays(due, -REMIND_DAYS_BEFORE), due].includes(day);
}

/** Why a line deserves a look before it is kept. */
export const REVIEW_MARKS = ["unseen", "untrained", "glass", "villages"] as const;
export type ReviewMark = (typeof REVIEW_MARKS)[number];

export interface Reviewed {
  readonly lastSeen: Date | null;
  readonly validFrom: Date;
  readonly source: string;
  readonly isFull: boolean;
  /** A certificate of this very duty is in force. */
  readonly isTrained: boolean;
  /** In how many villages the person has a duty now. */
  readonly villages: number;
}

const DAY_MS = 86_400_000;

/**
 * Marks of a grant: its holder was not seen for ninety days, though they had it for as long; it was given directly, in full, and no
 * training stands behind it; it is of an emergency; its holder has duties in two villages.
 */
export function marksOf(reviewed: Reviewed, now: Date): readonly ReviewMark[] {
  const { lastSeen, validFrom, source, isFull, isTrained, villages } = reviewed;
  const since = new Date(now.getTime() - UNSEEN_DAYS * DAY_MS);
  const found: Record<ReviewMark, boolean> = {
    unseen: validFrom < since && (lastSeen === null || lastSeen < since),
    untrained: source === "administrator" && isFull && !isTrained,
    glass: source === "break-glass",
    villages: villages > 1,
  };
  return REVIEW_MARKS.filter((mark) => found[mark]);
}
