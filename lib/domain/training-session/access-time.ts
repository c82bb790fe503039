import type { SeatFacts } from "./door";

/** Access is to be there this long before the training begins: a negative time to access, at least a day. */
export const AIM_HOURS = 24;

const HOUR_MS = 3_600_000;

/** A confirmed seat in a training that has begun, with the stored doors of its post. */
export interface SeatClock extends SeatFacts {
  /** The first signature of the pact; null while there is none. */
  readonly pactSignedAt: Date | null;
  readonly doors: readonly StoredDoor[];
}

export interface StoredDoor {
  readonly source: "training-scheduled" | "training-passed";
  readonly validFrom: Date;
  /** Exclusive. */
  readonly validTo: Date;
  /** When it was taken away, or taken back before it opened. */
  readonly revokedAt: Date | null;
}

/** Whether it stood open at an instant. What was taken away later was open all the same. */
function isOpenAt({ validFrom, validTo, revokedAt }: StoredDoor, at: Date): boolean {
  return validFrom <= at && at < validTo && (revokedAt === null || revokedAt > at);
}

/**
 * When a seat opened its door: the first door of the post that a training's date opened, between the seat's confirmation and
 * the end of the training. Null where none was: the pact was not signed, or an earlier pass still held and nothing had to open.
 */
export function openedAt({ confirmedAt, endsAt, doors }: SeatClock): Date | null {
  const own = doors.filter(
    (door) =>
      door.source === "training-scheduled" &&
      door.validFrom < endsAt &&
      door.validTo > confirmedAt &&
      isOpenAt(door, door.validFrom),
  );
  return own.map(({ validFrom }) => validFrom).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** From when on the person had done their part: the later of the seat's confirmation and the pact's signature. */
export function readyAt({ confirmedAt, pactSignedAt }: SeatClock): Date {
  return pactSignedAt !== null && pactSignedAt > confirmedAt ? pactSignedAt : confirmedAt;
}

/** Hours from an instant to the opening; 0 where a door was open already. */
export function hoursUntilOpen(from: Date, opened: Date): number {
  return Math.max(0, opened.getTime() - from.getTime()) / HOUR_MS;
}

/** Hours that provisional access was open before the training; negative where it opened after the beginning. */
export function hoursBefore({ startsAt }: Pick<SeatClock, "startsAt">, opened: Date): number {
  return (startsAt.getTime() - opened.getTime()) / HOUR_MS;
}

/** Whether a door of either level stood open {@link AIM_HOURS} before the training. Everybody with a seat counts, opened or not. */
export function isInTime({ startsAt, doors }: Pick<SeatClock, "startsAt" | "doors">): boolean {
  const due = new Date(startsAt.getTime() - AIM_HOURS * HOUR_MS);
  return doors.some((door) => isOpenAt(door, due));
}

export interface Spread {
  readonly median: number;
  /** Of a wait: nine of ten waited no longer. Of a lead: nine of ten had no less. */
  readonly nineOfTen: number;
}

/** What the stored rows say of the people of one area whose training began in the window. */
export interface AccessTimes {
  /** Confirmed seats in trainings that have begun. */
  readonly people: number;
  /** Of them, whose seat opened a door: the waits and leads are theirs. */
  readonly opened: number;
  readonly inTime: number;
  /** Null where fewer than five opened. */
  readonly fromConfirmed: Spread | null;
  readonly fromReady: Spread | null;
  readonly before: Spread | null;
}

/** From a pass to full access, of those who had signed the pact when they passed. Seconds. */
export interface FullTimes {
  readonly passes: number;
  /** Until the access begins. */
  readonly begins: Spread | null;
  /** Until the portal had written it. */
  readonly written: Spread | null;
}
