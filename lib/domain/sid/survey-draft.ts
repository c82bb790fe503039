import { type AnswerMap, type Answers, NO_ANSWERS } from "../instrument/answers";
import type { SurveySheet } from "./book";
import { cellText } from "./cell";
import { columnLetters } from "./columns";
import { changedAnswers, type DraftPerson, type FamilyDraft } from "./family-draft";
import { rowProblem, type SidProblem } from "./problem";
import { surveyQuestion } from "./survey-question";

type Format = "dtks-2024" | "dtsen-2026";

/** One row of a survey export: whose it is and what it answers. */
export interface SurveyRow {
  readonly row: number;
  readonly kk: string | null;
  readonly nik: string | null;
  readonly answers: AnswerMap;
  readonly problems: readonly SidProblem[];
}

/** A shift that the operator agreed to: from a question on, values stand so many columns away from their heading. */
export interface Shift {
  readonly sheet: string;
  readonly from: string;
  readonly by: number;
}

/** Reads the rows of one sheet, shifts undone. What a heading lost stays unanswered. */
export function readSurveyRows(
  format: Format,
  level: "family" | "member",
  sheet: SurveySheet,
  shifts: readonly Shift[],
): readonly SurveyRow[] {
  const shift = shifts.find((each) => each.sheet === sheet.name);
  const start = sheet.columns.find(({ no }) => no === shift?.from)?.index;
  const by = shift?.by ?? 0;
  const moved = (index: number) => start !== undefined && index >= start;
  // To the left of the start stand values that belong to its right: those headings have lost theirs.
  const isCardUnder115 = level === "family" && format === "dtsen-2026" && by === -2;
  const card = isCardUnder115 ? (indexOf(sheet, "115") ?? 0) : (start ?? 0) + by - 1;
  const isLost = (index: number) => start !== undefined && by < 0 && index < start && index > card;
  const kkAt = isCardUnder115 ? indexOf(sheet, "115") : (indexOf(sheet, "kk") ?? indexOf(sheet, "114"));
  const seen = new Set<string>();
  const columns = sheet.columns.flatMap(({ index, no }) => {
    const question = surveyQuestion(format, level, no);
    if (question === null || isLost(index) || seen.has(question.key)) return [];
    seen.add(question.key);
    return [{ at: moved(index) ? index + by : index, question }];
  });
  const nikAt = level === "member" ? indexOf(sheet, "403") : undefined;
  return sheet.cells.slice(sheet.firstRow).flatMap((line, offset): SurveyRow[] => {
    if (line.every((cell) => cellText(cell) === "")) return [];
    const row = sheet.firstRow + offset + 1;
    const problems: SidProblem[] = [];
    const answers = Object.fromEntries(
      columns.flatMap(({ at, question }) => {
        const read = question.read(line[at] ?? null);
        if (!read.ok) problems.push({ row, cell: `${columnLetters(at)}${row}`, column: null, code: "UNKNOWN_CODE" });
        return read.ok && read.value !== null ? [[question.key, read.value]] : [];
      }),
    );
    return [{ row, kk: identityAt(line[kkAt ?? -1]), nik: identityAt(line[nikAt ?? -1]), answers, problems }];
  });
}

function indexOf(sheet: SurveySheet, no: string): number | undefined {
  return sheet.columns.find((column) => column.no === no)?.index;
}

function identityAt(cell: Parameters<typeof cellText>[0] | undefined): string | null {
  const text = cellText(cell ?? null).replace(/[\s.']/g, "");
  return /^\d{16}$/.test(text) ? text : null;
}

/** What survey rows propose for a family of the register: answers of known people alone; nobody is added or renamed. */
export function draftForSurvey(
  base: Answers,
  family: readonly SurveyRow[],
  members: readonly SurveyRow[],
): FamilyDraft {
  const household = changedAnswers(base.household, Object.assign({}, ...family.map(({ answers }) => answers)));
  const people: DraftPerson[] = [];
  const problems: SidProblem[] = [...family, ...members].flatMap((row) => row.problems);
  const answers: Record<string, AnswerMap> = {};
  for (const { row, nik, answers: said } of members) {
    const uid = Object.entries(base.members).find(([, member]) => nik !== null && member["nik"] === nik)?.[0];
    if (uid === undefined) {
      problems.push(rowProblem(row, "PERSON_UNKNOWN"));
      continue;
    }
    people.push({ row, uid, isNew: false });
    const changes = changedAnswers(base.members[uid] ?? {}, said);
    if (Object.keys(changes).length > 0) answers[uid] = { ...answers[uid], ...changes };
  }
  return { answers: { ...NO_ANSWERS, household, members: answers }, memberOps: [], people, problems };
}
