import type { Owner } from "../variable/owner";
import type { Text } from "../variable/variable";

/** Families found at their place, or the people who live in them. */
export type IndicatorUnit = "people" | "families";

/**
 * Where the answers come from (process.md 5.4). core: the ranking variables, asked by every instrument. fasih: only the form
 * of 2026. regsosek: only the form of 2022. join: another register must be joined.
 */
export type IndicatorSource = "core" | "fasih" | "regsosek" | "join";

/** What a planner hopes of the figure; it says how a change is worded, never a judgement of a region. */
export type Wish = "lower" | "higher" | "none";

interface Described {
  /** Short code of the catalogue, for example PD1. */
  readonly code: string;
  readonly title: Text;
  readonly unit: IndicatorUnit;
  /** What stands above and below the line, in words. */
  readonly counts: Text;
  readonly outOf: Text;
  readonly owner: Owner;
  /** Minimum service standard (SPM) of the region. */
  readonly spm?: true;
  readonly source: IndicatorSource;
  readonly wish: Wish;
  /** Health and disability: cells under ten are kept from readers who may not see families, not only those under five. */
  readonly sensitive?: true;
  /** What the figure does not know, shown beside it. */
  readonly note?: Text;
}

export interface ComputedIndicator extends Described {
  /**
   * Place of its counts in a cell of the roll-up, its own for ever within its unit: a place is never given again, so that
   * cells counted before an indicator was added keep their meaning.
   */
  readonly place: number;
  /** Who is counted, and out of whom, in the language of conditions; unknown where an answer is missing. */
  readonly numerator: string;
  readonly denominator: string;
  /** share: those counted are some of those below. ratio: they are others, as dependants by hundred earners. */
  readonly form: "share" | "ratio";
}

/** Nobody asks what it needs: it says so instead of showing a zero. */
export interface UnaskedIndicator extends Described {
  readonly needs: Text;
}

export type Indicator = ComputedIndicator | UnaskedIndicator;

export function isComputed(indicator: Indicator): indicator is ComputedIndicator {
  return "place" in indicator;
}
