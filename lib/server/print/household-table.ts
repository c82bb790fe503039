import type { Content, ContentTable, ContentText, TableCell } from "pdfmake/interfaces";
import type { PrintBlock, PrintOption, PrintRow } from "@/lib/domain/instrument/print-form";
import { askedIfWords } from "./asked-if";
import { bandRow, boxesWidth, boxGroups, grouped, tickBox, writeBoxes, writeLines } from "./drawing";
import type { FormSheet, PrintWords } from "./form-sheet";
import { GRID } from "./grid";

const NUMBER_WIDTH = 32;
const QUESTION_WIDTH = 196;
/** Points left for the answer between the margins of an A4 page. */
const ANSWER_WIDTH = 268;

/** Options with longer texts stand one under the other. */
const SHORT_OPTION = 32;

/** A block of the household: number, question with its condition, answer. */
export function householdTable(sheet: FormSheet, block: PrintBlock, words: PrintWords): ContentTable {
  const asOf = sheet.asOf[block.section];
  const note = asOf === undefined ? null : words("asOf", { date: asOf });
  return {
    margin: [0, 0, 0, 10],
    layout: GRID,
    table: {
      widths: [NUMBER_WIDTH, QUESTION_WIDTH, "*"],
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      body: [
        bandRow(words("block", { block: block.block, heading: block.heading }), note, 3),
        ...block.rows.map((row): TableCell[] => [
          numberCell(row.no),
          questionCell(sheet, row),
          answerCell(sheet, row, words),
        ]),
      ],
    },
  };
}

/** `501a_bulan` is a column's name; on paper it reads `501a bulan`. */
export function numberCell(no: string): ContentText {
  return { text: no.replace("_", " "), bold: true };
}

/** The question and, on an empty form, when it is asked. */
export function questionCell(sheet: FormSheet, row: PrintRow, more: readonly Content[] = []): TableCell {
  const condition = sheet.document.blank ? sheet.questions.get(row.no)?.condition : undefined;
  return {
    stack: [
      row.label,
      ...(condition
        ? [{ text: askedIfWords(sheet.instrument, condition, sheet.document.locale), italics: true, fontSize: 7 }]
        : []),
      ...more,
    ],
  };
}

function answerCell(sheet: FormSheet, row: PrintRow, words: PrintWords): TableCell {
  if (row.kind === "options") return { stack: [optionGrid(row.options)] };
  const question = sheet.questions.get(row.no);
  if (!sheet.document.blank) {
    if (row.text !== "") return { text: answered(row), bold: true };
    // What an officer fills is nobody's missing answer: it stays free for the pen.
    return question?.fill === "portal" ? "" : { text: words("notFilled"), italics: true };
  }
  if (question?.type === "date") return { stack: [writeBoxes([2, 2, 4], ANSWER_WIDTH)] };
  if (row.kind === "line") return { stack: [writeLines(row.lines, ANSWER_WIDTH)] };
  const boxes = { stack: [writeBoxes(boxGroups(row.boxes), ANSWER_WIDTH)], width: boxesWidth(row.boxes) + 16 };
  if (row.unit !== null) return { columns: [boxes, { text: row.unit, margin: [0, 4, 0, 0] }] };
  // A region is written by its name, its code stands beside.
  const isRegion = question?.fill === "derived" && question.type === "text";
  return isRegion
    ? { columns: [boxes, { stack: [writeLines(1, ANSWER_WIDTH - boxesWidth(row.boxes) - 16)], width: "*" }] }
    : { stack: [boxes] };
}

/** A written answer with its unit, long numbers by fours. */
export function answered(row: Exclude<PrintRow, { kind: "options" }>): string {
  const unit = row.kind === "boxes" && row.unit !== null ? ` ${row.unit}` : "";
  return `${grouped(row.text)}${unit}`;
}

function optionGrid(options: readonly PrintOption[]): Content {
  const isShort = options.every(({ label }) => label.length <= SHORT_OPTION);
  const count = isShort && options.length > 1 ? (options.length === 3 ? 3 : 2) : 1;
  const perColumn = Math.ceil(options.length / count);
  const column = (index: number): Content => ({
    stack: options.slice(index * perColumn, (index + 1) * perColumn).map(optionLine),
  });
  return { columns: Array.from({ length: count }, (_, index) => column(index)), columnGap: 6 };
}

/** The code in bold before its text; a text that begins with the code (school years) is not told twice. */
export function codedText(code: number, label: string): Content[] {
  const text = label.startsWith(String(code)) ? label.slice(String(code).length) : `\u00a0${label}`;
  return [{ text: String(code), bold: true }, text];
}

/** Box, code, text. A chosen option is bold, too. */
export function optionLine({ code, label, checked }: PrintOption): Content {
  return {
    columns: [
      { stack: [tickBox(checked)], width: 10 },
      { text: codedText(code, label), bold: checked, width: "*" },
    ],
    columnGap: 0,
  };
}
