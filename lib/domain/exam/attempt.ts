/** From the start to the end of one try; source: process.md 6.4. */
export const EXAM_MINUTES = 60;
/** The first try and two remedials, for each seat in a training and each test again; source: process.md 6.4. */
export const MOST_TRIES = 3;
/**
 * What was answered in the last second may travel that long: a phone on a village's network needs seconds, and trying a lost
 * request again takes up to 20.
 */
export const TRANSIT_MS = 30_000;

const MINUTE_MS = 60_000;

/** One sitting of the test, by the server's clock alone. */
export interface AttemptTimes {
  readonly startedAt: Date;
  readonly endsAt: Date;
  /** Null until it is scored. */
  readonly finishedAt: Date | null;
}

/** `person`: they said so. `clock`: the time was over. */
export const ATTEMPT_ENDS = ["person", "clock"] as const;
export type AttemptEnd = (typeof ATTEMPT_ENDS)[number];

export function endOfAttempt(startedAt: Date): Date {
  return new Date(startedAt.getTime() + EXAM_MINUTES * MINUTE_MS);
}

/** The last instant at which a try may begin: a later one would be cut short by midnight, when the door shuts with the days of the test. */
export function lastStart(testEnd: Date): Date {
  return new Date(testEnd.getTime() - EXAM_MINUTES * MINUTE_MS);
}

/** Whether an answer that arrives now still counts. */
export function takesAnswers({ endsAt, finishedAt }: AttemptTimes, now: Date): boolean {
  return finishedAt === null && now.getTime() < endsAt.getTime() + TRANSIT_MS;
}

/** Whether only the scoring is left: the time is over and nothing can be under way any more. */
export function isOverdue(attempt: AttemptTimes, now: Date): boolean {
  return attempt.finishedAt === null && !takesAnswers(attempt, now);
}

/** When and by whom an open attempt ends that is closed now: never later than its clock said. */
export function endingOf({ endsAt }: AttemptTimes, now: Date): { readonly at: Date; readonly by: AttemptEnd } {
  return now < endsAt ? { at: now, by: "person" } : { at: endsAt, by: "clock" };
}

/** What decides whether a try may begin. */
export interface StartFacts {
  readonly seat: { readonly isConfirmed: boolean; readonly startsAt: Date; readonly cancelledAt: Date | null };
  /** Exclusive: see `testEnd`. */
  readonly testEnd: Date;
  readonly post: { readonly startsAt: Date; readonly endsAt: Date | null; readonly barredAt: Date | null };
  readonly isPactSigned: boolean;
  /** A certificate of this seat, or a result that passes: in the portal, or written down by the trainer. */
  readonly hasPassed: boolean;
  /** A test again that nobody asks for any more: let off, or a certificate came instead. */
  readonly isLetOff: boolean;
  /** An attempt of the person, of whatever test, that is not finished. */
  readonly hasOpen: boolean;
  /** Tries of this seat, finished or not. */
  readonly tries: number;
}

export const START_PROBLEMS = [
  "POST_ENDED",
  "CANCELLED",
  "NOT_SEATED",
  "PASSED",
  "LET_OFF",
  "OPEN",
  "NO_TRIES",
  "NOT_SIGNED",
  "NOT_BEGUN",
  "TEST_OVER",
] as const;
export type StartProblem = (typeof START_PROBLEMS)[number];

/** Why a try cannot begin now, or null. What lasts comes before what passes, so that nobody waits for nothing. */
export function startProblem(facts: StartFacts, now: Date): StartProblem | null {
  const { seat, post } = facts;
  const isPast = post.endsAt !== null && post.endsAt <= now;
  const holds: Readonly<Record<StartProblem, boolean>> = {
    POST_ENDED: isPast || post.barredAt !== null,
    CANCELLED: seat.cancelledAt !== null,
    NOT_SEATED: !seat.isConfirmed,
    PASSED: facts.hasPassed,
    LET_OFF: facts.isLetOff,
    OPEN: facts.hasOpen,
    NO_TRIES: facts.tries >= MOST_TRIES,
    NOT_SIGNED: !facts.isPactSigned,
    NOT_BEGUN: now < seat.startsAt || now < post.startsAt,
    TEST_OVER: now > lastStart(facts.testEnd),
  };
  return START_PROBLEMS.find((problem) => holds[problem]) ?? null;
}
