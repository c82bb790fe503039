import { type AnswerValue, itemsIn, type RepeatItem } from "./answers";
import type { Question } from "./question";

type RepeatQuestion = Question & { type: "repeat" };

/** The one written form of a repeat: known fields alone, digits trimmed, items without anything in them gone. */
export function canonicalItems(question: RepeatQuestion, value: AnswerValue): AnswerValue {
  const items = itemsIn(value)
    .map((item) => canonicalItem(question, item))
    .filter((item) => Object.values(item).some((part) => part !== null));
  return items.length === 0 ? null : items;
}

function canonicalItem({ fields }: RepeatQuestion, item: RepeatItem): RepeatItem {
  return Object.fromEntries(
    fields.map(({ key }) => {
      const part = item[key] ?? null;
      const text = typeof part === "string" ? part.normalize("NFC").trim() : part;
      return [key, text === "" ? null : text];
    }),
  );
}
