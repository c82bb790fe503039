import { type Figure, isShown, SUPPRESSED } from "../dashboard/figure";
import { SENSITIVE_CELL, SMALL_CELL } from "../dashboard/suppression";
import type { Variable } from "../variable/variable";
import { isBlankAnswer } from "./applies";
import { BAND_MONTHS, COUNTS_EACH, firstCountOf } from "./counted";

/** What an area's counts say of one variable, as its reader may see it. */
export interface CoverageView {
  /** Families or people it applies to; to the nearest ten for who gets rounded shares. */
  readonly applies: Figure;
  /** In percent of these; null where it applies to nobody. */
  readonly filled: Figure | null;
  /** Filled, with a date of its section in the last twelve months. */
  readonly fresh: Figure | null;
  /** Filled, by age of the section: each band of BAND_MONTHS, older, and without a date. */
  readonly bands: readonly (Figure | null)[];
}

/** From this share on a variable counts as kept fresh: of those it applies to, filled and dated within twelve months. */
export const FRESH_FROM = 80;
/** Below this share filled it counts as empty. */
export const EMPTY_BELOW = 50;

/** How far a share is from the truth at most, for who may not see families: half a step. */
const STEPS = [1, 5, 10, 20] as const;

/**
 * The rule for readers without small cells. A share is told in steps so wide that each covers five families or people at least, ten
 * for health; where even a fifth of those it applies to are fewer, nothing is told; how many it applies to is told to the nearest ten. So
 * neither a share nor the difference of two says how many left something empty, or who was not even asked.
 */
export function stepOf(applies: number, isSensitive: boolean): number | null {
  const cell = isSensitive ? SENSITIVE_CELL : SMALL_CELL;
  return STEPS.find((step) => applies * step >= cell * 100) ?? null;
}

/** `counts` is an area's list; nothing stands for an area without any. `isWhole`: the reader may see small counts. */
export function coverageView(counts: readonly number[], variable: Variable, isWhole: boolean): CoverageView {
  const at = firstCountOf(variable) ?? 0;
  const [applies = 0, filled = 0, ...byAge] = counts.slice(at, at + COUNTS_EACH);
  const undated = filled - byAge.reduce((sum, count) => sum + count, 0);
  const fresh = (byAge[0] ?? 0) + (byAge[1] ?? 0);
  const bands = [...BAND_MONTHS, "older"].map((_, band) => byAge[band] ?? 0);
  const step = isWhole ? 0 : stepOf(applies, variable.specific === "health");
  const share = (count: number) => {
    if (applies === 0) return null;
    if (step === null) return SUPPRESSED;
    const percent = (count / applies) * 100;
    return step === 0 ? percent : Math.round(percent / step) * step;
  };
  return {
    applies: isWhole || applies === 0 ? applies : step === null ? SUPPRESSED : Math.round(applies / 10) * 10,
    filled: share(filled),
    fresh: share(fresh),
    bands: [...bands, undated].map(share),
  };
}

/** How a variable stands, from what the reader sees. */
export const COVERAGE_STATES = ["fresh", "old", "partial", "empty", "nobody", "withheld"] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/** Where an empty place may be an answer, only the dates of what is filled are judged. */
export function stateOf(variable: Variable, { filled, fresh }: CoverageView): CoverageState {
  if (filled === null || fresh === null) return "nobody";
  if (!isShown(filled) || !isShown(fresh)) return "withheld";
  if (isBlankAnswer(variable)) {
    if (filled === 0) return "empty";
    return fresh >= (filled * FRESH_FROM) / 100 ? "fresh" : "old";
  }
  if (fresh >= FRESH_FROM) return "fresh";
  if (filled >= FRESH_FROM) return "old";
  return filled < EMPTY_BELOW ? "empty" : "partial";
}
