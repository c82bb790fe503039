import type { EventChange } from "@/lib/domain/event/carried";
import { type AnswerValue, sameAnswer } from "@/lib/domain/instrument/answers";
import type { MemberOpChange } from "@/lib/domain/proposal/member-ops";
import {
  CONDITION_DATE,
  membershipAfter,
  membershipField,
  type PersonOp,
  type Seen,
} from "@/lib/domain/proposal/membership";
import type { AnswerPatch, Payload } from "@/lib/domain/proposal/payload";
import {
  asPatches,
  type Batch,
  countBatch,
  eventOpsOf,
  type FieldTarget,
  isEmptyBatch,
  isSameField,
  layBatch,
  layPatches,
  NO_BATCH,
  type SettledConflict,
  without,
} from "./batch";

/** Left: it waits for somebody who may decide. */
export type ConflictChoice = SettledConflict["choice"] | "leave";

/** A conflict as the portal keeps it: what does not stand in the field. */
export interface KeptConflict {
  readonly id: string;
  readonly mine: AnswerValue;
}

/** Mine, where somebody else wrote meanwhile. */
export interface LocalConflict extends AnswerPatch {
  /** The portal's row of it; absent in what an earlier version of the page left on a device, and where it keeps none. */
  readonly conflictId?: string;
}

/** A batch that was handed to the network: it never changes again, so that the same id always means the same content. */
export interface Sending {
  readonly operationId: string;
  readonly batch: Batch;
}

/** Everything a person did that the server has not acknowledged. */
export interface LocalDraft {
  readonly pending: Batch;
  readonly sending: Sending | null;
  /** Mine, where somebody else wrote meanwhile: waits for the person's choice. */
  readonly conflicts: readonly LocalConflict[];
}

export const NOTHING_LOCAL: LocalDraft = { pending: NO_BATCH, sending: null, conflicts: [] };

/** The save command takes 2,000 patches; fewer make a smaller repeat on a bad line. */
const PATCHES_A_SAVE = 500;

/**
 * Adds what was typed. Several changes of one field become one, from what the person saw first to what they wrote last:
 * the server compares the first. Typing taken back leaves nothing, for it confirms nothing. A field in conflict stays one, with the newer text.
 */
export function addPatch(draft: LocalDraft, patch: AnswerPatch): LocalDraft {
  const contested = draft.conflicts.findIndex((conflict) => isSameField(conflict, patch));
  const held = draft.conflicts[contested];
  if (held !== undefined) return { ...draft, conflicts: draft.conflicts.with(contested, { ...held, ...patch }) };
  const { patches } = draft.pending;
  const at = patches.findIndex((earlier) => isSameField(earlier, patch));
  const first = patches[at];
  const isReverted = first !== undefined && sameAnswer(first.before, patch.value) && first.before !== first.value;
  const next = isReverted
    ? patches.toSpliced(at, 1)
    : first === undefined
      ? [...patches, patch]
      : patches.with(at, { ...patch, before: first.before });
  return { ...draft, pending: { ...draft.pending, patches: next } };
}

/**
 * Adds a coming or leaving. Somebody added and taken back before anything was sent leaves no trace; what was typed about
 * a person whose addition is undone is let go, because the server would not know whom it is about.
 */
export function addMemberOp(draft: LocalDraft, op: MemberOpChange & Seen, undoesAddition = false): LocalDraft {
  const contested = inConflict(draft, op);
  if (contested !== null) return contested;
  const { pending } = draft;
  const others = pending.memberOps.filter((each) => each.uid !== op.uid);
  const seen = seenFirst(pending, op);
  if (op.kind !== "undo") return { ...draft, pending: { ...pending, memberOps: [...others, seen] } };
  const wasNeverSent = pending.memberOps.some((each) => each.uid === op.uid && each.kind === "add");
  const memberOps = wasNeverSent ? others : [...others, seen];
  const rest = <Patch extends AnswerPatch>(patches: readonly Patch[]) =>
    undoesAddition ? patches.filter((patch) => patch.uid !== op.uid) : patches;
  return {
    ...draft,
    pending: { ...pending, memberOps, patches: rest(pending.patches) },
    conflicts: rest(draft.conflicts),
  };
}

