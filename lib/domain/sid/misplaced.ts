import type { SurveyColumn, SurveySheet } from "./book";
import { type Cell, cellText, isBlank } from "./cell";
import { columnLetters, findSidColumn, type Shape } from "./columns";
import { isIdentity, type Look, lookOf } from "./look";
import { maskedSample } from "./sample";
import { surveyQuestion } from "./survey-question";

/** Values under a heading that are of another column, and what would set it right. Never done without the operator's yes. */
export type Misplaced =
  | {
      readonly kind: "swap";
      readonly sheet: string;
      readonly columns: readonly [string, string];
      readonly at: readonly [number, number];
      readonly examples: readonly [string, string];
    }
  | {
      readonly kind: "shift";
      readonly sheet: string;
      /** From this question on, values stand so many columns to the right of their heading. */
      readonly from: string;
      readonly by: number;
      readonly cell: string;
      readonly example: string;
    };

/** Rows that are looked at. */
const SAMPLE = 300;
/** Below this many filled cells nothing is said. */
const FEWEST = 3;

/** What each version of OpenSID's exports misplaces, by reading its code (questionnaire.md 3.4). */
const KNOWN_SHIFTS = {
  "dtks-2024": { family: null, member: { from: "412", by: 1 } },
  "dtsen-2026": { family: { from: "203", by: -2 }, member: { from: "413", by: -1 } },
} as const;

/** Known faults of an export that the shape of its values shows to be there. */
export function misplacedInSurvey(
  format: keyof typeof KNOWN_SHIFTS,
  sheets: { readonly family: SurveySheet; readonly member: SurveySheet },
): readonly Misplaced[] {
  return (["family", "member"] as const).flatMap((level): Misplaced[] => {
    const known = KNOWN_SHIFTS[format][level];
    const sheet = sheets[level];
    if (known === null || !isShifted(format, sheet, known)) return [];
    const at = sheet.columns.find(({ no }) => no === known.from)?.index ?? 0;
    const example = sheet.cells[sheet.firstRow]?.[at] ?? null;
    const cell = `${columnLetters(at)}${sheet.firstRow + 1}`;
    return [{ kind: "shift", sheet: sheet.name, ...known, cell, example: maskedSample(example) }];
  });
}

/** The values fit their questions clearly better one shift away. */
function isShifted(
  format: keyof typeof KNOWN_SHIFTS,
  sheet: SurveySheet,
  { from, by }: { readonly from: string; readonly by: number },
): boolean {
  const start = sheet.columns.find(({ no }) => no === from)?.index;
  if (start === undefined) return false;
  // The number of the card under 115 can be nothing else.
  const card = sheet.columns.find(({ no }) => no === "115")?.index;
  if (format === "dtsen-2026" && card !== undefined && by === -2)
    return (
      sampleOf(sheet, card).filter(isIdentity).length >= FEWEST ||
      (sampleOf(sheet, card).length > 0 && sampleOf(sheet, card).every(isIdentity))
    );
  const moved = sheet.columns.filter(({ index }) => index >= start);
  const [straight, shifted] = [0, by].map((shift) => fitOf(format, sheet, moved, shift));
  return straight !== undefined && shifted !== undefined && shifted >= 0.9 && shifted > straight + 0.05;
}

function fitOf(
  format: keyof typeof KNOWN_SHIFTS,
  sheet: SurveySheet,
  columns: readonly SurveyColumn[],
  by: number,
): number {
  let [fitting, filled] = [0, 0];
  for (const { index, no } of columns) {
    const question = surveyQuestion(format, "member", no);
    if (question === null || !question.isTelling) continue;
    const values = sampleOf(sheet, index + by);
    filled += values.length;
    fitting += values.filter((value) => question.read(value).ok).length;
  }
  return filled < FEWEST ? 0 : fitting / filled;
}

function sampleOf({ cells, firstRow }: Pick<SurveySheet, "cells" | "firstRow">, index: number): readonly Cell[] {
  return cells
    .slice(firstRow, firstRow + SAMPLE)
    .map((row) => row[index] ?? null)
    .filter((cell) => !isBlank(cellText(cell)));
}

function expectedLook(shape: Shape): Look | null {
  if (shape.kind === "nik" || shape.kind === "kk" || shape.kind === "parent-nik") return "identity";
  if (shape.kind === "date") return "date";
  return shape.kind === "person-name" ? "name" : null;
}

/** Columns of the population workbook whose values have plainly changed places: NIK and KK, a date under a name. */
export function misplacedInSid(sheet: {
  readonly name: string;
  readonly cells: SurveySheet["cells"];
}): readonly Misplaced[] {
  const columns = (sheet.cells[0] ?? []).flatMap((cell, index) => {
    const column = findSidColumn(cellText(cell));
    if (column === null) return [];
    const values = sampleOf({ cells: sheet.cells, firstRow: 1 }, index);
    return [{ name: column.name, index, values, look: lookOf(values), expected: expectedLook(column.shape) }];
  });
  const found: Misplaced[] = [];
  const offer = (a: (typeof columns)[number], b: (typeof columns)[number]) => {
    if (found.some((fault) => fault.kind === "swap" && fault.at.some((at) => at === a.index || at === b.index))) return;
    found.push({
      kind: "swap",
      sheet: sheet.name,
      columns: [a.name, b.name],
      at: [a.index, b.index],
      examples: [maskedSample(a.values[0] ?? null), maskedSample(b.values[0] ?? null)],
    });
  };
  const nik = columns.find(({ name }) => name === "nik");
  const kk = columns.find(({ name }) => name === "no_kk");
  if (nik !== undefined && kk !== undefined && areExchanged(nik.values, kk.values)) offer(nik, kk);
  for (const column of columns) {
    if (column.look === null || column.expected === null || column.look === column.expected) continue;
    const other = columns.find(({ look, expected }) => look === column.expected && expected === column.look);
    if (other !== undefined) offer(column, other);
  }
  return found;
}

/** A family shares its card and nobody shares a NIK: a NIK column that repeats beside a KK column that never does. */
function areExchanged(nik: readonly Cell[], kk: readonly Cell[]): boolean {
  const distinct = (cells: readonly Cell[]) => new Set(cells.map(cellText)).size;
  const isFull = nik.length >= FEWEST && kk.length >= FEWEST && nik.every(isIdentity) && kk.every(isIdentity);
  return isFull && distinct(kk) === kk.length && distinct(nik) < nik.length * 0.8;
}
