import type { Locale, Question } from "../../instrument/question";
import { DTSEN_WORDS } from "./dtsen";
import { FAMILY_WORDS } from "./family";
import { HOME_WORDS } from "./home";
import { PERSON_WORDS } from "./person";

/** A question as one says it at a kitchen table: Indonesian, English, and a hint in both where one is needed. */
export type PlainWords = readonly [id: string, en: string, hint?: string, hintEn?: string];

/** By level and key; what stands under both instruments is the same question. */
export const PLAIN_WORDS: Readonly<Record<string, PlainWords>> = {
  ...HOME_WORDS,
  ...FAMILY_WORDS,
  ...PERSON_WORDS,
  ...DTSEN_WORDS,
};

function wordsOf({ key, level }: Pick<Question, "key" | "level">): PlainWords | undefined {
  return PLAIN_WORDS[`${level}.${key}`];
}

/** A question in citizens' words; the form's own where nobody wrote any, as for a region's own items. */
export function plainLabel(question: Question, locale: Locale): string {
  const words = wordsOf(question);
  return words === undefined ? question.label[locale] : words[locale === "id" ? 0 : 1];
}

/** What helps to answer; the form's own help is said to officers, and stands only where the question's own words do. */
export function plainHint(question: Question, locale: Locale): string | null {
  const words = wordsOf(question);
  if (words === undefined) return question.help?.[locale] ?? null;
  return words[locale === "id" ? 2 : 3] ?? null;
}
