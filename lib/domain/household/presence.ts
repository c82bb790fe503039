import type { AnswerValue } from "../instrument/answers";

/**
 * Presence codes that end the membership: died, moved inside the country, has a card of their own. Abroad or not found
 * stays on the card.
 */
const ENDING: readonly unknown[] = [2, 3, 7];

/** Presence of somebody who turned out not to belong here, as when a mistaken entry is undone. */
export const UNKNOWN_HERE = 6;

/**
 * Presence codes that nobody may just be given: died, moved inside the country, moved abroad, has a card of their own. Each
 * is told as an event or a transfer, with its day and evidence.
 */
const TOLD_BY_EVENT: readonly unknown[] = [2, 3, 4, 7];

export function isToldByEvent(presence: unknown): boolean {
  return TOLD_BY_EVENT.includes(presence);
}

/** True when a person of this presence is no member of the family any more. */
export function endsMembership(presence: AnswerValue | undefined): boolean {
  return ENDING.includes(presence);
}
