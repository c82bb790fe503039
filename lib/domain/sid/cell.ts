/**
 * A cell as the sheet reader hands it over. Numbers stay the text that the file holds, because 16 digits do not fit a
 * double; dates are `YYYY-MM-DD`. A formula's cell is its last value.
 */
export type Cell = string | boolean | null | { readonly number: string } | { readonly date: string };

/** Digits beyond this are lost when a spreadsheet holds a number: `1.23E+15` or a final 0 that was something else. */
const NUMBER_DIGITS = 15;

const SCIENTIFIC = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i;

/** Written in scientific notation, as a number or as text: the last digits are gone. */
export function isScientific(cell: Cell): boolean {
  if (typeof cell === "string") return SCIENTIFIC.test(cell.trim());
  return typeof cell === "object" && cell !== null && "number" in cell && SCIENTIFIC.test(cell.number.trim());
}

/** A number cell whose last digits the spreadsheet may have replaced by zeros. */
export function mayHaveLostDigits(cell: Cell): boolean {
  if (typeof cell !== "object" || cell === null || !("number" in cell)) return false;
  return cell.number.length > NUMBER_DIGITS && cell.number.endsWith("0");
}

/** The cell as text: trimmed, NFC, one space between words. Empty, `-` and the like are empty text. */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "string") return cell.normalize("NFC").replace(/\s+/g, " ").trim();
  return "date" in cell ? cell.date : plainNumber(cell.number);
}

/** `1.0` and `1.2E3` as people would have typed them. */
function plainNumber(text: string): string {
  const value = Number(text);
  if (/^-?\d+$/.test(text.trim()) || !Number.isFinite(value)) return text.trim();
  return Number.isSafeInteger(value) ? String(value) : text.trim();
}

/** Nothing written, or a mark that says so. */
export function isBlank(text: string): boolean {
  return text === "" || /^[-–—]+$/.test(text);
}
