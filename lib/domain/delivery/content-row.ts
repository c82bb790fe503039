import type { HouseholdRecord, MemberRecord } from "../household/record";
import { headOf, peopleOf } from "../household/record";
import { type AnswerMap, type AnswerValue, answerIn } from "../instrument/answers";
import { toCell } from "../instrument/export-columns";
import { formatPublicId } from "../public-id/public-id";
import type { Variable } from "../variable/variable";
import { type ContentSet, OFFICIAL_COLUMNS, type OfficialColumn } from "./content-column";
import { cardPlace, familyPlace, placeCodes, type RegionNames } from "./place";

/** A family of a package: its record as it was frozen, with what a record does not say. Identifiers are plain: memory only. */
export interface ContentFamily {
  /** At the frozen revision. */
  readonly record: HouseholdRecord;
  /** Where it lived when the package was made. */
  readonly villageCode: string;
  readonly proposalIds: readonly string[];
  /** 1 active, 2 not found, 3 closed, when the package was made: revisions do not tell it. */
  readonly status: number;
  /** The latest condition date of the revisions. YYYY-MM-DD. */
  readonly conditionDate: string;
  /** Cards that the family had before, or has got since: the centre may answer by one. */
  readonly otherCards: readonly string[];
  /** Who was in the family before the first of its proposals: whoever has left since is told, too. */
  readonly before: ReadonlySet<string>;
  /** What the ranking centre set, by key of the dictionary; people by their uid. */
  readonly imported: { readonly household: AnswerMap; readonly people: ReadonlyMap<string, AnswerMap> };
}

type Row = readonly string[];

/** The family's row of `keluarga.csv`: codes, never words; no answer is an empty cell. */
export function familyRow(family: ContentFamily, names: RegionNames): Row {
  const { record, villageCode, proposalIds, conditionDate, status, imported } = family;
  const answers = { ...record.answers, ...imported.household };
  const own = [
    formatPublicId(record.regencyCode, record.id),
    proposalIds.map((id) => formatPublicId(record.regencyCode, id)).join(";"),
    conditionDate,
    String(status),
    toCell(answerIn(answers, "decileSnapshotId")),
  ];
  const derived = { ...familyPlace(villageCode, names), ...familyTold(record) };
  return [...own, ...OFFICIAL_COLUMNS.keluarga.map((column) => cellOf(column, answers, derived))];
}

/** Rows of `anggota.csv`: who is in the family, and who has left it by what is sent. */
export function personRows(family: ContentFamily, names: RegionNames): readonly Row[] {
  return toldOf(family).map((member) => personRow(family, member, names));
}

/** True where somebody of whom the file would tell has no NIK and no reason for that, or no name (Peraturan BPS 6/2025, article 10). */
export function lacksIdentity(family: ContentFamily): boolean {
  return toldOf(family).some(({ civil, answers: own }) => {
    const answers = { ...civil, ...own };
    const name = answerIn(answers, "name");
    if (typeof name !== "string" || name.trim() === "") return true;
    return answerIn(answers, "nik") === null && answerIn(answers, "noNikReason") === null;
  });
}

/** The numbers by which the centre answers for a family: its card, and the NIK of everybody told who has one. */
export function numbersIn(family: ContentFamily): {
  readonly kk: string | null;
  readonly otherCards: readonly string[];
  readonly people: readonly { readonly uid: string; readonly nik: string }[];
} {
  const kk = answerIn(family.record.answers, "kkNumber");
  return {
    kk: typeof kk === "string" ? kk : null,
    otherCards: family.otherCards,
    people: toldOf(family).flatMap(({ uid, civil, answers }) => {
      const nik = answerIn({ ...civil, ...answers }, "nik");
      return typeof nik === "string" ? [{ uid, nik }] : [];
    }),
  };
}

function toldOf({ record, before }: ContentFamily): readonly MemberRecord[] {
  return record.members.filter((member) => member.active || before.has(member.uid));
}

function personRow({ record, imported }: ContentFamily, member: MemberRecord, names: RegionNames): Row {
  const kept = imported.people.get(member.uid);
  const card = { kkNumber: answerIn(record.answers, "kkNumber") };
  const answers = { ...card, ...member.civil, ...member.answers, ...kept };
  const own = [
    formatPublicId(record.regencyCode, record.id),
    member.uid,
    toCell(answerIn(answers, "presence")),
    toCell(answerIn(answers, "noNikReason")),
  ];
  const village = answerIn(answers, "ktpVillageCode");
  const derived = typeof village === "string" ? cardPlace(village, names) : {};
  return [...own, ...OFFICIAL_COLUMNS.anggota.map((column) => cellOf(column, answers, derived))];
}

function cellOf({ variable }: OfficialColumn, answers: AnswerMap, derived: Readonly<Record<string, string>>): string {
  return variable.kind === "derived" ? (derived[variable.key] ?? "") : toCell(answerIn(answers, variable.key));
}

function familyTold(record: HouseholdRecord): Readonly<Record<string, string>> {
  const head = answerIn(headOf(record)?.answers, "name");
  return {
    headName: typeof head === "string" ? head : "",
    memberCount: String(peopleOf(record).length),
    assetOwnership: assetOwnership(record.answers),
  };
}

/** 1 owns one of the assets asked about, 2 owns none of them; empty where none was asked. */
export function assetOwnership(answers: AnswerMap): string {
  const told = ASSETS.flatMap(({ key }): AnswerValue[] => {
    const value = answerIn(answers, key);
    return value === null ? [] : [value];
  });
  if (told.length === 0) return "";
  return told.includes(1) ? "1" : "2";
}

const ASSETS: readonly Variable[] = OFFICIAL_COLUMNS.keluarga.flatMap(({ name, variable }) =>
  name.startsWith("aset_") ? [variable] : [],
);

/** Codes of regions whose names the rows of a family need. */
export function regionsOf({ record, villageCode }: ContentFamily): readonly string[] {
  const cards = record.members.flatMap(({ answers }) => {
    const village = answerIn(answers, "ktpVillageCode");
    return typeof village === "string" ? [village] : [];
  });
  return [villageCode, ...cards].flatMap(placeCodes);
}

/** File of each set. */
export const CONTENT_FILE: Readonly<Record<ContentSet, string>> = { keluarga: "keluarga.csv", anggota: "anggota.csv" };
