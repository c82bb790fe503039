/**
 * `issued`: the letter is printed. `delivered`: it is in the family's hands. `answered`: the family was served. `exempt`: a valid proof of
 * self-update was there before the letter. `unreached`: nobody could be found, with the reason.
 */
export const INVITATION_STATES = ["issued", "delivered", "answered", "exempt", "unreached"] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** How a family was served: by itself, at the desk, by a visit. */
export const ANSWER_CHANNELS = ["self", "desk", "visit"] as const;
export type AnswerChannel = (typeof ANSWER_CHANNELS)[number];

/** How a letter reached the family. `rt`: through the head of the RT; `kin`: taken by a relative or neighbour. */
export const DELIVERY_WAYS = ["hand", "rt", "kin", "post"] as const;
export type DeliveryWay = (typeof DELIVERY_WAYS)[number];

/** How a family was reminded. */
export const REMINDER_WAYS = ["visit", "phone", "message", "announcement"] as const;
export type ReminderWay = (typeof REMINDER_WAYS)[number];

/** Why a family could not be reached. */
export const UNREACHED_REASONS = ["moved", "unknown", "away", "empty", "refused", "died", "no-access"] as const;
export type UnreachedReason = (typeof UNREACHED_REASONS)[number];

export const INVITATION_EVENTS = ["print", "deliver", "remind", "miss", "answer", "exempt"] as const;
export type InvitationEvent = (typeof INVITATION_EVENTS)[number];

/** A reminder is for a letter that has arrived; what has been answered is over, a family that was missed may turn up. */
const STEPS = {
  issued: { print: "issued", deliver: "delivered", miss: "unreached", answer: "answered", exempt: "exempt" },
  delivered: {
    print: "issued",
    deliver: "delivered",
    remind: "delivered",
    miss: "unreached",
    answer: "answered",
    exempt: "exempt",
  },
  unreached: {
    print: "issued",
    deliver: "delivered",
    miss: "unreached",
    answer: "answered",
    exempt: "exempt",
  },
  exempt: { answer: "answered" },
  answered: { answer: "answered" },
} as const satisfies Record<InvitationState, Partial<Record<InvitationEvent, InvitationState>>>;

/** The state after an event; null where it does not fit. */
export function invitationStep(state: InvitationState, event: InvitationEvent): InvitationState | null {
  const steps: Partial<Record<InvitationEvent, InvitationState>> = STEPS[state];
  return steps[event] ?? null;
}

/** The states an event is possible in; for statements about many at once. */
export function statesFor(event: InvitationEvent): readonly InvitationState[] {
  return INVITATION_STATES.filter((state) => invitationStep(state, event) !== null);
}
