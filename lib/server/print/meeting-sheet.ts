import type { Content, ContentTable, ContentText, DynamicContent, TDocumentDefinitions } from "pdfmake/interfaces";
import { GRID } from "./grid";
import { qrDrawing } from "./qr-drawing";

const MARGIN = 48;

/** A village's paper: A4 upright, a footer on every page. The title stands in the file and names nobody. */
export function villagePaper(title: string, content: readonly Content[], footer: DynamicContent): TDocumentDefinitions {
  return {
    pageSize: "A4",
    pageMargins: [MARGIN, 44, MARGIN, 54],
    info: { title },
    displayTitle: true,
    defaultStyle: { font: "Roboto", fontSize: 10, lineHeight: 1.15, color: "#111111" },
    footer,
    content: [...content],
  };
}

/** One line at the foot of each page. */
export function paperFooter(text: string, page: (page: number, pages: number) => string): DynamicContent {
  return (current, pages) => ({
    margin: [MARGIN, 12, MARGIN, 0],
    fontSize: 7.5,
    columns: [
      { text, width: "*" },
      { text: page(current, pages), width: 90, alignment: "right" },
    ],
  });
}

export function paperTitle(title: string, subject: string, village: string): Content {
  return {
    alignment: "center",
    margin: [0, 0, 0, 14],
    stack: [
      { text: title.toUpperCase(), fontSize: 14, bold: true },
      { text: subject, margin: [0, 3, 0, 0] },
      { text: village, margin: [0, 3, 0, 0], bold: true },
    ],
  };
}

export function heading(text: string): Content {
  return { text, fontSize: 11, bold: true, margin: [0, 12, 0, 4] };
}

/** Terms and what they are, in two columns. */
export function terms(lines: readonly (readonly [string, string])[]): Content {
  return {
    layout: "noBorders",
    margin: [0, 2, 0, 6],
    table: { widths: [120, "*"], body: lines.map(([term, detail]) => [term, `: ${detail}`]) },
  };
}

export interface PaperColumn {
  readonly header: string;
  /** Points; a star takes what is left. */
  readonly width: number | "*" | "auto";
  readonly isNumber?: boolean;
}

/** A ruled table whose head is repeated on every page; a row never breaks across two. */
export function paperTable(
  columns: readonly PaperColumn[],
  rows: readonly (readonly string[])[],
  totals: readonly string[] | null = null,
): ContentTable {
  const cells = (row: readonly string[], bold: boolean) =>
    columns.map(({ isNumber }, index) => ({
      text: row[index] ?? "",
      bold,
      alignment: isNumber === true ? ("right" as const) : ("left" as const),
    }));
  return {
    layout: GRID,
    fontSize: 9,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width }) => width),
      body: [
        columns.map(({ header }) => ({ text: header, bold: true, fillColor: "#eeeeee" })),
        ...rows.map((row) => cells(row, false)),
        ...(totals === null ? [] : [cells(totals, true)]),
      ],
    },
  };
}

/** Points that a line of handwriting takes. */
const WRITING = 24;

/** The same table with room in its rows to write by hand. */
export function writingTable(ruled: ContentTable): ContentTable {
  return { ...ruled, table: { ...ruled.table, heights: (row) => (row === 0 ? "auto" : WRITING) } };
}

const SIGN_LINE: ContentText = { text: "( .............................................. )", margin: [0, 56, 0, 0] };

/** Places to sign, side by side, kept on one page; one alone stands at the right, under the place and day. */
export function signatureBlock(place: string, signers: readonly string[]): Content {
  const [only, ...others] = signers;
  if (only !== undefined && others.length === 0)
    return {
      unbreakable: true,
      margin: [0, 24, 0, 0],
      columns: [
        { text: "", width: "*" },
        { width: 220, alignment: "center", stack: [place, { text: only, margin: [0, 4, 0, 0] }, { ...SIGN_LINE }] },
      ],
    };
  return {
    unbreakable: true,
    margin: [0, 24, 0, 0],
    stack: [
      { text: place, alignment: "right", margin: [0, 0, 0, 10] },
      {
        columnGap: 40,
        columns: signers.map((who) => ({ alignment: "center" as const, stack: [who, { ...SIGN_LINE }] })),
      },
    ],
  };
}

/** A code that leads to what anybody may check of the paper, with the address in letters. */
export function checkBlock(url: string, text: string): Content {
  return {
    unbreakable: true,
    margin: [0, 20, 0, 0],
    columnGap: 12,
    columns: [
      qrDrawing(url, 96),
      { width: "*", stack: [text, { text: url, bold: true, margin: [0, 4, 0, 0], fontSize: 9 }] },
    ],
  };
}
