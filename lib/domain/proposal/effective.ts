import { eventLeaves } from "../event/leaving";
import { type Answers, mergeAnswers } from "../instrument/answers";
import { askedAnswers } from "../instrument/asked-answers";
import { canonicalAnswers } from "../instrument/canonical";
import { type Change, diff } from "../instrument/diff";
import type { Instrument } from "../instrument/instrument";
import { type MemberOp, type Payload, withAnswer } from "./payload";

export type Effective =
  | {
      readonly ok: true;
      /** The family as it would be: the record with the draft laid over it, hidden answers gone. */
      readonly answers: Answers;
      readonly changes: readonly Change[];
    }
  | { readonly ok: false; readonly unknownKeys: readonly string[] };

/**
 * What a payload makes of a record. Changes are derived here and nowhere else (DECIDED 9); an answer that another one
 * hides becomes an explicit change to nothing.
 */
export function effectiveAnswers(instrument: Instrument, record: Answers, payload: Payload): Effective {
  const base = askedAnswers(instrument, record);
  const canonical = canonicalAnswers(
    instrument,
    withOps(mergeAnswers(base, payload.answers), [...payload.memberOps, ...eventLeaves(base, payload)]),
    payload.conditionDate,
  );
  if (!canonical.ok) return canonical;
  return { ok: true, answers: canonical.answers, changes: diff(base, canonical.answers) };
}

/** A person who leaves answers the presence question; a person who is added has a row even before an answer. */
function withOps(answers: Answers, ops: readonly MemberOp[]): Answers {
  let merged = answers;
  for (const op of ops) {
    if (op.kind === "leave")
      merged = withAnswer(merged, { level: "member", uid: op.uid, key: "presence", value: op.presence });
    else if (merged.members[op.uid] === undefined) merged = withPerson(merged, op.uid);
  }
  return merged;
}

function withPerson(answers: Answers, uid: string): Answers {
  return { ...answers, members: { ...answers.members, [uid]: {} } };
}
