import type { Option } from "../instrument/question";
import { questionAnywhere } from "../instrument/registry";
import { type Cell, cellText, isBlank, isScientific } from "../sid/cell";
import { readSidDate } from "../sid/sid-date";
import type { Variable } from "../variable/variable";

/** Why a value is not taken. The row is loaded without it, and what stood there is kept with the load. */
export const VALUE_PROBLEMS = ["CODE", "LABEL", "NUMBER", "RANGE", "LENGTH", "DATE", "DIGITS"] as const;
export type ValueProblem = (typeof VALUE_PROBLEMS)[number];

export type StagedValue = string | number | null;

export type ValueRead =
  | { readonly ok: true; readonly value: StagedValue }
  | { readonly ok: false; readonly problem: ValueProblem };

export type ValueReader = (cell: Cell) => ValueRead;

const EMPTY: ValueRead = { ok: true, value: null };
const YES_NO: readonly (readonly [string, number])[] = [
  ["YA", 1],
  ["TIDAK", 2],
];
/** `3. Bebas sewa`, `3 - Bebas sewa`: the code stands first. */
const LED_BY_CODE = /^(\d{1,2})\s*[.:)=-]\s*\D/;

/**
 * How a variable's cells are read: a code as digits, or the label of the code list in whatever case. A merged label of the by-name-by-
 * address files ("Keramik/granit/marmer") names no single code and is never guessed at.
 */
export function readerOf(variable: Variable): ValueReader {
  const read = readingOf(variable);
  return (cell) => {
    const text = cellText(cell);
    if (isBlank(text)) return EMPTY;
    return isScientific(cell) ? refused("DIGITS") : read(text, cell);
  };
}

function readingOf(variable: Variable): (text: string, cell: Cell) => ValueRead {
  if (variable.codes !== undefined) return codeReading(variable.codes, labelsOf(variable));
  if (variable.sql === "date") return (_, cell) => taken(readSidDate(cell), "DATE");
  if (variable.min !== undefined || variable.max !== undefined || variable.sql === "smallint")
    return numberReading(variable);
  return textReading(variable);
}

function codeReading(codes: readonly number[], labels: ReadonlyMap<string, number>) {
  return (text: string): ValueRead => {
    const digits = /^\d{1,3}$/.test(text) ? text : LED_BY_CODE.exec(text)?.[1];
    if (digits !== undefined) {
      const code = Number(digits);
      return codes.includes(code) ? { ok: true, value: code } : refused("CODE");
    }
    return taken(labels.get(squeeze(text)) ?? null, "LABEL");
  };
}

function labelsOf({ level, key, codes = [] }: Variable): ReadonlyMap<string, number> {
  const question = questionAnywhere(level, key);
  const options: readonly Option[] = question?.type === "choice" ? question.options : [];
  const labels = new Map(options.map(({ code, label }) => [squeeze(label.id), code]));
  const isPair = codes.length === 2 && codes.includes(1) && codes.includes(2);
  const words = key === "sex" ? SEX_WORDS : isPair ? YES_NO : [];
  for (const [word, code] of words) labels.set(word, code);
  return labels;
}

const SEX_WORDS: readonly (readonly [string, number])[] = [
  ["L", 1],
  ["LK", 1],
  ["PRIA", 1],
  ["P", 2],
  ["PR", 2],
  ["WANITA", 2],
];

function numberReading({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Variable) {
  return (text: string): ValueRead => {
    if (!/^\d{1,9}(?:[.,]0{1,4})?$/.test(text)) return refused("NUMBER");
    const value = Number(text.replace(/[.,]0+$/, ""));
    return value >= min && value <= max ? { ok: true, value } : refused("RANGE");
  };
}

function textReading({ shape, maxLength = Number.POSITIVE_INFINITY }: Variable) {
  const pattern = shape === undefined ? null : new RegExp(shape);
  return (text: string): ValueRead => {
    // What no text of the record can hold, such as a zero byte, is no part of what was meant.
    const value = pattern === null ? text.replace(/\p{Cc}/gu, "") : text.replace(/[\s.']/g, "");
    if (pattern !== null && !pattern.test(value)) return refused("DIGITS");
    return value.length > maxLength ? refused("LENGTH") : { ok: true, value };
  };
}

function taken(value: StagedValue, problem: ValueProblem): ValueRead {
  return value === null ? refused(problem) : { ok: true, value };
}

function refused(problem: ValueProblem): ValueRead {
  return { ok: false, problem };
}

/** Case, spaces and marks do not count. */
function squeeze(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]+/g, "");
}
