import type { HistoryStep } from "../queue/history";
import type { TierName } from "../workflow/tier";
import type { ProposalHead } from "./proposal-head";
import type { ReviewContent } from "./review-page";

/** A proposal on its way, for those who wrote it. */
export interface StatusPage extends Pick<ReviewContent, "events" | "changes" | "added" | "left" | "findings"> {
  readonly head: ProposalHead;
  readonly isCorrection: boolean;
  /** The revision that it undoes, and why; null for any other proposal. */
  readonly undo: { readonly revision: number; readonly note: string } | null;
  readonly channel: string;
  readonly conditionDate: string;
  readonly since: Date;
  /** The tier that decides now; null: none does. */
  readonly holder: TierName | null;
  readonly dueAt: Date | null;
  readonly history: readonly HistoryStep[];
  readonly can: { readonly edit: boolean; readonly withdraw: boolean };
}
