/** A record's person as a merge needs them. */
export interface MergePerson {
  readonly uid: string;
  /** Still a member, and lives with the family. */
  readonly isPresent: boolean;
  readonly isHead: boolean;
}

export interface MergeQuestion {
  /** The person whose record stays, and the one whose record closes. */
  readonly keep: string;
  readonly drop: string;
  readonly keptFamily: string;
  readonly droppedFamily: string;
  /** Active people of the family whose record closes. */
  readonly people: readonly MergePerson[];
  /** `person`: this record alone. `family`: the whole family is one that stands twice. */
  readonly extent: MergeExtent;
  /** Who of the closing family is who of the other, decided pairs included; closing person to kept person. */
  readonly pairs: ReadonlyMap<string, string>;
}

export const MERGE_EXTENTS = ["person", "family"] as const;
export type MergeExtent = (typeof MERGE_EXTENTS)[number];

export type MergePlan =
  | {
      readonly ok: true;
      /** Closing person to kept person. */
      readonly closing: ReadonlyMap<string, string>;
      readonly closesFamily: boolean;
    }
  | { readonly ok: false; readonly problem: MergeProblem };

/** HEAD_REMAINS: the head would go and others stay. PEOPLE_REMAIN: somebody of the family is not in the other one. */
export type MergeProblem = "NOT_ACTIVE" | "HEAD_REMAINS" | "PEOPLE_REMAIN" | "ONE_FAMILY";

/**
 * What joining two records does. Keep-one: the kept record stays as it is, the other one closes, nobody is left behind in a
 * closed family and no family is left without a head.
 */
export function mergePlan(question: MergeQuestion): MergePlan {
  const { keep, drop, people, extent, pairs } = question;
  const dropped = people.find(({ uid }) => uid === drop);
  if (dropped === undefined) return { ok: false, problem: "NOT_ACTIVE" };
  const others = people.filter(({ uid }) => uid !== drop);
  if (question.keptFamily === question.droppedFamily) {
    return extent === "family" ? { ok: false, problem: "ONE_FAMILY" } : closeOne(question, dropped, others);
  }
  if (extent === "person") return closeOne(question, dropped, others);
  const closing = new Map([...pairs, [drop, keep] as const]);
  const left = people.filter(({ uid }) => !closing.has(uid));
  if (left.length > 0) return { ok: false, problem: "PEOPLE_REMAIN" };
  const ofFamily = new Map([...closing].filter(([uid]) => people.some((person) => person.uid === uid)));
  return { ok: true, closing: ofFamily, closesFamily: true };
}

function closeOne({ keep, drop }: MergeQuestion, dropped: MergePerson, others: readonly MergePerson[]): MergePlan {
  if (dropped.isHead && others.some(({ isPresent }) => isPresent)) return { ok: false, problem: "HEAD_REMAINS" };
  return { ok: true, closing: new Map([[drop, keep]]), closesFamily: others.length === 0 };
}
