import type { Answers } from "../instrument/answers";
import { isPresent } from "../instrument/form";
import { eventsOf, type MemberOp, type Payload } from "../proposal/payload";
import { definitionOf, peopleOf } from "./event";

/** Who leaves by what happened: said once, by the event, and read from it everywhere. */
export function eventLeaves(base: Answers, payload: Payload): readonly (MemberOp & { readonly kind: "leave" })[] {
  return eventsOf(payload).flatMap((event) => {
    const presence = definitionOf(event).leaves;
    if (presence === undefined) return [];
    const uids = event.code === "GBG" ? presentUids(base) : peopleOf(event).filter((uid) => uid in base.members);
    return uids.map((uid) => ({ kind: "leave" as const, uid, presence }));
  });
}

/** Those who are part of the family by the record. */
export function presentUids(base: Answers): readonly string[] {
  return Object.keys(base.members).filter((uid) => isPresent(base.members[uid] ?? {}));
}

/** Those who go to another family of the village: their record goes with them and is not erased. */
export function movedUids(base: Answers, payload: Payload): readonly string[] {
  return eventsOf(payload).flatMap((event) => {
    if (event.code === "GBG") return presentUids(base);
    return event.code === "PSH" ? peopleOf(event).filter((uid) => uid in base.members) : [];
  });
}
