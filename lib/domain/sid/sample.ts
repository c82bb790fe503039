import { maskIdentifier } from "../queue/mask";
import type { Cell } from "./cell";
import { cellText } from "./cell";

const LONGEST = 24;

/** A cell as an example that names nobody: codes as they are, of numbers the end, of words the first letters. */
export function maskedSample(cell: Cell): string {
  const text = cellText(cell).slice(0, LONGEST);
  if (/^[\d\s.]{6,}$/.test(text)) return maskIdentifier(text.replace(/[\s.]/g, ""));
  if (/\d{4}/.test(text) && /[-/]/.test(text)) return text.replace(/\d(?=\d?[-/])/g, "•");
  if (text.length <= 3 || /^[+-]?\d+([.,]\d+)?$/.test(text)) return text;
  return text.replace(/(\p{L})[\p{L}\p{M}\d]+/gu, "$1••");
}
