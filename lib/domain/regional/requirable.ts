import type { Instrument } from "../instrument/instrument";
import type { Question } from "../instrument/question";
import { findVariable } from "../variable/dictionary";

/**
 * Questions that the questionnaire does not even report as empty, though everybody has an answer to them: where the house
 * is, and what the village's civil registration knows of a person.
 */
const EVERYBODY_HAS: ReadonlySet<string> = new Set([
  "household.rw",
  "household.rt",
  "household.lat",
  "household.lng",
  "civil.birthPlace",
  "civil.religion",
  "civil.educationKk",
  "civil.occupation",
  "civil.citizenship",
  "civil.fatherName",
  "civil.motherName",
  "civil.bloodType",
  "civil.ektp",
]);

/** Reported when empty, but some truly have none. */
const SOME_HAVE_NONE: ReadonlySet<string> = new Set(["household.respondentPhone"]);

/**
 * Whether a region may require a question: it is asked, may be left empty as it stands, and everybody has an answer to it.
 * Identifiers and questions where blank is itself an answer cannot be required: who has none could never be complete.
 */
export function isRequirable(question: Question): boolean {
  if (question.fill !== "answer" || !question.stored || question.optional === null) return false;
  if (question.optional.unless !== null || question.regional?.kind === "item") return false;
  const name = `${question.level}.${question.key}`;
  if (SOME_HAVE_NONE.has(name) || (question.optional.blankIsAnswer && !EVERYBODY_HAS.has(name))) return false;
  const variable = findVariable(question.level, question.key);
  return variable !== null && variable.kind === "stored" && variable.sql !== null;
}

/** The questions of an instrument that a region may require, in the order of the form. */
export function requirableQuestions(instrument: Instrument): readonly Question[] {
  return instrument.questions.filter(isRequirable);
}
