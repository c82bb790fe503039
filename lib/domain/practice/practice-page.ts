import type { OwnPost } from "../training-session/page";
import type { PairSide } from "./task";

export const PRACTICE_PATH = "/praktik";
/** In the address where a seat's id would stand: practice that counts for nothing. */
export const FREE_WORD = "bebas";

export function practiceHref(enrolmentId: string | null, task?: string): string {
  const set = `${PRACTICE_PATH}/${enrolmentId ?? FREE_WORD}`;
  return task === undefined ? set : `${set}/${task}`;
}

/** Why the practical part of a seat cannot be worked at now. What lasts comes before what passes. */
export const PRACTICE_PROBLEMS = [
  "POST_ENDED",
  "CANCELLED",
  "NOT_SEATED",
  "PASSED",
  "NOT_SIGNED",
  "NOT_BEGUN",
  "PRACTICE_OVER",
] as const;
export type PracticeProblem = (typeof PRACTICE_PROBLEMS)[number];

export interface PracticeFacts {
  readonly seat: { readonly isConfirmed: boolean; readonly startsAt: Date; readonly cancelledAt: Date | null };
  /** Exclusive: see `testEnd`. */
  readonly testEnd: Date;
  readonly post: { readonly startsAt: Date; readonly endsAt: Date | null; readonly barredAt: Date | null };
  readonly isPactSigned: boolean;
  readonly practicePassedAt: Date | null;
}

export function practiceProblem(facts: PracticeFacts, now: Date): PracticeProblem | null {
  const { seat, post } = facts;
  const holds: Readonly<Record<PracticeProblem, boolean>> = {
    POST_ENDED: (post.endsAt !== null && post.endsAt <= now) || post.barredAt !== null,
    CANCELLED: seat.cancelledAt !== null,
    NOT_SEATED: !seat.isConfirmed,
    PASSED: facts.practicePassedAt !== null,
    NOT_SIGNED: !facts.isPactSigned,
    NOT_BEGUN: now < seat.startsAt || now < post.startsAt,
    PRACTICE_OVER: now >= facts.testEnd,
  };
  return PRACTICE_PROBLEMS.find((problem) => holds[problem]) ?? null;
}

export type TaskState = "new" | "begun" | "done";

export interface TaskLine {
  readonly code: string;
  readonly kind: "family" | "match" | "pairs";
  /** Null for pairs, which have no family. */
  readonly title: string | null;
  readonly state: TaskState;
}

/** The tasks of a seat, or of free practice. */
export interface PracticeHome {
  readonly enrolmentId: string | null;
  readonly training: {
    readonly title: string;
    readonly zone: OwnPost["zone"];
    readonly startsAt: Date;
    readonly until: Date;
    readonly problem: PracticeProblem | null;
    readonly passedAt: Date | null;
  } | null;
  readonly tasks: readonly TaskLine[];
}

export interface PracticePairs {
  readonly kind: "pairs";
  /** Null until it is begun. */
  readonly work: { readonly id: string; readonly version: number; readonly round: number } | null;
  readonly isDone: boolean;
  readonly pairs: readonly { readonly code: string; readonly sides: readonly [PairSide, PairSide] }[];
}
