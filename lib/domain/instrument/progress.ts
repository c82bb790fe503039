import type { Focus } from "../event/focus";
import type { Section } from "../variable/variable";
import { type Answers, isAnswered } from "./answers";
import { isRequired } from "./completeness";
import { type FormContext, readForm } from "./form";
import type { Instrument } from "./instrument";
import type { Question } from "./question";

export interface SectionProgress {
  readonly section: Section;
  readonly uid: string | null;
  readonly answered: number;
  readonly visible: number;
}

/** Answered and visible questions per section, for the household and each person. Silent optional ones do not count. */
export function progress(
  instrument: Instrument,
  answers: Answers,
  conditionDate: string,
  focus: Focus | null = null,
): readonly SectionProgress[] {
  const form = readForm(instrument, answers, conditionDate);
  return [form.household, ...form.members.values()].flatMap((context) => contextProgress(instrument, context, focus));
}

function contextProgress(
  instrument: Instrument,
  context: FormContext,
  focus: Focus | null,
): readonly SectionProgress[] {
  return instrument.sections
    .filter(({ level }) => (level === "household") === (context.uid === null))
    .map(({ section }) => {
      const counted = context.visible.filter(
        (question) =>
          question.section === section &&
          counts(question, context) &&
          (focus === null || focus.has(question.level, context.uid, question.key)),
      );
      const answered = counted.filter((question) => isAnswered(context.lookup(question.key)));
      return { section, uid: context.uid, answered: answered.length, visible: counted.length };
    });
}

function counts(question: Question, context: FormContext): boolean {
  if (question.fill !== "answer") return false;
  return isRequired(question, context) || question.optional?.blankIsAnswer !== true;
}
