import { type ProposalState, TIER_STATES } from "../workflow/workflow";

/** How an operator thinks of proposals: what came back, what is unsent, what is with others, what is done. */
export const LIST_GROUPS = {
  returned: ["returned"],
  draft: ["draft"],
  underway: TIER_STATES,
  applied: ["applied"],
  ended: ["rejected", "withdrawn", "expired"],
} as const satisfies Record<string, readonly ProposalState[]>;

export type ListGroup = keyof typeof LIST_GROUPS;

export const LIST_GROUP_NAMES: readonly ListGroup[] = ["returned", "draft", "underway", "applied", "ended"];

export function readListGroup(text: string | undefined): ListGroup | null {
  return LIST_GROUP_NAMES.find((name) => name === text) ?? null;
}
