import { type Answers, answerAt, answerIn } from "../instrument/answers";
import { namesIn } from "../instrument/condition/condition";
import { holds } from "../instrument/condition/evaluate";
import { type Change, parseChangeKey } from "../instrument/diff";
import { type Form, readForm } from "../instrument/form";
import { findQuestion, type Instrument } from "../instrument/instrument";
import type { Question } from "../instrument/question";
import { numberOf } from "../random/seeded";
import type { AskedField, SaidField } from "./ground-check";
import { WELFARE_KEYS, weightOf } from "./welfare";

/** A visit is short: of a long list what weighs most is asked. */
export const MOST_CHANGED = 30;
/** Questions beside those that changed. */
export const WELFARE_QUESTIONS = 4;

const KINDS: readonly string[] = ["choice", "multi", "integer", "decimal", "date"];

/**
 * What two people can be expected to write alike: codes, figures and dates. Words, card numbers, photos and lists are
 * left out, and so is what a region added, which has no weight in the ranking.
 */
export function isCheckable(question: Question): boolean {
  return (
    question.fill === "answer" &&
    question.level !== "civil" &&
    question.regional === undefined &&
    question.partOf === null &&
    question.control === null &&
    question.section !== "officer" &&
    KINDS.includes(question.type)
  );
}

export interface CheckSubject {
  readonly instrument: Instrument;
  /** What the family would be after the proposal. */
  readonly answers: Answers;
  readonly changes: readonly Change[];
  readonly conditionDate: string;
  /** The check's id: the same id asks the same questions. */
  readonly seed: string;
}

/**
 * The questions of one check with what the proposal says: those it changed, the heaviest first when they are too many, and
 * a few more that tell how the family lives, drawn by the check's id so that nobody can prepare for them.
 */
export function chooseQuestions(subject: CheckSubject): readonly SaidField[] {
  const { instrument, answers, changes, conditionDate, seed } = subject;
  const form = readForm(instrument, answers, conditionDate);
  const changed = changes.flatMap((change) => fieldOf(instrument, form, change));
  const kept = new Set(
    changed
      .toSorted((a, b) => weightOf(b.key) - weightOf(a.key))
      .slice(0, MOST_CHANGED)
      .map(nameOf),
  );
  const further = WELFARE_KEYS.filter((key) => {
    const question = findQuestion(instrument, "household", key);
    const isAsked = changed.some((field) => field.level === "household" && field.key === key);
    return question !== null && !isAsked && isCheckable(question) && form.household.visible.includes(question);
  })
    .toSorted((a, b) => numberOf(`${seed}${a}`) - numberOf(`${seed}${b}`))
    .slice(0, WELFARE_QUESTIONS)
    .map((key): AskedField => ({ level: "household", uid: null, key, why: "welfare" }));
  return inFormOrder(instrument, form, [...changed.filter((field) => kept.has(nameOf(field))), ...further]).map(
    (field) => ({ ...field, said: answerAt(answers, field.level, field.uid, field.key) }),
  );
}

function fieldOf(instrument: Instrument, form: Form, change: Change): readonly AskedField[] {
  const target = parseChangeKey(change.key);
  if (target === null || target.level === "civil") return [];
  const { level, uid, key } = target;
  const question = findQuestion(instrument, level, key);
  const context = uid === null ? form.household : form.members.get(uid);
  if (question === null || !isCheckable(question) || context?.visible.includes(question) !== true) return [];
  return [{ level, uid, key, why: "changed" }];
}

function nameOf({ uid, key }: AskedField): string {
  return `${uid ?? ""}.${key}`;
}

function inFormOrder(instrument: Instrument, form: Form, fields: readonly AskedField[]): readonly AskedField[] {
  const people = [null, ...form.members.keys()];
  const place = new Map(instrument.questions.map((question, index) => [`${question.level}.${question.key}`, index]));
  const order = ({ level, key }: AskedField) => place.get(`${level}.${key}`) ?? 0;
  return fields.toSorted((a, b) => people.indexOf(a.uid) - people.indexOf(b.uid) || order(a) - order(b));
}

/**
 * Whether a question is to be answered, going by the companion's own answers. A condition that reads anything they are not
 * asked cannot be judged without telling what the proposal says, so then the question stands.
 */
export function isShown(
  instrument: Instrument,
  asked: readonly AskedField[],
  answers: Answers,
  field: AskedField,
): boolean {
  const condition = findQuestion(instrument, field.level, field.key)?.condition ?? null;
  if (condition === null) return true;
  const isOwn = (name: string, uid: string | null) => asked.some((each) => each.key === name && each.uid === uid);
  const names = namesIn(condition);
  if (!names.every((name) => isOwn(name, field.uid) || isOwn(name, null))) return true;
  const lookup = (name: string) =>
    isOwn(name, field.uid) && field.uid !== null
      ? answerIn(answers.members[field.uid], name)
      : answerIn(answers.household, name);
  return holds(condition, { lookup });
}
