/**
 * What can have happened to a person who left (questions 404 and 27a): died, moved in the country, moved abroad, has a
 * card of their own (asked since 2026), not found.
 */
export const LEAVING_PRESENCE = [2, 3, 4, 7, 6] as const;
export type LeavingPresence = (typeof LEAVING_PRESENCE)[number];

export function isLeavingPresence(code: number): code is LeavingPresence {
  return LEAVING_PRESENCE.some((each) => each === code);
}
