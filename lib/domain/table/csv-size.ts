const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SEPARATORS: ReadonlySet<number> = new Set([..."\t,;|"].map((mark) => mark.charCodeAt(0)));

/** What a text may come to at most as a table: its line ends, and its separators whichever it uses. Counted before any cell is made. */
export function csvSize(bytes: Uint8Array): { readonly rows: number; readonly cells: number } {
  let [rows, cells, before] = [0, 0, 0];
  for (const byte of bytes) {
    // A return alone ends a line, too.
    if (byte === RETURN || (byte === NEWLINE && before !== RETURN)) rows += 1;
    else if (SEPARATORS.has(byte)) cells += 1;
    before = byte;
  }
  return { rows, cells };
}
