import { withoutCarried } from "../event/carried";
import type { AnswerMap } from "../instrument/answers";
import type { MemberOp, Payload } from "./payload";

export type MemberOpChange = MemberOp | { readonly kind: "undo"; readonly uid: string };

/** One change of who belongs to the family laid on a payload. Undoing an addition takes the person's answers along. */
export function changeMember(payload: Payload, change: MemberOpChange): Payload {
  const others = payload.memberOps.filter((op) => op.uid !== change.uid);
  if (change.kind !== "undo") {
    // The change alone: it may have come with what its writer saw.
    const { uid } = change;
    const op: MemberOp =
      change.kind === "add" ? { kind: "add", uid } : { kind: "leave", uid, presence: change.presence };
    return withoutCarried({ ...payload, memberOps: [...others, op] }, (gone) => gone === uid);
  }
  const undone = payload.memberOps.find((op) => op.uid === change.uid);
  if (undone === undefined) return payload;
  const { answers } = payload;
  if (undone.kind === "add") {
    const members = without(answers.members, change.uid);
    return {
      ...payload,
      memberOps: others,
      answers: { ...answers, members, civil: without(answers.civil, change.uid) },
    };
  }
  const { presence: _gone, ...rest } = answers.members[change.uid] ?? {};
  const members =
    answers.members[change.uid] === undefined ? answers.members : { ...answers.members, [change.uid]: rest };
  return { ...payload, memberOps: others, answers: { ...answers, members } };
}

function without(rows: Readonly<Record<string, AnswerMap>>, uid: string): Readonly<Record<string, AnswerMap>> {
  return Object.fromEntries(Object.entries(rows).filter(([key]) => key !== uid));
}