/** Adds that something happened to a person, or that it did not: then what was typed of it is let go. */
export function addEventOp(draft: LocalDraft, op: EventChange & Seen): LocalDraft {
  const contested = inConflict(draft, op);
  if (contested !== null) return contested;
  const { pending } = draft;
  const eventOps = [...eventOpsOf(pending).filter((each) => each.uid !== op.uid), seenFirst(pending, op)];
  const rest = <Patch extends AnswerPatch>(patches: readonly Patch[]) =>
    op.kind === "tell" ? patches : patches.filter(({ level, uid }) => level !== "event" || uid !== op.uid);
  return {
    ...draft,
    pending: { ...pending, eventOps, patches: rest(pending.patches) },
    conflicts: rest(draft.conflicts),
  };
}

/** Several changes of one person are one, from what was seen before the first. */
function seenFirst<Op extends PersonOp & Seen>(pending: Batch, op: Op): Op {
  const first = [...pending.memberOps, ...eventOpsOf(pending)].find(({ uid }) => uid === op.uid);
  return first === undefined ? op : { ...op, before: first.before, seen: first.seen };
}

/** Somebody whose membership waits for a choice, or was chosen just now: what is said of them is the choice. Null: neither. */
function inConflict(draft: LocalDraft, op: PersonOp): LocalDraft | null {
  const say = <Patch extends AnswerPatch>(patches: readonly Patch[]) =>
    patches.map((patch) =>
      isSameField(patch, membershipField(op.uid)) ? { ...patch, value: membershipAfter(patch.value, [op]) } : patch,
    );
  const isAbout = (patch: AnswerPatch) => isSameField(patch, membershipField(op.uid));
  const { pending, conflicts } = draft;
  if (conflicts.some(isAbout)) return { ...draft, conflicts: say(conflicts) };
  return pending.patches.some(isAbout) ? { ...draft, pending: { ...pending, patches: say(pending.patches) } } : null;
}

/** @param seen the note that stood there */
export function setNote({ pending, ...draft }: LocalDraft, key: string, text: string, seen: string): LocalDraft {
  const notesBefore = { [key]: seen, ...pending.notesBefore };
  return { ...draft, pending: { ...pending, notes: { ...pending.notes, [key]: text }, notesBefore } };
}

/** @param seen the day that stood there */
export function setConditionDate({ pending, ...draft }: LocalDraft, conditionDate: string, seen: string): LocalDraft {
  const at = draft.conflicts.findIndex((conflict) => isSameField(conflict, CONDITION_DATE));
  const held = draft.conflicts[at];
  if (held !== undefined)
    return { pending, ...draft, conflicts: draft.conflicts.with(at, { ...held, value: conditionDate }) };
  const conditionDateBefore = pending.conditionDateBefore ?? seen;
  return { ...draft, pending: { ...pending, conditionDate, conditionDateBefore } };
}

/**
 * Whether the draft puts an error right. Of two answers one is no change: chosen back before it went, nothing is said, and what another
 * person chose meanwhile stands.
 * @param held what the draft says without this typing
 */
export function setCorrection({ pending, ...draft }: LocalDraft, isCorrection: boolean, held: boolean): LocalDraft {
  const { isCorrection: _was, ...rest } = pending;
  return { ...draft, pending: isCorrection === held ? rest : { ...rest, isCorrection } };
}

/** Hands the next batch over under an id, unless one is under way or there is nothing to send. */
export function takeBatch(draft: LocalDraft, operationId: string): LocalDraft {
  if (draft.sending !== null || isEmptyBatch(draft.pending)) return draft;
  const { patches } = draft.pending;
  const batch = { ...draft.pending, patches: patches.slice(0, PATCHES_A_SAVE) };
  return {
    ...draft,
    pending: { ...NO_BATCH, patches: patches.slice(PATCHES_A_SAVE) },
    sending: { operationId, batch },
  };
}

/** The server refused the batch and kept nothing of it: it becomes typing again, so that it can be put right. */
export function takeBack(draft: LocalDraft): LocalDraft {
  if (draft.sending === null) return draft;
  const { batch } = draft.sending;
  const { patches, memberOps, eventOps = [], notes, notesBefore, conditionDateBefore, ...header } = draft.pending;
  const settled = [...(batch.settled ?? []), ...(draft.pending.settled ?? [])];
  const chosen = settled.length === 0 ? {} : { settled };
  const dayBefore = batch.conditionDateBefore ?? conditionDateBefore;
  const pending: Batch = {
    ...batch,
    ...header,
    ...chosen,
    ...(dayBefore === undefined ? {} : { conditionDateBefore: dayBefore }),
    notes: { ...batch.notes, ...notes },
    notesBefore: { ...notesBefore, ...batch.notesBefore },
  };
  const merged: LocalDraft = { ...draft, sending: null, pending };
  const withOps = memberOps.reduce((each, op) => addMemberOp(each, op), merged);
  return patches.reduce(addPatch, eventOps.reduce(addEventOp, withOps));
}

