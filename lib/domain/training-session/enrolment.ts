/** A seat: asked, taken, in the queue for one, or not taken. */
export const ENROLMENT_STATES = ["invited", "confirmed", "waiting", "declined"] as const;
export type EnrolmentState = (typeof ENROLMENT_STATES)[number];

export type SeatAnswer = "accept" | "decline";

/**
 * What an answer makes of a seat: a yes takes a free one or a place in the queue, a no gives up whichever it was. Null where it
 * changes nothing.
 * @param free seats that nobody has confirmed
 */
export function answered(state: EnrolmentState, answer: SeatAnswer, free: number): EnrolmentState | null {
  if (answer === "decline") return state === "declined" ? null : "declined";
  if (state === "confirmed" || state === "waiting") return null;
  return free > 0 ? "confirmed" : "waiting";
}

export interface QueuedSeat {
  readonly id: string;
  readonly waitingSince: Date;
}

/** Who moves up from the queue when so many seats are free: who has waited longest. */
export function movedUp<Seat extends QueuedSeat>(queue: readonly Seat[], free: number): readonly Seat[] {
  return queue
    .toSorted((a, b) => a.waitingSince.getTime() - b.waitingSince.getTime() || (a.id < b.id ? -1 : 1))
    .slice(0, Math.max(0, free));
}
