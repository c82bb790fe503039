import type { CanvasElement, Content, TableCell } from "pdfmake/interfaces";

/** Points. A box one can write a digit into, and the little box before an option. */
const BOX_WIDTH = 13;
const BOX_HEIGHT = 15;
const TICK = 7;
const GROUP_GAP = 5;
const LINE_HEIGHT = 18;

const EDGE = "#333333";
/** Behind headings: light enough for a copying machine. */
export const BAND = "#e6e6e6";

const rect = (x: number, y: number, w: number, h: number): CanvasElement => ({
  type: "rect",
  x,
  y,
  w,
  h,
  lineWidth: 0.6,
  lineColor: EDGE,
});

const stroke = (x1: number, y1: number, x2: number, y2: number, lineWidth: number): CanvasElement => ({
  type: "line",
  x1,
  y1,
  x2,
  y2,
  lineWidth,
  lineColor: EDGE,
});

/** The box of an option; a cross tells a chosen one apart in black and white, too. */
export function tickBox(isTicked: boolean): Content {
  const cross = [stroke(1.2, 2.2, TICK - 1.2, TICK - 0.2, 1.3), stroke(TICK - 1.2, 2.2, 1.2, TICK - 0.2, 1.3)];
  return { canvas: [rect(0, 1, TICK, TICK), ...(isTicked ? cross : [])] };
}

/**
 * Boxes to write into, in groups (a NIK is four groups of four, a date 2, 2 and 4), as many groups on a line as the
 * width allows.
 * @param width points
 */
export function writeBoxes(groups: readonly number[], width: number): Content {
  const boxes: CanvasElement[] = [];
  let x = 0;
  let y = 1;
  for (const count of groups) {
    if (x > 0 && x + count * BOX_WIDTH > width) {
      x = 0;
      y += BOX_HEIGHT + 3;
    }
    for (let index = 0; index < count; index += 1) {
      boxes.push(rect(x, y, BOX_WIDTH, BOX_HEIGHT));
      x += BOX_WIDTH;
    }
    x += GROUP_GAP;
  }
  return { canvas: boxes };
}

/** The width of boxes that stand on one line, in points. */
export function boxesWidth(count: number): number {
  return count * BOX_WIDTH + 1;
}

/** Lines to write on. */
export function writeLines(count: number, width: number): Content {
  return {
    canvas: Array.from({ length: count }, (_, index) =>
      stroke(0, (index + 1) * LINE_HEIGHT, width, (index + 1) * LINE_HEIGHT, 0.6),
    ),
  };
}

/** Sixteen boxes by fours, so that a number is compared as it stands on the card. */
export function boxGroups(count: number): readonly number[] {
  if (count <= 4) return [count];
  return count % 4 === 0 ? Array.from({ length: count / 4 }, () => 4) : [count];
}

/** Digits by fours, as they are read aloud. */
export function grouped(text: string): string {
  return /^[\d•]{16}$/.test(text) ? text.replace(/(.{4})(?=.)/g, "$1 ") : text;
}

/** A heading across a table. */
export function bandRow(text: string, note: string | null, columns: number): TableCell[] {
  const line: Content = {
    columns: [
      { text, bold: true, fontSize: 9.5 },
      { text: note ?? "", alignment: "right", width: "auto", margin: [0, 1, 0, 0] },
    ],
  };
  return [
    { ...line, colSpan: columns, fillColor: BAND },
    ...Array.from({ length: columns - 1 }, (): TableCell => ({})),
  ];
}
