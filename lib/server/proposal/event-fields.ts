import "server-only";
import type { FieldProblem } from "@/lib/domain/error/error-code";
import { CARRIED_CODES, type EventChange, isCarried, isUntold } from "@/lib/domain/event/carried";
import { isEventKey } from "@/lib/domain/event/event";
import { answerIn } from "@/lib/domain/instrument/answers";
import type { MemberOpChange } from "@/lib/domain/proposal/member-ops";
import { type AnswerPatch, eventsOf, type Payload } from "@/lib/domain/proposal/payload";
import type { Draft } from "./draft";

interface Saved {
  readonly patches: readonly AnswerPatch[];
  readonly memberOps: readonly MemberOpChange[];
  readonly eventOps: readonly EventChange[];
}

/**
 * Where a save tells an event that this proposal does not take, or writes a field that none of its events has. Only a
 * proposal about the whole form of a family of the register carries events beside its answers; one that undoes a revision
 * tells nothing new. Who it happened to is said by telling it and not by writing the field.
 * @param payload the draft with the save laid over it
 */
export function misplacedEvents(draft: Draft, payload: Payload, saved: Saved): readonly FieldProblem[] {
  if (saved.eventOps.length > 0 && (draft.kind !== "condition" || draft.undoesRevision !== null))
    return [{ path: "eventOps.0", detail: "NOT_TOGETHER" }];
  return saved.patches.flatMap((patch, index) => {
    if (patch.level !== "event" || isTakenBack(draft, payload, patch)) return [];
    const event = eventsOf(payload).find(({ id }) => id === patch.uid);
    const isFit =
      event !== undefined && isEventKey(event.code, patch.key) && !(isCarried(event) && patch.key === "people");
    return isFit ? [] : [{ path: `patches.${index}`, detail: "UNKNOWN_KEY" }];
  });
}

/**
 * A field of an event of the whole form that was taken back, or told as another one, in another window: it is about nothing
 * any more and is let go, so that the rest of what that window typed is kept.
 */
export function isTakenBack(draft: Draft, payload: Payload, { level, uid, key }: AnswerPatch): boolean {
  if (level !== "event" || draft.kind !== "condition" || uid === null || key === "people") return false;
  const isKnown = draft.family?.memberRows.has(uid) === true && CARRIED_CODES.some((code) => isEventKey(code, key));
  return isKnown && !eventsOf(payload).some((event) => event.id === uid && isEventKey(event.code, key));
}

/** Where a save lets somebody die, move or have a card of their own without the event that tells it. */
export function untoldFields(draft: Draft, { patches, memberOps }: Saved): readonly FieldProblem[] {
  if (draft.undoesRevision !== null) return [];
  const isUntoldOf = (uid: string | null, presence: unknown) =>
    uid !== null && isUntold(answerIn(draft.base.members[uid], "presence"), presence);
  const inOps = memberOps.flatMap((op, index) =>
    op.kind === "leave" && isUntoldOf(op.uid, op.presence)
      ? [{ path: `memberOps.${index}.presence`, detail: "TOLD_BY_EVENT" }]
      : [],
  );
  const inPatches = patches.flatMap(({ level, uid, key, value }, index) =>
    level === "member" && key === "presence" && isUntoldOf(uid, value)
      ? [{ path: `patches.${index}.value`, detail: "TOLD_BY_EVENT" }]
      : [],
  );
  return [...inOps, ...inPatches];
}
