import { changeEvent, type EventChange } from "@/lib/domain/event/carried";
import { changeMember, type MemberOpChange } from "@/lib/domain/proposal/member-ops";
import { CONDITION_DATE, membershipAfter, membershipField, type Seen } from "@/lib/domain/proposal/membership";
import { withPatch } from "@/lib/domain/proposal/patch";
import type { AnswerPatch, Payload } from "@/lib/domain/proposal/payload";

/** An answer's place. */
export type FieldTarget = Pick<AnswerPatch, "level" | "uid" | "key">;

/** What a person chose about a conflict that the portal keeps. */
export interface SettledConflict {
  readonly conflictId: string;
  readonly choice: "mine" | "theirs";
}

/** What one save carries. */
export interface Batch {
  readonly patches: readonly AnswerPatch[];
  readonly memberOps: readonly (MemberOpChange & Seen)[];
  /** Absent in what an earlier version of the page left on a device. */
  readonly eventOps?: readonly (EventChange & Seen)[];
  readonly notes: Readonly<Record<string, string>>;
  /** What the person saw before they wrote a note, or the day. */
  readonly notesBefore?: Readonly<Record<string, string>>;
  readonly conditionDate?: string;
  readonly conditionDateBefore?: string;
  readonly isCorrection?: boolean;
  readonly settled?: readonly SettledConflict[];
}

export const NO_BATCH: Batch = { patches: [], memberOps: [], notes: {} };

export function isSameField(a: FieldTarget, b: FieldTarget): boolean {
  return a.key === b.key && a.uid === b.uid && a.level === b.level;
}

export function eventOpsOf({ eventOps = [] }: Batch): readonly (EventChange & Seen)[] {
  return eventOps;
}

/** Everything in a batch that may meet with what somebody else wrote: answers, people, the day. */
export function asPatches(batch: Batch): readonly AnswerPatch[] {
  const ops = [...batch.memberOps, ...eventOpsOf(batch)];
  const people = [...new Set(ops.map(({ uid }) => uid))].map((uid) => {
    const own = ops.filter((op) => op.uid === uid);
    const before = own[0]?.before ?? null;
    return { ...membershipField(uid), before, value: membershipAfter(before, own) };
  });
  const { conditionDate, conditionDateBefore = null } = batch;
  const day =
    conditionDate === undefined ? [] : [{ ...CONDITION_DATE, before: conditionDateBefore, value: conditionDate }];
  return [...batch.patches, ...people, ...day];
}

/** A batch without what is about some fields. */
export function without(batch: Batch, isAbout: (field: FieldTarget) => boolean): Batch {
  const isLeft = ({ uid }: { readonly uid: string }) => !isAbout(membershipField(uid));
  const { conditionDate, conditionDateBefore, ...rest } = batch;
  const dated = {
    ...(conditionDate === undefined ? {} : { conditionDate }),
    ...(conditionDateBefore === undefined ? {} : { conditionDateBefore }),
  };
  return {
    ...rest,
    ...(isAbout(CONDITION_DATE) ? {} : dated),
    patches: batch.patches.filter((patch) => !isAbout(patch)),
    memberOps: batch.memberOps.filter(isLeft),
    ...(batch.eventOps === undefined ? {} : { eventOps: batch.eventOps.filter(isLeft) }),
  };
}

export function isEmptyBatch(batch: Batch): boolean {
  return countBatch(batch) === 0;
}

/** Entries that a batch carries. */
export function countBatch(batch: Batch): number {
  const header = (batch.conditionDate === undefined ? 0 : 1) + (batch.isCorrection === undefined ? 0 : 1);
  const ops = batch.memberOps.length + eventOpsOf(batch).length;
  const chosen = batch.settled?.length ?? 0;
  return batch.patches.length + ops + Object.keys(batch.notes).length + header + chosen;
}

/** What the server holds after it took a batch. */
export function layBatch(payload: Payload, batch: Batch): Payload {
  const withOps = eventOpsOf(batch).reduce<Payload>(
    changeEvent,
    batch.memberOps.reduce<Payload>(changeMember, payload),
  );
  const notes = { ...withOps.notes, ...batch.notes };
  const dated = batch.conditionDate === undefined ? withOps : { ...withOps, conditionDate: batch.conditionDate };
  return layPatches({ ...dated, notes }, batch.patches);
}

export function layPatches(payload: Payload, patches: readonly AnswerPatch[]): Payload {
  return patches.reduce(withPatch, payload);
}
