/**
 * A proposal's `warning_weight` is the sum of its reasons to look (`risk-factor.ts`): ten for each warning, at most nine for
 * the number of changes. From ten on it wants a look, and a queue sorted by weight needs no second column.
 */
export const WEIGHT_PER_WARNING = 10;

/** From this weight on (three warnings) a proposal stands out even among those with warnings. */
export const FLAGGED_WEIGHT = 3 * WEIGHT_PER_WARNING;

export const RISKS = ["none", "warned", "flagged"] as const;
export type Risk = (typeof RISKS)[number];

export function riskOf(warningWeight: number): Risk {
  if (warningWeight >= FLAGGED_WEIGHT) return "flagged";
  return warningWeight >= WEIGHT_PER_WARNING ? "warned" : "none";
}

/** The weights of a risk as a half-open range: `from <= weight < below`; null is open. */
export const RISK_WEIGHTS = {
  none: { from: 0, below: WEIGHT_PER_WARNING },
  warned: { from: WEIGHT_PER_WARNING, below: FLAGGED_WEIGHT },
  flagged: { from: FLAGGED_WEIGHT, below: null },
} as const satisfies Record<Risk, { from: number; below: number | null }>;
