import { type Drawing, MUTED, rect, text, widthOf } from "./svg";

export interface WingRow {
  readonly label: string;
  readonly fill: string;
  readonly left: Wing;
  readonly right: Wing;
}

export interface Wing {
  readonly text: string;
  /** Null draws no bar: withheld. */
  readonly length: number | null;
}

const GAP = 8;

/** Two counts for each row on one scale, to the left and to the right of its name. */
export function drawWings(
  heads: { readonly left: string; readonly right: string },
  rows: readonly WingRow[],
  width: number,
  size = 13,
): Drawing {
  const wings = rows.flatMap(({ left, right }) => [left, right]);
  const longest = Math.max(1, ...wings.map(({ length }) => length ?? 0));
  const name = Math.max(...rows.map(({ label }) => widthOf(label, size)), 0) + 2 * GAP;
  const figure = Math.max(...wings.map((wing) => widthOf(wing.text, size)), 0) + GAP;
  const room = Math.max(20, (width - name) / 2 - figure);
  const step = size * 1.75;
  const middle = width / 2;
  const head =
    text(middle - name / 2, size, heads.left, { size, fill: MUTED, bold: true, anchor: "end" }) +
    text(middle + name / 2, size, heads.right, { size, fill: MUTED, bold: true });
  const lines = rows.map(({ label, fill, left, right }, index) => {
    const top = step * (index + 1);
    const base = top + size;
    const [before, after] = [left, right].map(({ length }) => ((length ?? 0) / longest) * room);
    return [
      text(middle, base, label, { size, anchor: "middle" }),
      rect(middle - name / 2 - (before ?? 0), top, before ?? 0, size * 1.35, fill),
      rect(middle + name / 2, top, after ?? 0, size * 1.35, fill),
      text(middle - name / 2 - (before ?? 0) - GAP, base, left.text, { size, anchor: "end" }),
      text(middle + name / 2 + (after ?? 0) + GAP, base, right.text, { size }),
    ].join("");
  });
  return { height: step * (rows.length + 1), marks: head + lines.join("") };
}
