import { type AnswerMap, type Answers, type AnswerValue, answerIn } from "../instrument/answers";
import { isPresent } from "../instrument/form";
import type { Instrument } from "../instrument/instrument";
import type { Question } from "../instrument/question";
import { tempIdOf } from "../nik/temp-id";
import type { DateBlock } from "../variable/variable";

/** 1 initial load, 2 condition update, 3 correction, 4 import from the village register (SID). */
export type Source = 1 | 2 | 3 | 4;

/** 1 active, 2 not found, 3 closed. */
export type HouseholdStatus = 1 | 2 | 3;

export interface Freshness {
  /** Condition date of the section, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly source: Source;
}

export type FreshnessBySection = Readonly<Partial<Record<DateBlock, Freshness>>>;

export interface MemberRecord {
  /** The person uid; it outlives the family. */
  readonly uid: string;
  readonly active: boolean;
  /** `TMP-...` while the person has no NIK. */
  readonly tempId: string | null;
  readonly answers: AnswerMap;
  readonly civil: AnswerMap;
  readonly freshness: FreshnessBySection;
}

/** The canonical record of a family in memory: identifiers are plain here and sealed in every stored form. */
export interface HouseholdRecord {
  readonly regencyCode: string;
  readonly villageCode: string;
  readonly id: string;
  readonly status: HouseholdStatus;
  readonly revision: number;
  readonly continuedFrom: string | null;
  readonly answers: AnswerMap;
  readonly freshness: FreshnessBySection;
  readonly members: readonly MemberRecord[];
}

/** A family that the record does not hold yet: revision 0, no answers, nobody in it. */
export function newHouseholdRecord(villageCode: string, id: string): HouseholdRecord {
  return {
    regencyCode: villageCode.slice(0, 4),
    villageCode,
    id,
    status: 1,
    revision: 0,
    continuedFrom: null,
    answers: {},
    freshness: {},
    members: [],
  };
}

/** A person new to a family, without answers; the temporary id stays until there is a NIK. */
export function newMemberRecord(uid: string): MemberRecord {
  return { uid, active: true, tempId: tempIdOf(uid), answers: {}, civil: {}, freshness: {} };
}

/** The answers an instrument would show for a record: its stored questions only, active members only. */
export function recordToAnswers(record: HouseholdRecord, instrument: Instrument): Answers {
  const active = record.members.filter((member) => member.active);
  return {
    household: pick(record.answers, instrument.household),
    members: Object.fromEntries(active.map((member) => [member.uid, pick(member.answers, instrument.member)])),
    civil: Object.fromEntries(active.map((member) => [member.uid, pick(member.civil, instrument.civil)])),
  };
}

/** The head: the active person so recorded who is part of the family. Null when nobody is. */
export function headOf(record: HouseholdRecord): MemberRecord | null {
  return peopleOf(record).find((member) => answerIn(member.answers, "relationToHead") === 1) ?? null;
}

/** Active people who are part of the family. */
export function peopleOf(record: HouseholdRecord): readonly MemberRecord[] {
  return record.members.filter((member) => member.active && isPresent(member.answers));
}

/** The copies kept on the household row: the head's name, empty without a head, and how many people there are. */
export function maintainedCopies(record: HouseholdRecord): { readonly headName: string; readonly memberCount: number } {
  const name = answerIn(headOf(record)?.answers, "name");
  return { headName: typeof name === "string" ? name : "", memberCount: peopleOf(record).length };
}

function pick(row: AnswerMap, questions: readonly Question[]): AnswerMap {
  const picked: Record<string, AnswerValue> = {};
  for (const { key, stored } of questions) {
    const value = stored ? answerIn(row, key) : null;
    if (value !== null) picked[key] = value;
  }
  return picked;
}
