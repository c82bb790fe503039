import { maskIdentifier } from "../queue/mask";
import type { Level } from "../variable/variable";
import { ageAt } from "./age";
import {
  type AnswerMap,
  type Answers,
  type AnswerValue,
  answerIn,
  answersOf,
  isAnswered,
  itemsIn,
  memberUids,
} from "./answers";
import { holds, type Scope } from "./condition/evaluate";
import type { Instrument } from "./instrument";
import type { Question } from "./question";

/** What the form shows for the household (uid null) or one person, with hidden answers already gone. */
export interface FormContext extends Scope {
  readonly uid: string | null;
  readonly visible: readonly Question[];
  readonly lookup: (name: string) => AnswerValue;
}

export interface Form {
  readonly conditionDate: string;
  readonly household: FormContext;
  readonly members: ReadonlyMap<string, FormContext>;
}

/** Presence codes of a person who is part of the family: lives here, or newly joined. */
export const PRESENT_CODES: readonly number[] = [1, 5];

/**
 * Reads the whole form once; visibility, completeness, rules and print are derived from it. An answer whose question is
 * hidden reads as unanswered, so what depends on it is hidden too.
 * @param conditionDate `YYYY-MM-DD`; ages are completed years on this day
 */
export function readForm(instrument: Instrument, answers: Answers, conditionDate: string): Form {
  const household = readHousehold(instrument, answers);
  const members = memberUids(answers).map(
    (uid) => [uid, readMember(instrument, answers, uid, conditionDate, household)] as const,
  );
  return { conditionDate, household, members: new Map(members) };
}

/** The context of one person or, with null, of the household. A person without answers sees what a blank form shows. */
export function readContext(
  instrument: Instrument,
  answers: Answers,
  uid: string | null,
  conditionDate: string,
): FormContext {
  const household = readHousehold(instrument, answers);
  return uid === null ? household : readMember(instrument, answers, uid, conditionDate, household);
}

function readHousehold(instrument: Instrument, answers: Answers): FormContext {
  const members = Object.values(answers.members).filter(isPresent);
  const head = members.find((member) => answerIn(member, "relationToHead") === 1);
  const nik = answerIn(head, "nik");
  const derived = {
    memberCount: members.length,
    headName: answerIn(head, "name"),
    // Its last digits, for comparing with the card: the number itself stands on the person alone.
    headNik: typeof nik === "string" ? maskIdentifier(nik) : null,
    meterCount: itemsIn(answers.household["meters"]).length,
  };
  return settle(instrument, answers, null, ["household"], new Map(Object.entries(derived)), null);
}

function readMember(
  instrument: Instrument,
  answers: Answers,
  uid: string,
  conditionDate: string,
  household: FormContext,
): FormContext {
  const birthDate = answerIn(answers.members[uid], "birthDate");
  const age = typeof birthDate === "string" ? ageAt(birthDate, conditionDate) : null;
  return settle(instrument, answers, uid, ["member", "civil"], new Map([["age", age]]), household);
}

/** True for a person who is part of the family; a person whose presence is not answered yet is. */
export function isPresent(member: AnswerMap): boolean {
  const presence = answerIn(member, "presence");
  return typeof presence !== "number" || PRESENT_CODES.includes(presence);
}

/** The answer given, or what its source says of it. */
function answerOf(question: Question, given: AnswerMap, values: ReadonlyMap<string, AnswerValue>): AnswerValue {
  const source = question.computed === null ? null : (values.get(question.computed.from) ?? null);
  return question.computed !== null && isAnswered(source)
    ? question.computed.read(source)
    : (given[question.key] ?? null);
}

function settle(
  instrument: Instrument,
  answers: Answers,
  uid: string | null,
  levels: readonly Level[],
  derived: ReadonlyMap<string, AnswerValue>,
  outer: FormContext | null,
): FormContext {
  const values = new Map<string, AnswerValue>();
  const lookup = (name: string): AnswerValue => values.get(name) ?? derived.get(name) ?? outer?.lookup(name) ?? null;
  const scope = { lookup };
  const visible: Question[] = [];
  for (const level of levels) {
    const given = answersOf(answers, level, uid);
    for (const question of instrument[level]) {
      if (question.condition !== null && !holds(question.condition, scope)) continue;
      visible.push(question);
      if (question.fill !== "derived") values.set(question.key, answerOf(question, given, values));
    }
  }
  return { uid, visible, lookup };
}
