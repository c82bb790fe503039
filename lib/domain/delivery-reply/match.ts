import type { Field, ReplyRow, RowFault, RowProblem } from "./reply-file";

/**
 * What became of a row, in the order in which a person should look. disagree: its numbers name two families. ambiguous: its number is that of two
 * families, or of two people, of the package. twice: another row says something else of the same. foreign: not in this package, nothing more.
 * superseded: the family has gone out again in a newer package. taken: it is written.
 */
export const ROW_KINDS = ["disagree", "ambiguous", "twice", "faulty", "superseded", "foreign", "taken"] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** Said beside a row that is taken all the same. */
export const ROW_HINTS = ["KK_UNKNOWN", "NIK_UNKNOWN", "KK_FORMER", "PERSON_LEFT", "PERSON_MOVED"] as const;
export type RowHint = (typeof ROW_HINTS)[number];

/** Who and what is in a package, by every number that a reply may give. Identifiers are plain: memory only. */
export interface PackageIndex {
  readonly regencyCode: string;
  /** By proposal: its family, and whether it has not gone out again since. */
  readonly items: ReadonlyMap<string, { readonly householdId: string; readonly isCurrent: boolean }>;
  /** By family: its proposals that have not gone out again. */
  readonly current: ReadonlyMap<string, readonly string[]>;
  /** By card: its families. */
  readonly byKk: ReadonlyMap<string, readonly string[]>;
  /** By a card that a family had before, or has got since: its families. */
  readonly byOtherKk: ReadonlyMap<string, readonly string[]>;
  /** By NIK: its people. */
  readonly byNik: ReadonlyMap<string, readonly { readonly householdId: string; readonly uid: string }[]>;
}

export interface MatchedRow {
  readonly row: number;
  readonly kind: RowKind;
  readonly field: Field | null;
  readonly problem: RowProblem | null;
  readonly hints: readonly RowHint[];
  /** Null where the row is not taken. */
  readonly householdId: string | null;
  /** The one proposal that the row names; null: all of its family's. */
  readonly proposalId: string | null;
  /** Set where the row speaks of a person. */
  readonly personUid: string | null;
  readonly said: ReplyRow["said"] | null;
  readonly kk: string | null;
  readonly nik: string | null;
}

const NOBODY = { hints: [], householdId: null, proposalId: null, personUid: null, said: null } as const;

export function faultRow({ row, field, code, kk, nik }: RowFault): MatchedRow {
  return { ...NOBODY, row, kind: "faulty", field, problem: code, kk, nik };
}

/**
 * Judges one row by the package alone; rows that contradict each other are found afterwards, when all are known. Somebody who moved between two
 * families of the package stands in both, and a row about them speaks of both.
 */
export function matchRow(row: ReplyRow, index: PackageIndex): readonly MatchedRow[] {
  const left = (kind: RowKind, field: Field): MatchedRow => ({
    ...NOBODY,
    row: row.row,
    kind,
    field,
    problem: null,
    kk: row.kk,
    nik: row.nik,
  });
  const item = itemOf(row, index);
  if (item === null) return [left("foreign", "number")];
  const [byKk, isFormer] = ofCard(row.kk, index);
  const byNik = row.nik === null ? [] : (index.byNik.get(row.nik) ?? []);
  const named = [item === undefined ? [] : [item.householdId], byKk, byNik.map(({ householdId }) => householdId)];
  const families = common(named.filter((ids) => ids.length > 0));
  if (families === null) return [left("foreign", row.kk === null ? "nik" : "kk")];
  const [householdId] = families;
  const lastNamed: Field = byNik.length > 0 ? "nik" : "kk";
  if (householdId === undefined) return [left("disagree", lastNamed)];
  const people = byNik.filter((one) => families.includes(one.householdId));
  const isOfPerson = "person" in row.said;
  const uids = new Set(people.map(({ uid }) => uid));
  if (isOfPerson && uids.size === 0) return [left("foreign", "nik")];
  if (isOfPerson ? uids.size > 1 : families.length > 1) return [left("ambiguous", lastNamed)];
  const spoken = isOfPerson ? [...new Set(people.map((one) => one.householdId))] : [householdId];
  const current = spoken.filter((id) => (item === undefined ? index.current.has(id) : item.isCurrent));
  if (current.length === 0) return [left("superseded", item === undefined ? lastNamed : "number")];
  const hints: readonly RowHint[] = [
    ...(row.kk !== null && byKk.length === 0 ? (["KK_UNKNOWN"] as const) : []),
    ...(row.nik !== null && byNik.length === 0 ? (["NIK_UNKNOWN"] as const) : []),
    ...(isFormer ? (["KK_FORMER"] as const) : []),
  ];
  return current.map((id) => ({
    ...left("taken", lastNamed),
    field: null,
    hints,
    householdId: id,
    proposalId: row.number?.id ?? null,
    personUid: isOfPerson ? (people[0]?.uid ?? null) : null,
    said: row.said,
  }));
}

/** The families of a card, and whether it is theirs no more or not yet: a card that somebody in the package has is theirs alone. */
function ofCard(kk: string | null, { byKk, byOtherKk }: PackageIndex): readonly [readonly string[], boolean] {
  if (kk === null) return [[], false];
  const own = byKk.get(kk);
  if (own !== undefined) return [own, false];
  const other = byOtherKk.get(kk) ?? [];
  return [other, other.length > 0];
}

/** Undefined: the row names no proposal. Null: one that is not in the package. */
function itemOf({ number }: ReplyRow, { items, regencyCode }: PackageIndex) {
  if (number === null) return undefined;
  return number.regencyCode === regencyCode ? (items.get(number.id) ?? null) : null;
}

/** The families that all of a row's numbers name; null: none of them names any. */
function common(named: readonly (readonly string[])[]): readonly string[] | null {
  const [first, ...others] = named;
  if (first === undefined) return null;
  return [...new Set(first)].filter((id) => others.every((ids) => ids.includes(id)));
}

/** Of rows that say different things of one proposal, or of one person, none is taken: which is right, nobody can know. */
export function settleTwice(rows: readonly MatchedRow[], index: PackageIndex): readonly MatchedRow[] {
  const answers = new Map<string, Set<string>>();
  for (const row of rows)
    for (const subject of subjectsOf(row, index))
      answers.set(subject, (answers.get(subject) ?? new Set()).add(answerOf(row)));
  return rows.map((row) => {
    const isDisputed = subjectsOf(row, index).some((subject) => (answers.get(subject)?.size ?? 0) > 1);
    if (!isDisputed) return row;
    const field: Field =
      row.personUid !== null ? "nik" : row.proposalId !== null ? "number" : row.kk === null ? "nik" : "kk";
    return { ...row, ...NOBODY, kind: "twice", field };
  });
}

/** Whom a taken row speaks of: one person, one proposal, or every current proposal of its family. */
function subjectsOf(row: MatchedRow, { current }: PackageIndex): readonly string[] {
  if (row.kind !== "taken" || row.householdId === null) return [];
  if (row.personUid !== null) return [row.personUid];
  return row.proposalId === null ? (current.get(row.householdId) ?? []) : [row.proposalId];
}

function answerOf({ said }: MatchedRow): string {
  if (said === null) return "";
  if ("person" in said) return said.person;
  const { state, reason, snapshot, snapshotOn } = said.family;
  return JSON.stringify([state, reason, snapshot, snapshotOn]);
}
