/**
 * Where the lines are drawn (process.md 5.3). Deciles 1 to 4 are the programmes' poor, 1 and 2 the poorest; 5 is the middle that is close to
 * them. None of them is a poverty line of BPS.
 */
export const LINES = { poorest: 2, poor: 4, vulnerable: 5 } as const;

/** In no snapshot of the pair. */
export const ABSENT = -1;

/** Groups of deciles as headline figures speak of them. */
export const RANKS = ["poor", "vulnerable", "better"] as const;
export type Rank = (typeof RANKS)[number];

/** Null where it is not ranked. */
export function rankOf(decile: number): Rank | null {
  if (decile <= 0) return null;
  if (decile <= LINES.poor) return "poor";
  return decile <= LINES.vulnerable ? "vulnerable" : "better";
}

export function isPoor(decile: number): boolean {
  return decile >= 1 && decile <= LINES.poor;
}

export function isAbovePoor(decile: number): boolean {
  return decile > LINES.poor;
}

/** What a change of decile means, each family in one: the line crossed first, then the direction. */
export const MOVES = ["fell", "slipped", "down", "climbed", "up"] as const;
export type Move = (typeof MOVES)[number];

/** Null for who stays, or was not ranked in one of the two. */
export function moveOf(from: number, to: number): Move | null {
  if (from <= 0 || to <= 0 || from === to) return null;
  if (isAbovePoor(from) && isPoor(to)) return "fell";
  if (isPoor(from) && isAbovePoor(to)) return "climbed";
  if (from > LINES.vulnerable && to === LINES.vulnerable) return "slipped";
  return to < from ? "down" : "up";
}
