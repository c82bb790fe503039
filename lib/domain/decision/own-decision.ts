import type { Moment } from "../list/address";
import type { HistoryStep } from "../queue/history";
import type { TierName } from "../workflow/tier";
import type { ProposalState } from "../workflow/workflow";

/** One step that the reader took, and what became of the proposal since. */
export interface OwnDecision {
  readonly step: HistoryStep;
  readonly publicId: string;
  readonly regencyCode: string;
  readonly proposalId: string;
  /** Of the proposal now: what a decision taken back is compared with. */
  readonly version: number;
  readonly headName: string;
  readonly villageName: string;
  readonly place: string;
  /** Where the proposal stands now. */
  readonly state: ProposalState;
  /** The tier that decides now; null: none does. */
  readonly holder: TierName | null;
  /** The reader has taken it back. */
  readonly isTakenBack: boolean;
  /** What somebody else sent back or rejected after this step, the latest; null: nothing. */
  readonly sentBack: { readonly event: "return" | "reject"; readonly reason: string | null } | null;
  /** It is the last step and nobody has acted on it. The command judges it again. */
  readonly mayRecall: boolean;
}

export interface OwnDecisionPage {
  readonly lines: readonly OwnDecision[];
  /** Where the next page begins; null on the last one. */
  readonly next: Moment | null;
}
