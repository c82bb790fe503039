// Without the definitions of the events: what keeps a draft on a device needs this file on pages that show no event.
import { isToldByEvent } from "../household/presence";
import { answerIn } from "../instrument/answers";
import { eventsOf, type Payload } from "../proposal/payload";
import type { FamilyEvent } from "./event";

/**
 * What a proposal about the whole form may tell beside its answers: that somebody died or went abroad. A move and a card of
 * one's own concern a second family and have desks of their own.
 */
export const CARRIED_CODES = ["MTI", "PLN"] as const;
export type CarriedCode = (typeof CARRIED_CODES)[number];

/** The presence that each brings, as its definition says too. */
export const CARRIED_PRESENCE = { MTI: 2, PLN: 4 } as const satisfies Record<CarriedCode, number>;

/** The event that tells why a person has this presence; null: it is not told in the whole form. */
export function carriedCode(presence: number): CarriedCode | null {
  return CARRIED_CODES.find((code) => CARRIED_PRESENCE[code] === presence) ?? null;
}

/**
 * An event that came in with the whole form. It is about one person and has that person's uid as its id: two windows that
 * tell the same mean the same event, and what they type in it meets field by field.
 */
export function isCarried(event: FamilyEvent): boolean {
  return isCarriedCode(event.code) && answerIn(event.answers, "people") === event.id;
}

function isCarriedCode(code: FamilyEvent["code"]): code is CarriedCode {
  return CARRIED_CODES.some((each) => each === code);
}

/** tell: this happened to the person. untell: it did not. */
export type EventChange =
  | { readonly kind: "tell"; readonly uid: string; readonly code: CarriedCode }
  | { readonly kind: "untell"; readonly uid: string };

/**
 * One change of what the whole form tells. Telling the same again changes nothing; telling something else of the person
 * takes the place of what was told, and of a leaving without an event.
 */
export function changeEvent(payload: Payload, change: EventChange): Payload {
  const events = eventsOf(payload);
  const before = events.find((event) => event.id === change.uid && isCarried(event));
  if (before === undefined ? change.kind === "untell" : change.kind === "tell" && before.code === change.code)
    return payload;
  const others = events.filter((event) => event !== before);
  if (change.kind === "untell") return { ...payload, events: others };
  const event: FamilyEvent = { id: change.uid, code: change.code, answers: { people: change.uid } };
  return {
    ...payload,
    events: [...others, event],
    memberOps: payload.memberOps.filter((op) => op.kind !== "leave" || op.uid !== change.uid),
  };
}

/** Without what is told of people who are not in question any more. */
export function withoutCarried(payload: Payload, isGone: (uid: string) => boolean): Payload {
  if (!eventsOf(payload).some((event) => isCarried(event) && isGone(event.id))) return payload;
  return { ...payload, events: eventsOf(payload).filter((event) => !isCarried(event) || !isGone(event.id)) };
}

/** A leaving that only an event may tell, of somebody of whom the record does not say it already. */
export function isUntold(recorded: unknown, presence: unknown): boolean {
  return isToldByEvent(presence) && presence !== recorded;
}
