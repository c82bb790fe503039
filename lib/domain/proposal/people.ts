import type { FieldProblem } from "../error/error-code";
import { type EventChange, withoutCarried } from "../event/carried";
import type { MemberOpChange } from "./member-ops";
import { type AnswerPatch, isAdded, type Payload } from "./payload";

/** Who belongs to the family as the record has it: active members, and people who left. */
export interface Belonging {
  readonly active: ReadonlySet<string>;
  readonly former: readonly string[];
}

export interface PeopleNamed {
  readonly memberOps: readonly MemberOpChange[];
  readonly eventOps: readonly EventChange[];
  readonly patches: readonly Pick<AnswerPatch, "level" | "uid">[];
}

/**
 * Where a save names somebody whom this proposal is not about: a patch for a person who is neither an active member nor
 * added, a leave or an event of somebody who is no member, an addition of somebody who is one or was. Ids come from the page, so
 * without this a draft could hold, and later write, answers of anybody whose id is known.
 * @param payload the draft with the save's member operations laid over it
 */
export function strangers(belonging: Belonging, payload: Payload, named: PeopleNamed): readonly FieldProblem[] {
  const { active, former } = belonging;
  const inOps = named.memberOps.flatMap(({ kind, uid }, index) => {
    const isFit = kind === "undo" || (kind === "leave" ? active.has(uid) : !active.has(uid) && !former.includes(uid));
    return isFit ? [] : [{ path: `memberOps.${index}.uid`, detail: "NOT_A_MEMBER" }];
  });
  const inEvents = named.eventOps.flatMap(({ kind, uid }, index) =>
    kind === "untell" || active.has(uid) ? [] : [{ path: `eventOps.${index}.uid`, detail: "NOT_A_MEMBER" }],
  );
  const inPatches = named.patches.flatMap(({ level, uid }, index) => {
    if (level === "event") return []; // whose uid is an event's: checked against the draft's events
    const isFit = level === "household" ? uid === null : uid !== null && (active.has(uid) || isAdded(payload, uid));
    return isFit ? [] : [{ path: `patches.${index}.uid`, detail: "NOT_A_MEMBER" }];
  });
  return [...inOps, ...inEvents, ...inPatches];
}

/**
 * A draft without those who have left the family since it was begun: died, split off, moved. What was typed about them is
 * about nobody here any more; laid over the record it would bring them back.
 * @param active the family's members by the record
 */
export function withoutGone(payload: Payload, active: ReadonlySet<string>): Payload {
  const belongs = (uid: string) => active.has(uid) || isAdded(payload, uid);
  const kept = (rows: Payload["answers"]["members"]) =>
    Object.fromEntries(Object.entries(rows).filter(([uid]) => belongs(uid)));
  const { household, members, civil } = payload.answers;
  return {
    ...withoutCarried(payload, (uid) => !active.has(uid)),
    answers: { household, members: kept(members), civil: kept(civil) },
    memberOps: payload.memberOps.filter((op) => op.kind === "add" || active.has(op.uid)),
  };
}
