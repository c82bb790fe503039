import type { AnswerValue } from "../instrument/answers";
import { answerProblem } from "../instrument/problems";
import { type HintField, questionOf } from "./sector";

/** A cell in small letters, marks gone; figures stay, the point within a thousand goes. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/(\d)[.,](?=\d{3}\b)/g, "$1")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/**
 * What an office's word says of a field: a code of the form, the form's own words, or words that offices use. Null where it says
 * nothing that the form knows: told, never guessed.
 */
export function readHintValue(field: HintField, text: string): AnswerValue {
  const question = questionOf(field);
  if (question.type !== "choice" && question.type !== "multi") return null;
  const said = plain(text);
  const asOffices = Object.entries(field.words).find(([, words]) => words.includes(said))?.[0];
  const found =
    asOffices ??
    question.options.find(({ code, label }) => [String(code), plain(label.id), plain(label.en)].includes(said))?.code;
  if (found === undefined) return null;
  return question.type === "multi" ? [Number(found)] : Number(found);
}

/** Whether a value that came as data is one that the form takes. */
export function isHintValue(field: HintField, value: AnswerValue): boolean {
  return value !== null && value !== "" && answerProblem(questionOf(field), value) === null;
}
