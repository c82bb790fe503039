import type { Content, ContentTable, TableCell } from "pdfmake/interfaces";
import type { SectionOutline } from "@/lib/domain/instrument/instrument";
import type { PrintOption, PrintRow } from "@/lib/domain/instrument/print-form";
import { BAND, boxGroups, tickBox, writeBoxes, writeLines } from "./drawing";
import type { FormSheet, PersonSheet, PrintWords } from "./form-sheet";
import { GRID } from "./grid";
import { answered, codedText, numberCell, optionLine, questionCell } from "./household-table";

/** More columns than these leave no room to write in. */
const MOST_COLUMNS = 4;
const NUMBER_WIDTH = 26;
const COLUMN_WIDTH = 76;
const INNER_WIDTH = COLUMN_WIDTH - 2;

/** A list as long as this is printed once; later questions with the same codes name the first. */
const NAMED_LIST = 4;
/** A list as long as this gets a row of its own across the table. */
const WIDE_LIST = 9;

/** The members side by side, four at most; a larger family is spread evenly, each part with all its blocks. */
export function memberTables(sheet: FormSheet, words: PrintWords): readonly Content[] {
  const parts = Math.ceil(sheet.people.length / MOST_COLUMNS);
  if (parts === 0) return [];
  const size = Math.ceil(sheet.people.length / parts);
  return Array.from({ length: parts }, (_, index) => index * size).flatMap((from) =>
    partOf(sheet, sheet.people.slice(from, from + size), words),
  );
}

/** A table a block, so that its heading with the members' names stands on every page. */
function partOf(sheet: FormSheet, people: readonly PersonSheet[], words: PrintWords): readonly Content[] {
  const firstWith = new Map<string, string>();
  const tables = sheet.instrument.sections.flatMap((section): ContentTable[] => {
    if (section.level !== "member") return [];
    const rows = sectionRows(sheet, section, people, firstWith, words);
    const band = words("block", { block: section.block, heading: section.title[sheet.document.locale] });
    const widths = [NUMBER_WIDTH, "*", ...people.map(() => COLUMN_WIDTH)];
    const body = [headingRow(band, people, words), ...rows];
    const table = { widths, headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, body };
    return rows.length === 0 ? [] : [{ margin: [0, 0, 0, 8], layout: GRID, table }];
  });
  const [first, ...others] = tables;
  if (first === undefined || !sheet.document.blank) return tables;
  return [{ ...first, pageBreak: "before" }, ...others];
}

function headingRow(band: string, people: readonly PersonSheet[], words: PrintWords): TableCell[] {
  const cells = people.map(({ ordinal, name }): TableCell => {
    const member = { text: words("member", { no: ordinal }), bold: true };
    return { stack: [member, ...(name === null ? [] : [name])], fillColor: BAND };
  });
  return [{ text: band, bold: true, fontSize: 9.5, colSpan: 2, fillColor: BAND }, {}, ...cells];
}

function sectionRows(
  sheet: FormSheet,
  section: SectionOutline,
  people: readonly PersonSheet[],
  firstWith: Map<string, string>,
  words: PrintWords,
): readonly TableCell[][] {
  return section.questions.flatMap(({ no }) => {
    if (no === null) return [];
    const row = people.map((person) => person.rows.get(no)).find((candidate) => candidate !== undefined);
    if (row === undefined) return [];
    const codes = sheet.document.blank && row.kind === "options" ? codeList(row, firstWith, words) : null;
    const answers = people.map((person) => answerCell(sheet, person.rows.get(no), words));
    if (codes === null || codes.isShort)
      return [[numberCell(no), questionCell(sheet, row, codes === null ? [] : [codes.content]), ...answers]];
    // On a page of its own, too, the list says whose codes they are.
    const list = { text: [{ text: `${words("codesOf", { no })} `, bold: true }, codes.content] };
    return [
      [numberCell(no), questionCell(sheet, row), ...answers],
      [{ stack: [list], colSpan: people.length + 2 }, {}, ...people.map((): TableCell => ({}))],
    ];
  });
}

/** The codes of a question on the empty form, under it or, when they are many, in a row of their own. */
function codeList(
  row: PrintRow & { kind: "options" },
  firstWith: Map<string, string>,
  words: PrintWords,
): { readonly content: Content; readonly isShort: boolean } {
  const key = row.options.map(({ code, label }) => `${code} ${label}`).join("|");
  const first = firstWith.get(key);
  if (first !== undefined && row.options.length >= NAMED_LIST)
    return { content: { text: words("sameCodes", { no: first }), fontSize: 7, bold: true }, isShort: true };
  firstWith.set(key, row.no);
  const several = row.several ? [{ text: `${words("several")} `, italics: true }] : [];
  const isShort = row.options.length < WIDE_LIST;
  const text = row.options.flatMap(({ code, label }, index) => [
    // Where there is the room, an option stays on its line.
    ...codedText(code, isShort ? label : label.replace(/ /g, "\u00a0")),
    index === row.options.length - 1 ? "" : "   ",
  ]);
  return { content: { text: [...several, ...text], fontSize: 7, margin: [0, 1, 0, 0] }, isShort };
}

function answerCell(sheet: FormSheet, row: PrintRow | undefined, words: PrintWords): TableCell {
  if (row === undefined) return { text: "–", alignment: "center" };
  if (sheet.document.blank) return { stack: [writeIn(sheet, row)] };
  if (row.kind !== "options")
    return row.text === "" ? { text: words("notFilled"), italics: true } : { text: answered(row) };
  const chosen = row.options.filter(({ checked }) => checked);
  return chosen.length === 0
    ? { text: words("notFilled"), italics: true }
    : { stack: chosen.map((option) => optionLine({ ...option, checked: true })) };
}

/** Room to write: boxes for a code, a number or a date, a little box per code of several, lines for text. */
function writeIn(sheet: FormSheet, row: PrintRow): Content {
  if (row.kind === "options")
    return row.several ? tickGrid(row.options) : writeBoxes([codeWidth(row.options)], INNER_WIDTH);
  if (sheet.questions.get(row.no)?.type === "date") return writeBoxes([2, 2, 4], INNER_WIDTH);
  return row.kind === "line" ? writeLines(2, INNER_WIDTH) : writeBoxes(boxGroups(row.boxes), INNER_WIDTH);
}

function codeWidth(options: readonly PrintOption[]): number {
  return Math.max(...options.map(({ code }) => String(code).length));
}

function tickGrid(options: readonly PrintOption[]): Content {
  const rows = Array.from({ length: Math.ceil(options.length / 3) }, (_, index) =>
    options.slice(index * 3, index * 3 + 3),
  );
  return {
    stack: rows.map((row) => ({
      columns: row.flatMap(({ code }) => [
        { stack: [tickBox(false)], width: 9 },
        { text: String(code), width: 15 },
      ]),
      margin: [0, 1, 0, 2],
    })),
  };
}
