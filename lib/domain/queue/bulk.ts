import { riskOf } from "./risk";

/** What the last judgement said of a proposal, as its row keeps it. */
export interface Judgement {
  readonly errorCount: number;
  readonly warningCount: number;
  readonly warningWeight: number;
}

/**
 * Whether a proposal may be agreed to together with others (DESIGN.md section 4): only one with nothing to look at. What
 * has a warning, an error or a risk flag needs a person who opens it.
 */
export function fitsBulk({ errorCount, warningCount, warningWeight }: Judgement): boolean {
  return errorCount === 0 && warningCount === 0 && riskOf(warningWeight) === "none";
}

/** Why one item of a bulk decision was refused, where the code alone does not say enough. */
export const BULK_REASONS = ["NEEDS_PERSON", "CONFLICT"] as const;
export type BulkReason = (typeof BULK_REASONS)[number];

export function bulkReason(text: unknown): BulkReason | null {
  return BULK_REASONS.find((reason) => reason === text) ?? null;
}
