import type { AnswerValue } from "../instrument/answers";

/**
 * Presence codes that end the membership: died, moved inside the country, has a card of their own. Abroad or not found
 * stays on the card.
 */
const ENDING: readonly unknown[] = [2, 3, 7];

/** Presence of somebody who turned out not to belong here, as when a mistaken entry is undone. */
export const UNKNOWN_HERE = 6;

/** True when a person of this presence is no member of the family any more. */
export function endsMembership(presence: AnswerValue | undefined): boolean {
  return ENDING.includes(presence);
}
