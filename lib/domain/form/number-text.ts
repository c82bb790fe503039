import type { AnswerValue } from "../instrument/answers";

const WHOLE = /^\d+$/;
const DECIMAL = /^-?\d+([.,]\d+)?$/;

/** What is typed in a number's box as an answer. Half a number stays the text it is: a draft loses no keystroke. */
export function parseNumberText(text: string, decimals: boolean): AnswerValue {
  const neat = text.trim();
  if (neat === "") return null;
  return (decimals ? DECIMAL : WHOLE).test(neat) ? Number(neat.replace(",", ".")) : neat;
}

/** A number as its box shows it, with the decimal sign of the language. */
export function numberText(value: AnswerValue, decimalSign: "," | "."): string {
  if (typeof value === "number") return String(value).replace(".", decimalSign);
  return typeof value === "string" ? value : "";
}

/** Only the characters that a number can have. */
export function cleanNumberText(text: string, decimals: boolean): string {
  return text.replace(decimals ? /[^\d.,-]/g : /\D/g, "");
}
