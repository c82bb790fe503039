import "server-only";
import * as z from "zod";
import { CARRIED_CODES, type CarriedCode } from "@/lib/domain/event/carried";
import { isEventKey } from "@/lib/domain/event/event";
import { type AnswerMap, type AnswerValue, sameAnswer } from "@/lib/domain/instrument/answers";
import {
  CONDITION_DATE,
  isConditionDate,
  isMembership,
  layPerson,
  membershipAfter,
  membershipField,
  membershipOf,
  opsTo,
} from "@/lib/domain/proposal/membership";
import { applyPatches, type FieldPlace, heldAnswer, type PatchConflict } from "@/lib/domain/proposal/patch";
import { type AnswerPatch, eventsOf, type Payload } from "@/lib/domain/proposal/payload";
import type { Writing } from "@/lib/server/command/command";
import type { Draft } from "./draft";
import { fieldOf, type Writers } from "./draft-conflicts";
import { isTakenBack } from "./event-fields";
import { isOwnOvertaken } from "./put-right";
import { eventOpSchema, memberOpSchema, type SaveInput } from "./save-schema";

/** What a save is laid with. */
export interface Merge {
  readonly context: Pick<Writing, "actor" | "origin" | "overtaken">;
  readonly draft: Draft;
  readonly writers: Writers;
  /** Fields whose conflict waits for somebody else: what is written there joins it, and nothing is laid. */
  readonly contested: ReadonlySet<string>;
}

interface Laid {
  readonly payload: Payload;
  readonly conflicts: readonly PatchConflict[];
}

/** A save whose choices about people and the day are what they stand for; `chosen` are the people they are about. */
export interface ReadSave extends SaveInput {
  readonly chosen: ReadonlySet<string>;
}

/**
 * A choice about a conflict comes as a patch of its field. That of a person's membership, or of the day, is no answer: it is read as the
 * coming, leaving, event or day that it stands for, and judged like one. Null: it names none.
 */
export function readChoices(input: SaveInput): ReadSave | null {
  let read: ReadSave = { ...input, patches: [], chosen: new Set() };
  for (const patch of input.patches) {
    if (isConditionDate(patch)) {
      if (!isDay(patch.value) || !isDay(patch.before)) return null;
      read = { ...read, conditionDate: patch.value, conditionDateBefore: patch.before };
    } else if (isMembership(patch)) {
      const chosen = withChoice(read, patch);
      if (chosen === null) return null;
      read = chosen;
    } else read = { ...read, patches: [...read.patches, patch] };
  }
  return read;
}

function withChoice(read: ReadSave, { uid, before, value }: AnswerPatch & { readonly uid: string }): ReadSave | null {
  const memberOps = [...read.memberOps];
  const eventOps = [...read.eventOps];
  const ops = opsTo(uid, value);
  if (ops === null) return null;
  for (const op of ops) {
    const event = eventOpSchema.safeParse({ ...op, before });
    const member = memberOpSchema.safeParse({ ...op, before });
    if (event.success) eventOps.push(event.data);
    else if (member.success) memberOps.push(member.data);
    else return null;
  }
  return { ...read, memberOps, eventOps, chosen: new Set([...read.chosen, uid]) };
}

const daySchema = z.iso.date();

function isDay(value: AnswerValue): value is string {
  return daySchema.safeParse(value).success;
}

/** A save laid over a draft, field by field: what somebody else changed meanwhile stays as it is and is a conflict. */
export function layAll(merge: Merge, input: ReadSave): Laid & { readonly written: readonly string[] } {
  const people = layPeople(merge, input);
  const day = layDay(merge, people.payload, input);
  const noted = { ...day.payload, notes: joinedNotes(day.payload, input) };
  const late = takenBack(merge, noted, input, new Set(people.conflicts.map(({ patch }) => patch.uid)));
  const patches = input.patches.filter((patch) => !late.gone.has(patch));
  const answers = layAnswers(merge, noted, patches);
  const conflicts = [...people.conflicts, ...day.conflicts, ...late.conflicts, ...answers.conflicts];
  const stayed = new Set(conflicts.map(({ patch }) => fieldOf(patch)));
  const named = [...patches.map(fieldOf), ...uidsIn(input).map((uid) => fieldOf(membershipField(uid)))];
  const dated = input.conditionDate === undefined ? [] : [fieldOf(CONDITION_DATE)];
  const written = [...new Set([...named, ...dated])].filter((field) => !stayed.has(field));
  return { payload: answers.payload, conflicts, written };
}

