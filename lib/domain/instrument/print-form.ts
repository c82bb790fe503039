import type { Section } from "../variable/variable";
import { answerText } from "./answer-text";
import { type Answers, type AnswerValue, codesIn, isAnswered, NO_ANSWERS } from "./answers";
import { conditionText } from "./condition-text";
import { type FormContext, readForm } from "./form";
import type { Instrument, SectionOutline } from "./instrument";
import { inLocale } from "./locale";
import type { Locale, Question } from "./question";
import { type PortalValues, shownValue } from "./snapshot";

export interface PrintOption {
  readonly code: number;
  readonly label: string;
  readonly checked: boolean;
}

/** One printed line. `boxes` is the number of character boxes to draw, null for an open line. */
export type PrintRow = {
  readonly no: string;
  readonly label: string;
  /** In a blank form: when the question is asked. */
  readonly askedIf: string | null;
} & (
  | { readonly kind: "options"; readonly several: boolean; readonly options: readonly PrintOption[] }
  | { readonly kind: "boxes"; readonly boxes: number; readonly text: string; readonly unit: string | null }
  | { readonly kind: "line"; readonly text: string; readonly lines: number }
);

export interface PrintBlock {
  readonly block: string;
  readonly section: Section;
  readonly heading: string;
  readonly person: string | null;
  readonly rows: readonly PrintRow[];
}

export interface PrintDocument {
  readonly code: string;
  readonly version: number;
  readonly locale: Locale;
  readonly title: string;
  readonly blank: boolean;
  readonly blocks: readonly PrintBlock[];
}

export interface PrintView {
  readonly conditionDate: string;
  readonly portal?: PortalValues;
  /** Empty member sheets of a blank form. */
  readonly blankMembers?: number;
}

/**
 * The form as a document to be drawn: blank (answers null) with every numbered question and when it is asked, or filled
 * with the visible questions and their answers. Fields of the village register are not on the form.
 */
export function printForm(
  instrument: Instrument,
  answers: Answers | null,
  locale: Locale,
  view: PrintView,
): PrintDocument {
  const blocks =
    answers === null ? blankBlocks(instrument, locale, view) : filledBlocks(instrument, answers, locale, view);
  return {
    code: instrument.code,
    version: instrument.version,
    locale,
    title: inLocale(instrument.title, locale),
    blank: answers === null,
    blocks: blocks.filter((block) => block.rows.length > 0),
  };
}

function blankBlocks(instrument: Instrument, locale: Locale, view: PrintView): readonly PrintBlock[] {
  const { household } = readForm(instrument, NO_ANSWERS, view.conditionDate);
  const sheets = Math.max(1, view.blankMembers ?? 1);
  return instrument.sections.flatMap((outline) => {
    const block = (person: string | null): PrintBlock => ({
      ...headingOf(outline, locale),
      person,
      rows: outline.questions
        .filter(isPrinted)
        .map((question) => rowOf(question, shownValue(question, household, view.portal ?? {}), locale, instrument)),
    });
    if (outline.level === "household") return [block(null)];
    return Array.from({ length: sheets }, (_, index) => block(String(index + 1)));
  });
}

function filledBlocks(
  instrument: Instrument,
  answers: Answers,
  locale: Locale,
  view: PrintView,
): readonly PrintBlock[] {
  const form = readForm(instrument, answers, view.conditionDate);
  const block = (outline: SectionOutline, context: FormContext): PrintBlock => {
    const name = context.uid === null ? null : context.lookup("name");
    return {
      ...headingOf(outline, locale),
      person: typeof name === "string" ? name : null,
      rows: context.visible
        .filter((question) => question.section === outline.section && isPrinted(question))
        .map((question) => rowOf(question, shownValue(question, context, view.portal ?? {}), locale, null)),
    };
  };
  return instrument.sections.flatMap((outline) =>
    outline.level === "household"
      ? [block(outline, form.household)]
      : [...form.members.values()].map((context) => block(outline, context)),
  );
}

function isPrinted({ no }: Question): boolean {
  return no !== null;
}

function headingOf(outline: SectionOutline, locale: Locale): Pick<PrintBlock, "block" | "section" | "heading"> {
  return { block: outline.block, section: outline.section, heading: inLocale(outline.title, locale) };
}

/** @param blankFor the instrument in a blank form, where each row says when it is asked */
function rowOf(question: Question, value: AnswerValue, locale: Locale, blankFor: Instrument | null): PrintRow {
  const { condition } = question;
  const base = {
    no: question.no ?? "",
    label: inLocale(question.label, locale),
    askedIf: blankFor === null || condition === null ? null : conditionText(blankFor, condition, locale),
  };
  switch (question.type) {
    case "choice":
    case "multi": {
      const chosen = typeof value === "number" ? [value] : codesIn(value);
      const options = question.options.map(({ code, label, printed }) => ({
        code: printed ?? code,
        label: inLocale(label, locale),
        checked: chosen.includes(code),
      }));
      return { ...base, kind: "options", several: question.type === "multi", options };
    }
    case "integer": {
      const unit = question.unit === undefined ? null : inLocale(question.unit, locale);
      const text = isAnswered(value) ? String(value) : "";
      return { ...base, kind: "boxes", boxes: String(question.max).length, text, unit };
    }
    case "repeat": {
      const text = answerText(question, value, locale);
      return { ...base, kind: "line", text, lines: 3 };
    }
    case "date":
    case "photo":
    case "decimal":
      return { ...base, kind: "line", text: answerText(question, value, locale), lines: 1 };
    case "text":
      return textRow(base, question, typeof value === "string" ? value : "");
  }
}

/** Short codes and 16-digit numbers are written into boxes, the rest onto lines. */
function textRow(
  base: Pick<PrintRow, "no" | "label" | "askedIf">,
  question: Question & { type: "text" },
  text: string,
): PrintRow {
  if (question.maxLength <= 16) return { ...base, kind: "boxes", boxes: question.maxLength, text, unit: null };
  return { ...base, kind: "line", text, lines: question.multiline === true ? 3 : 1 };
}
