import type { Answers, AnswerValue } from "../instrument/answers";
import type { Instrument } from "../instrument/instrument";
import type { Question } from "../instrument/question";
import type { LineCell, SidLine } from "./sid-line";

export interface AnswerBook {
  readonly family: readonly Question[];
  readonly member: readonly Question[];
}

/** The questions whose answers a line can hold: what the record stores, without pictures and repeats. */
export function answerBook(instrument: Instrument): AnswerBook {
  const fits = (question: Question) => question.stored && question.type !== "photo" && question.type !== "repeat";
  return {
    family: instrument.household.filter(fits),
    member: [...instrument.member, ...instrument.civil].filter(fits),
  };
}

/** `301a dwellingOwnership`: the form's number and the record's name. */
export function headingOf({ no, key }: Question): string {
  return no === null ? key : `${no} ${key}`;
}

/** A family's answers as one line for it and one for each person, both beginning with the family's id. */
export function answerLines(
  book: AnswerBook,
  publicId: string,
  answers: Answers,
): { readonly family: SidLine; readonly members: readonly SidLine[] } {
  return {
    family: [publicId, ...book.family.map(({ key }) => cellOf(answers.household[key]))],
    members: Object.keys(answers.members).map((uid) => [
      publicId,
      ...book.member.map(({ level, key }) => cellOf((level === "civil" ? answers.civil : answers.members)[uid]?.[key])),
    ]),
  };
}

function cellOf(value: AnswerValue | undefined): LineCell {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "string" || typeof value === "number") return value;
  return typeof value === "boolean" ? String(value) : value.map(String).join(" ");
}
