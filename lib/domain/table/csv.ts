/** Separators that offices use, the first found outside quotes in the heading. */
const SEPARATORS = [";", ",", "\t", "|"] as const;

/** Bytes of a text file as text: UTF-8 with or without its mark, else Windows-1252 as older programs write. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Rows and cells of a CSV text (RFC 4180, any of the usual separators and line ends). Null: a quote never ends. */
export function parseCsv(text: string, separator = separatorOf(text)): readonly (readonly string[])[] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const cell = readCell(text, at, separator);
    if (cell === null) return null;
    row.push(cell.text);
    at = cell.end + 1;
    if (text[cell.end] === separator) continue;
    if (text[cell.end] === "\r" && text[cell.end + 1] === "\n") at += 1;
    rows.push(row);
    row = [];
    if (at >= text.length) break;
  }
  return rows;
}

function readCell(text: string, from: number, separator: string): { text: string; end: number } | null {
  if (text[from] === '"') return readQuoted(text, from + 1, separator);
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { text: text.slice(from, end), end };
}

function readQuoted(text: string, from: number, separator: string): { text: string; end: number } | null {
  let made = "";
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return null;
    made += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      let end = quote + 1;
      // What stands behind a closing quote belongs to the cell: programs differ, nothing may be lost.
      while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end += 1;
      return { text: made + text.slice(quote + 1, end), end };
    }
    made += '"';
    at = quote + 2;
  }
}

/** The separator of a table by its first line. */
export function separatorOf(text: string): string {
  const heading = (text.split(/\r?\n/, 1)[0] ?? "").replace(/"[^"]*"/g, "");
  return SEPARATORS.find((separator) => heading.includes(separator)) ?? ",";
}
