import type { Text } from "../variable/variable";
import { type AnswerValue, itemsIn, type RepeatItem } from "./answers";
import type { Found } from "./problems";
import type { FieldDefinition, Question } from "./question";

/** What is wrong with a repeat: too many items, a field left empty, a code or a number of digits that cannot be. */
export function repeatProblem(question: Question & { type: "repeat" }, value: AnswerValue): Found | null {
  const items = itemsIn(value);
  if (typeof value !== "object" || value === null || items.length < value.length)
    return found("WRONG_TYPE", "Jawaban harus berupa daftar.", "The answer must be a list.");
  if (items.length > question.most)
    return found("OUT_OF_RANGE", `Paling banyak ${question.most}.`, `At most ${question.most}.`);
  for (const [index, item] of items.entries()) {
    const name = { id: `${question.item.id} ${index + 1}`, en: `${question.item.en} ${index + 1}` };
    for (const field of question.fields) {
      const problem = fieldProblem(field, item, name);
      if (problem !== null) return problem;
    }
  }
  return null;
}

function fieldProblem(field: FieldDefinition, item: RepeatItem, name: Text): Found | null {
  const value = item[field.key] ?? null;
  const say = (code: Found["code"], id: string, en: string) =>
    found(code, `${name.id}: ${field.label.id} ${id}`, `${name.en}: ${field.label.en} ${en}`);
  if (value === null || value === "") return say("BAD_FORMAT", "belum diisi.", "is not filled in yet.");
  if (field.type === "choice")
    return field.options.some(({ code }) => code === value)
      ? null
      : say("UNKNOWN_CODE", "tidak ada dalam pilihan.", "is not among the options.");
  const length = digitsOf(field, item);
  if (typeof value === "string" && /^\d+$/.test(value) && (length === null || value.length === length)) return null;
  return say("BAD_FORMAT", `harus tepat ${length} angka.`, `must be exactly ${length} digits.`);
}

/** How many digits a field wants in this item; null while the field that decides it is empty. */
export function digitsOf(field: FieldDefinition & { type: "digits" }, item: RepeatItem): number | null {
  if (typeof field.digits === "number") return field.digits;
  const code = item[field.digits.by];
  return typeof code === "number" ? (field.digits.lengths[code] ?? null) : null;
}

function found(code: Found["code"], id: string, en: string): Found {
  return { code, text: { id, en } };
}
