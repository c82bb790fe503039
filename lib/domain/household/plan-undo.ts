import { type Answers, type AnswerValue, answerAt, NO_ANSWERS, sameAnswer } from "../instrument/answers";
import { type Change, parseChangeKey } from "../instrument/diff";
import { findQuestion, type Instrument } from "../instrument/instrument";
import { type MemberOp, withAnswer } from "../proposal/payload";
import { compareRows, type RecordRows } from "./compare";
import { endsMembership, UNKNOWN_HERE } from "./presence";

/** changed-again: a later revision wrote the field. not-asked: the questionnaire of the period does not ask it. */
export type KeptReason = "changed-again" | "not-asked";

/** What a counter-proposal to one revision says. */
export interface UndoPlan {
  /** The fields as they were before the revision. */
  readonly answers: Answers;
  readonly memberOps: readonly MemberOp[];
  /** Fields set back: what stands there now, and what would. */
  readonly back: readonly Change[];
  /** Fields left as they are, for a person to decide on. */
  readonly kept: readonly { readonly change: Change; readonly reason: KeptReason }[];
  /** People who came by the revision and of whom something was written since: they stay until a person decides. */
  readonly keptPeople: readonly string[];
}

/**
 * How to undo what one revision did, without undoing what came after it: a field goes back only where the record still
 * holds what the revision wrote. Who left comes back as the same person; who came leaves.
 * @param before the record just before the revision, `after` just after it, `now` as it stands
 */
export function planUndo(before: RecordRows, after: RecordRows, now: RecordRows, instrument: Instrument): UndoPlan {
  const done = compareRows(before, after);
  const since = new Set(compareRows(after, now).changes.flatMap(({ key }) => parseChangeKey(key)?.uid ?? []));
  const came = done.joined.filter((uid) => now.active.has(uid));
  const keptPeople = came.filter((uid) => since.has(uid));
  const leaving = came.filter((uid) => !since.has(uid));
  const returning = done.left.filter((uid) => !now.active.has(uid));
  const fields = judgeFields(
    done.changes,
    now,
    instrument,
    new Set([...done.joined, ...gone(done.changes, now, returning)]),
  );
  return {
    answers: fields.back.reduce(withBack, NO_ANSWERS),
    memberOps: [
      ...returning.map((uid): MemberOp => ({ kind: "add", uid })),
      ...leaving.map((uid): MemberOp => ({ kind: "leave", uid, presence: presenceOf(before, uid) })),
    ],
    ...fields,
    keptPeople,
  };
}

/** True when the counter-proposal would change nothing. */
export function isEmptyPlan({ back, memberOps }: UndoPlan): boolean {
  return back.length === 0 && memberOps.length === 0;
}

function judgeFields(changes: readonly Change[], now: RecordRows, instrument: Instrument, passed: ReadonlySet<string>) {
  const back: Change[] = [];
  const kept: UndoPlan["kept"][number][] = [];
  for (const change of changes) {
    const target = parseChangeKey(change.key);
    if (target === null || (target.uid !== null && passed.has(target.uid))) continue;
    const current = answerAt(now.answers, target.level, target.uid, target.key);
    if (sameAnswer(current, change.before)) continue;
    const isAsked = findQuestion(instrument, target.level, target.key)?.stored === true;
    if (!sameAnswer(current, change.after))
      kept.push({ change: { ...change, after: current }, reason: "changed-again" });
    else if (isAsked) back.push({ key: change.key, before: current, after: change.before });
    else kept.push({ change, reason: "not-asked" });
  }
  return { back, kept };
}

/** What had become of a person who came back by the revision; somebody entered for the first time was never here. */
function presenceOf(before: RecordRows, uid: string): number {
  const presence = answerAt(before.answers, "member", uid, "presence");
  return typeof presence === "number" && endsMembership(presence) ? presence : UNKNOWN_HERE;
}

/** People whose fields no form shows: they are no members and do not come back either. */
function gone(changes: readonly Change[], now: RecordRows, returning: readonly string[]): readonly string[] {
  const named = new Set(changes.flatMap(({ key }) => parseChangeKey(key)?.uid ?? []));
  return [...named].filter((uid) => !now.active.has(uid) && !returning.includes(uid));
}

function withBack(answers: Answers, { key, after }: { readonly key: string; readonly after: AnswerValue }): Answers {
  const target = parseChangeKey(key);
  return target === null ? answers : withAnswer(answers, { ...target, value: after });
}
