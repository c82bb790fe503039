import { addDays } from "../calendar/working-day";

/** Reports of use that a holder owes: one after each so many days, and one when the data are no longer held. */
export interface ReportDue {
  readonly number: number;
  /** YYYY-MM-DD: the last day on which it is in time. */
  readonly dueOn: string;
}

/** The whole list from the first day to the last. */
export function reportsOwed(grantedOn: string, expiresOn: string, everyDays: number): readonly ReportDue[] {
  const days: string[] = [];
  for (let day = addDays(grantedOn, everyDays); day < expiresOn; day = addDays(day, everyDays)) days.push(day);
  return [...days, expiresOn].map((dueOn, index) => ({ number: index + 1, dueOn }));
}

export interface ReportStanding {
  /** The next one that may be written: the first at once, each other when the one before was due. Null: none now. */
  readonly next: ReportDue | null;
  /** How many are past their day and not written. */
  readonly overdue: number;
}

/** Reports are written in their order, so their number says how many there are. */
export function reportStanding(owed: readonly ReportDue[], written: number, today: string): ReportStanding {
  const open = owed.filter(({ number }) => number > written);
  const before = owed[written - 1];
  const isEarly = before !== undefined && today < before.dueOn;
  return { next: isEarly ? null : (open[0] ?? null), overdue: open.filter(({ dueOn }) => dueOn < today).length };
}

/** Days before a report is due on which its writer is reminded; on and after the day it is told each week. */
export const REMIND_BEFORE = [7, 1, 0] as const;

/** Whether a holder is reminded of a report on a day. */
export function isReportReminder(dueOn: string, today: string): boolean {
  if (REMIND_BEFORE.some((days) => addDays(dueOn, -days) === today)) return true;
  const late = (Date.parse(today) - Date.parse(dueOn)) / 86_400_000;
  return late > 0 && late % 7 === 0;
}

/** What a holder tells of the use. */
export interface UseReport {
  readonly number: number;
  readonly dueOn: string;
  readonly usedFor: string;
  /** Families that an act reached thanks to the data; null: not counted. */
  readonly familiesReached: number | null;
  readonly incident: string | null;
  readonly reshared: boolean;
  readonly resharedTo: string | null;
  readonly destroyed: boolean;
  readonly writtenAt: Date;
  readonly writtenBy: string;
}
