/** What a transfer has come to (DECIDED 16). Lapsed is computed from the clock; no job decides. */
export const TRANSFER_STATES = [
  "awaiting-release",
  "awaiting-acceptance",
  "awaiting-decision",
  "done",
  "refused",
  "withdrawn",
  "lapsed",
] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

export const TRANSFER_EVENTS = ["release", "accept", "approve", "refuse", "withdraw", "lapse"] as const;
export type TransferEvent = (typeof TRANSFER_EVENTS)[number];

/** The two villages as their rows name them. */
export type TransferSide = "out" | "in";

/** Who takes part: the village they leave, the village they come to, the office that decides. */
export type TransferParty = "origin" | "destination" | "decider";

/** Days to answer in each open state. The origin has 14 to release, the destination 14 to accept, the decider 7. */
export const DEADLINE_DAYS = {
  "awaiting-release": 14,
  "awaiting-acceptance": 14,
  "awaiting-decision": 7,
} as const satisfies Partial<Record<TransferState, number>>;

interface Step {
  readonly event: TransferEvent;
  readonly by: TransferParty | "requester" | "clock";
  readonly to: TransferState;
  /** `in-time`: only before the deadline; `overdue`: only from it on. */
  readonly when: "always" | "in-time" | "overdue";
}

/**
 * The one table of transfers. Buttons, lists, the commands' guard and the texts of what comes next read it. Where the
 * origin does not answer in time, the office decides without it; where the destination does not, nobody moves.
 */
const STEPS = {
  "awaiting-release": [
    { event: "release", by: "origin", to: "awaiting-decision", when: "always" },
    { event: "refuse", by: "origin", to: "refused", when: "always" },
    { event: "withdraw", by: "destination", to: "withdrawn", when: "always" },
    { event: "approve", by: "decider", to: "done", when: "overdue" },
    { event: "refuse", by: "decider", to: "refused", when: "overdue" },
  ],
  "awaiting-acceptance": [
    { event: "accept", by: "destination", to: "awaiting-decision", when: "in-time" },
    { event: "refuse", by: "destination", to: "refused", when: "in-time" },
    { event: "withdraw", by: "origin", to: "withdrawn", when: "in-time" },
    { event: "lapse", by: "clock", to: "lapsed", when: "overdue" },
  ],
  "awaiting-decision": [
    { event: "approve", by: "decider", to: "done", when: "always" },
    { event: "refuse", by: "decider", to: "refused", when: "always" },
    { event: "withdraw", by: "requester", to: "withdrawn", when: "always" },
  ],
  done: [],
  refused: [],
  withdrawn: [],
  lapsed: [],
} as const satisfies Record<TransferState, readonly Step[]>;

/** What a stored transfer says that steps depend on. */
export interface TransferStanding {
  /** As stored; see {@link stateAt}. */
  readonly state: TransferState;
  readonly requestedBy: TransferSide;
  /** Null once nothing is awaited. */
  readonly dueAt: Date | null;
}

export interface TransferStep {
  readonly event: TransferEvent;
  readonly by: TransferParty | "clock";
  readonly to: TransferState;
}

/** From its deadline on a state is overdue. */
export function isOverdue({ dueAt }: TransferStanding, now: Date): boolean {
  return dueAt !== null && dueAt <= now;
}

/** The state at an instant: what nobody accepted in time has lapsed, though no row says so yet. */
export function stateAt(standing: TransferStanding, now: Date): TransferState {
  return possibleSteps(standing, now).find((step) => step.by === "clock")?.to ?? standing.state;
}

/** When the transfer came to its state at an instant: a lapsed one did at its deadline. */
export function stateSinceAt(standing: TransferStanding & { readonly stateSince: Date }, now: Date): Date {
  return stateAt(standing, now) === standing.state ? standing.stateSince : (standing.dueAt ?? standing.stateSince);
}

/** Every step that somebody, or the clock, may take at an instant. */
export function possibleSteps(standing: TransferStanding, now: Date): readonly TransferStep[] {
  const steps: readonly Step[] = STEPS[standing.state];
  const overdue = isOverdue(standing, now);
  return steps
    .filter(({ when }) => when === "always" || (when === "overdue") === overdue)
    .map(({ event, by, to }) => ({ event, to, by: by === "requester" ? partyOf(standing.requestedBy) : by }));
}

/** The only judge of a step: null when none of these parties may take it now. */
export function transferStep(
  standing: TransferStanding,
  event: TransferEvent,
  parties: readonly TransferParty[],
  now: Date,
): TransferStep | null {
  return (
    possibleSteps(standing, now).find((step) => step.event === event && parties.some((party) => party === step.by)) ??
    null
  );
}

/** When a party is waited for: taking a request back is a right, not a task. */
export interface Awaited {
  readonly state: TransferState;
  readonly when: Step["when"];
}

/** In which states, before or after the deadline, a party's answer is what is waited for. Lists and counts read this. */
export function awaitedOf(party: TransferParty): readonly Awaited[] {
  return TRANSFER_STATES.flatMap((state) => {
    const steps: readonly Step[] = STEPS[state];
    return steps
      .filter(({ by, event }) => by === party && (event === "release" || event === "accept" || event === "approve"))
      .map(({ when }) => ({ state, when }));
  });
}

/** True when nothing but an answer of this party moves the transfer on, or when its time to decide has come. */
export function waitsFor(standing: TransferStanding, parties: readonly TransferParty[], now: Date): boolean {
  return parties.some((party) =>
    awaitedOf(party).some(
      ({ state, when }) =>
        state === standing.state && (when === "always" || (when === "overdue") === isOverdue(standing, now)),
    ),
  );
}

/** The village that acts for a side. */
export function partyOf(side: TransferSide): Exclude<TransferParty, "decider"> {
  return side === "out" ? "origin" : "destination";
}

/** When a state is to be answered, counted from an instant; null where nothing is awaited. */
export function dueAfter(state: TransferState, now: Date): Date | null {
  const days = Object.entries(DEADLINE_DAYS).find(([name]) => name === state)?.[1];
  return days === undefined ? null : new Date(now.getTime() + days * 86_400_000);
}

/** Nothing is awaited any more. */
export function isOver(state: TransferState): boolean {
  return STEPS[state].length === 0;
}

/** States in which something is awaited, as rows store them. */
export const OPEN_TRANSFER_STATES: readonly TransferState[] = TRANSFER_STATES.filter((state) => !isOver(state));
