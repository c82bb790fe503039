import { type Drawing, group, INK, MUTED, rect, SURFACE, text, wrapped } from "./svg";

export interface Picture {
  readonly title: string;
  /** Below the title: what is counted, of whom. */
  readonly lead?: string;
  /** Below the chart: date, source, what is withheld. A picture is passed on without its page. */
  readonly notes: readonly string[];
  readonly body: (width: number) => Drawing;
}

const WIDTH = 760;
const EDGE = 24;
const TITLE = 20;
const LEAD = 14;
const NOTE = 12;

/** A chart with its words as one SVG file. Fonts are the reader's own: a picture on its own can load none. */
export function pictureSvg({ title, lead, notes, body }: Picture): string {
  const inner = WIDTH - 2 * EDGE;
  const head = lines(title, inner, { size: TITLE, bold: true, fill: INK });
  const below = lead === undefined ? { height: 0, marks: "" } : lines(lead, inner, { size: LEAD, fill: MUTED });
  const chart = body(inner);
  const feet = notes.map((note) => lines(note, inner, { size: NOTE, fill: MUTED }));
  let y = EDGE;
  const placed = [head, below, { ...chart, height: chart.height + 10 }, ...feet].map((drawing, index) => {
    const at = y + (index === 2 ? 12 : 0);
    y = at + drawing.height;
    return group(at, drawing.marks);
  });
  const height = Math.ceil(y + EDGE);
  return svgOf(
    WIDTH,
    height,
    `${rect(0, 0, WIDTH, height, SURFACE)}<g transform="translate(${EDGE} 0)">${placed.join("")}</g>`,
  );
}

/** The marks alone as SVG, for a paper that has words of its own. */
export function svgOf(width: number, height: number, marks: string): string {
  const fonts = "'Plus Jakarta Sans', Roboto, Arial, Helvetica, sans-serif";
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fonts}">${marks}</svg>`;
}

function lines(words: string, width: number, style: { size: number; fill: string; bold?: boolean }): Drawing {
  const each = wrapped(words, width, style.size);
  const step = style.size * 1.35;
  return {
    height: each.length * step,
    marks: each.map((line, index) => text(0, style.size + index * step, line, style)).join(""),
  };
}
