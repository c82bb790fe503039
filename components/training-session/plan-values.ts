import type { FieldProblem } from "@/lib/domain/error/error-code";
import { MOST_SEATS, type SessionMode, sessionProblem, sessionTimes } from "@/lib/domain/training-session/session";

/** What stands in the boxes of a training. Days are "YYYY-MM-DD", times "HH:MM"; empty while they are neither. */
export interface PlanValues {
  readonly title: string;
  readonly mode: SessionMode;
  readonly place: string;
  readonly trainerId: string;
  readonly capacity: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly fromTime: string;
  readonly toTime: string;
  readonly note: string;
}

/** Where and when a plan is judged. */
export interface PlanContext {
  readonly timeZone: string;
  readonly now: Date;
  /** The training has begun: its beginning stays, and may be past. */
  readonly hasBegun: boolean;
}

/** What is wrong in the boxes, under the paths that the command's own refusal would name. */
export function planProblems(values: PlanValues, context: PlanContext): readonly FieldProblem[] {
  const { title, place, trainerId, capacity, fromDay, toDay, fromTime, toTime } = values;
  const problems: FieldProblem[] = [];
  const missing = (path: string, isMissing: boolean) => {
    if (isMissing) problems.push({ path, detail: "MISSING" });
  };
  missing("title", title.trim().length < 3);
  missing("place", place.trim().length < 3);
  missing("trainerId", trainerId === "");
  missing("capacity", !isSeats(capacity));
  missing("fromDay", fromDay === "");
  missing("fromTime", fromTime === "");
  missing("toDay", toDay === "");
  missing("toTime", toTime === "");
  const isTimed = fromDay !== "" && toDay !== "" && fromTime !== "" && toTime !== "";
  return isTimed ? [...problems, ...dayProblems(values, context)] : problems;
}

function isSeats(text: string): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= MOST_SEATS;
}

function dayProblems(values: PlanValues, { timeZone, now, hasBegun }: PlanContext): readonly FieldProblem[] {
  const { startsAt, endsAt } = sessionTimes(values, timeZone);
  // Judged as of a moment before it began: what has begun is not past by that.
  const problem = sessionProblem(values, timeZone, hasBegun ? new Date(startsAt.getTime() - 1) : now);
  if (problem !== null) {
    const path = problem === "PAST" || problem === "TOO_FAR" ? "fromDay" : "toDay";
    return [{ path, detail: problem }];
  }
  return hasBegun && endsAt <= now ? [{ path: "toDay", detail: "PAST" }] : [];
}

/** The plan as the commands take it. */
export function planInput({ capacity, ...values }: PlanValues) {
  const { title, place, note } = values;
  return { ...values, title: title.trim(), place: place.trim(), note: note.trim(), capacity: Number(capacity) };
}
