import { type Cell, cellText } from "./cell";
import { findSidColumn } from "./columns";
import { fromOpenDk } from "./open-dk";

export interface NamedSheet {
  readonly name: string;
  readonly cells: readonly (readonly Cell[])[];
}

export const BOOK_FORMATS = ["sid-43", "dtks-2024", "dtsen-2026", "foreign"] as const;
/** Whose workbook it is: OpenSID's people, its two exports of survey answers, or somebody else's. */
export type BookFormat = (typeof BOOK_FORMATS)[number];

/** One column of a survey sheet: the question's number as the form prints it, `kk` for the card. */
export interface SurveyColumn {
  readonly index: number;
  readonly no: string;
}

export interface SurveySheet {
  readonly name: string;
  readonly columns: readonly SurveyColumn[];
  /** Index of the first row of answers. */
  readonly firstRow: number;
  readonly cells: NamedSheet["cells"];
}

export type Book =
  | { readonly format: "sid-43" | "foreign"; readonly sheet: NamedSheet }
  | { readonly format: "dtks-2024" | "dtsen-2026"; readonly family: SurveySheet; readonly member: SurveySheet };

const FAMILY_SHEET = /^keluarga$/i;
const MEMBER_SHEET = /^anggota( keluarga)?$/i;
/** Rows of headings that OpenSID's exports have at most. */
const MOST_HEADINGS = 6;
const NUMBER = /^\s*(\d{3}[a-z]?\d?)(?=[\s.)]|$)/i;

/**
 * Tells by sheets and headings which workbook this is (questionnaire.md 3.3). The export of 2024 numbers the dwelling 301a-310,
 * that of 2026 201a-210. Null: there is no sheet to read.
 */
export function recogniseBook(sheets: readonly NamedSheet[]): Book | null {
  const family = sheets.find(({ name }) => FAMILY_SHEET.test(name.trim()));
  const member = sheets.find(({ name }) => MEMBER_SHEET.test(name.trim()));
  if (family !== undefined && member !== undefined) {
    const [families, members] = [surveySheet(family), surveySheet(member)];
    const numbers = new Set(families.columns.map(({ no }) => no));
    const ofPeople = members.columns.filter(({ no }) => /^4[0-3]\d/.test(no)).length;
    if (ofPeople >= 5 && numbers.has("301a")) return { format: "dtks-2024", family: families, member: members };
    if (ofPeople >= 5 && numbers.has("201a")) return { format: "dtsen-2026", family: families, member: members };
  }
  const found = sheets.find(({ name }) => /^data penduduk$/i.test(name.trim())) ?? sheets[0];
  if (found === undefined) return null;
  const sheet = fromOpenDk(found) ?? found;
  return { format: isSidSheet(sheet) ? "sid-43" : "foreign", sheet };
}

/** Most headings are OpenSID's own: one strange column in it is a fault of the sheet, not another workbook. */
function isSidSheet({ cells }: NamedSheet): boolean {
  const names = (cells[0] ?? []).map(cellText).filter((name) => name !== "");
  const known = names.filter((name) => findSidColumn(name) !== null).length;
  return names.length === 0 || known * 2 > names.length || (known > 0 && names.length <= 2);
}

function surveySheet({ name, cells }: NamedSheet): SurveySheet {
  const found = cells.slice(0, MOST_HEADINGS).findIndex((row) => row.some((cell) => /^\d{16}$/.test(cellText(cell))));
  const firstRow = found === -1 ? MOST_HEADINGS : found;
  const headings = cells.slice(0, firstRow);
  const width = Math.max(0, ...headings.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => index).flatMap((index): SurveyColumn[] => {
    const no = numberOf(headings.map((row) => cellText(row[index] ?? null)).reverse());
    return no === null ? [] : [{ index, no }];
  });
  return { name, cells, firstRow, columns };
}

/** The lowest heading that names a question. */
function numberOf(headings: readonly string[]): string | null {
  for (const text of headings) {
    const number = NUMBER.exec(text)?.[1];
    if (number !== undefined) return number.toLowerCase();
    if (/^(no\.?|nomor)?\s*(kk|kartu keluarga)$/i.test(text)) return "kk";
    if (/^nik$/i.test(text)) return "403";
  }
  return null;
}
