import { type Answers, type AnswerValue, answersOf, sameAnswer } from "../instrument/answers";
import { isConditionDate, isMembership, membershipOf, withMembership } from "./membership";
import { type AnswerPatch, eventsOf, type Payload, withAnswer } from "./payload";

export interface PatchConflict {
  readonly patch: AnswerPatch;
  /** What stands there now, written by somebody else since. */
  readonly theirs: AnswerValue;
}

export type FieldPlace = Pick<AnswerPatch, "level" | "uid" | "key">;

/** What stands in a field: the draft's, else the record's. Who belongs to the family and the day count as fields here. */
export function heldAnswer(base: Answers, payload: Payload, place: FieldPlace): AnswerValue {
  const { level, uid, key } = place;
  if (isMembership(place)) return membershipOf(payload, place.uid);
  if (isConditionDate(place)) return payload.conditionDate;
  if (level === "event") return eventsOf(payload).find((event) => event.id === uid)?.answers[key] ?? null;
  const drafted = answersOf(payload.answers, level, uid)[key];
  return drafted === undefined ? (answersOf(base, level, uid)[key] ?? null) : drafted;
}

/** The payload with one field written. A field of an event that the proposal does not have is let go. */
export function withPatch(payload: Payload, patch: FieldPlace & Pick<AnswerPatch, "value">): Payload {
  const { level, uid, key, value } = patch;
  if (isMembership(patch)) return withMembership(payload, patch.uid, value);
  if (isConditionDate(patch)) return typeof value === "string" ? { ...payload, conditionDate: value } : payload;
  if (level !== "event") return { ...payload, answers: withAnswer(payload.answers, { level, uid, key, value }) };
  const events = eventsOf(payload).map((event) =>
    event.id === uid ? { ...event, answers: { ...event.answers, [key]: value } } : event,
  );
  return { ...payload, events };
}

/**
 * Lays patches over a draft. A field that still holds what the writer saw (or already holds what they wrote) takes the
 * value; a field that somebody else changed meanwhile is a conflict and stays as it is.
 * @param base the record's answers, for fields that the draft has not touched
 */
export function applyPatches(
  base: Answers,
  draft: Payload,
  patches: readonly AnswerPatch[],
): { readonly payload: Payload; readonly conflicts: readonly PatchConflict[] } {
  let payload = draft;
  const conflicts: PatchConflict[] = [];
  for (const patch of patches) {
    const current = heldAnswer(base, payload, patch);
    if (sameAnswer(current, patch.before) || sameAnswer(current, patch.value)) payload = withPatch(payload, patch);
    else conflicts.push({ patch, theirs: current });
  }
  return { payload, conflicts };
}
