import type { ProposalState } from "../workflow/workflow";

/** Families named one by one in a request; more than a page has. */
export const MOST_NAMED = 500;
/** Families that "all under this filter" reaches at once: more than any village's list of one dusun. */
export const MOST_FILTERED = 5_000;

/** What became of one family of a request. */
export const GIVE_OUTCOMES = ["given", "already", "checking", "unknown"] as const;
export type GiveOutcome = (typeof GIVE_OUTCOMES)[number];
export const TAKE_OUTCOMES = ["taken", "nobody", "unknown"] as const;
export type TakeOutcome = (typeof TAKE_OUTCOMES)[number];

export interface ItemOutcome<O extends GiveOutcome | TakeOutcome> {
  readonly id: string;
  readonly outcome: O;
}

/** How far the work on a family has come in a period, as its companion counts it. */
export const WORK_STAGES = ["none", "draft", "sent"] as const;
export type WorkStage = (typeof WORK_STAGES)[number];

/**
 * A draft is with the village also when it came back; a proposal that was withdrawn or has expired leaves the family as
 * though nobody had begun. What was sent counts as sent whatever became of it.
 * @param state of the family's latest proposal in the period; null when there is none
 */
export function stageOf(state: ProposalState | null): WorkStage {
  switch (state) {
    case null:
    case "withdrawn":
    case "expired":
      return "none";
    case "draft":
    case "returned":
      return "draft";
    case "submitted":
    case "endorsed":
    case "verified":
    case "signed":
    case "validated":
    case "applied":
    case "rejected":
      return "sent";
  }
}

export type StageCounts = Readonly<Record<WorkStage, number>>;

/** Families by stage, from counts by the state of their latest proposal. */
export function countStages(groups: readonly { readonly state: ProposalState | null; readonly families: number }[]) {
  const counts: Record<WorkStage, number> = { none: 0, draft: 0, sent: 0 };
  for (const { state, families } of groups) counts[stageOf(state)] += families;
  return counts;
}

/** Each family asked for, with what was done to it; one that the scope does not hold is unknown, as if it were nowhere. */
export function giveOutcomes(
  asked: readonly string[],
  held: ReadonlySet<string>,
  checking: ReadonlySet<string>,
  given: ReadonlySet<string>,
): readonly ItemOutcome<GiveOutcome>[] {
  return asked.map((id) => {
    if (!held.has(id)) return { id, outcome: "unknown" };
    if (given.has(id)) return { id, outcome: "given" };
    return { id, outcome: checking.has(id) ? "checking" : "already" };
  });
}

export function takeOutcomes(
  asked: readonly string[],
  held: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): readonly ItemOutcome<TakeOutcome>[] {
  return asked.map((id) => ({ id, outcome: held.has(id) ? (taken.has(id) ? "taken" : "nobody") : "unknown" }));
}