function layAnswers(
  { context, draft, writers, contested }: Merge,
  before: Payload,
  patches: readonly AnswerPatch[],
): Laid {
  const free = patches
    .filter((patch) => !contested.has(fieldOf(patch)))
    .map((patch) =>
      isOwnOvertaken(context, writers, patch) ? { ...patch, before: heldAnswer(draft.base, before, patch) } : patch,
    );
  const { payload, conflicts } = applyPatches(draft.base, before, free);
  const waiting = patches
    .filter((patch) => contested.has(fieldOf(patch)))
    .map((patch) => ({ patch, theirs: heldAnswer(draft.base, payload, patch) }))
    .filter(({ patch, theirs }) => !sameAnswer(patch.value, theirs));
  return { payload, conflicts: [...conflicts, ...waiting] };
}

function uidsIn({ memberOps, eventOps }: Pick<SaveInput, "memberOps" | "eventOps">): readonly string[] {
  return [...new Set([...memberOps, ...eventOps].map(({ uid }) => uid))];
}

/** People one by one: everything that a save says of one is one change. */
function layPeople(merge: Merge, input: ReadSave): Laid {
  let { payload } = merge.draft;
  const conflicts: PatchConflict[] = [];
  for (const uid of uidsIn(input)) {
    const ops = [...input.memberOps, ...input.eventOps].filter((op) => op.uid === uid);
    const next = ops.reduce<Payload>(layPerson, payload);
    const theirs = membershipOf(payload, uid);
    const before = ops[0]?.before;
    const value = membershipAfter(before ?? null, ops);
    if (mayLay(merge, { payload, next, uid, before, value, seen: ops[0]?.seen, isChosen: input.chosen.has(uid) }))
      payload = next;
    else conflicts.push({ patch: { ...membershipField(uid), before: before ?? null, value }, theirs });
  }
  return { payload, conflicts };
}

interface PersonChange {
  readonly payload: Payload;
  readonly next: Payload;
  readonly uid: string;
  /** Undefined: a device of an earlier build did not say. */
  readonly before: AnswerValue | undefined;
  readonly value: AnswerValue;
  readonly seen: number | undefined;
  readonly isChosen: boolean;
}

function mayLay(merge: Merge, change: PersonChange): boolean {
  const { context, writers, contested } = merge;
  const { payload, uid, before, value, isChosen } = change;
  const place = membershipField(uid);
  const theirs = membershipOf(payload, uid);
  if (contested.has(fieldOf(place))) return sameAnswer(theirs, value);
  if (sameAnswer(theirs, value) || isOwnOvertaken(context, writers, place)) return true;
  if (before === undefined ? isOthersSince(merge, fieldOf(place), undefined) : !sameAnswer(theirs, before))
    return false;
  return isChosen || !takesAlong(merge, change);
}

/** Whether answers would go with the person that somebody else has written and the writer has not seen. */
function takesAlong(merge: Merge, { payload, next, uid, seen }: PersonChange): boolean {
  const gone = answersAbout(payload, uid).filter((field) => !answersAbout(next, uid).includes(field));
  return gone.some((field) => isOthersSince(merge, field, seen));
}

function answersAbout(payload: Payload, uid: string): readonly string[] {
  const told = eventsOf(payload).find(({ id }) => id === uid)?.answers;
  const fields = (level: FieldPlace["level"], answers: AnswerMap | undefined) =>
    Object.entries(answers ?? {}).flatMap(([key, value]) => (value === null ? [] : [fieldOf({ level, uid, key })]));
  const { members, civil } = payload.answers;
  return [...fields("member", members[uid]), ...fields("civil", civil[uid]), ...fields("event", told)];
}

