import type { Text } from "../variable/variable";
import { type Answers, isAnswered } from "./answers";
import { holds } from "./condition/evaluate";
import { type Form, type FormContext, readForm } from "./form";
import type { Instrument } from "./instrument";
import type { Question } from "./question";

export interface Gap {
  readonly uid: string | null;
  readonly question: Question;
  readonly required: boolean;
  /** Why it may stay empty; null for a required question. */
  readonly reason: Text | null;
}

const NOBODY_ASKED: Text = { id: "Tidak ada yang dapat ditanya", en: "Nobody could be asked" };

/**
 * Visible questions without an answer. A question is required unless its definition marks it optional with a reason, or
 * the family could not be interviewed at all. Where blank is itself an answer nothing is reported.
 */
export function completeness(instrument: Instrument, answers: Answers, conditionDate: string): readonly Gap[] {
  return formGaps(instrument, readForm(instrument, answers, conditionDate));
}

/** The gaps of a form already read. */
export function formGaps(instrument: Instrument, form: Form): readonly Gap[] {
  const nobodyAsked = holds(instrument.nobodyToAsk, form.household);
  return [form.household, ...form.members.values()].flatMap((context) =>
    context.visible.flatMap((question) => gapOf(question, context, nobodyAsked) ?? []),
  );
}

function gapOf(question: Question, context: FormContext, nobodyAsked: boolean): Gap | null {
  if (question.fill !== "answer" || isAnswered(context.lookup(question.key))) return null;
  if (!isRequired(question, context)) {
    const quiet = question.optional === null || question.optional.blankIsAnswer;
    return quiet ? null : { uid: context.uid, question, required: false, reason: question.optional?.reason ?? null };
  }
  const excused = nobodyAsked && question.key !== "notes";
  return { uid: context.uid, question, required: !excused, reason: excused ? NOBODY_ASKED : null };
}

/** True when the question, being visible, must be answered before the proposal is sent. */
export function isRequired(question: Question, context: FormContext): boolean {
  if (question.fill !== "answer") return false;
  if (question.optional === null) return true;
  return question.optional.unless !== null && holds(question.optional.unless, context);
}
