import type { Section } from "../variable/variable";
import { answerText } from "./answer-text";
import { type AnswerMap, type Answers, type AnswerValue, answerIn } from "./answers";
import { type FormContext, readForm } from "./form";
import type { Instrument, SectionOutline } from "./instrument";
import { inLocale } from "./locale";
import type { Locale, Question } from "./question";

export interface SnapshotRow {
  readonly no: string | null;
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly value: AnswerValue;
  /** The value is the id of a stored picture. */
  readonly isPhoto?: true;
}

export interface SnapshotSection {
  readonly section: Section;
  readonly title: string;
  readonly uid: string | null;
  readonly person: string | null;
  readonly rows: readonly SnapshotRow[];
}

export interface ReadableSnapshot {
  readonly instrument: string;
  readonly version: number;
  readonly locale: Locale;
  readonly title: string;
  readonly conditionDate: string;
  readonly sections: readonly SnapshotSection[];
}

/** What the portal itself fills: region names, officers, dates. Keyed by question. */
export type PortalValues = AnswerMap;

export interface SnapshotView {
  readonly conditionDate: string;
  readonly locale: Locale;
  readonly portal?: PortalValues;
  /** The household's own sections (uid null) or one person's alone; without it the whole form. */
  readonly of?: { readonly uid: string | null };
}

/**
 * The form as the person saw it when sending: visible questions in form order, with the texts of that version and
 * language. Kept beside the proposal, so a later change of wording does not change what was signed.
 */
export function readableSnapshot(instrument: Instrument, answers: Answers, view: SnapshotView): ReadableSnapshot {
  const form = readForm(instrument, answers, view.conditionDate);
  const portal = view.portal ?? {};
  const isAsked = (uid: string | null) => view.of === undefined || view.of.uid === uid;
  const sections = instrument.sections.flatMap((outline) => {
    const contexts = outline.level === "household" ? [form.household] : [...form.members.values()];
    return contexts.filter(({ uid }) => isAsked(uid)).map((it) => sectionRows(outline, it, portal, view.locale));
  });
  return {
    instrument: instrument.code,
    version: instrument.version,
    locale: view.locale,
    title: inLocale(instrument.title, view.locale),
    conditionDate: view.conditionDate,
    sections: sections.filter((section) => section.rows.length > 0),
  };
}

/** What stands in a question's place: the answer, the derived value or what the portal fills. */
export function shownValue(question: Question, context: FormContext, portal: PortalValues): AnswerValue {
  return context.lookup(question.key) ?? answerIn(portal, question.key);
}

function sectionRows(
  outline: SectionOutline,
  context: FormContext,
  portal: PortalValues,
  locale: Locale,
): SnapshotSection {
  const name = context.uid === null ? null : context.lookup("name");
  return {
    section: outline.section,
    title: inLocale(outline.title, locale),
    uid: context.uid,
    person: typeof name === "string" ? name : null,
    rows: context.visible
      .filter((question) => question.section === outline.section && question.fill !== "computed")
      .map((question) => {
        const value = shownValue(question, context, portal);
        const { no, key } = question;
        const text = answerText(question, value, locale);
        const photo = question.type === "photo" ? { isPhoto: true as const } : {};
        return { no, key, label: inLocale(question.label, locale), text, value, ...photo };
      }),
  };
}
