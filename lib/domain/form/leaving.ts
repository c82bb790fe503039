import { type CarriedCode, carriedCode } from "../event/carried";
import { isToldByEvent } from "../household/presence";

/**
 * What can have happened to a person who left (questions 404 and 27a): died, moved in the country, moved abroad, has a
 * card of their own (asked since 2026), not found.
 */
export const LEAVING_PRESENCE = [2, 3, 4, 7, 6] as const;
export type LeavingPresence = (typeof LEAVING_PRESENCE)[number];

export function isLeavingPresence(code: number): code is LeavingPresence {
  return LEAVING_PRESENCE.some((each) => each === code);
}

/**
 * Where a leaving is recorded. event: in this form, with a screen for its day and evidence. here: at once. transfer: a move
 * has two sides and a desk of its own. events: it needs a proposal of its own.
 */
export type LeavingPlace =
  | { readonly kind: "event"; readonly code: CarriedCode }
  | { readonly kind: "here" }
  | { readonly kind: "transfer" }
  | { readonly kind: "events" };

/** @param isUndo the draft undoes a revision: nothing new is told in it */
export function leavingPlace(presence: LeavingPresence, isUndo: boolean): LeavingPlace {
  if (presence === MOVED) return { kind: "transfer" };
  if (!isToldByEvent(presence)) return { kind: "here" };
  const code = isUndo ? null : carriedCode(presence);
  return code === null ? { kind: "events" } : { kind: "event", code };
}

const MOVED = 3;
const DIED = 2;

/** What can be said of somebody: of who lives here everything, of who was away already only that they died. */
export function leavingOf(isHere: boolean): readonly LeavingPresence[] {
  return isHere ? LEAVING_PRESENCE : [DIED];
}
