import { DICTIONARY } from "../variable/dictionary";
import type { Variable } from "../variable/variable";
import { conditionText } from "./condition-text";
import { findQuestion, type Instrument } from "./instrument";
import { inLocale } from "./locale";
import type { Locale, Question } from "./question";

export interface CodebookCode {
  readonly code: number;
  readonly label: string;
  /** The number on this form, where it is another one. */
  readonly printed: number | null;
}

export interface CodebookEntry {
  readonly key: string;
  readonly level: Variable["level"];
  readonly section: Variable["section"];
  readonly kind: Variable["kind"];
  readonly label: string;
  readonly official: readonly string[];
  readonly no: string | null;
  /** Forms that ask it when this one does not. */
  readonly askedElsewhere: readonly string[];
  readonly type: string;
  readonly codes: readonly CodebookCode[];
  readonly min: number | null;
  readonly max: number | null;
  readonly maxLength: number | null;
  readonly askedIf: string | null;
  readonly opd: string;
  readonly urusan: string;
  readonly sensitivity: Variable["sensitivity"];
  readonly specific: Variable["specific"] | null;
}

/**
 * Every variable of the record as this instrument asks it; variables it does not ask are listed without a question. What a
 * region asks besides stands at the end.
 */
export function codebook(instrument: Instrument, locale: Locale): readonly CodebookEntry[] {
  return [
    ...DICTIONARY.map((variable) => entryOf(instrument, variable, locale)),
    ...instrument.questions.flatMap((question) => regionalEntry(instrument, question, locale)),
  ];
}

/** An item that a region asks besides; it is no variable of the register. */
function regionalEntry(instrument: Instrument, question: Question, locale: Locale): readonly CodebookEntry[] {
  const { key, level, section, no, regional, condition } = question;
  if (regional?.kind !== "item") return [];
  const range = question.type === "integer" || question.type === "decimal" ? question : null;
  return [
    {
      ...{ key, level, section, no },
      kind: "stored",
      sensitivity: "data_pribadi",
      label: inLocale(question.label, locale),
      official: [],
      askedElsewhere: [],
      type: question.type,
      codes: optionsOf(question, locale),
      min: range?.min ?? null,
      max: range?.max ?? null,
      maxLength: question.type === "text" ? question.maxLength : null,
      askedIf: condition === null ? null : conditionText(instrument, condition, locale),
      opd: regional.owner,
      urusan: "",
      specific: null,
    },
  ];
}

function optionsOf(question: Question, locale: Locale): readonly CodebookCode[] {
  if (question.type !== "choice" && question.type !== "multi") return [];
  return question.options.map(({ code, label }) => ({ code, label: inLocale(label, locale), printed: null }));
}

function entryOf(instrument: Instrument, variable: Variable, locale: Locale): CodebookEntry {
  const question = findQuestion(instrument, variable.level, variable.key);
  const { key, level, section, kind, sensitivity } = variable;
  return {
    ...{ key, level, section, kind, sensitivity },
    label: inLocale(question !== null && question.fill !== "computed" ? question.label : variable.label, locale),
    official: variable.official,
    no: question?.no ?? null,
    askedElsewhere: question === null ? Object.keys(variable.questions) : [],
    type: question?.type ?? variable.sql ?? kind,
    codes: codesOf(question, variable, locale),
    min: variable.min ?? null,
    max: variable.max ?? null,
    maxLength: variable.maxLength ?? null,
    askedIf:
      question === null || question.condition === null ? null : conditionText(instrument, question.condition, locale),
    opd: variable.owner.opd,
    urusan: variable.owner.urusan,
    specific: variable.specific ?? null,
  };
}

function codesOf(question: Question | null, variable: Variable, locale: Locale): readonly CodebookCode[] {
  if (question !== null && (question.type === "choice" || question.type === "multi"))
    return question.options.map(({ code, label, printed }) => ({
      code,
      label: inLocale(label, locale),
      printed: printed ?? null,
    }));
  if (question?.type === "repeat")
    return question.fields.flatMap((field) =>
      field.type === "choice"
        ? field.options.map(({ code, label }) => ({
            code,
            label: `${inLocale(field.label, locale)}: ${inLocale(label, locale)}`,
            printed: null,
          }))
        : [],
    );
  return (variable.codes ?? []).map((code) => ({ code, label: String(code), printed: null }));
}
