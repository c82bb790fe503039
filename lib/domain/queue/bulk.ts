import { LOT_REASONS } from "../lot/lot";
import { riskOf } from "./risk";

/** What the last judgement said of a proposal, as its row keeps it. */
export interface Judgement {
  readonly errorCount: number;
  readonly warningCount: number;
  readonly warningWeight: number;
  /** Drawn at random for a look in the tier that holds it. */
  readonly isSampled: boolean;
}

/**
 * Whether a proposal may be agreed to together with others (DESIGN.md section 4): only one with nothing to look at. What
 * has a warning, an error or a risk flag needs a person who opens it.
 */
export function fitsBulk({ errorCount, warningCount, warningWeight, isSampled }: Judgement): boolean {
  return !isSampled && errorCount === 0 && warningCount === 0 && riskOf(warningWeight) === "none";
}

/** What many are sent back with says what to do: one reason code tells three hundred families' operator too little. */
export function lacksBulkNote(event: string, count: number, note: string | null): boolean {
  return event === "return" && count > 1 && (note ?? "").trim() === "";
}

/** Why a decision cannot be taken, where the code alone does not say enough. */
const RECORD_REASONS = [
  "CONFLICT",
  "KK_IN_USE",
  "NO_FAMILY",
  "FAMILY_CLOSED",
  "PEOPLE_MOVED",
  "NOBODY_FRESH",
  "NEEDED_LATER",
  "MEETING_EARLY",
  "MINUTES_UNSIGNED",
  "FAULTY",
] as const;
export type RecordReason = (typeof RECORD_REASONS)[number];

export function recordReason(text: unknown): RecordReason | null {
  return RECORD_REASONS.find((reason) => reason === text) ?? null;
}

/** Why one item of a bulk decision was refused, where the code alone does not say enough. */
const BULK_REASONS = ["NEEDS_PERSON", "SAMPLED", "NO_TIER", ...LOT_REASONS, ...RECORD_REASONS] as const;
export type BulkReason = (typeof BULK_REASONS)[number];

export function bulkReason(text: unknown): BulkReason | null {
  return BULK_REASONS.find((reason) => reason === text) ?? null;
}
