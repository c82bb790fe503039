import "server-only";
import { eventLeaves } from "@/lib/domain/event/leaving";
import { endsMembership } from "@/lib/domain/household/presence";
import { type AnswerMap, answersOf } from "@/lib/domain/instrument/answers";
import { type Change, parseChangeKey } from "@/lib/domain/instrument/diff";
import type { MemberOp } from "@/lib/domain/proposal/payload";
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

/**
 * True when the person is no member after this: died or moved, or, in a counter-proposal, should never have been entered.
 * Who is abroad or was not found stays on the card.
 */
export function isEnding({ draft, evaluation }: Application, uid: string): boolean {
  if (endsMembership(evaluation.answers.members[uid]?.["presence"])) return true;
  const leaves = draft.payload.memberOps.some((op) => op.kind === "leave" && op.uid === uid);
  return leaves && draft.undoesRevision !== null;
}

/** Who came and who left by this, as the revision keeps it. */
export function appliedOps(application: Application): readonly MemberOp[] {
  const { base, payload } = application.draft;
  return [...payload.memberOps, ...eventLeaves(base, payload)].filter(
    (op) => op.kind === "add" || isEnding(application, op.uid),
  );
}
