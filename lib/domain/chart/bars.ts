import { type Drawing, LAUT, MUTED, rect, text, widthOf, wrapped } from "./svg";

export interface Bar {
  readonly label: string;
  /** What stands at its end: the figure, or that it is withheld. */
  readonly text: string;
  /** Null draws no bar: withheld, or nothing to draw. */
  readonly length: number | null;
  readonly fill?: string;
}

const GAP = 8;

/** A bar for each row on one scale. @param size of the text; all else follows from it */
export function drawBars(bars: readonly Bar[], width: number, size = 13): Drawing {
  const longest = Math.max(0, ...bars.map(({ length }) => length ?? 0));
  const labelWidth = Math.min(width * 0.36, Math.max(...bars.map(({ label }) => widthOf(label, size)), 0) + 2);
  const textWidth = Math.max(...bars.map((bar) => widthOf(bar.text, size)), 0);
  const room = Math.max(20, width - labelWidth - textWidth - 2 * GAP);
  let y = 0;
  const marks = bars.map(({ label, text: words, length, fill = LAUT }) => {
    const names = wrapped(label, labelWidth, size, 2);
    const height = Math.max(1, names.length) * size * 1.2 + size * 0.45;
    const top = y;
    y += height;
    const long = length === null || longest === 0 ? 0 : (length / longest) * room;
    const first = top + height / 2 + size * 0.35 - ((names.length - 1) * size * 1.2) / 2;
    const named = names.map((name, index) => text(0, first + index * size * 1.2, name, { size })).join("");
    const bar = rect(labelWidth + GAP, top + height / 2 - size * 0.55, long, size * 1.1, fill);
    const shown = length === null ? MUTED : undefined;
    const style = shown === undefined ? { size, bold: true } : { size, fill: shown };
    return `${named}${bar}${text(labelWidth + 2 * GAP + long, top + height / 2 + size * 0.35, words, style)}`;
  });
  return { height: y, marks: marks.join("") };
}
