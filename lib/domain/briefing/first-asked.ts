import { type ComputedIndicator, isComputed } from "../indicator/indicator";
import { findIndicator } from "../indicator/registry";

/**
 * What a regent or a village head asks about first. All are shares of a trouble or of people in need of care, so that a higher
 * figure beside the area above is read the same way in every line.
 */
const CODES = [
  // What village and regency money mends most: homes, water, latrines. The latter two are minimum service standards.
  "PR1",
  "PU2",
  "PU4",
  // Children out of school: the leader answers for it by name.
  "PD1",
  // Whom the social office must reach: without insurance, with a disability, old and alone, headed by a woman.
  "KS1",
  "SO4",
  "SO6",
  "SO8",
] as const;

/** In the order of the paper; one that is not computed is left out. */
export function firstAsked(): readonly ComputedIndicator[] {
  return CODES.map(findIndicator)
    .filter((found) => found !== null)
    .filter(isComputed);
}

/** By what the areas right below are ranked: people in deciles 1 to 4. */
export const RANKED_BY = "SO1";
