import type { Level } from "../variable/variable";

/** One item of a repeat: an electricity meter, another family's card. */
export type RepeatItem = Readonly<Record<string, number | string | null>>;

/**
 * Several answers are the sorted set of codes, never their sum; a repeat is the list of its items; dates are
 * `YYYY-MM-DD`; null is no answer.
 */
export type AnswerValue = number | string | readonly number[] | readonly RepeatItem[] | null;
export type AnswerMap = Readonly<Record<string, AnswerValue>>;

/** Answers of a family. Members and civil rows are keyed by the person uid. An absent key is untouched, null is erased. */
export interface Answers {
  readonly household: AnswerMap;
  readonly members: Readonly<Record<string, AnswerMap>>;
  readonly civil: Readonly<Record<string, AnswerMap>>;
}

export const NO_ANSWERS: Answers = { household: {}, members: {}, civil: {} };

/** The answers of one level; an unknown person has none. */
export function answersOf(answers: Answers, level: Level, uid: string | null): AnswerMap {
  if (level === "household") return answers.household;
  if (uid === null) return {};
  return (level === "member" ? answers.members[uid] : answers.civil[uid]) ?? {};
}

/** An answer of a row; null when there is none. */
export function answerIn(row: AnswerMap | undefined, key: string): AnswerValue {
  return row?.[key] ?? null;
}

/** One answer; null when there is none. */
export function answerAt(answers: Answers, level: Level, uid: string | null, key: string): AnswerValue {
  return answerIn(answersOf(answers, level, uid), key);
}

/** Empty text and an empty set are no answer. */
export function isAnswered(value: AnswerValue | undefined): boolean {
  if (value === null || value === undefined || value === "") return false;
  return typeof value !== "object" || value.length > 0;
}

/** Person uids in the order of their member number, then of their uid; a civil row alone makes no member. */
export function memberUids(answers: Answers): readonly string[] {
  const order = (uid: string) => {
    const memberNo = answerIn(answers.members[uid], "memberNo");
    return typeof memberNo === "number" ? memberNo : Number.MAX_SAFE_INTEGER;
  };
  return Object.keys(answers.members).sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
}

/** The record's answers with a draft laid over them, key by key. */
export function mergeAnswers(base: Answers, over: Answers): Answers {
  return {
    household: { ...base.household, ...over.household },
    members: mergeRows(base.members, over.members),
    civil: mergeRows(base.civil, over.civil),
  };
}

type Rows = Readonly<Record<string, AnswerMap>>;

function mergeRows(base: Rows, over: Rows): Rows {
  const merged: Record<string, AnswerMap> = { ...base };
  for (const [uid, row] of Object.entries(over)) merged[uid] = { ...merged[uid], ...row };
  return merged;
}

/** The codes of a several-answer value; none for any other value. */
export function codesIn(value: AnswerValue | undefined): readonly number[] {
  return typeof value === "object" && value !== null ? value.filter((code) => typeof code === "number") : [];
}

/** The items of a repeat's value; none for any other value. */
export function itemsIn(value: AnswerValue | undefined): readonly RepeatItem[] {
  return typeof value === "object" && value !== null ? value.filter((item) => typeof item === "object") : [];
}

/** The same answer, whatever the order of a set's codes. Items of a repeat have an order. */
export function sameAnswer(a: AnswerValue | undefined, b: AnswerValue | undefined): boolean {
  if (!isAnswered(a) && !isAnswered(b)) return true;
  if (typeof a === "object" && typeof b === "object" && a !== null && b !== null)
    return a.length === b.length && listText(a) === listText(b);
  return a === b;
}

function listText(value: readonly number[] | readonly RepeatItem[]): string {
  const items = itemsIn(value).map((item) =>
    JSON.stringify(
      Object.entries(item)
        .filter(([, part]) => part !== null && part !== "")
        .sort(),
    ),
  );
  return [...[...codesIn(value)].sort(), ...items].join();
}
