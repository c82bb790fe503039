import type { OwnCertificate, OwnPost, OwnRetest, OwnSeat } from "./page";

export const STEPS = ["pact", "answer", "attend", "test", "certificate"] as const;
export type Step = (typeof STEPS)[number];

/** `stopped`: it was this step's time, and the time is over. */
export type StepMark = "done" | "now" | "later" | "stopped";

export interface OwnSteps {
  readonly marks: Readonly<Record<Step, StepMark>>;
  /** The seat the steps are about; null before any invitation. */
  readonly seat: OwnSeat | null;
  readonly certificate: OwnCertificate | null;
  readonly isCertificateValid: boolean;
  /** The test that a certificate in force asks for again; null where none does. */
  readonly retest: OwnRetest | null;
}

export const PARTS = ["theory", "practice"] as const;
/** `retest`: passed once, and the test is due again. */
export type Part = (typeof PARTS)[number] | "retest";

/** Which parts of the test are still to be passed before the whole duty opens. */
export function missingParts({ seat, retest }: OwnSteps): readonly Part[] {
  if (retest?.isDue === true) return ["retest"];
  if (seat === null) return PARTS;
  const isLacking = {
    theory: seat.theoryScore === null || seat.theoryScore < seat.session.passMark,
    practice: seat.practicePassedAt === null,
  };
  return PARTS.filter((part) => isLacking[part]);
}

const RANK = { confirmed: 0, waiting: 1, invited: 2, declined: 3 } as const;

/** Where somebody stands on the way to a duty. At most one step is of now: the first that is neither done nor over. */
export function stepsOf(
  post: Pick<OwnPost, "seats" | "certificates" | "retest">,
  pactSignedAt: Date | null,
  now: Date,
): OwnSteps {
  const certificate = post.certificates[0] ?? null;
  const isCertificateValid = certificate !== null && certificate.revokedAt === null && now < certificate.validTo;
  const retest = isCertificateValid ? post.retest : null;
  const seat = seatOf(post.seats, isCertificateValid, now);
  const marks = {
    ...openMarks(seat, pactSignedAt, now),
    certificate: certificate === null ? "later" : isCertificateValid && retest?.isDue !== true ? "done" : "stopped",
  } as const;
  const first = STEPS.find((step) => marks[step] === "now");
  const settled = Object.fromEntries(
    STEPS.map((step) => [step, marks[step] === "now" && step !== first ? "later" : marks[step]]),
  ) as Record<Step, StepMark>;
  return { marks: settled, seat, certificate, isCertificateValid, retest };
}

/** The seat still to be passed, the nearest to it first; else the one that the certificate is of; else the last that was not passed. */
function seatOf(seats: readonly OwnSeat[], isPassed: boolean, now: Date): OwnSeat | null {
  const live = seats
    .filter((seat) => seat.passedAt === null && seat.state !== "declined")
    .filter(({ session, testUntil }) => session.state !== "cancelled" && now < testUntil)
    .filter(({ state, session }) => state === "confirmed" || session.state !== "over")
    .toSorted((a, b) => RANK[a.state] - RANK[b.state] || a.session.startsAt.getTime() - b.session.startsAt.getTime());
  const passed = isPassed ? seats.find(({ passedAt }) => passedAt !== null) : undefined;
  const last = seats[0]?.passedAt === null ? seats[0] : undefined;
  return live[0] ?? passed ?? last ?? null;
}

function openMarks(
  seat: OwnSeat | null,
  pactSignedAt: Date | null,
  now: Date,
): Record<Exclude<Step, "certificate">, StepMark> {
  const hasPassed = seat !== null && seat.passedAt !== null;
  const hasSeat = seat?.state === "confirmed";
  const hasBegun = hasSeat && now >= seat.session.startsAt;
  const isOver = hasSeat && seat.session.state === "over";
  return {
    pact: pactSignedAt === null ? "now" : "done",
    answer: hasSeat ? "done" : "now",
    attend: hasPassed || isOver || (hasSeat && seat.attendedAt !== null) ? "done" : hasSeat ? "now" : "later",
    test: hasPassed ? "done" : !hasBegun ? "later" : now < seat.testUntil ? "now" : "stopped",
  };
}
