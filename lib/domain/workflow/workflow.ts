import type { Permission } from "../access/permission-name";
import {
  placeOf,
  RETURN_TARGETS,
  type ReturnTarget,
  STANDARD_TIERS,
  TIERS,
  type Tier,
  type TierName,
  type TierSet,
} from "./tier";

/** States name what has been achieved (DESIGN.md section 4). Everything else is a flag. */
export const PROPOSAL_STATES = [
  "draft",
  "submitted",
  "endorsed",
  "verified",
  "signed",
  "validated",
  "applied",
  "returned",
  "rejected",
  "withdrawn",
  "expired",
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export const WORKFLOW_EVENTS = [
  "submit",
  "endorse",
  "verify",
  "sign",
  "validate",
  "accept",
  "return",
  "reject",
  "withdraw",
  "expire",
  /** An agreement taken back: see `recall.ts`. */
  "recall",
] as const;
export type WorkflowEvent = (typeof WORKFLOW_EVENTS)[number];

/** What a proposal has achieved when a tier has agreed to it. */
const ACHIEVED = {
  endorse: "endorsed",
  verify: "verified",
  sign: "signed",
  validate: "validated",
  accept: "applied",
} as const satisfies Record<TierName, ProposalState>;

/** The states in which a tier decides, from the lowest, with the tier that comes first there where a region has it. */
const FIRST_TIER = {
  submitted: "endorse",
  endorsed: "verify",
  verified: "sign",
  signed: "validate",
  validated: "accept",
} as const satisfies Partial<Record<ProposalState, TierName>>;

export const TIER_STATES = ["submitted", "endorsed", "verified", "signed", "validated"] as const;
export type TierState = (typeof TIER_STATES)[number];

export function isTierState(state: ProposalState): state is TierState {
  return TIER_STATES.some((each) => each === state);
}

/**
 * The tier that decides on a proposal in a state: the first of the region's tiers that has not been passed. Null: nobody
 * does; drafts belong to the operator, the rest is final. Because the last tier is fixed, whatever set comes into force
 * finds a holder for every proposal that is under way.
 */
export function holderOf(set: TierSet, state: ProposalState): Tier | null {
  if (!isTierState(state)) return null;
  const place = placeOf(FIRST_TIER[state]);
  return set.find(({ name }) => placeOf(name) >= place) ?? null;
}

/** The states in which a tier of a set decides. */
export function statesHeldBy(set: TierSet, name: TierName): readonly TierState[] {
  return TIER_STATES.filter((state) => holderOf(set, state)?.name === name);
}

/** The tiers to which a tier may send a proposal back, the operator first. */
export function returnTargetsOf(set: TierSet, name: TierName): readonly ReturnTarget[] {
  const below = set.filter((tier) => placeOf(tier.name) < placeOf(name)).map((tier) => TIERS[tier.name].returnTarget);
  return RETURN_TARGETS.filter((target) => target === "operator" || below.includes(target));
}

/** The tiers that a proposal passes once more when a tier sends it back: the one it goes to, up to the one that sends. */
export function tiersToRepeat(set: TierSet, sender: TierName, target: ReturnTarget): readonly Tier[] {
  const first = set.findIndex(({ name }) => TIERS[name].returnTarget === target);
  return first === -1 ? [] : set.slice(first).filter(({ name }) => placeOf(name) <= placeOf(sender));
}

/**
 * The tiers still to come after a decision of a tier for whom the decider must leave others: those whose duty they hold too, as
 * a stand-in does or a person of two tiers, because four eyes take them out of these. None where the operator sends anew or the
 * way has ended: then everybody is fresh, or nobody is needed.
 */
export function tiersToLeaveOthers(
  set: TierSet,
  decider: TierName,
  step: { readonly event: WorkflowEvent; readonly target: ReturnTarget | null },
  holds: (tier: Tier) => boolean,
): readonly Tier[] {
  if (step.event === "reject" || (step.event === "return" && step.target === "operator")) return [];
  return set.filter((tier) => placeOf(tier.name) > placeOf(decider) && holds(tier));
}

/** The state in which a returned proposal waits for its target: what the tier before it has achieved. */
function returnState(set: TierSet, target: ReturnTarget): ProposalState {
  if (target === "operator") return "returned";
  const index = set.findIndex(({ name }) => TIERS[name].returnTarget === target);
  const before = set[index - 1];
  return before === undefined ? "submitted" : ACHIEVED[before.name];
}

const OPEN_TO_OPERATOR: readonly ProposalState[] = ["draft", "returned"];
const WITHDRAWABLE: readonly ProposalState[] = ["draft", "returned", "submitted"];

/** States in which a proposal still blocks another condition proposal of the same household and period. */
export const OPEN_STATES: readonly ProposalState[] = ["draft", ...TIER_STATES, "returned"];

export function isOpen(state: ProposalState): boolean {
  return OPEN_STATES.includes(state);
}

export function isEditable(state: ProposalState): boolean {
  return OPEN_TO_OPERATOR.includes(state);
}

export interface Transition {
  readonly to: ProposalState;
  readonly permission: Permission | "system";
  /** The tier whose decision it is; null for what the operator or the system does. A decision needs four eyes. */
  readonly tier: Tier | null;
  /** An agreement, which the tier's quorum must carry. */
  readonly isAgreement: boolean;
  readonly needsReason: boolean;
}

/**
 * The only judge of a step. Returns null when the event is not possible in the state.
 * @param set the tiers of the proposal's region
 * @param target where a `return` goes; ignored for other events.
 */
export function transition(
  set: TierSet,
  state: ProposalState,
  event: WorkflowEvent,
  target: ReturnTarget | null = null,
): Transition | null {
  if (event === "submit" || event === "withdraw" || event === "expire") return villageStep(state, event);
  if (event === "recall") return null; // whose it is, its history says
  return decision(set, holderOf(set, state), event, target);
}

/** The steps that are no tier's: what the operator does, and what the end of a period does. */
export function villageStep(state: ProposalState, event: "submit" | "withdraw" | "expire"): Transition | null {
  switch (event) {
    case "submit":
      return isEditable(state) ? ownStep("submitted", "proposal:submit", false) : null;
    case "withdraw":
      return WITHDRAWABLE.includes(state) ? ownStep("withdrawn", "proposal:withdraw", true) : null;
    case "expire":
      return isEditable(state) ? ownStep("expired", "system", false) : null;
  }
}

function ownStep(to: ProposalState, permission: Permission | "system", needsReason: boolean): Transition {
  return { to, permission, tier: null, isAgreement: false, needsReason };
}

function decision(
  set: TierSet,
  tier: Tier | null,
  event: TierName | "return" | "reject",
  target: ReturnTarget | null,
): Transition | null {
  if (tier === null) return null;
  const by = { permission: TIERS[tier.name].permission, tier };
  if (event === "reject") return { ...by, to: "rejected", isAgreement: false, needsReason: true };
  if (event === "return") {
    if (target === null || !returnTargetsOf(set, tier.name).includes(target)) return null;
    return { ...by, to: returnState(set, target), isAgreement: false, needsReason: true };
  }
  return tier.name === event ? { ...by, to: ACHIEVED[tier.name], isAgreement: true, needsReason: false } : null;
}

/** Four eyes (DECIDED 11): by person, never by role. True when this person may decide. */
export function hasFreshEyes(personId: string, contributors: readonly string[], deciders: readonly string[]): boolean {
  return !contributors.includes(personId) && !deciders.includes(personId);
}

/** The tier of the standard set that decides in a state. */
export function standardHolder(state: ProposalState): Tier | null {
  return holderOf(STANDARD_TIERS, state);
}
