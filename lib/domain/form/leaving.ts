/** What can have happened to a person who left (question 404): died, moved in the country, moved abroad, not found. */
export const LEAVING_PRESENCE = [2, 3, 4, 6] as const;
export type LeavingPresence = (typeof LEAVING_PRESENCE)[number];

export function isLeavingPresence(code: number): code is LeavingPresence {
  return LEAVING_PRESENCE.some((each) => each === code);
}
