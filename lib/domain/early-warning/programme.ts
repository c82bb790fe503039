/**
 * Programmes with a limit among deciles (process.md 2.7): the main aid goes to deciles 1 to 4, premium assistance to 1 to 5. Where the
 * centre moves a limit, it is moved here.
 */
export const LIMITS = { sembako: 4, pkh: 4, pbi: 5 } as const;
export const PROGRAMMES = ["sembako", "pkh", "pbi"] as const satisfies readonly (keyof typeof LIMITS)[];
export type Programme = (typeof PROGRAMMES)[number];

/** past: in the first decile beyond the limit. at: in the last one within. */
export const STANDINGS = ["past", "at"] as const;
export type Standing = (typeof STANDINGS)[number];

/** Whose care makes the loss of an aid hurt most. */
export const VULNERABLE = ["elder", "disabled", "chronic"] as const;
export type Vulnerable = (typeof VULNERABLE)[number];

/** Where a family of a decile stands to a programme's limit; null where it is far from it. */
export function standingOf(decile: number, programme: Programme): Standing | null {
  if (decile === LIMITS[programme]) return "at";
  return decile === LIMITS[programme] + 1 ? "past" : null;
}
