import { answerText } from "../instrument/answer-text";
import { type AnswerValue, answersOf, isAnswered, sameAnswer } from "../instrument/answers";
import { diff, parseChangeKey } from "../instrument/diff";
import { findQuestion } from "../instrument/instrument";
import { answerProblem, type ProblemCode } from "../instrument/problems";
import type { Locale, Question } from "../instrument/question";
import { proposalFindings } from "../proposal/judge";
import { isAdded } from "../proposal/payload";
import { personName } from "../queue/readable";
import type { RuleContext } from "../rule/family";
import type { Finding } from "../rule/finding";
import type { Section } from "../variable/variable";
import { isAskedOfFamily, isGuarded, withoutGuarded } from "./asked";
import { type OwnView, ownSteps, shownQuestions, standingOf } from "./own-form";
import { plainLabel } from "./words/plain-words";

/** An answer that the form changes, as the family reads it. */
export interface OwnChange {
  readonly key: string;
  readonly section: Section;
  readonly uid: string | null;
  readonly at: number;
  readonly person: string | null;
  readonly label: string;
  /** Empty text: not answered before, or none now. */
  readonly before: string;
  readonly after: string;
  /** Health, a child, money: that it was answered is said, what was answered is not. */
  readonly isGuarded: boolean;
  /** Nobody took it back: it falls away with another answer. */
  readonly isDropped: boolean;
}

/** Something to look at again, with its question. */
export interface OwnNotice {
  readonly key: string;
  readonly kind: "shape" | "error" | "warning" | "blank";
  /** Where its question stands; null: it is about who belongs to the family. */
  readonly where: { readonly section: Section; readonly uid: string | null; readonly at: number } | null;
  readonly person: string | null;
  readonly label: string;
  /** What the rule says; empty where the kind says it all. */
  readonly text: string;
}

export interface OwnReview {
  readonly changes: readonly OwnChange[];
  readonly notices: readonly OwnNotice[];
  /** Screens that were looked through without a change. */
  readonly confirmed: readonly {
    readonly section: Section;
    readonly person: string | null;
    readonly uid: string | null;
  }[];
}

/** What is read before sending: what changes from what to what, what does not fit, what was confirmed. */
export function ownReview(view: OwnView, locale: Locale, context: RuleContext): OwnReview {
  return {
    changes: ownChanges(view, locale),
    notices: ownNotices(view, locale, context),
    confirmed: ownSteps(view).flatMap((step) => {
      const { isTouched, changed } = standingOf(view, step);
      return isTouched && changed === 0 ? [{ ...step, person: nameOf(view, step.uid) }] : [];
    }),
  };
}

function nameOf(view: OwnView, uid: string | null): string | null {
  return uid === null ? null : personName({ base: view.base, after: view.answers }, uid);
}

interface Place {
  readonly question: Question;
  readonly uid: string | null;
  readonly at: number;
}

/** Where a question stands, if the family is asked it; null otherwise. */
function placeOf(view: OwnView, level: string, uid: string | null, key: string): Place | null {
  if (level !== "household" && level !== "member") return null;
  const question = findQuestion(view.instrument, level, key);
  const isNew = uid !== null && isAdded(view.own.payload, uid);
  if (question === null || !isAskedOfFamily(question, isNew)) return null;
  if (uid !== null && !view.people.includes(uid)) return null;
  const outline = view.instrument.sections.find(({ section }) => section === question.section);
  const at = outline?.questions.indexOf(question) ?? -1;
  return at < 0 ? null : { question, uid, at };
}

function ownChanges(view: OwnView, locale: Locale): readonly OwnChange[] {
  return [...answerChanges(view, locale), ...guardedBlanks(view, locale)];
}

/** Guarded questions answered with a blank: nothing differs from a record that is not shown. */
function guardedBlanks(view: OwnView, locale: Locale): readonly OwnChange[] {
  return ownSteps(view).flatMap(({ section, uid }) =>
    shownQuestions(view, section, uid).flatMap(({ question, at }): readonly OwnChange[] => {
      const { level, key } = question;
      if (!isGuarded(level, key) || answersOf(view.own.payload.answers, level, uid)[key] !== null) return [];
      const words = { person: nameOf(view, uid), label: plainLabel(question, locale), before: "", after: "" };
      return [{ key: `blank.${uid}.${key}`, section, uid, at, ...words, isGuarded: true, isDropped: false }];
    }),
  );
}

