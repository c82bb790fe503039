import { type Drawing, INK, LINE, MUTED, rect, SURFACE, text, widthOf, wrapped } from "./svg";

export interface HeatCell {
  readonly text: string;
  /** Below the figure: its share of the row. */
  readonly note: string;
  /** 0 to 1: the larger the darker. Null: withheld. */
  readonly weight: number | null;
  /** On the diagonal: nothing changed. */
  readonly isSame: boolean;
}

export interface HeatRow {
  readonly label: string;
  readonly cells: readonly HeatCell[];
  readonly total: string;
}

/** Light enough for dark figures on top; the figure itself is never left to the shade. */
const SHADES = [
  [0.6, "#76a7b1"],
  [0.3, "#99bec5"],
  [0.1, "#bcd5d9"],
  [0.02, "#deebed"],
] as const;

/** A table of moves: from the row's step to the column's. */
export function drawHeat(
  corner: string,
  heads: readonly string[],
  totalHead: string,
  rows: readonly HeatRow[],
  width: number,
): Drawing {
  const size = heads.length > 5 ? 10 : 13;
  const name = Math.max(widthOf(corner, size), ...rows.map(({ label }) => widthOf(label, size, true))) + 8;
  const column = (width - name) / (heads.length + 1);
  const names = [...heads, totalHead].map((head) => wrapped(head, column - 6, size, 3));
  const top = Math.max(...names.map(({ length }) => length)) * size * 1.2 + 8;
  const high = size * 3;
  const end = (index: number) => name + column * (index + 1) - 6;
  const head = names
    .flatMap((lines, index) =>
      lines.map((line, at) => text(end(index), size + at * size * 1.2, line, { size, fill: MUTED, anchor: "end" })),
    )
    .join("");
  const body = rows.map(({ label, cells, total }, row) => {
    const y = top + row * high;
    const marks = cells.map(({ text: words, note, weight, isSame }, index) => {
      const fill = SHADES.find(([from]) => (weight ?? 0) >= from)?.[1] ?? SURFACE;
      const inset = isSame ? 1 : 0.5;
      return [
        rect(name + column * index + inset, y + inset, column - 2 * inset, high - 2 * inset, fill, isSame ? INK : LINE),
        text(end(index), y + size * 1.3, words, { size, anchor: "end" }),
        text(end(index), y + size * 2.4, note, { size: size - 2, anchor: "end" }),
      ].join("");
    });
    return [
      text(0, y + size * 1.3, label, { size, bold: true }),
      ...marks,
      text(end(cells.length), y + size * 1.3, total, { size, bold: true, anchor: "end" }),
    ].join("");
  });
  return {
    height: top + rows.length * high,
    marks: text(0, size, corner, { size, fill: MUTED }) + head + body.join(""),
  };
}
