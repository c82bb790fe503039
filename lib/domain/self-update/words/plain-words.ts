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

/** Where a blank is itself the answer: what it says. Somebody who does not see what is recorded has to be able to choose it. */
const BLANK_WORDS: Readonly<Record<string, readonly [id: string, en: string]>> = {
  "member.childNutrition": ["Gizinya baik", "Well nourished"],
  "member.caregiver": ["Tidak ada yang merawat", "Nobody does"],
};

/** What a blank says as an answer; null where nobody wrote it. */
export function plainBlank({ level, key }: Pick<Question, "key" | "level">, locale: Locale): string | null {
  return BLANK_WORDS[`${level}.${key}`]?.[locale === "id" ? 0 : 1] ?? null;
}
