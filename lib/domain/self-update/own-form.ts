import { type CarriedCode, changeEvent } from "../event/carried";
import { eventLeaves } from "../event/leaving";
import {
  type Answers,
  type AnswerValue,
  answerIn,
  isAnswered,
  memberUids,
  mergeAnswers,
  sameAnswer,
} from "../instrument/answers";
import { type Form, isPresent, readForm } from "../instrument/form";
import type { Instrument } from "../instrument/instrument";
import type { Question } from "../instrument/question";
import { effectiveAnswers } from "../proposal/effective";
import { changeMember } from "../proposal/member-ops";
import { eventsOf, isAdded, type Payload, withAnswer } from "../proposal/payload";
import type { Section } from "../variable/variable";
import { isAskedOfFamily, isGuarded } from "./asked";
import type { Said } from "./field-values";

/** Where somebody went of whom no draft can tell it: a move and a card of one's own concern a second family and have desks of their own. */
export const TOLD_MOVES = ["moved", "own-card"] as const;
export type ToldMove = (typeof TOLD_MOVES)[number];

/** What a family filled in so far. Never the record: changes that wait for it to be sent. */
export interface OwnForm {
  readonly payload: Payload;
  /** Where people went, by uid: told to the operator in words. */
  readonly moves: Readonly<Record<string, ToldMove>>;
  /** What the family wants to say besides. */
  readonly told: string;
}

/** A family's form with what it changes. `base` is the record without what this door does not show. */
export interface OwnSubject {
  readonly instrument: Instrument;
  readonly base: Answers;
  readonly own: OwnForm;
}

/** The whole form as it stands. */
export interface OwnView extends OwnSubject {
  /** The family as it would be. */
  readonly answers: Answers;
  readonly form: Form;
  /** Those who are part of it, recorded people first. */
  readonly people: readonly string[];
}

export function readOwnForm(subject: OwnSubject): OwnView {
  const { instrument, base, own } = subject;
  const { payload } = own;
  const effective = effectiveAnswers(instrument, base, payload);
  const answers = effective.ok ? effective.answers : mergeAnswers(base, payload.answers);
  const form = readForm(instrument, answers, payload.conditionDate);
  const gone = new Set([...eventLeaves(base, payload).map(({ uid }) => uid), ...Object.keys(own.moves)]);
  const people = memberUids(answers).filter((uid) => !gone.has(uid) && form.members.get(uid) !== undefined);
  return { ...subject, answers, form, people: people.filter((uid) => isPresent(answers.members[uid] ?? {})) };
}

/** The questions that a family sees in a section now, each with its place in the section. */
export function shownQuestions(
  view: OwnView,
  section: Section,
  uid: string | null,
): readonly { readonly at: number; readonly question: Question }[] {
  const outline = view.instrument.sections.find((one) => one.section === section);
  const context = uid === null ? view.form.household : view.form.members.get(uid);
  if (outline === undefined || context === undefined || (outline.level === "household") !== (uid === null)) return [];
  const isNew = uid !== null && isAdded(view.own.payload, uid);
  const visible = new Set(context.visible);
  return outline.questions.flatMap((question, at) =>
    visible.has(question) && isAskedOfFamily(question, isNew) ? [{ at, question }] : [],
  );
}

/** One screen of the form. */
export interface OwnStep {
  readonly section: Section;
  readonly uid: string | null;
}

/** The screens of a family: the house's, then person by person, then what the whole family has and gets. */
export function ownSteps(view: OwnView): readonly OwnStep[] {
  const { sections } = view.instrument;
  const firstOfPeople = sections.findIndex(({ level }) => level === "member");
  const isAsked = (step: OwnStep) => shownQuestions(view, step.section, step.uid).length > 0;
  const household = (from: number, to: number) =>
    sections
      .slice(from, to)
      .flatMap(({ section, level }): OwnStep[] => (level === "household" ? [{ section, uid: null }] : []));
  const ofPeople = view.people.flatMap((uid) =>
    sections.flatMap(({ section, level }): OwnStep[] => (level === "member" ? [{ section, uid }] : [])),
  );
  return [...household(0, firstOfPeople), ...ofPeople, ...household(firstOfPeople, sections.length)].filter(isAsked);
}

/** How a screen stands: not opened, looked through, or with so many changed answers. */
export interface StepStanding {
  readonly isTouched: boolean;
  readonly changed: number;
}

export function standingOf(view: OwnView, { section, uid }: OwnStep): StepStanding {
  const typed = typedRow(view.own.payload, uid);
  const keys = shownQuestions(view, section, uid).flatMap(({ question }) => (question.key in typed ? [question] : []));
  const changed = keys.filter(
    ({ key, level }) => isGuarded(level, key) || !sameAnswer(typed[key], recordedRow(view.base, uid)[key]),
  );
  return { isTouched: keys.length > 0, changed: changed.length };
}

function typedRow({ answers }: Payload, uid: string | null) {
  return uid === null ? answers.household : (answers.members[uid] ?? {});
}

function recordedRow(base: Answers, uid: string | null) {
  return uid === null ? base.household : (base.members[uid] ?? {});
}

