import type { AnswerValue } from "../instrument/answers";
import type { Question } from "../instrument/question";
import { REGSOSEK22K } from "../instrument/regsosek22k/regsosek22k";
import { type Cell, cellText, isBlank } from "./cell";

export interface SurveyQuestion {
  readonly key: string;
  /** Its values can be told from those of other questions. */
  readonly isTelling: boolean;
  /** Null: nothing is written. */
  read(cell: Cell): { readonly ok: true; readonly value: AnswerValue } | { readonly ok: false };
}

/** Codes that OpenSID writes otherwise than the form (questionnaire.md 1.9). */
const OPENSID_CODES: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  roofMaterial: { 5: 6, 6: 5 },
  waterToSewageDistance: { 3: 8 },
  cookingFuel: { 12: 0 },
};

/** What an export may change. Who is who, and where, is the register's; assets are unreliable in 2024 and counts in 2026. */
const FAMILY_NUMBERS = /^(3(0[1-9]|10)[a-z]?\d?|505|506)$/;
const MEMBER_NUMBERS = /^4(08|1[2-9]|2[0-9]|30)[a-z]?\d?$/;

/** Dwelling questions of 2026 are numbered from 201 on. */
function printedNumber(format: "dtks-2024" | "dtsen-2026", level: "family" | "member", no: string): string {
  return format === "dtsen-2026" && level === "family" ? no.replace(/^2(?=(0\d|10))/, "3") : no;
}

const BY_NUMBER: Readonly<Record<"family" | "member", ReadonlyMap<string, Question>>> = {
  family: numbered(REGSOSEK22K.household, FAMILY_NUMBERS),
  member: numbered(REGSOSEK22K.member, MEMBER_NUMBERS),
};

function numbered(questions: readonly Question[], taken: RegExp): ReadonlyMap<string, Question> {
  return new Map(
    questions.flatMap((question): (readonly [string, Question])[] =>
      question.no !== null && taken.test(question.no) && question.fill === "answer" && question.stored
        ? [[question.no, question]]
        : [],
    ),
  );
}

/** The question that a heading's number names in a version of the export; null for one that is not taken over. */
export function surveyQuestion(
  format: "dtks-2024" | "dtsen-2026",
  level: "family" | "member",
  no: string,
): SurveyQuestion | null {
  const question = BY_NUMBER[level].get(printedNumber(format, level, no));
  if (question === undefined || (question.type !== "choice" && question.type !== "integer")) return null;
  const read: SurveyQuestion["read"] = (cell) => {
    const text = cellText(cell);
    if (isBlank(text)) return { ok: true, value: null };
    if (!/^\d{1,6}$/.test(text)) return { ok: false };
    const code = OPENSID_CODES[question.key]?.[Number(text)] ?? Number(text);
    const fits =
      question.type === "choice"
        ? question.options.some((option) => option.code === code)
        : code >= question.min && code <= question.max;
    return fits ? { ok: true, value: code } : { ok: false };
  };
  return { key: question.key, isTelling: question.type === "choice", read };
}
