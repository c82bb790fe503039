/** A refusal the person at the terminal can act on: shown as its one line, never as a stack trace. */
export class PlainFailure extends Error {
  name = "PlainFailure";
}

const SYSTEM_CODES = {
  ENOSPC: "Disk penuh: kosongkan ruang lalu jalankan lagi. / The disk is full: free some space and run again.",
  EDQUOT: "Kuota disk habis. / The disk quota is used up.",
  EROFS: "Folder ini hanya bisa dibaca. / This folder is on a read-only disk.",
  EACCES: "Tidak ada izin menulis. / No permission to write",
};

const TEXT_SIGNS = [
  [/no space left on device|ENOSPC|disk full|53100/i, SYSTEM_CODES.ENOSPC],
  [/read-only file system/i, SYSTEM_CODES.EROFS],
];

/**
 * The one line shown for any error of a script. Unknown errors keep their own first line.
 * @param {unknown} error
 * @returns {string}
 */
export function explainFailure(error) {
  if (error instanceof PlainFailure) return error.message;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = SYSTEM_CODES[code];
  const path = error instanceof Error && "path" in error ? ` (${String(error.path)})` : "";
  if (known) return `${known}${path}`;
  const text = error instanceof Error ? error.message : String(error);
  return explainText(text) ?? text.split("\n")[0] ?? "unknown";
}

/**
 * Looks for a cause we can name in the output of another program.
 * @param {string} text
 * @returns {string | null}
 */
export function explainText(text) {
  for (const [sign, line] of TEXT_SIGNS) if (sign.test(text)) return line;
  return null;
}
