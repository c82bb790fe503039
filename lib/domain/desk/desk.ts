import type { UnreachedReason } from "../invitation/flow";

/** booked: has a slot. waiting: is here. called: at a desk. absent: was called and was not here. */
export const TICKET_STATES = ["booked", "waiting", "called", "done", "absent", "cancelled"] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** How somebody came to a number: booked by the operator, booked by the family itself, came without a booking. */
export const TICKET_CHANNELS = ["operator", "citizen", "walk-in"] as const;
export type TicketChannel = (typeof TICKET_CHANNELS)[number];

/** Who goes first (process.md 6.2): from the family's record, or as said at the desk. */
export const PRIORITIES = ["elderly", "disabled", "pregnant"] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What came of a visit to the desk. */
export const DESK_OUTCOMES = ["updated", "unchanged", "house-call", "other"] as const;
export type DeskOutcome = (typeof DESK_OUTCOMES)[number];

export const DESK_STEPS = ["check-in", "call", "absent", "finish", "cancel"] as const;
export type DeskStep = (typeof DESK_STEPS)[number];

const STEPS = {
  booked: { "check-in": "waiting", cancel: "cancelled" },
  waiting: { call: "called", cancel: "cancelled" },
  // Who was not here and comes back takes their place again from then on.
  absent: { "check-in": "waiting", cancel: "cancelled" },
  called: { absent: "absent", finish: "done" },
  done: {},
  cancelled: {},
} as const satisfies Record<TicketState, Partial<Record<DeskStep, TicketState>>>;

/** Why a booking is taken back or moved: a closed list, so that nothing of anybody's health or affairs is written down. */
export const CHANGE_REASONS = ["cannot", "unwell", "weather", "mistaken", "served", "other"] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** Where a step leads; null: it is not possible. */
export function deskStep(state: TicketState, step: DeskStep): TicketState | null {
  const steps: Partial<Record<DeskStep, TicketState>> = STEPS[state];
  return steps[step] ?? null;
}

/** States that a step may begin in. */
export function statesBefore(step: DeskStep): readonly TicketState[] {
  return TICKET_STATES.filter((state) => deskStep(state, step) !== null);
}

/** Why a family is visited at home. */
export const HOUSE_CALL_REASONS = ["elderly", "disabled", "ill", "pregnant", "carer", "far", "other"] as const;
export type HouseCallReason = (typeof HOUSE_CALL_REASONS)[number];
export const HOUSE_CALL_STATES = ["open", "given", "done", "cancelled"] as const;
export type HouseCallState = (typeof HOUSE_CALL_STATES)[number];

/** How a family came on the list: asked for at the desk, or made from those that no letter reached. */
export const HOUSE_CALL_SOURCES = ["desk", "unreached"] as const;
export type HouseCallSource = (typeof HOUSE_CALL_SOURCES)[number];
/** What came of a visit. */
export const HOUSE_CALL_OUTCOMES = ["updated", "unchanged", "not-met", "refused", "moved"] as const;
export type HouseCallOutcome = (typeof HOUSE_CALL_OUTCOMES)[number];

/** What a visit says of the family's invitation: served by it, or why it was not reached. */
export const INVITATION_AFTER = {
  updated: "served",
  unchanged: "served",
  "not-met": "away",
  refused: "refused",
  moved: "moved",
} as const satisfies Record<HouseCallOutcome, "served" | UnreachedReason>;

/** Years from which somebody counts as elderly (UU 13/1998 Pasal 1: 60). */
export const ELDERLY_FROM = 60;
export const MOST_DESKS = 9;
/** Longest that a step may have been kept at a desk without network, in milliseconds: one working day. */
export const MOST_HELD_MS = 12 * 3_600_000;
/** From how long ago on a step counts as kept: less is the way of the request. */
const KEPT_FROM_MS = 60_000;

/** When a step was done, by what the desk says; never later than now. Null where it was kept longer than one may. */
export function doneAt(told: Date | null, now: Date): { readonly at: Date; readonly wasKept: boolean } | null {
  const ago = told === null ? 0 : now.getTime() - told.getTime();
  if (told === null || ago <= 0) return { at: now, wasKept: false };
  return ago > MOST_HELD_MS ? null : { at: told, wasKept: ago >= KEPT_FROM_MS };
}
export const GUEST_NAME = { least: 2, most: 60 } as const;
