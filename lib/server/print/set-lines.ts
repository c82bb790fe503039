import type { TextWidth } from "./pdf";

/** As wide as a blank, and no line is broken at it. */
const FIXED_BLANK = "\u00a0";
/** What rounding may add up to on a line, points. */
const SLACK = 1;

/**
 * A paragraph broken into lines of a width, as long as they go. The PDF package breaks and draws word by word; a paragraph that stands in thousands of
 * letters is broken once, and the blanks of a line are made such that it is drawn in one go.
 * @param width points
 */
export function setLines(text: string, size: number, width: number, measure: TextWidth): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line}${FIXED_BLANK}${word}`;
    if (line !== "" && measure(longer, size) > width - SLACK) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].join("\n");
}
