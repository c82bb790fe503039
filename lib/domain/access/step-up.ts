/** How long a password that was asked again counts. */
export const STEP_UP_MS = 5 * 60_000;

/** True while what needs the password anew may be done: it was asked in this session, and lately. */
export function isSteppedUp(at: Date | null, now: Date): boolean {
  if (at === null) return false;
  const since = now.getTime() - at.getTime();
  return since >= 0 && since < STEP_UP_MS;
}
