import type { Answers, AnswerValue, RepeatItem } from "@/lib/domain/instrument/answers";
import { completeness } from "@/lib/domain/instrument/completeness";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import type { Question } from "@/lib/domain/instrument/question";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { digitsOf } from "@/lib/domain/instrument/repeat-problem";

export const ON = "2026-11-22";
export const HEAD = "0190a000-0000-7000-8000-000000000001";
export const SPOUSE = "0190a000-0000-7000-8000-000000000002";
export const CHILD = "0190a000-0000-7000-8000-000000000003";

/** A NIK in form: area 99, DDMMYY with 40 added for women, serial. */
export function nikOf(birthDate: string, sex: number, serial = 1): string {
  const [year = "", month = "", day = ""] = birthDate.split("-");
  const dayPart = String(Number(day) + (sex === 2 ? 40 : 0)).padStart(2, "0");
  return `990101${dayPart}${month}${year.slice(2)}${String(serial).padStart(4, "0")}`;
}

function person(no: number, name: string, sex: number, birthDate: string, relationToHead: number, married: number) {
  return {
    memberNo: no,
    name,
    nik: nikOf(birthDate, sex, no),
    presence: 1,
    sex,
    birthDate,
    maritalStatus: married,
    relationToHead,
  };
}

/** A couple with one child: only the structure is answered. */
export function bareFamily(): Answers {
  return {
    household: { kkNumber: "9901010101260001", kkMatchCode: 0, enumerationResult: 1 },
    members: {
      [HEAD]: person(1, "Contoh Satu", 1, "1980-05-17", 1, 2),
      [SPOUSE]: person(2, "Contoh Dua", 2, "1983-08-01", 2, 2),
      [CHILD]: person(3, "Contoh Tiga", 1, "2015-02-28", 3, 1),
    },
    civil: {},
  };
}

/** The same family as the form of 2026 has it. */
export function bareDtsenFamily(): Answers {
  const family = bareFamily();
  const members = Object.entries(family.members).map(([uid, member]) => [
    uid,
    { ...member, relationDetail: member["relationToHead"] ?? null },
  ]);
  return {
    household: { kkNumber: "9901010101260001", familyPresence: 1 },
    members: Object.fromEntries(members),
    civil: {},
  };
}

/** The answers with every required question answered by its first sensible value. */
export function filled(answers: Answers, instrument: Instrument = REGSOSEK22K): Answers {
  let next = answers;
  for (let round = 0; round < 20; round += 1) {
    const gaps = completeness(instrument, next, ON).filter((gap) => gap.required);
    if (gaps.length === 0) return next;
    for (const gap of gaps) next = withAnswer(next, gap.uid, gap.question, sensible(gap.question));
  }
  throw new Error("the family does not become complete");
}

export function withAnswer(answers: Answers, uid: string | null, question: Question, value: AnswerValue): Answers {
  if (uid === null) return { ...answers, household: { ...answers.household, [question.key]: value } };
  if (question.level === "civil")
    return { ...answers, civil: { ...answers.civil, [uid]: { ...answers.civil[uid], [question.key]: value } } };
  return { ...answers, members: { ...answers.members, [uid]: { ...answers.members[uid], [question.key]: value } } };
}

/** Answers laid over one person of the bare family. */
export function withMember(answers: Answers, uid: string, row: Record<string, AnswerValue>): Answers {
  return { ...answers, members: { ...answers.members, [uid]: { ...answers.members[uid], ...row } } };
}

export function sensible(question: Question): AnswerValue {
  switch (question.type) {
    case "choice":
      return question.options.at(-1)?.code ?? 1;
    case "multi":
      return [question.options[0]?.code ?? 0];
    case "integer":
      if (question.key === "floorAreaM2") return 36;
      return question.key.endsWith("Year") ? 2026 : Math.max(question.min, 1);
    case "decimal":
      return question.min;
    case "date":
      return "2000-01-01";
    case "photo":
      return "0190a000-0000-7000-8000-0000000000f0";
    case "repeat":
      return [sensibleItem(question)];
    case "text":
      return question.format?.startsWith("digits") === true && question.format !== "digits16"
        ? "8435512345".slice(0, question.maxLength)
        : "Contoh".slice(0, question.maxLength);
  }
}

function sensibleItem(question: Question & { type: "repeat" }): RepeatItem {
  const item: Record<string, number | string> = {};
  for (const field of question.fields)
    item[field.key] =
      field.type === "choice" ? (field.options[0]?.code ?? 1) : "9".padEnd(digitsOf(field, item) ?? 1, "0");
  return item;
}
