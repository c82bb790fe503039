import { joinDateText } from "../form/date-text";
import { parseNumberText } from "../form/number-text";
import type { AnswerValue } from "../instrument/answers";
import type { Question } from "../instrument/question";

/** What a plain form sent under a name; several where boxes were ticked. */
export type Fields = (name: string) => readonly string[];

/** Names of a date's three boxes. */
export const DATE_PARTS = { day: "hari", month: "bulan", year: "tahun" } as const;

export function datePartName(name: string, part: keyof typeof DATE_PARTS): string {
  return `${name}-${DATE_PARTS[part]}`;
}

/** The most letters that one field takes before the form's own limit is named. */
const MOST_LETTERS = 2_000;

/**
 * The answer in a question's fields. Half a number or date stays the text it is: nothing typed is lost, and what is wrong with it is said at
 * the field. A choice that the form does not offer is no answer.
 */
export function answerOfFields(question: Question, name: string, fields: Fields): AnswerValue {
  const [text = ""] = fields(name);
  switch (question.type) {
    case "choice":
      return question.options.find(({ code }) => String(code) === text)?.code ?? null;
    case "multi": {
      const ticked = fields(name);
      const codes = question.options.flatMap(({ code }) => (ticked.includes(String(code)) ? [code] : []));
      return codes.length === 0 ? null : codes;
    }
    case "integer":
    case "decimal":
      return parseNumberText(text.slice(0, MOST_LETTERS), question.type === "decimal");
    case "date": {
      const part = (which: keyof typeof DATE_PARTS) => (fields(datePartName(name, which))[0] ?? "").trim().slice(0, 8);
      return joinDateText({ day: part("day"), month: part("month"), year: part("year") });
    }
    case "text": {
      const neat = text.replaceAll("\r\n", "\n").trim().slice(0, MOST_LETTERS);
      return neat === "" ? null : neat;
    }
    case "photo":
    case "repeat":
      return null;
  }
}

/** The choice that a blank answer is (`blankIsAnswer`), as a form sends it. */
export const BLANK_CHOICE = "kosong";

/** The box that takes an answer back which was typed before and is not shown. */
export function takeBackName(name: string): string {
  return `${name}-batal`;
}

/** What a page says of a question: its answer, that blank is the answer, or that what was typed before is taken back. */
export type Said = "answer" | "blank" | "back";

export function saidOfFields({ optional }: Question, name: string, fields: Fields): Said {
  if (fields(takeBackName(name)).length > 0) return "back";
  return optional?.blankIsAnswer === true && fields(name)[0] === BLANK_CHOICE ? "blank" : "answer";
}