/** Whether somebody else wrote a field after its writer's device, or page, last saw the draft. Where neither says: no. */
function isOthersSince({ context, draft, writers }: Merge, field: string, seen: number | undefined): boolean {
  const [by, at] = writers[field] ?? [context.actor.userId, 0];
  if (by === context.actor.userId) return false;
  const { origin } = context;
  return origin === undefined ? seen !== undefined && draft.version > seen : at > (origin.seenAt?.getTime() ?? 0);
}

function layDay({ context, writers, contested }: Merge, payload: Payload, input: ReadSave): Laid {
  const { conditionDate: value, conditionDateBefore: before } = input;
  if (value === undefined || value === payload.conditionDate) return { payload, conflicts: [] };
  const isFree =
    before === undefined || before === payload.conditionDate || isOwnOvertaken(context, writers, CONDITION_DATE);
  if (isFree && !contested.has(fieldOf(CONDITION_DATE)))
    return { payload: { ...payload, conditionDate: value }, conflicts: [] };
  const patch = { ...CONDITION_DATE, before: before ?? payload.conditionDate, value };
  return { payload, conflicts: [{ patch, theirs: payload.conditionDate }] };
}

/** Two notes on one finding stand together: a note gives reasons, and of two nobody need be chosen. */
function joinedNotes(payload: Payload, { notes, notesBefore }: SaveInput): Payload["notes"] {
  const written = Object.entries(notes).map(([key, text]) => {
    const theirs = payload.notes[key] ?? "";
    const before = notesBefore[key];
    const isMet = before !== undefined && theirs !== "" && theirs !== before && theirs !== text;
    if (!isMet) return [key, text];
    if (text.trim() === "" || theirs.includes(text)) return [key, theirs];
    // One that holds what it saw and more was written on from there.
    return [key, text.includes(theirs) ? text : `${theirs} / ${text}`];
  });
  const all: Readonly<Record<string, string>> = { ...payload.notes, ...Object.fromEntries(written) };
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text.trim() !== ""));
}

/**
 * Answers about an event that is not told any more. Where its writer took it back themselves, in another window, they are about nothing
 * and let go. Where somebody else did, the event is asked about, and the answers wait with it.
 * @param asked people whose membership is in dispute by this very save
 */
function takenBack(
  { context, draft, writers }: Merge,
  payload: Payload,
  { patches }: ReadSave,
  asked: ReadonlySet<string | null>,
): { readonly gone: ReadonlySet<AnswerPatch>; readonly conflicts: readonly PatchConflict[] } {
  const gone = patches.filter((patch) => isTakenBack(draft, payload, patch));
  const others = gone.filter(({ uid }) => {
    if (asked.has(uid)) return true;
    const [by] = uid === null ? [null] : (writers[fieldOf(membershipField(uid))] ?? [null]);
    return by !== null && by !== context.actor.userId;
  });
  const unasked = others.flatMap(({ uid }) => (uid === null || asked.has(uid) ? [] : [uid]));
  const people = [...new Set(unasked)].map((uid) => {
    const told = codeOf(others.filter((patch) => patch.uid === uid));
    return { patch: { ...membershipField(uid), before: told, value: told }, theirs: membershipOf(payload, uid) };
  });
  return {
    gone: new Set(gone),
    conflicts: [...people, ...others.map((patch) => ({ patch, theirs: heldAnswer(draft.base, payload, patch) }))],
  };
}

/** The event that these fields are of: the one that has most of them. */
function codeOf(patches: readonly AnswerPatch[]): AnswerValue {
  const fitting = (code: CarriedCode) => patches.filter(({ key }) => isEventKey(code, key)).length;
  return CARRIED_CODES.reduce((best, code) => (fitting(code) > fitting(best) ? code : best));
}
