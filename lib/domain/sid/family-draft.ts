import { type AnswerMap, type Answers, answerIn, isAnswered, NO_ANSWERS, sameAnswer } from "../instrument/answers";
import type { MemberOp } from "../proposal/payload";
import { NEEDED_FOR_NEW } from "./columns";
import {
  answersForKnown,
  answersForNew,
  type PersonAnswers,
  placeAnswers,
  pointAnswers,
  relationTo409,
} from "./person-answers";
import { cellProblem, rowProblem, type SidProblem } from "./problem";
import { type ColumnPlaces, missingForNew, notAlive, placeOf, type SidRow } from "./sid-sheet";

/** Whom a row turned out to be. */
export interface DraftPerson {
  readonly row: number;
  readonly uid: string;
  readonly isNew: boolean;
}

/** What the rows of one family make of it: the touched answers alone, as a proposal holds them. */
export interface FamilyDraft {
  readonly answers: Answers;
  readonly memberOps: readonly MemberOp[];
  readonly people: readonly DraftPerson[];
  /** Rows left out, and notes about protected fields. */
  readonly problems: readonly SidProblem[];
}

export interface DraftContext {
  readonly places: ColumnPlaces;
  readonly conditionDate: string;
  readonly hamlets: ReadonlyMap<string, string>;
  /** Makes a person uid. */
  newUid(): string;
}

/**
 * The changes that rows propose for a family of the register. Only what is written and differs is touched; the protected
 * fields of known people and their family stay. A row without NIK is the member of the same name and birth date.
 */
export function draftForExisting(base: Answers, rows: readonly SidRow[], context: DraftContext): FamilyDraft {
  let draft = NOTHING_DRAFTED;
  for (const row of rows) {
    const found = findMember(base, row);
    if (found === "other-nik") draft = withProblems(draft, [rowProblem(row.row, "OTHER_NIK")]);
    else if (found !== null) draft = withKnown(draft, base, found, row, context);
    else draft = withNew(draft, row, context);
  }
  const point = changedAnswers(base.household, pointAnswers(rows));
  const household = Object.keys(point).length === 0 ? {} : { ...pointAnswers(rows) };
  return { ...draft, answers: { ...draft.answers, household } };
}

/** The draft of a family that the register does not have. */
export function draftForNew(rows: readonly SidRow[], context: DraftContext): FamilyDraft {
  const drafted = rows.reduce<FamilyDraft>((draft, row) => withNew(draft, row, context), NOTHING_DRAFTED);
  const head = rows.find(({ values }) => values.kk_level === 1) ?? rows[0];
  const household = head === undefined ? {} : { ...placeAnswers(head, context.hamlets), ...pointAnswers(rows) };
  return { ...drafted, answers: { ...drafted.answers, household } };
}

const NOTHING_DRAFTED: FamilyDraft = { answers: NO_ANSWERS, memberOps: [], people: [], problems: [] };

/** Whether the draft proposes anything. */
export function isEmptyDraft({ answers, memberOps }: FamilyDraft): boolean {
  const touched = [answers.household, ...Object.values(answers.members), ...Object.values(answers.civil)];
  return memberOps.length === 0 && touched.every((row) => Object.keys(row).length === 0);
}

/** The member a row is about: by NIK, else by name and birth date. Null: somebody new. */
function findMember(base: Answers, { values }: SidRow): string | "other-nik" | null {
  const people = Object.entries(base.members);
  const byNik = people.find(([, member]) => typeof values.nik === "string" && member["nik"] === values.nik);
  if (byNik !== undefined) return byNik[0];
  const { nama, tanggallahir } = values;
  if (nama === undefined || tanggallahir === undefined) return null;
  const same = people.find(
    ([, member]) => sameText(answerIn(member, "name"), nama) && member["birthDate"] === tanggallahir,
  );
  if (same === undefined) return null;
  return values.nik !== undefined && isAnswered(same[1]["nik"]) ? "other-nik" : same[0];
}

