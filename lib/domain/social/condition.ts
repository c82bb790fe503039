/** Comparisons that queries may make, in the standard's words. */
export const OPERATORS = ["eq", "gt", "lt", "ge", "le", "in"] as const;
export type Operator = (typeof OPERATORS)[number];

export type Scalar = string | number | boolean;

export interface Comparison {
  readonly kind: "compare";
  readonly attribute: string;
  readonly operator: Operator;
  readonly values: readonly Scalar[];
}

/** A query as a tree: what it is made of is names and values, never a piece of a statement. */
export type Condition =
  | Comparison
  | { readonly kind: "and" | "or"; readonly parts: readonly Condition[] }
  | { readonly kind: "not"; readonly part: Condition };

/** Bounds of a tree: what is beyond them is refused before anything is looked up. */
export const MOST_DEPTH = 6;
export const MOST_COMPARISONS = 20;
export const MOST_VALUES = 100;
export const MOST_VALUE = 200;

export function comparisonsOf(condition: Condition): readonly Comparison[] {
  if (condition.kind === "compare") return [condition];
  if (condition.kind === "not") return comparisonsOf(condition.part);
  return condition.parts.flatMap(comparisonsOf);
}

export function isScalar(value: unknown): value is Scalar {
  if (typeof value === "string") return value.length > 0 && value.length <= MOST_VALUE;
  return typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
}

/** A comparison with one value, or with a list for `in`; null where the values are none. */
export function comparison(attribute: unknown, operator: Operator, value: unknown): Comparison | null {
  const values: readonly unknown[] = operator === "in" ? listIn(value) : [value];
  if (typeof attribute !== "string" || attribute === "" || attribute.length > 100) return null;
  if (values.length === 0 || values.length > MOST_VALUES || !values.every(isScalar)) return null;
  return { kind: "compare", attribute, operator, values };
}

/** Predicates have no lists: several values stand in one text, parted by commas. */
function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === "string" ? value.split(",").map((part) => part.trim()) : [];
}
