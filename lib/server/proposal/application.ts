import "server-only";
import { type AnswerMap, answersOf } from "@/lib/domain/instrument/answers";
import { type Change, parseChangeKey } from "@/lib/domain/instrument/diff";
import type { CommandContext } from "@/lib/server/command/command";
import type { Draft } from "./draft";
import type { Evaluation } from "./evaluate";

export type Applying = Omit<CommandContext<unknown>, "input">;

/** What one application writes, shared by its parts. */
export interface Application {
  readonly context: Applying;
  readonly draft: Draft;
  readonly evaluation: Evaluation;
  readonly revision: number;
  /** Source code of the freshness columns: 2 condition, 3 correction, 4 SID import. */
  readonly source: number;
  readonly channel: string;
}

/** People of the record whose NIK the proposal takes away or replaces: from then on it is not theirs. */
export function givingUp(draft: Draft, changes: readonly Change[]): readonly string[] {
  return changes.flatMap((change) => {
    const target = parseChangeKey(change.key);
    const isNik = target?.level === "member" && target.key === "nik" && typeof change.before === "string";
    return isNik && target.uid !== null && draft.family?.memberRows.has(target.uid) === true ? [target.uid] : [];
  });
}

/** The changed answers of the household or one person, by key. */
export function changedAnswers(
  changes: readonly Change[],
  level: "household" | "member" | "civil",
  uid: string | null,
): AnswerMap {
  return Object.fromEntries(
    changes.flatMap((change) => {
      const target = parseChangeKey(change.key);
      return target !== null && target.level === level && target.uid === uid ? [[target.key, change.after]] : [];
    }),
  );
}

/** Keys that the proposal touched at a level, changed or only confirmed. */
export function touchedKeys(
  draft: Draft,
  level: "household" | "member" | "civil",
  uid: string | null,
): readonly string[] {
  return Object.keys(answersOf(draft.payload.answers, level, uid));
}
