import type { FamilyEvent } from "../event/event";
import type { AnswerMap, Answers, AnswerValue } from "../instrument/answers";
import type { RegionalMoment } from "../regional/region-set";
import type { FieldLevel, Level } from "../variable/variable";

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
  /** What happened to the family; absent in a proposal about its condition. */
  readonly events?: readonly FamilyEvent[];
  /** Whose items and requirements its regions had when it was begun; absent where they had none. */
  readonly regional?: RegionalMoment;
}

/** The events of a proposal; none in one about the family's condition. */
export function eventsOf(payload: Payload): readonly FamilyEvent[] {
  return payload.events ?? [];
}

/** One field typed by a person, with what they saw before: the unit of saving, merging and conflict. */
export interface AnswerPatch {
  readonly level: FieldLevel;
  /** Person uid or event id; null for the household. */
  readonly uid: string | null;
  readonly key: string;
  readonly before: AnswerValue;
  readonly value: AnswerValue;
}

/** The answers with one field written. A person that had none gets a row. */
export function withAnswer(
  answers: Answers,
  patch: Pick<AnswerPatch, "uid" | "key" | "value"> & { readonly level: Level },
): Answers {
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
