import type { Permission } from "../access/permission";

/** States name what has been achieved (DESIGN.md section 4). Everything else is a flag. */
export const PROPOSAL_STATES = [
  "draft",
  "submitted",
  "endorsed",
  "verified",
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
  "validate",
  "accept",
  "return",
  "reject",
  "withdraw",
  "expire",
] as const;
export type WorkflowEvent = (typeof WORKFLOW_EVENTS)[number];

/** Where a return sends a proposal: to the operator, back to the regency, or back to the province (DECIDED 11). */
export const RETURN_TARGETS = ["operator", "regency", "province"] as const;
export type ReturnTarget = (typeof RETURN_TARGETS)[number];

export const RETURN_STATE = {
  operator: "returned",
  regency: "endorsed",
  province: "verified",
} as const satisfies Record<ReturnTarget, ProposalState>;

/** The tier that holds a proposal in a state, with the permission that acts there and where it may be returned to. */
interface Holder {
  readonly permission: Permission;
  readonly event: WorkflowEvent;
  readonly to: ProposalState;
  readonly returnTargets: readonly ReturnTarget[];
  /** Days until the decision is overdue; null where the next village meeting decides. DECIDED 11. */
  readonly deadlineDays: number | null;
}

/**
 * The one workflow table. A state that has no holder is decided by nobody: drafts belong to the operator, the rest is
 * final. Diagrams, queues, buttons and the command guard all read this.
 */
export const HOLDERS = {
  draft: null,
  submitted: {
    permission: "proposal:endorse",
    event: "endorse",
    to: "endorsed",
    returnTargets: ["operator"],
    deadlineDays: null,
  },
  endorsed: {
    permission: "proposal:verify",
    event: "verify",
    to: "verified",
    returnTargets: ["operator"],
    deadlineDays: 7,
  },
  verified: {
    permission: "proposal:validate",
    event: "validate",
    to: "validated",
    returnTargets: ["operator", "regency"],
    deadlineDays: 14,
  },
  validated: {
    permission: "proposal:accept",
    event: "accept",
    to: "applied",
    returnTargets: ["operator", "regency", "province"],
    deadlineDays: 3,
  },
  applied: null,
  returned: null,
  rejected: null,
  withdrawn: null,
  expired: null,
} as const satisfies Record<ProposalState, Holder | null>;

const OPEN_TO_OPERATOR: readonly ProposalState[] = ["draft", "returned"];
const WITHDRAWABLE: readonly ProposalState[] = ["draft", "returned", "submitted"];

/** States in which a proposal still blocks another condition proposal of the same household and period. */
export const OPEN_STATES: readonly ProposalState[] = [
  "draft",
  "submitted",
  "endorsed",
  "verified",
  "validated",
  "returned",
];

export function isOpen(state: ProposalState): boolean {
  return OPEN_STATES.includes(state);
}

export function isEditable(state: ProposalState): boolean {
  return OPEN_TO_OPERATOR.includes(state);
}

export interface Transition {
  readonly to: ProposalState;
  readonly permission: Permission | "system";
  /** A decision: four eyes hold. Submit, withdraw and expire are not decisions on another's work. */
  readonly isDecision: boolean;
  readonly needsReason: boolean;
}

/**
 * The only judge of a step. Returns null when the event is not possible in the state.
 * @param target where a `return` goes; ignored for other events.
 */
export function transition(
  state: ProposalState,
  event: WorkflowEvent,
  target: ReturnTarget | null = null,
): Transition | null {
  const holder: Holder | null = HOLDERS[state];
  switch (event) {
    case "submit":
      return isEditable(state) ? step("submitted", "proposal:submit", false, false) : null;
    case "withdraw":
      return WITHDRAWABLE.includes(state) ? step("withdrawn", "proposal:withdraw", false, true) : null;
    case "expire":
      return isEditable(state) ? step("expired", "system", false, false) : null;
    case "return":
      if (holder === null || target === null || !holder.returnTargets.includes(target)) return null;
      return step(RETURN_STATE[target], holder.permission, true, true);
    case "reject":
      return holder === null ? null : step("rejected", holder.permission, true, true);
    default:
      return holder !== null && holder.event === event ? step(holder.to, holder.permission, true, false) : null;
  }
}

function step(
  to: ProposalState,
  permission: Permission | "system",
  isDecision: boolean,
  needsReason: boolean,
): Transition {
  return { to, permission, isDecision, needsReason };
}

/** Four eyes (DECIDED 11): by person, never by role. True when this person may decide. */
export function hasFreshEyes(personId: string, contributors: readonly string[], deciders: readonly string[]): boolean {
  return !contributors.includes(personId) && !deciders.includes(personId);
}

/** The state that waits for a permission: read from the holders. */
export function stateAwaiting(permission: Permission): ProposalState | null {
  return PROPOSAL_STATES.find((state) => HOLDERS[state]?.permission === permission) ?? null;
}
