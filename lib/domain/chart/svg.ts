/** Colours of the portal's charts, as pictures carry them: a picture has no style sheet. */
export const INK = "#16212b";
export const MUTED = "#52616b";
export const LINE = "#dde3e1";
export const SURFACE = "#ffffff";
export const LAUT = "#0b5c6b";
export const DAUN = "#24693d";

/** Ten steps of one hue, the darkest is the poorest; families that were not ranked stand outside the scale. */
const DECILE_FILL = [
  "#748189",
  "#06323b",
  "#09434f",
  "#0b5564",
  "#1d6877",
  "#387c8a",
  "#55919d",
  "#76a7b1",
  "#99bec5",
  "#bcd5d9",
  "#deebed",
] as const;

export function decileFill(decile: number): string {
  return DECILE_FILL[decile] ?? LAUT;
}

/** A part of a picture that is `height` points high; its marks begin at the top left. */
export interface Drawing {
  readonly height: number;
  readonly marks: string;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Names of areas come from a register: whatever they hold stays text. A soft hyphen is for a narrow screen alone. */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: such a character makes a picture unreadable.
  return text.replace(/[\u0000-\u001f\u00ad]/g, "").replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? "");
}

const round = (value: number) => Math.round(value * 100) / 100;

export function rect(x: number, y: number, width: number, height: number, fill: string, edge?: string): string {
  const stroke = edge === undefined ? "" : ` stroke="${edge}"`;
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(height)}" fill="${fill}"${stroke}/>`;
}

export interface TextStyle {
  readonly size: number;
  readonly fill?: string;
  readonly bold?: boolean;
  readonly anchor?: "start" | "middle" | "end";
}

/** A line of text standing on `y`. */
export function text(
  x: number,
  y: number,
  words: string,
  { size, fill = INK, bold, anchor = "start" }: TextStyle,
): string {
  const weight = bold === true ? ' font-weight="bold"' : "";
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${fill}" text-anchor="${anchor}"${weight}>${escaped(words)}</text>`;
}

export function group(y: number, marks: string): string {
  return `<g transform="translate(0 ${round(y)})">${marks}</g>`;
}

/** Mean width of a letter as a part of its size: the font is not known where the picture is drawn, so that of a wide one. */
const LETTER = 0.58;
const BOLD_LETTER = 0.66;

export function widthOf(words: string, size: number, bold = false): number {
  return words.length * size * (bold ? BOLD_LETTER : LETTER);
}

/** The words in lines that are no wider; the last of `most` lines ends in three points where more would follow. */
export function wrapped(words: string, width: number, size: number, most = 20): readonly string[] {
  const fits = Math.max(6, Math.floor(width / (size * LETTER)));
  const lines: string[] = [];
  let line = "";
  for (const word of words.split(/\s+/).flatMap((each) => pieces(each, fits))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (longer.length <= fits) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${(lines[most - 1] ?? "").slice(0, fits - 3)}...`];
}

/** A word longer than a line is broken. */
function pieces(word: string, fits: number): readonly string[] {
  return word.length <= fits ? [word] : [word.slice(0, fits), ...pieces(word.slice(fits), fits)];
}