/** The server knows this id with other content: the same batch goes out again as an operation of its own. */
export function renewOperation(draft: LocalDraft, operationId: string): LocalDraft {
  return draft.sending === null ? draft : { ...draft, sending: { ...draft.sending, operationId } };
}

/**
 * The server has the batch, except the fields it named as conflicts. Of those, what the person wrote last is kept for
 * their choice, also when they went on typing while the batch was under way.
 * @param ids the portal's rows of the conflicts, in their order; none where it keeps no rows
 */
export function acknowledge(
  draft: LocalDraft,
  operationId: string,
  conflicts: readonly FieldTarget[],
  ids: readonly string[] = [],
): LocalDraft {
  const { sending } = draft;
  if (sending === null || sending.operationId !== operationId) return draft;
  const contested = asPatches(sending.batch).filter((patch) => conflicts.some((field) => isSameField(field, patch)));
  const typedSince = asPatches(draft.pending);
  const mine = contested.map((patch) => {
    const later = typedSince.find((each) => isSameField(each, patch));
    const conflictId = ids[conflicts.findIndex((field) => isSameField(field, patch))];
    const named = conflictId === undefined ? patch : { ...patch, conflictId };
    return later === undefined ? named : { ...named, value: later.value };
  });
  const isContested = (patch: FieldTarget) => contested.some((each) => isSameField(each, patch));
  return {
    pending: without(draft.pending, isContested),
    sending: null,
    conflicts: [...draft.conflicts.filter((patch) => !isContested(patch)), ...mine],
  };
}

/**
 * The person chose. Mine is written over what stands there now; theirs stays and mine is let go; left, it waits at the
 * portal for somebody who may decide. A conflict that only the portal keeps is chosen about in the same way.
 * @param kept the portal's row, where this window has typed nothing itself
 */
export function resolveConflict(
  draft: LocalDraft,
  field: FieldTarget,
  choice: ConflictChoice,
  theirs: AnswerValue,
  kept: KeptConflict | null = null,
): LocalDraft {
  const own = draft.conflicts.find((conflict) => isSameField(conflict, field));
  const { level, uid, key } = field;
  const mine: LocalConflict | undefined =
    own ?? (kept === null ? undefined : { level, uid, key, before: theirs, value: kept.mine, conflictId: kept.id });
  if (mine === undefined) return draft;
  const { conflictId, ...patch } = mine;
  const rest = { ...draft, conflicts: draft.conflicts.filter((conflict) => conflict !== own) };
  if (choice === "leave") return rest;
  const told = conflictId === undefined ? rest : addSettled(rest, { conflictId, choice });
  return choice === "theirs" ? told : addPatch(told, { ...patch, before: theirs });
}

function addSettled(draft: LocalDraft, choice: SettledConflict): LocalDraft {
  const others = (draft.pending.settled ?? []).filter(({ conflictId }) => conflictId !== choice.conflictId);
  return { ...draft, pending: { ...draft.pending, settled: [...others, choice] } };
}

/** Conflicts that settled themselves: both wrote the same. */
export function dropAgreed(draft: LocalDraft, theirs: (field: FieldTarget) => AnswerValue): LocalDraft {
  const open = draft.conflicts.filter((conflict) => !sameAnswer(conflict.value, theirs(conflict)));
  return open.length === draft.conflicts.length ? draft : { ...draft, conflicts: open };
}

export function isNothing(draft: LocalDraft): boolean {
  return countUnsent(draft) === 0;
}

/** Entries that the server does not have yet, each field once. */
export function countUnsent({ pending, sending, conflicts }: LocalDraft): number {
  const underWay = sending === null ? [] : sending.batch.patches;
  const again = pending.patches.filter((patch) => underWay.some((earlier) => isSameField(earlier, patch)));
  return countBatch(pending) - again.length + (sending === null ? 0 : countBatch(sending.batch)) + conflicts.length;
}

/** A proposal as the person has it before them: what the server holds, with everything of theirs laid over it. */
export function layOver(payload: Payload, draft: LocalDraft): Payload {
  const sent = draft.sending === null ? payload : layBatch(payload, draft.sending.batch);
  return layPatches(layBatch(sent, draft.pending), draft.conflicts);
}
