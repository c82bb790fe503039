import { ageAt } from "../instrument/age";
import type { Value } from "../instrument/condition/evaluate";
import { sealedFields, snakeCase } from "../variable/column";
import { DIFFICULTIES, DISABILITIES } from "../variable/disability";
import type { Variable } from "../variable/variable";

/** A row of the register by column, as the database writes it in JSON: dates are `YYYY-MM-DD`. */
export type Row = Readonly<Record<string, unknown>>;

/** A family with its people, as far as figures read it. */
export interface Family {
  readonly household: Row;
  /** Members who count: they live there, are new, or nobody asked. */
  readonly here: readonly Row[];
  readonly heads: readonly Row[];
  /** Civil registration by member. */
  readonly civil: ReadonlyMap<unknown, Row>;
  /** Local day of the count, `YYYY-MM-DD`. */
  readonly today: string;
}

export function textIn(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === "string" ? value : null;
}

export function numberIn(row: Row, column: string): number | null {
  const value = row[column];
  return typeof value === "number" ? value : null;
}

/** The answer to a variable as conditions read it; null where nothing stands. */
export function answerIn(row: Row, key: string): Value {
  const value = row[snakeCase(key)];
  if (typeof value === "number" || typeof value === "string") return value;
  return Array.isArray(value) ? value.filter((code) => typeof code === "number") : null;
}

/** What stands for a sealed identifier is its blind index. */
export function variableIn(row: Row, variable: Variable): Value {
  return answerIn(row, variable.sealedAs === undefined ? variable.key : sealedFields(variable.sealedAs).bidx);
}

/** A lot of difficulty or more in any domain, or any long-term type; null where nobody asked. */
export function isDisabled(member: Row): boolean | null {
  const told = DIFFICULTIES.flatMap((one) => numberIn(member, snakeCase(one)) ?? []);
  const named = DISABILITIES.flatMap((one) => numberIn(member, snakeCase(one)) ?? []);
  if (told.some((value) => value <= 2) || named.includes(1)) return true;
  return told.length + named.length === 0 ? null : false;
}

/** The day at which a person's age is counted. */
export function ageDay(member: Row, today: string): string {
  return textIn(member, "demographic_as_of") ?? today;
}

export function ageOf(member: Row, today: string): number | null {
  const born = textIn(member, "birth_date");
  return born === null ? null : ageAt(born, ageDay(member, today));
}
