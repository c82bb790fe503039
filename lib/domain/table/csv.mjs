// Plain script, because the thread that parses a text loads it as it stands.

/** Separators that offices use; of two that fit as well the first counts. */
const SEPARATORS = [";", ",", "\t", "|"];

/** Lines by which the separator is known. */
const LOOKED_AT = 20;

/** Bytes of a text file as text: UTF-8 with or without its mark, else Windows-1252 as older programs write. */
export function decodeText(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Rows and cells of a CSV text (RFC 4180, any of the usual separators and line ends). Null: a quote never ends. */
export function parseCsv(text, separator = separatorOf(text)) {
  const rows = [];
  let row = [];
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

function readCell(text, from, separator) {
  if (text[from] === '"') return readQuoted(text, from + 1, separator);
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { text: text.slice(from, end), end };
}

function readQuoted(text, from, separator) {
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

/**
 * The separator of a table: the one that stands equally often in most of its first lines, so that a note above the heading, or a comma in an address,
 * does not decide it.
 */
export function separatorOf(text) {
  // Enough for the lines looked at: a whole file is not gone through for its separator.
  const lines = text
    .slice(0, 65_536)
    .replace(/"[^"]*"/g, "")
    .split(/\r\n|\r|\n/, LOOKED_AT);
  const agreed = SEPARATORS.map((separator) => agreeing(lines, separator));
  const most = Math.max(...agreed);
  return most === 0 ? "," : (SEPARATORS[agreed.indexOf(most)] ?? ",");
}

/** How many lines have the separator as often as each other, at the most. */
function agreeing(lines, separator) {
  const counts = new Map();
  for (const line of lines) {
    const found = line.split(separator).length - 1;
    if (found > 0) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}
