import { addMonths, startOfDay } from "../calendar/instant";
import { addDays, endOfDay } from "../calendar/working-day";
import { localDay } from "../period/period";

/** How long a certificate holds; source: process.md 6.4. */
export const CERTIFICATE_MONTHS = 12;
/** Local days after the training's last in which the test may still be taken: the remedials need time to study. */
export const TEST_DAYS = 14;

/** A named post: whose, and how long. What opens its door hangs on it. */
export interface PostFacts {
  readonly startsAt: Date;
  /** Null while the post lasts. */
  readonly endsAt: Date | null;
  /** An administrator has taken the access away for good. */
  readonly barredAt: Date | null;
}

/** A confirmed seat in a training that takes place. */
export interface SeatFacts {
  readonly confirmedAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface CertificateFacts {
  readonly passedAt: Date;
  /** Exclusive. */
  readonly validTo: Date;
  readonly revokedAt: Date | null;
}

/** The test asked again of who had passed: while it is due, a certificate from before it was announced opens the lesser door. */
export interface RetestFacts {
  readonly announcedAt: Date;
  readonly dueAt: Date;
  /** Null while nothing has cleared it, and where another certificate did. */
  readonly clearedAt: Date | null;
}

export interface DoorFacts {
  readonly post: PostFacts;
  /** When the pact was signed in its present version; null while it is not. */
  readonly pactSignedAt: Date | null;
  readonly seats: readonly SeatFacts[];
  readonly certificates: readonly CertificateFacts[];
  readonly retests: readonly RetestFacts[];
  readonly timeZone: string;
}

/** Half-open: `validFrom <= at < validTo`. */
export interface Window {
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** A stretch of access that follows from the facts. */
export interface Door extends Window {
  readonly level: "provisional" | "full";
  readonly source: "training-scheduled" | "training-passed";
}

/**
 * Reading and drafting: from the local midnight that begins the day before the training, or at once when the seat is confirmed or
 * the pact signed later than that, until the days of the test are over.
 */
export function scheduledWindow(seat: SeatFacts, pactSignedAt: Date, timeZone: string): Window {
  const dayBefore = startOfDay(addDays(localDay(seat.startsAt, timeZone), -1), timeZone);
  return { validFrom: latest(dayBefore, seat.confirmedAt, pactSignedAt), validTo: testEnd(seat, timeZone) };
}

/** Until when the test of a training may be begun, exclusive. */
export function testEnd(seat: Pick<SeatFacts, "endsAt">, timeZone: string): Date {
  return endOfDay(addDays(localDay(seat.endsAt, timeZone), TEST_DAYS), timeZone);
}

/** An end that is exclusive as people say it: of a midnight, the last minute of the day before. */
export function lastMinute(end: Date): Date {
  return new Date(end.getTime() - 1);
}

/** When a certificate of a pass at an instant ends. */
export function certificateEnd(passedAt: Date): Date {
  return addMonths(passedAt, CERTIFICATE_MONTHS);
}

/**
 * The whole access of a post in order of time, each instant under one door at most. What was passed comes before what was
 * scheduled, so that nobody holds one duty twice; while a test again is due, what was passed opens reading and drafting alone. Without
 * a signed pact, after the post's end or once barred there is none.
 */
export function doorsOf({ post, pactSignedAt, seats, certificates, retests, timeZone }: DoorFacts): readonly Door[] {
  if (post.barredAt !== null || pactSignedAt === null) return [];
  const passed = certificates
    .toSorted((a, b) => a.passedAt.getTime() - b.passedAt.getTime())
    .flatMap((certificate) => passedDoors(certificate, retests, pactSignedAt));
  const scheduled = seats
    .map((seat) => scheduledWindow(seat, pactSignedAt, timeZone))
    .toSorted((a, b) => a.validFrom.getTime() - b.validFrom.getTime())
    .map((window): Door => ({ level: "provisional", source: "training-scheduled", ...window }));
  const ofLevel = (level: Door["level"]) => passed.filter((door) => door.level === level);
  const doors: Door[] = [];
  for (const door of [...ofLevel("full"), ...ofLevel("provisional"), ...scheduled]) {
    const within = clip(door, post);
    if (within !== null) doors.push(...outside(within, doors).map((window) => ({ ...door, ...window })));
  }
  return doors.toSorted((a, b) => a.validFrom.getTime() - b.validFrom.getTime());
}

/** A certificate's window: full, but for the stretches in which a test again is due. */
function passedDoors(
  { passedAt, validTo, revokedAt }: CertificateFacts,
  retests: readonly RetestFacts[],
  pactSignedAt: Date,
): readonly Door[] {
  const window = {
    validFrom: latest(passedAt, pactSignedAt),
    validTo: revokedAt === null ? validTo : earliest(validTo, revokedAt),
  };
  const due = retests
    .filter(({ announcedAt }) => announcedAt > passedAt)
    .map(({ dueAt, clearedAt }) => ({ validFrom: dueAt, validTo: clearedAt ?? window.validTo }))
    .filter(({ validFrom, validTo: until }) => validFrom < until);
  const full = outside(window, due);
  const doors = (level: Door["level"], windows: readonly Window[]) =>
    windows.map((part): Door => ({ level, source: "training-passed", ...part }));
  return [...doors("full", full), ...doors("provisional", outside(window, full))];
}

function clip(window: Window, { startsAt, endsAt }: PostFacts): Window | null {
  const validFrom = latest(window.validFrom, startsAt);
  const validTo = endsAt === null ? window.validTo : earliest(window.validTo, endsAt);
  return validFrom < validTo ? { validFrom, validTo } : null;
}

/** What is left of a window when others are taken out of it. */
function outside(window: Window, taken: readonly Window[]): Window[] {
  let left = [window];
  for (const { validFrom, validTo } of taken) {
    left = left.flatMap((part) => [
      { validFrom: part.validFrom, validTo: earliest(part.validTo, validFrom) },
      { validFrom: latest(part.validFrom, validTo), validTo: part.validTo },
    ]);
    left = left.filter((part) => part.validFrom < part.validTo);
  }
  return left;
}

function latest(...instants: readonly Date[]): Date {
  return new Date(Math.max(...instants.map((at) => at.getTime())));
}

function earliest(...instants: readonly Date[]): Date {
  return new Date(Math.min(...instants.map((at) => at.getTime())));
}
