/** A count as a reader may see it. `suppressed`: it, or another count it would give away, is under five. */
export type Figure = number | "suppressed";

export const SUPPRESSED = "suppressed";

export function isShown(figure: Figure): figure is number {
  return figure !== SUPPRESSED;
}

/** A sum says nothing its terms do not say: it is shown only when each term is. */
export function sumOf(figures: readonly Figure[]): Figure {
  const shown = figures.filter(isShown);
  return shown.length === figures.length ? shown.reduce((total, value) => total + value, 0) : SUPPRESSED;
}

/** Part of a whole in percent, or `suppressed`; null where the whole is nothing. */
export function shareOf(part: Figure, whole: Figure): Figure | null {
  if (!isShown(part) || !isShown(whole)) return SUPPRESSED;
  return whole === 0 ? null : (part / whole) * 100;
}
