import { DICTIONARY } from "../variable/dictionary";
import type { DateBlock, Level, Variable } from "../variable/variable";
import { answerText } from "./answer-text";
import { type AnswerMap, type Answers, answerIn, isAnswered } from "./answers";
import { findQuestion, type Instrument } from "./instrument";
import { inLocale } from "./locale";
import type { Locale, Question } from "./question";

/** An answer that another form left in the record. */
export interface UnaskedRow {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly dateBlock: DateBlock;
}

/** What this form does not ask of the household (uid null) or a person. */
export interface Unasked {
  readonly uid: string | null;
  readonly answered: readonly UnaskedRow[];
  /** Never answered either: empty because no form of the period asks it, not because somebody forgot. */
  readonly empty: readonly string[];
}

/**
 * Variables of the record that some form asks and this one does not, so that an empty one is told as "not asked here"
 * and a filled one as another form's answer.
 * @param questionOf a question of any form that asks the variable, to put the answer into its words
 */
export function unaskedAnswers(
  instrument: Instrument,
  answers: Answers,
  locale: Locale,
  questionOf: (level: Level, key: string) => Question | null,
  uid: string | null,
): Unasked {
  const variables = (level: Level) =>
    DICTIONARY.filter(
      (variable) =>
        variable.level === level &&
        variable.kind !== "derived" &&
        Object.keys(variable.questions).length > 0 &&
        findQuestion(instrument, level, variable.key) === null,
    );
  const level = uid === null ? "household" : "member";
  const row = uid === null ? answers.household : (answers.members[uid] ?? {});
  return { uid, ...split(variables(level), row, locale, questionOf) };
}

function split(
  variables: readonly Variable[],
  row: AnswerMap,
  locale: Locale,
  questionOf: (level: Level, key: string) => Question | null,
): Pick<Unasked, "answered" | "empty"> {
  const answered: UnaskedRow[] = [];
  const empty: string[] = [];
  for (const { key, level, label, dateBlock } of variables) {
    const value = answerIn(row, key);
    const question = questionOf(level, key);
    const name = inLocale(question?.label ?? label, locale);
    if (!isAnswered(value)) empty.push(name);
    else
      answered.push({
        key,
        label: name,
        text: question === null ? String(value) : answerText(question, value, locale),
        dateBlock,
      });
  }
  return { answered, empty };
}
