import type { Level, Text } from "../variable/variable";
import { isCalendarDate } from "./age";
import { type Answers, type AnswerValue, answersOf, codesIn, isAnswered } from "./answers";
import { unknownAnswerKeys } from "./canonical";
import { findQuestion, type Instrument } from "./instrument";
import { DIGIT_FORMATS, type Question } from "./question";
import { repeatProblem } from "./repeat-problem";

export const PROBLEM_CODES = [
  "UNKNOWN_KEY",
  "WRONG_TYPE",
  "UNKNOWN_CODE",
  "NOT_ALONE",
  "OUT_OF_RANGE",
  "TOO_LONG",
  "BAD_DATE",
  "BAD_FORMAT",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface Problem {
  readonly level: Level;
  readonly uid: string | null;
  readonly key: string;
  readonly code: ProblemCode;
  readonly text: Text;
}

/**
 * What is wrong with single answers, whether shown or not: wrong kind, unknown code, out of range, too long, no date.
 * Digits of NIK and KK are judged by the rules, since a half-typed number is no reason to lose a draft.
 */
export function draftProblems(instrument: Instrument, answers: Answers): readonly Problem[] {
  const unknown = unknownAnswerKeys(instrument, answers).map(unknownKeyProblem);
  const rows: (readonly [Level, string | null])[] = [["household", null]];
  for (const uid of Object.keys(answers.members)) rows.push(["member", uid]);
  for (const uid of Object.keys(answers.civil)) rows.push(["civil", uid]);
  const known = rows.flatMap(([level, uid]) =>
    Object.entries(answersOf(answers, level, uid)).flatMap(([key, value]) => {
      const question = findQuestion(instrument, level, key);
      const found = question === null ? null : answerProblem(question, value);
      return found === null ? [] : [{ level, uid, key, ...found }];
    }),
  );
  return [...unknown, ...known];
}

export type Found = Pick<Problem, "code" | "text">;

/** What is wrong with one answer; null when nothing is, or there is no answer. */
export function answerProblem(question: Question, value: AnswerValue): Found | null {
  if (!isAnswered(value)) return null;
  switch (question.type) {
    case "choice":
      if (typeof value !== "number") return wrongType("satu pilihan", "one option");
      return question.options.some(({ code }) => code === value) ? null : unknownCode(value);
    case "multi":
      return severalProblem(question, value);
    case "integer":
    case "decimal":
      return numberProblem(question, value);
    case "date":
      if (typeof value !== "string" || !isCalendarDate(value))
        return problem("BAD_DATE", "Tanggal tidak ada di kalender.", "This is not a date of the calendar.");
      return null;
    case "text":
      return textProblem(question, value);
    case "photo":
      return typeof value === "string" && UUID.test(value) ? null : wrongType("foto yang tersimpan", "a stored photo");
    case "repeat":
      return repeatProblem(question, value);
  }
}

function severalProblem(question: Question & { type: "multi" }, value: AnswerValue): Found | null {
  const codes = codesIn(value);
  if (typeof value !== "object" || value === null || codes.length < value.length)
    return wrongType("beberapa pilihan", "a list of options");
  const stranger = codes.find((code) => !question.options.some((option) => option.code === code));
  if (stranger !== undefined) return unknownCode(stranger);
  if (codes.length > 1 && codes.some((code) => question.exclusive.includes(code)))
    return problem(
      "NOT_ALONE",
      "Pilihan ini tidak dapat digabung dengan yang lain.",
      "This option cannot be combined with others.",
    );
  return null;
}

function numberProblem(question: Question & { type: "integer" | "decimal" }, value: AnswerValue): Found | null {
  if (typeof value !== "number" || !Number.isFinite(value)) return wrongType("angka", "a number");
  if (question.type === "integer" && !Number.isInteger(value)) return wrongType("bilangan bulat", "a whole number");
  if (value >= question.min && value <= question.max) return null;
  const { min, max } = question;
  return problem("OUT_OF_RANGE", `Isi antara ${min} dan ${max}.`, `Enter a number between ${min} and ${max}.`);
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const PHONE = /^[0-9+() -]+$/;

function textProblem(question: Question & { type: "text" }, value: AnswerValue): Found | null {
  if (typeof value !== "string") return wrongType("tulisan", "text");
  const { maxLength, format } = question;
  if ([...value].length > maxLength)
    return problem("TOO_LONG", `Paling banyak ${maxLength} huruf.`, `At most ${maxLength} characters.`);
  // Rules judge numbers of sixteen digits: they say more.
  if (format === undefined || format === "digits16") return null;
  if (format === "phone")
    return PHONE.test(value)
      ? null
      : problem("BAD_FORMAT", "Bentuk isian tidak sesuai.", "This does not have the expected form.");
  const length = DIGIT_FORMATS[format];
  if (value.length === length && /^\d+$/.test(value)) return null;
  return problem("BAD_FORMAT", `Harus tepat ${length} angka.`, `It must be exactly ${length} digits.`);
}

function unknownKeyProblem(name: string): Problem {
  const [, level, uid, key] = /^(household|member|civil)(?::([^.]*))?(?:\.(.*))?$/.exec(name) ?? [];
  return {
    level: level === "member" || level === "civil" ? level : "household",
    uid: uid ?? null,
    key: key ?? "",
    ...problem("UNKNOWN_KEY", `Isian "${name}" tidak dikenal formulir.`, `The form does not know "${name}".`),
  };
}

function wrongType(id: string, en: string): Found {
  return problem("WRONG_TYPE", `Jawaban harus berupa ${id}.`, `The answer must be ${en}.`);
}

function unknownCode(code: number): Found {
  return problem("UNKNOWN_CODE", `Kode ${code} tidak ada dalam pilihan.`, `Code ${code} is not among the options.`);
}

function problem(code: ProblemCode, id: string, en: string): Found {
  return { code, text: { id, en } };
}
