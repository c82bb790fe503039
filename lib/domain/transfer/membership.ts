/** Relation to the head: 1 is the head. */
const HEAD = 1;

export interface FamilyMember {
  readonly uid: string;
  readonly relation: number | null;
}

export type LeavingProblem = "NOBODY" | "UNKNOWN_PERSON" | "HEAD_NEEDED" | "HEAD_LEAVES";

/**
 * What stands against these people leaving a family: everybody named is in it, and where the head leaves and others stay,
 * one of those who stay is the new head. Without one named (the office decides without the origin) the head is asked at
 * the family's next update; only an origin that answers must name one.
 */
export function leavingProblem(
  members: readonly FamilyMember[],
  leaving: readonly string[],
  newHead: string | null,
): LeavingProblem | null {
  if (leaving.length === 0) return "NOBODY";
  if (leaving.some((uid) => members.every((member) => member.uid !== uid))) return "UNKNOWN_PERSON";
  const staying = members.filter((member) => !leaving.includes(member.uid));
  const needsHead = staying.length > 0 && staying.every((member) => member.relation !== HEAD);
  if (newHead === null) return needsHead ? "HEAD_NEEDED" : null;
  return staying.some((member) => member.uid === newHead) ? null : "HEAD_LEAVES";
}

export type JoiningProblem = "HEAD_NEEDED" | "TWO_HEADS" | "HEAD_TAKEN" | "UNKNOWN_PERSON";

/**
 * What stands against people joining: some of a family who begin a new one have exactly one head among them; those who
 * join a family bring none, it has its own. A whole family that stays a family keeps its own relations.
 * @param relations by person; a person left out is asked at the next update
 */
export function joiningProblem(
  uids: readonly string[],
  relations: Readonly<Record<string, number>>,
  target: { readonly isNew: boolean; readonly isWhole: boolean },
): JoiningProblem | null {
  if (Object.keys(relations).some((uid) => !uids.includes(uid))) return "UNKNOWN_PERSON";
  const heads = Object.values(relations).filter((relation) => relation === HEAD).length;
  if (!target.isNew) return heads > 0 ? "HEAD_TAKEN" : null;
  if (heads > 1) return "TWO_HEADS";
  return heads === 0 && !target.isWhole ? "HEAD_NEEDED" : null;
}
