import type { Permission } from "../access/permission-name";

/**
 * open: waits for the regency. same: the regency says one person and which record stays; the province confirms. merged:
 * confirmed and joined. not-same: two persons, remembered for the pair. void: the second record never came into the register.
 */
export const CASE_STATES = ["open", "same", "merged", "not-same", "void"] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CASE_EVENTS = ["same", "not-same", "confirm", "give-back", "reopen"] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

export const CASE_ORIGINS = ["submit", "scan", "hand"] as const;
export type CaseOrigin = (typeof CASE_ORIGINS)[number];

export interface CaseStep {
  readonly to: CaseState;
  readonly permission: Permission;
  /** Another person than the one who opened the case by hand, and than the one who took the step before. */
  readonly needsFreshEyes: boolean;
  readonly needsReason: boolean;
}

/** The one table of steps; buttons, the command's guard and the page read it. Null: not possible. */
export function caseStep(state: CaseState, event: CaseEvent): CaseStep | null {
  switch (event) {
    case "same":
      return state === "open" ? step("same", "duplicate:decide", true, true) : null;
    case "not-same":
      return state === "open" ? step("not-same", "duplicate:decide", true, true) : null;
    case "confirm":
      return state === "same" ? step("merged", "duplicate:confirm", true, false) : null;
    case "give-back":
      return state === "same" ? step("open", "duplicate:confirm", true, true) : null;
    case "reopen":
      return state === "not-same" ? step("open", "duplicate:decide", false, true) : null;
  }
}

function step(to: CaseState, permission: Permission, needsFreshEyes: boolean, needsReason: boolean): CaseStep {
  return { to, permission, needsFreshEyes, needsReason };
}

/** Why, a closed list; the note is free and for OTHER it must be given. */
export const CASE_REASONS = {
  SAME_PAPERS: ["same"],
  CONFIRMED_BY_FAMILY: ["same"],
  SAME_NIK_IN_DUKCAPIL: ["same"],
  ENTERED_TWICE: ["same"],
  TWINS: ["not-same"],
  NAMESAKES: ["not-same"],
  OTHER_PARENTS: ["not-same"],
  BOTH_MET: ["not-same"],
  OTHER_NIK_IN_DUKCAPIL: ["not-same"],
  PAPERS_DISAGREE: ["give-back"],
  WRONG_RECORD_KEPT: ["give-back"],
  NEW_INFORMATION: ["reopen"],
  OTHER: ["same", "not-same", "give-back", "reopen"],
} as const satisfies Record<string, readonly CaseEvent[]>;
export type CaseReason = keyof typeof CASE_REASONS;

export function caseReasonsFor(event: CaseEvent): readonly CaseReason[] {
  return CASE_REASON_NAMES.filter((name) => (CASE_REASONS[name] as readonly CaseEvent[]).includes(event));
}

export const CASE_REASON_NAMES: readonly CaseReason[] = [
  "SAME_PAPERS",
  "CONFIRMED_BY_FAMILY",
  "SAME_NIK_IN_DUKCAPIL",
  "ENTERED_TWICE",
  "TWINS",
  "NAMESAKES",
  "OTHER_PARENTS",
  "BOTH_MET",
  "OTHER_NIK_IN_DUKCAPIL",
  "PAPERS_DISAGREE",
  "WRONG_RECORD_KEPT",
  "NEW_INFORMATION",
  "OTHER",
];

/** Whether a reason may be given for an event and says enough. */
export function isCaseReason(event: CaseEvent, reason: string | null, note: string | null): boolean {
  const known = caseReasonsFor(event).some((name) => name === reason);
  return known && (reason !== "OTHER" || (note ?? "").trim() !== "");
}