function answerChanges(view: OwnView, locale: Locale): readonly OwnChange[] {
  const { base, answers, own } = view;
  return diff(base, answers).flatMap((change) => {
    const target = parseChangeKey(change.key);
    const place = target === null ? null : placeOf(view, target.level, target.uid, target.key);
    if (target === null || place === null) return [];
    const { question, uid, at } = place;
    const isDropped = !(question.key in answersOf(own.payload.answers, question.level, uid));
    const words = (value: AnswerValue) => answerText(question, value, locale);
    const guarded = isGuarded(question.level, question.key);
    return [
      {
        key: change.key,
        section: question.section,
        uid,
        at,
        person: nameOf(view, uid),
        label: plainLabel(question, locale),
        before: guarded ? "" : words(change.before),
        after: guarded ? "" : words(change.after),
        isGuarded: guarded,
        isDropped: isDropped || (isAnswered(change.before) && !isAnswered(change.after) && isHiddenNow(view, place)),
      },
    ];
  });
}

function isHiddenNow(view: OwnView, { question, uid }: Place): boolean {
  return !shownQuestions(view, question.section, uid).some((shown) => shown.question === question);
}

/** Typed answers that cannot be read at all, in the order of the form. */
function unreadable(view: OwnView): readonly Place[] {
  return ownSteps(view).flatMap(({ section, uid }) =>
    shownQuestions(view, section, uid).flatMap(({ question, at }) => {
      const typed = answersOf(view.own.payload.answers, question.level, uid)[question.key];
      return typed !== undefined && answerProblem(question, typed) !== null ? [{ question, uid, at }] : [];
    }),
  );
}

/** Whether a typed answer cannot be read at all: such a form is not sent. */
export function hasShapeProblem(view: OwnView): boolean {
  return unreadable(view).length > 0;
}

/**
 * What the form and the rules say of what the family typed. What was already so in the record is the office's to ask about; a blank is told
 * where the family looked through the section. Guarded answers are left out of what is judged: a rule would tell them to whoever reads along.
 * Of those is only said that one cannot be read.
 */
function ownNotices(view: OwnView, locale: Locale, context: RuleContext): readonly OwnNotice[] {
  const { instrument, base, own } = view;
  const payload = { ...own.payload, answers: withoutGuarded(own.payload.answers) };
  const judged = { kind: "condition" as const, undoesRevision: null, instrument, base, payload };
  const before = { ...judged, answers: base, payload: { ...payload, ...NOTHING_TYPED } };
  const known = new Set(proposalFindings(before, context).map(identity));
  const touched = new Set(
    ownSteps(view).flatMap((step) => (standingOf(view, step).isTouched ? [`${step.section}:${step.uid ?? ""}`] : [])),
  );
  const seen = new Set<string>();
  const found = proposalFindings({ ...judged, answers: withoutGuarded(view.answers) }, context);
  const told = found.flatMap((finding): readonly OwnNotice[] => {
    const kind = kindOf(finding);
    const id = `${finding.ruleId}.${finding.messageId}.${finding.key}`;
    if (kind === null || seen.has(id) || (kind !== "blank" && kind !== "shape" && known.has(identity(finding))))
      return [];
    seen.add(id);
    const { level, uid, key } = finding.target;
    const text = kind === "blank" ? "" : finding.text[locale];
    if (level === "member" && uid === null) return [{ key: id, kind, where: null, person: null, label: "", text }];
    const place = isGuarded(level, key) ? null : placeOf(view, level, uid, key);
    if (place === null || isHiddenNow(view, place)) return [];
    if (kind === "blank" && !touched.has(`${place.question.section}:${uid ?? ""}`)) return [];
    return [{ key: id, kind, text, ...placeWords(view, place, locale) }];
  });
  return [...guardedNotices(view, locale), ...told];
}

function guardedNotices(view: OwnView, locale: Locale): readonly OwnNotice[] {
  return unreadable(view).flatMap((place): OwnNotice[] => {
    const { level, key } = place.question;
    if (!isGuarded(level, key)) return [];
    return [{ key: `GUARDED.${place.uid}.${key}`, kind: "shape", text: "", ...placeWords(view, place, locale) }];
  });
}

function placeWords(view: OwnView, { question, uid, at }: Place, locale: Locale) {
  const where = { section: question.section, uid, at };
  return { where, person: nameOf(view, uid), label: plainLabel(question, locale) };
}

const NOTHING_TYPED = { answers: { household: {}, members: {}, civil: {} }, memberOps: [], events: [] };

function kindOf({ ruleId, severity }: Finding): OwnNotice["kind"] | null {
  if (ruleId === "SHAPE") return "shape";
  if (ruleId === "REQUIRED") return "blank";
  return severity === "missing" ? null : severity;
}

function identity({ ruleId, messageId, key }: Finding): string {
  return `${ruleId}|${messageId}|${key}`;
}

/** What is wrong with what stands in a field; null when nothing is. */
export function fieldProblem(view: OwnView, question: Question, uid: string | null): ProblemCode | null {
  const typed = answersOf(view.own.payload.answers, question.level, uid)[question.key];
  const recorded = answersOf(view.base, question.level, uid)[question.key];
  if (typed === undefined || sameAnswer(typed, recorded)) return null;
  return answerProblem(question, typed)?.code ?? null;
}
