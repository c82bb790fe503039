import type { VariableName } from "../data-request/column";
import { holdsIdentifier } from "../variable/identifier";
import type { Variable } from "../variable/variable";
import type { Comparison, Condition, Operator, Scalar } from "./condition";
import { type Attribute, attributeOf } from "./profile";

/** How a variable is compared. */
export type Comparable = "number" | "date" | "text" | "region" | "sealed" | "set";

export interface ResolvedComparison {
  readonly kind: "compare";
  readonly variable: Variable;
  readonly comparable: Comparable;
  readonly operator: Operator;
  readonly values: readonly string[] | readonly number[];
}

/** A tree whose names are variables that may be asked by and whose values are of their types. */
export type Resolved =
  | ResolvedComparison
  | { readonly kind: "and" | "or"; readonly parts: readonly Resolved[] }
  | { readonly kind: "not"; readonly part: Resolved };

/** Derived variables that have a column all the same. */
const COLUMN_OF: Readonly<Record<string, Comparable>> = {
  "household.villageCode": "region",
  "household.memberCount": "number",
  "household.headName": "text",
};

/** How a variable may be compared; null where no column of its holds it. */
export function comparableOf(variable: Variable): Comparable | null {
  const named = COLUMN_OF[`${variable.level}.${variable.key}`];
  if (named !== undefined) return named;
  if (variable.sealedAs !== undefined) return "sealed";
  if (variable.sql === "smallint[]") return "set";
  if (variable.sql === "date") return "date";
  if (variable.sql === "text") return "text";
  return variable.sql === null || variable.sql === "uuid" ? null : "number";
}

/**
 * The tree with its names resolved; null where it names what may not be asked by, or compares it with what it cannot be.
 * @param open what the grant hands over as it stands: nothing that an answer hides, shortens or leaves out can be found out by asking
 */
export function resolve(condition: Condition, open: ReadonlySet<VariableName>): Resolved | null {
  if (condition.kind === "compare") return resolveOne(condition, open);
  if (condition.kind === "not") {
    const part = resolve(condition.part, open);
    return part === null ? null : { kind: "not", part };
  }
  const parts = condition.parts.map((part) => resolve(part, open));
  const whole = parts.filter((part) => part !== null);
  return whole.length === parts.length && whole.length > 0 ? { kind: condition.kind, parts: whole } : null;
}

function resolveOne({ attribute, operator, values }: Comparison, open: ReadonlySet<VariableName>): Resolved | null {
  const found = attributeOf(attribute);
  if (found === null || !open.has(found.name)) return null;
  const comparable = comparableOf(found.variable);
  if (comparable === null || !allows(comparable, operator, found)) return null;
  const typed = valuesOf(comparable, found, values);
  if (typed === null) return null;
  // One code of the standard may be several of DTSEN.
  const isOne = operator !== "eq" || typed.length === 1;
  return { kind: "compare", variable: found.variable, comparable, operator: isOne ? operator : "in", values: typed };
}

function allows(comparable: Comparable, operator: Operator, { codes }: Attribute): boolean {
  if (operator === "eq" || operator === "in") return true;
  return (comparable === "number" || comparable === "date") && codes === null;
}

function valuesOf(
  comparable: Comparable,
  { variable, codes }: Attribute,
  values: readonly Scalar[],
): readonly string[] | readonly number[] | null {
  if (codes !== null) {
    const found = values.map((value) => codes.find(({ standard }) => standard === String(value))?.dtsen);
    const known = found.filter((each) => each !== undefined);
    return known.length === found.length ? known.flat() : null;
  }
  if (comparable === "number" || comparable === "set") {
    const numbers = values.map(numberIn);
    const whole = numbers.filter((each) => each !== null);
    return whole.length === numbers.length ? whole : null;
  }
  const texts = values.map(String);
  return texts.every((text) => fits(comparable, variable, text)) ? texts : null;
}

/** Within what the database's own types hold. */
function numberIn(value: Scalar): number | null {
  const number = typeof value === "string" && /^-?\d{1,9}(?:\.\d{1,6})?$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Math.abs(number) < 2_000_000_000 ? number : null;
}

function fits(comparable: Comparable, variable: Variable, text: string): boolean {
  switch (comparable) {
    case "date":
      return isDay(text);
    case "region":
      return /^(?:\d{4}|\d{6}|\d{10})$/.test(text);
    case "sealed":
      return holdsIdentifier(variable) && /^\d{11,16}$/.test(text);
    default:
      return !text.includes("\u0000");
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * Whether a query asks of a family's own answers alone: those stand in its record after it has ended or moved away. Its members, and its size,
 * head and place, which are derived, do not.
 */
export function asksOfFamilyAlone(resolved: Resolved): boolean {
  if (resolved.kind === "compare") {
    const { level, key } = resolved.variable;
    return level === "household" && COLUMN_OF[`${level}.${key}`] === undefined;
  }
  if (resolved.kind === "not") return asksOfFamilyAlone(resolved.part);
  return resolved.parts.every(asksOfFamilyAlone);
}
