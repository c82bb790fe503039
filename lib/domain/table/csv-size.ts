const NEWLINE = 0x0a;
const SEPARATORS: ReadonlySet<number> = new Set([..."\t,;|"].map((mark) => mark.charCodeAt(0)));

/** What a text may come to at most as a table: its line ends, and its separators whichever it uses. Counted before any cell is made. */
export function csvSize(bytes: Uint8Array): { readonly rows: number; readonly cells: number } {
  let [rows, cells] = [0, 0];
  for (const byte of bytes) {
    if (byte === NEWLINE) rows += 1;
    else if (SEPARATORS.has(byte)) cells += 1;
  }
  return { rows, cells };
}
