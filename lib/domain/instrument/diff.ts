import type { Level } from "../variable/variable";
import { type Answers, type AnswerValue, answerAt, answersOf, sameAnswer } from "./answers";
import { answerKey } from "./canonical";

export interface Change {
  /** `household.x`, `member:<uid>.x` or `civil:<uid>.x`. */
  readonly key: string;
  readonly before: AnswerValue;
  readonly after: AnswerValue;
}

export interface ChangeTarget {
  readonly level: Level;
  readonly uid: string | null;
  readonly key: string;
}

const KEY = /^(?:household|(member|civil):([^.:]+))\.([A-Za-z][A-Za-z0-9]*)$/;

/** What `after` changes in `before`: keys absent from `after` are untouched, null against an answer is an erasure. */
export function diff(before: Answers, after: Answers): readonly Change[] {
  const rows: (readonly [Level, string | null])[] = [["household", null]];
  for (const uid of Object.keys(after.members)) rows.push(["member", uid]);
  for (const uid of Object.keys(after.civil)) rows.push(["civil", uid]);
  return rows.flatMap(([level, uid]) =>
    Object.entries(answersOf(after, level, uid)).flatMap(([key, value]) => {
      const old = answerAt(before, level, uid, key);
      return sameAnswer(old, value) ? [] : [{ key: answerKey(level, uid, key), before: old, after: value }];
    }),
  );
}

/** Level, person and variable of a change key; null for anything else. */
export function parseChangeKey(text: string): ChangeTarget | null {
  const match = KEY.exec(text);
  const key = match?.[3];
  if (match === null || key === undefined) return null;
  const level = match[1];
  return level === "member" || level === "civil"
    ? { level, uid: match[2] ?? null, key }
    : { level: "household", uid: null, key };
}
