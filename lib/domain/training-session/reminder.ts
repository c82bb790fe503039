import { addDays } from "../calendar/working-day";
import type { NoticeFacts } from "../notice/notice";
import type { EnrolmentState } from "./enrolment";

/** Days before a training on which an invitation without an answer is reminded of. */
export const ANSWER_DAYS_BEFORE = [3, 1] as const;
/** Days before the last day of the test on which it is reminded of. */
export const TEST_DAYS_BEFORE = [7, 2] as const;
/** Days before a certificate's last on which its holder is reminded: time to be invited again, then to come. */
export const CERTIFICATE_DAYS_BEFORE = [60, 30, 7] as const;

/** A seat that is not passed, by local days. */
export interface SeatDays {
  readonly state: EnrolmentState;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly testLastDay: string;
}

/** What somebody with a seat is reminded of on a local day, or null. */
export function seatReminder({ state, firstDay, lastDay, testLastDay }: SeatDays, today: string): NoticeFacts | null {
  if (state === "invited" && ANSWER_DAYS_BEFORE.some((days) => addDays(today, days) === firstDay))
    return { kind: "reminder-answer", day: firstDay };
  if (state !== "confirmed") return null;
  if (addDays(today, 1) === firstDay) return { kind: "reminder-training", day: firstDay };
  return today > lastDay && TEST_DAYS_BEFORE.some((days) => addDays(today, days) === testLastDay)
    ? { kind: "reminder-test", lastDay: testLastDay }
    : null;
}