function withKnown(draft: FamilyDraft, base: Answers, uid: string, row: SidRow, context: DraftContext): FamilyDraft {
  const member = base.members[uid] ?? {};
  const said = answersForKnown(row, member, context.conditionDate);
  // Somebody who was without a NIK has one now; a NIK that is there is never touched.
  const nik = typeof row.values.nik === "string" && !isAnswered(member["nik"]) ? { nik: row.values.nik } : {};
  const answers = {
    member: { ...changedAnswers(member, said.member), ...nik },
    civil: changedAnswers(base.civil[uid] ?? {}, said.civil),
  };
  const person = { row: row.row, uid, isNew: false };
  return withProblems(withPerson(draft, person, answers), protectedNotes(base, uid, row, context.places));
}

function withNew(draft: FamilyDraft, row: SidRow, context: DraftContext): FamilyDraft {
  const problems = [...missingForNew(context.places, row, NEEDED_FOR_NEW), ...notAlive(row)];
  if (problems.length > 0) return withProblems(draft, problems);
  const uid = context.newUid();
  const added = withPerson(draft, { row: row.row, uid, isNew: true }, answersForNew(row, context.conditionDate));
  return { ...added, memberOps: [...draft.memberOps, { kind: "add", uid }] };
}

function withPerson(draft: FamilyDraft, person: DraftPerson, { member, civil }: PersonAnswers): FamilyDraft {
  const { answers } = draft;
  const { uid } = person;
  const put = (rows: Answers["members"], row: AnswerMap) =>
    Object.keys(row).length === 0 ? rows : { ...rows, [uid]: { ...rows[uid], ...row } };
  return {
    ...draft,
    people: [...draft.people, person],
    answers: { ...answers, members: put(answers.members, member), civil: put(answers.civil, civil) },
  };
}

function withProblems(draft: FamilyDraft, problems: readonly SidProblem[]): FamilyDraft {
  return problems.length === 0 ? draft : { ...draft, problems: [...draft.problems, ...problems] };
}

/** The answers that differ from the record. Capitals and spaces are no difference: OpenSID writes names in capitals. */
export function changedAnswers(base: AnswerMap, said: AnswerMap): AnswerMap {
  return Object.fromEntries(
    Object.entries(said).filter(([key, value]) => {
      const old = answerIn(base, key);
      return !sameAnswer(old, value) && !sameText(old, value);
    }),
  );
}

function sameText(a: unknown, b: unknown): boolean {
  if (typeof a !== "string" || typeof b !== "string") return false;
  const plain = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim().toUpperCase();
  return plain(a) === plain(b);
}

/** Protected fields in which row and record differ: told, not changed. */
function protectedNotes(base: Answers, uid: string, row: SidRow, places: ColumnPlaces): readonly SidProblem[] {
  const { values } = row;
  const relation = typeof values.kk_level === "number" ? relationTo409(values.kk_level) : undefined;
  const checks = [
    ["status_dasar", values.status_dasar, answerIn(base.civil[uid], "basicStatus")],
    ["kk_level", relation, answerIn(base.members[uid], "relationToHead")],
    ["no_kk", values.no_kk, answerIn(base.household, "kkNumber")],
    ["alamat", values.alamat, answerIn(base.household, "address")],
    ["dusun", values.dusun, answerIn(base.household, "dusun")],
    ["rw", values.rw, answerIn(base.household, "rw")],
    ["rt", values.rt, answerIn(base.household, "rt")],
  ] as const;
  return checks
    .filter(([, said, old]) => said !== undefined && said !== null && said !== "-" && !agrees(said, old))
    .map(([column]) => cellProblem(row.row, placeOf(places, column), column, "PROTECTED"));
}

/** `001` and `1` are one RT; "Dusun Karang" and "KARANG" one hamlet. */
function agrees(said: unknown, old: unknown): boolean {
  const plain = (value: unknown) =>
    String(value ?? "")
      .toUpperCase()
      .replace(/^DUSUN\s+/, "")
      .replace(/\s+/g, " ")
      .replace(/^0+(?=\d+$)/, "");
  return plain(said) === plain(old);
}
