import type { Content, ContentTable, CustomTableLayout } from "pdfmake/interfaces";
import { LAUT, LINE, MUTED } from "@/lib/domain/chart/svg";

/** Points. */
const THIN = 0.5;

/** Lines between rows alone: calm, and enough for the eye. */
const RULED: CustomTableLayout = {
  hLineWidth: (line) => (line === 0 ? 0 : THIN),
  vLineWidth: () => 0,
  hLineColor: () => LINE,
  paddingLeft: () => 3,
  paddingRight: () => 3,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};

export function sectionTitle(text: string): Content {
  return { text, fontSize: 11, bold: true, color: LAUT, margin: [0, 10, 0, 3] };
}

export function mutedLine(text: string): Content {
  return { text, color: MUTED, fontSize: 8, margin: [0, 2, 0, 0] };
}

export interface FigureColumn {
  readonly header: string;
  /** Points; a star takes what is left. */
  readonly width: number | "*";
}

/** A row that says words across instead of figures, or one with a note below its name. */
export type FigureRow =
  | readonly string[]
  | { readonly across: string }
  | { readonly cells: readonly string[]; readonly note: string };

/** First column words, the others figures; the last row bold where it is a total. */
export function figureTable(
  columns: readonly FigureColumn[],
  rows: readonly FigureRow[],
  total: readonly string[] | null = null,
): ContentTable {
  const cells = (row: readonly string[], bold: boolean, note?: string) =>
    columns.map((_, index) => ({
      text:
        index === 0 && note !== undefined
          ? [`${row[0] ?? ""}\n`, { text: note, color: MUTED, fontSize: 7.5 }]
          : (row[index] ?? ""),
      bold: bold || index === 1,
      alignment: index === 0 ? ("left" as const) : ("right" as const),
    }));
  const lineOf = (row: FigureRow) => {
    if ("across" in row) return across(row.across);
    return "cells" in row ? cells(row.cells, false, row.note) : cells(row, false);
  };
  const across = (words: string) => [
    { text: words, colSpan: columns.length, color: MUTED, italics: true },
    ...columns.slice(1).map(() => ({ text: "" })),
  ];
  return {
    layout: RULED,
    fontSize: 8.5,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width }) => width),
      body: [
        columns.map(({ header }, index) => ({
          text: header,
          color: MUTED,
          fontSize: 8,
          alignment: index === 0 ? ("left" as const) : ("right" as const),
        })),
        ...rows.map(lineOf),
        ...(total === null ? [] : [cells(total, true)]),
      ],
    },
  };
}

/** The figures that are read first, side by side. */
export function figureBoxes(
  boxes: readonly { readonly label: string; readonly figure: string; readonly note: string }[],
  across: number,
): ContentTable {
  const cell = (box: (typeof boxes)[number] | undefined): Content => ({
    stack: [
      { text: box?.label ?? "", fontSize: 8.5, color: MUTED },
      { text: box?.figure ?? "", fontSize: 17, bold: true },
      { text: box?.note ?? "", fontSize: 8, color: MUTED },
    ],
  });
  const lines = Array.from({ length: Math.ceil(boxes.length / across) }, (_, line) =>
    Array.from({ length: across }, (__, column) => cell(boxes[line * across + column])),
  );
  return {
    layout: {
      hLineWidth: () => THIN,
      vLineWidth: () => THIN,
      hLineColor: () => LINE,
      vLineColor: () => LINE,
      paddingLeft: () => 7,
      paddingRight: () => 7,
      paddingTop: () => 4,
      paddingBottom: () => 4,
    },
    table: { widths: Array.from({ length: across }, () => "*"), body: lines },
  };
}
