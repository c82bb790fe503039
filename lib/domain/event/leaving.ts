import type { Answers } from "../instrument/answers";
import { eventsOf, type MemberOp, type Payload } from "../proposal/payload";
import { definitionOf, peopleOf } from "./event";

/** Who leaves by what happened: said once, by the event, and read from it everywhere. */
export function eventLeaves(base: Answers, payload: Payload): readonly (MemberOp & { readonly kind: "leave" })[] {
  return eventsOf(payload).flatMap((event) => {
    const presence = definitionOf(event).leaves;
    if (presence === undefined) return [];
    const uids = event.code === "GBG" ? cardUids(base) : peopleOf(event).filter((uid) => uid in base.members);
    return uids.map((uid) => ({ kind: "leave" as const, uid, presence }));
  });
}

/** Everybody on the card, those abroad or not found as well: who joins another card leaves nobody behind. */
export function cardUids(base: Answers): readonly string[] {
  return Object.keys(base.members);
}

/** Those who go to another family of the village: their record goes with them and is not erased. */
export function movedUids(base: Answers, payload: Payload): readonly string[] {
  return eventsOf(payload).flatMap((event) => {
    if (event.code === "GBG") return cardUids(base);
    return event.code === "PSH" ? peopleOf(event).filter((uid) => uid in base.members) : [];
  });
}