/** What a family sees in a field: what it typed, else what is recorded; nothing of what this door guards. */
export function shownAnswer(view: OwnView, { level, key }: Question, uid: string | null): AnswerValue {
  if (isGuarded(level, key)) return null;
  const typed = typedRow(view.own.payload, uid)[key];
  return typed === undefined ? answerIn(recordedRow(view.base, uid), key) : typed;
}

/**
 * How a question's answer is shown: `no`, it is; or it is guarded, and then `typed` in this form before (blank where that is the answer),
 * `recorded` as far as anybody here may know, or `new` of somebody of whom nothing is.
 */
export type Guard = "no" | "recorded" | "typed" | "new";

export function guardOf(view: OwnView, { key, level }: Question, uid: string | null): Guard {
  if (!isGuarded(level, key)) return "no";
  if (typedRow(view.own.payload, uid)[key] !== undefined) return "typed";
  return uid !== null && isAdded(view.own.payload, uid) ? "new" : "recorded";
}

/** What a page says of one of its questions. */
export interface PageAnswer {
  readonly question: Question;
  readonly value: AnswerValue;
  /** Of a guarded question, whose fields are empty when its page opens. */
  readonly said?: Said;
}

/**
 * The form with the answers of one page. What was seen and left as it is counts as confirmed; a guarded question that was left alone is not
 * touched, and neither is one that was blank before and after. A guarded answer can be blank on purpose, and be taken back.
 */
export function withPage(view: OwnView, uid: string | null, typed: readonly PageAnswer[]): OwnForm {
  const payload = typed.reduce((before, answer) => withPageAnswer(view, uid, before, answer), view.own.payload);
  return { ...view.own, payload };
}

function withPageAnswer(
  view: OwnView,
  uid: string | null,
  payload: Payload,
  { question, value, said = "answer" }: PageAnswer,
): Payload {
  const { key, level } = question;
  if (level !== "household" && level !== "member") return payload;
  const place = { level, uid, key };
  const guarded = isGuarded(level, key);
  if (guarded && said === "back") return { ...payload, answers: withoutAnswer(payload.answers, place) };
  const isBlankSaid = guarded && said === "blank";
  const isLeft = !isAnswered(value) && !isBlankSaid && (guarded || !isAnswered(shownAnswer(view, question, uid)));
  return isLeft ? payload : { ...payload, answers: withAnswer(payload.answers, { ...place, value }) };
}

function withoutAnswer(
  answers: Payload["answers"],
  { uid, key }: { readonly uid: string | null; readonly key: string },
): Payload["answers"] {
  const without = (row: Readonly<Record<string, AnswerValue>>) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => name !== key));
  if (uid === null) return { ...answers, household: without(answers.household) };
  return { ...answers, members: { ...answers.members, [uid]: without(answers.members[uid] ?? {}) } };
}

/** What is said of a person: here, or what became of them. */
export type Whereabouts = "here" | "died" | "abroad" | ToldMove;
export const WHEREABOUTS: readonly Whereabouts[] = ["here", "died", "moved", "own-card", "abroad"];

const EVENT_OF: Readonly<Partial<Record<Whereabouts, CarriedCode>>> = { died: "MTI", abroad: "PLN" };

export function whereaboutsOf({ payload, moves }: OwnForm, uid: string): Whereabouts {
  const code = eventsOf(payload).find(({ id }) => id === uid)?.code;
  return WHEREABOUTS.find((one) => EVENT_OF[one] !== undefined && EVENT_OF[one] === code) ?? moves[uid] ?? "here";
}

/** The form with what became of a recorded person. */
export function withWhereabouts(own: OwnForm, uid: string, where: Whereabouts): OwnForm {
  const { [uid]: _before, ...others } = own.moves;
  const code = EVENT_OF[where];
  const payload = changeEvent(own.payload, code === undefined ? { kind: "untell", uid } : { kind: "tell", uid, code });
  return { ...own, payload, moves: where === "moved" || where === "own-card" ? { ...others, [uid]: where } : others };
}

/** A person came: born here, or joined. Asked what the form asks of somebody new. */
export function withNewcomer(own: OwnForm, uid: string, name: string): OwnForm {
  const joined = changeMember(own.payload, { kind: "add", uid });
  const named = withAnswer(joined.answers, { level: "member", uid, key: "name", value: name });
  const answers = withAnswer(named, { level: "member", uid, key: "presence", value: NEWLY_HERE });
  return { ...own, payload: { ...joined, answers } };
}

const NEWLY_HERE = 5;

export function withoutNewcomer(own: OwnForm, uid: string): OwnForm {
  return { ...own, payload: changeMember(own.payload, { kind: "undo", uid }) };
}

export function newcomers({ payload }: OwnForm): readonly string[] {
  return payload.memberOps.flatMap((op) => (op.kind === "add" ? [op.uid] : []));
}

/** Whether there is anything to send. */
export function isBlank({ payload, moves, told }: OwnForm): boolean {
  const rows = [payload.answers.household, ...Object.values(payload.answers.members)];
  const isTouched = rows.some((row) => Object.keys(row).length > 0);
  return (
    !isTouched &&
    payload.memberOps.length === 0 &&
    eventsOf(payload).length === 0 &&
    Object.keys(moves).length === 0 &&
    told.trim() === ""
  );
}
