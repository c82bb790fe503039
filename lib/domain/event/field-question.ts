import type { Question } from "../instrument/question";
import type { EventField } from "./definition";

/**
 * An event's field in the form of a question, for the controls, checks and words that questions have. Null for people and
 * files, which have controls of their own.
 */
export function questionOf(field: EventField): Question | null {
  if (field.type === "people" || field.type === "attachment") return null;
  const { key, label, help, optional, orElse: _orElse, askIf: _askIf, sealed: _sealed, ...shape } = field;
  return {
    ...shape,
    no: null,
    key,
    label,
    help: help ?? null,
    level: "household",
    section: "notes",
    fill: "answer",
    stored: false,
    askIf: null,
    condition: null,
    computed: null,
    partOf: null,
    control: null,
    optional:
      optional === true
        ? { reason: { id: "Bila ada", en: "If there is one" }, unless: null, blankIsAnswer: true }
        : null,
  };
}
