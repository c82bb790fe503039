import { type AnswerMap, type Answers, type AnswerValue, answerIn, sameAnswer } from "../instrument/answers";
import { answerKey } from "../instrument/canonical";
import { storedName } from "../matching/person-name";
import type { Level } from "../variable/variable";

/**
 * What a later extract means for an answer that the register has. theirs: only the centre changed it, so it is taken. ours: only the region
 * did, so it stays and is told. conflict: both did, or the register was looked at after the extract's day, or other answers would go; a person decides. joining, leaving: a person whom only the
 * extract, or only the register, has in the family; told, never done.
 */
export const VERDICTS = ["conflict", "ours", "theirs", "joining", "leaving"] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Difference {
  /** Key of the answer (`household.x`, `member:<uid>.x`, `civil:<uid>.x`), or `joining.<row>`, `leaving.<uid>`. */
  readonly key: string;
  readonly verdict: Verdict;
  readonly base: AnswerValue;
  readonly ours: AnswerValue;
  readonly theirs: AnswerValue;
}

/** A person as an extract tells of them. */
export interface ToldPerson {
  readonly row: number;
  readonly nik: string | null;
  readonly member: AnswerMap;
  readonly civil: AnswerMap;
}

/** A family as an extract tells of it. */
export interface ToldFamily {
  readonly household: AnswerMap;
  readonly people: readonly ToldPerson[];
  /** A row of one of its people could not be read: who is missing may be that one. */
  readonly isPartial?: true;
}

/**
 * Three ways: what the centre said last (`base`, null where it never did), what the register says, what the centre says now. An answer that
 * the extract does not give says nothing: it erases none.
 * @param isYounger whether the register's block of an answer is as of a later day than the extract: never overwritten unasked
 */
export function compareFamily(
  base: ToldFamily | null,
  ours: Answers,
  theirs: ToldFamily,
  isYounger: IsYounger = () => false,
): readonly Difference[] {
  const places = pairPeople(ours, theirs.people);
  const compareRow = rowComparer(isYounger);
  const earlier = base === null ? new Map<string, ToldPerson>() : pairPeople(ours, base.people).byUid;
  const people = [...places.byUid].flatMap(([uid, person]) => [
    ...compareRow("member", uid, earlier.get(uid)?.member ?? null, ours.members[uid], person.member),
    ...compareRow("civil", uid, earlier.get(uid)?.civil ?? null, ours.civil[uid], person.civil),
  ]);
  const leaving = theirs.isPartial ? [] : Object.keys(ours.members).filter((uid) => !places.byUid.has(uid));
  return [
    ...compareRow("household", null, base?.household ?? null, ours.household, theirs.household),
    ...people,
    ...places.unknown.map(({ row, member }) => told(`joining.${row}`, "joining", null, answerIn(member, "name"))),
    ...leaving.map((uid) => told(`leaving.${uid}`, "leaving", answerIn(ours.members[uid], "name"), null)),
  ];
}

/** Rows of people whom the register has without a NIK and for whom the extract names one: told, because a NIK is recorded from papers. */
export function givenNiks(ours: Answers, theirs: ToldFamily): readonly number[] {
  return [...pairPeople(ours, theirs.people).byUid].flatMap(([uid, { nik, row }]) =>
    nik !== null && answerIn(ours.members[uid], "nik") === null ? [row] : [],
  );
}

function told(key: string, verdict: Verdict, ours: AnswerValue, theirs: AnswerValue): Difference {
  return { key, verdict, base: null, ours, theirs };
}

/** Whose answer it is: the level, the person (null for the family), the variable. */
export type IsYounger = (level: Level, uid: string | null, key: string) => boolean;

function rowComparer(isYounger: IsYounger) {
  return (
    level: Level,
    uid: string | null,
    base: AnswerMap | null,
    ours: AnswerMap | undefined,
    theirs: AnswerMap,
  ): readonly Difference[] =>
    Object.entries(theirs).flatMap(([key, value]) => {
      const [own, last] = [answerIn(ours, key), base === null ? null : answerIn(base, key)];
      const verdict = verdictOf(last, own, value, base !== null);
      if (verdict === null) return [];
      const held = verdict === "theirs" && isYounger(level, uid, key) ? "conflict" : verdict;
      return [{ key: answerKey(level, uid, key), verdict: held, base: last, ours: own, theirs: value }];
    });
}

function verdictOf(base: AnswerValue, ours: AnswerValue, theirs: AnswerValue, hasBase: boolean): Verdict | null {
  if (theirs === null || sameAnswer(ours, theirs)) return null;
  if (!hasBase) return ours === null ? "theirs" : "conflict";
  if (sameAnswer(base, theirs)) return "ours";
  return sameAnswer(base, ours) ? "theirs" : "conflict";
}

/** Who is who: by NIK, else by name and birth date where that names one. */
function pairPeople(ours: Answers, people: readonly ToldPerson[]) {
  const byUid = new Map<string, ToldPerson>();
  const unknown: ToldPerson[] = [];
  for (const person of people) {
    const uid = findPerson(ours, person);
    if (uid === null || byUid.has(uid)) unknown.push(person);
    else byUid.set(uid, person);
  }
  return { byUid, unknown };
}

function findPerson({ members }: Answers, { nik, member }: ToldPerson): string | null {
  const uids = Object.keys(members);
  const byNik = nik === null ? undefined : uids.find((uid) => answerIn(members[uid], "nik") === nik);
  if (byNik !== undefined) return byNik;
  const like = uids.filter(
    (uid) => isLike(members[uid], member) && (nik === null || answerIn(members[uid], "nik") === null),
  );
  return like.length === 1 ? (like[0] ?? null) : null;
}

function isLike(ours: AnswerMap | undefined, theirs: AnswerMap): boolean {
  const [name, other] = [answerIn(ours, "name"), answerIn(theirs, "name")];
  const isNamed = typeof name === "string" && typeof other === "string" && storedName(name) === storedName(other);
  return (
    isNamed && answerIn(ours, "birthDate") !== null && answerIn(ours, "birthDate") === answerIn(theirs, "birthDate")
  );
}
