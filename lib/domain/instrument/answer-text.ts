import { type AnswerValue, codesIn, isAnswered, itemsIn, type RepeatItem } from "./answers";
import { dateText, inLocale } from "./locale";
import type { Locale, Option, Question } from "./question";

/** An answer as a person reads it: option texts, `36 m²`, `12 Maret 2024`; empty text for no answer. */
export function answerText(question: Question, value: AnswerValue, locale: Locale): string {
  if (!isAnswered(value) || value === null) return "";
  switch (question.type) {
    case "choice":
      return optionText(question.options, value, locale);
    case "multi":
      return codesIn(value)
        .map((code) => optionText(question.options, code, locale))
        .join("; ");
    case "integer":
      return question.unit === undefined ? String(value) : `${value} ${inLocale(question.unit, locale)}`;
    case "decimal":
      return String(value);
    case "date":
      return dateText(String(value), locale);
    case "text":
      return String(value);
    case "photo":
      return PHOTO_STORED[locale];
    case "repeat":
      return itemsIn(value)
        .map((item, index) => `${index + 1}: ${itemText(question, item, locale)}`)
        .join("; ");
  }
}

const PHOTO_STORED: Readonly<Record<Locale, string>> = { id: "Foto tersimpan", en: "Photo stored" };

/** An item in words: `900 watt, ID Pelanggan PLN, 520712345678`. */
function itemText(question: Question & { type: "repeat" }, item: RepeatItem, locale: Locale): string {
  return question.fields
    .map((field) => {
      const value = item[field.key] ?? null;
      return field.type === "choice" && value !== null ? optionText(field.options, value, locale) : String(value ?? "");
    })
    .filter((text) => text !== "")
    .join(", ");
}

/** A code outside the list is shown as the bare code: an older form may have had it. */
function optionText(options: readonly Option[], value: AnswerValue, locale: Locale): string {
  const option = options.find((candidate) => candidate.code === value);
  return option === undefined ? String(value) : inLocale(option.label, locale);
}
