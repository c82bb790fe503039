import { type AnswerMap, type Answers, type AnswerValue, answersOf, sameAnswer } from "../instrument/answers";
import type { Level } from "../variable/variable";

/** Members come and go as operations on a set keyed by person, never by replacing the list (OFFLINE rule 4). */
export type MemberOp =
  | { readonly kind: "add"; readonly uid: string }
  | { readonly kind: "leave"; readonly uid: string; readonly presence: number };

/** What a proposal holds (DECIDED 9): the answers of the sections touched, never a copy of the record. */
export interface Payload {
  readonly instrument: string;
  readonly version: number;
  readonly baseRevision: number;
  /** YYYY-MM-DD: the day on which the answers were true. */
  readonly conditionDate: string;
  readonly answers: Answers;
  readonly memberOps: readonly MemberOp[];
  /** Why a warning stands, by the finding's key. */
  readonly notes: Readonly<Record<string, string>>;
}

/** One field typed by a person, with what they saw before: the unit of saving, merging and conflict. */
export interface AnswerPatch {
  readonly level: Level;
  /** Person uid; null for the household. */
  readonly uid: string | null;
  readonly key: string;
  readonly before: AnswerValue;
  readonly value: AnswerValue;
}

export interface PatchConflict {
  readonly patch: AnswerPatch;
  /** What stands there now, written by somebody else since. */
  readonly theirs: AnswerValue;
}

/**
 * Lays patches over the draft's answers. A field that still holds what the writer saw (or already holds what they
 * wrote) takes the value; a field that somebody else changed meanwhile is a conflict and stays as it is.
 * @param base the record's answers, for fields that the draft has not touched
 */
export function applyPatches(
  base: Answers,
  draft: Answers,
  patches: readonly AnswerPatch[],
): { readonly answers: Answers; readonly conflicts: readonly PatchConflict[] } {
  let answers = draft;
  const conflicts: PatchConflict[] = [];
  for (const patch of patches) {
    const drafted = answersOf(answers, patch.level, patch.uid)[patch.key];
    const current = drafted === undefined ? (answersOf(base, patch.level, patch.uid)[patch.key] ?? null) : drafted;
    if (sameAnswer(current, patch.before) || sameAnswer(current, patch.value)) answers = withAnswer(answers, patch);
    else conflicts.push({ patch, theirs: current });
  }
  return { answers, conflicts };
}

/** The answers with one field written. A person that had none gets a row. */
export function withAnswer(answers: Answers, patch: Pick<AnswerPatch, "level" | "uid" | "key" | "value">): Answers {
  const { level, uid, key, value } = patch;
  if (level === "household") return { ...answers, household: { ...answers.household, [key]: value } };
  if (uid === null) return answers;
  const rows = level === "member" ? answers.members : answers.civil;
  const row: AnswerMap = { ...rows[uid], [key]: value };
  const changed = { ...rows, [uid]: row };
  return level === "member" ? { ...answers, members: changed } : { ...answers, civil: changed };
}

/** Whether the person was added by this proposal. */
export function isAdded(payload: Payload, uid: string): boolean {
  return payload.memberOps.some((op) => op.kind === "add" && op.uid === uid);
}
