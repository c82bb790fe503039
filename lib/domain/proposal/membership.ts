import { CARRIED_CODES, changeEvent, type EventChange, isCarried } from "../event/carried";
import type { AnswerValue } from "../instrument/answers";
import { changeMember, type MemberOpChange } from "./member-ops";
import { type AnswerPatch, eventsOf, type Payload } from "./payload";

/** What the writer of a coming, a leaving or an event saw before: so that two who write it meet as two who write one answer. */
export interface Seen {
  /** Membership as `membershipOf` has it. Absent in what earlier builds left on devices. */
  readonly before?: AnswerValue | undefined;
  /** Version of the draft that the page had. */
  readonly seen?: number | undefined;
}

/** One change of who belongs to the family, or of what happened to somebody. */
export type PersonOp = MemberOpChange | EventChange;

const MEMBERSHIP = "membership";
const ADDED = "added";

/**
 * Whether a person belongs to the family, as one field of that person: two who write it meet there. Its values: null, as the record has it;
 * "added"; the presence of a leaving; the code of an event that tells it.
 */
export function isMembership<Place extends Pick<AnswerPatch, "level" | "uid" | "key">>(
  place: Place,
): place is Place & { readonly uid: string } {
  return place.level === "member" && place.key === MEMBERSHIP && place.uid !== null;
}

export function membershipField(uid: string): Pick<AnswerPatch, "level" | "uid" | "key"> & { readonly uid: string } {
  return { level: "member", uid, key: MEMBERSHIP };
}

/** The day on which the answers were true, as a field of the family. */
export const CONDITION_DATE = { level: "household", uid: null, key: "conditionDate" } as const;

export function isConditionDate({ level, key }: Pick<AnswerPatch, "level" | "key">): boolean {
  return level === CONDITION_DATE.level && key === CONDITION_DATE.key;
}

export function membershipOf(payload: Payload, uid: string): AnswerValue {
  const told = eventsOf(payload).find((event) => event.id === uid && isCarried(event));
  if (told !== undefined) return told.code;
  const op = payload.memberOps.find((each) => each.uid === uid);
  if (op === undefined) return null;
  return op.kind === "add" ? ADDED : op.presence;
}

/** What a person's membership is once these were laid on `before`, in their order. */
export function membershipAfter(before: AnswerValue, ops: readonly PersonOp[]): AnswerValue {
  return ops.reduce<AnswerValue>((held, op) => {
    if (op.kind === "leave") return op.presence;
    if (op.kind === "add") return ADDED;
    if (op.kind === "tell") return op.code;
    if (op.kind === "untell") return isTold(held) ? null : held;
    return isTold(held) ? held : null;
  }, before);
}

function isTold(value: AnswerValue): boolean {
  return CARRIED_CODES.some((code) => code === value);
}

/** The operations that bring a person to this membership; null: it is none. */
export function opsTo(uid: string, value: AnswerValue): readonly PersonOp[] | null {
  if (value === null)
    return [
      { kind: "untell", uid },
      { kind: "undo", uid },
    ];
  if (value === ADDED) return [{ kind: "add", uid }];
  if (typeof value === "number") return [{ kind: "leave", uid, presence: value }];
  const code = CARRIED_CODES.find((each) => each === value);
  return code === undefined ? null : [{ kind: "tell", uid, code }];
}

export function layPerson(payload: Payload, op: PersonOp): Payload {
  return op.kind === "tell" || op.kind === "untell" ? changeEvent(payload, op) : changeMember(payload, op);
}

/** The payload with a person's membership as chosen. What is no membership changes nothing. */
export function withMembership(payload: Payload, uid: string, value: AnswerValue): Payload {
  return (opsTo(uid, value) ?? []).reduce(layPerson, payload);
}
