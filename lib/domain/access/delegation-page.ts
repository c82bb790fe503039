import type { DelegateProblem, DutyProblem } from "./delegation";
import type { Role } from "./role";

export const DELEGATION_STATES = ["running", "coming", "paused", "over"] as const;
/** `paused`: the giver's own duty or account does not hold. `over`: by the clock or by somebody. */
export type DelegationState = (typeof DELEGATION_STATES)[number];

/** A hand-over as its giver, its delegate and administrators read it. */
export interface DelegationLine {
  readonly id: string;
  readonly role: Role;
  readonly regionLabel: string;
  readonly giverName: string;
  readonly delegateName: string;
  /** YYYY-MM-DD, both included. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly reason: string;
  readonly state: DelegationState;
  readonly canEnd: boolean;
}

/** Somebody of the same office, and what keeps them from standing in. */
export interface Colleague {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly problem: Exclude<DelegateProblem, "SELF" | "NO_COLLEAGUE"> | null;
}

/** An own duty, and to whom it may be handed. */
export interface HandableDuty {
  readonly id: string;
  readonly role: Role;
  readonly regionLabel: string;
  readonly today: string;
  readonly problem: DutyProblem | null;
  readonly colleagues: readonly Colleague[];
}

export interface LeavePage {
  readonly duties: readonly HandableDuty[];
  readonly given: readonly DelegationLine[];
  readonly received: readonly DelegationLine[];
}

/** The states that an administrator's list can be narrowed to, as words of an address. */
export const DELEGATION_WORDS = { berjalan: "running", "akan-datang": "coming", selesai: "over" } as const;
export type DelegationWord = keyof typeof DELEGATION_WORDS;

export function delegationWordIn(text: string | readonly string[] | undefined): DelegationWord {
  return text === "akan-datang" || text === "selesai" ? text : "berjalan";
}

export interface AreaDelegations {
  readonly lines: readonly DelegationLine[];
  /** Id to go on after; null on the last page. */
  readonly next: string | null;
}
