import {
  type Comparison,
  type Condition,
  comparison,
  comparisonsOf,
  MOST_COMPARISONS,
  MOST_DEPTH,
  OPERATORS,
  type Operator,
} from "./condition";
import { QUERY_TYPES, type QueryType, RESPONSE_ENTITIES } from "./search-message";

export type Entity = (typeof RESPONSE_ENTITIES)[number];

export interface ParsedQuery {
  readonly condition: Condition;
  /** What an expression's collection says that is asked for; null: nothing. */
  readonly collection: Entity | null;
}

/** `criteria`: its form is none that the type has; `filter`: it uses what may not be used. */
export type QueryFault = "criteria" | "filter";
export type QueryOutcome =
  | { readonly ok: true; readonly query: ParsedQuery }
  | { readonly ok: false; readonly fault: QueryFault };

const bad = (fault: QueryFault): QueryOutcome => ({ ok: false, fault });

export function queryType(text: string): QueryType | null {
  return QUERY_TYPES.find((each) => each === text) ?? null;
}

/** Reads a query of a type into a tree, within bounds. GraphQL, SQL and named templates are none of ours. */
export function parseQuery(type: QueryType, query: unknown): QueryOutcome {
  const parsed =
    type === "idtype-value" ? idQuery(query) : type === "predicate" ? predicateQuery(query) : expressionQuery(query);
  if (!parsed.ok) return parsed;
  const { condition } = parsed.query;
  return comparisonsOf(condition).length > MOST_COMPARISONS || depthOf(condition) > MOST_DEPTH ? bad("filter") : parsed;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function depthOf(condition: Condition): number {
  if (condition.kind === "compare") return 1;
  if (condition.kind === "not") return 1 + depthOf(condition.part);
  return 1 + Math.max(...condition.parts.map(depthOf));
}

/** Names of identifiers that others use for the two that there are. */
const ID_TYPES: Readonly<Record<string, "UIN" | "KK">> = { UIN: "UIN", NIK: "UIN", NIN: "UIN", KK: "KK" };

function idQuery(query: unknown): QueryOutcome {
  if (!isObject(query) || typeof query["type"] !== "string") return bad("criteria");
  const attribute = ID_TYPES[query["type"].split(":").at(-1) ?? ""];
  const value = query["value"];
  if (attribute === undefined || typeof value !== "string") return bad("criteria");
  const condition = comparison(attribute, "eq", value);
  return condition === null ? bad("criteria") : { ok: true, query: { condition, collection: null } };
}

/** Rows in the order of their numbers, all of which must hold; `not` is the first and not the second. */
function predicateQuery(query: unknown): QueryOutcome {
  if (!Array.isArray(query) || query.length === 0 || query.length > MOST_COMPARISONS) return bad("criteria");
  const rows = query.map((row: unknown, at) => ({ row, at: isObject(row) ? orderOf(row, at) : at }));
  const parts: Condition[] = [];
  for (const { row } of rows.toSorted((a, b) => a.at - b.at)) {
    const part = predicateRow(row);
    if (part === null) return bad("criteria");
    parts.push(part);
  }
  return { ok: true, query: { condition: allOf(parts), collection: null } };
}

function orderOf(row: Readonly<Record<string, unknown>>, at: number): number {
  return typeof row["seq_num"] === "number" ? row["seq_num"] : at;
}

function predicateRow(row: unknown): Condition | null {
  if (!isObject(row)) return null;
  const first = predicateSide(row["expression1"]);
  if (first === null) return null;
  const { condition, expression2 } = row;
  if (condition === undefined && expression2 === undefined) return first;
  const second = predicateSide(expression2);
  if (second === null) return null;
  if (condition === "and" || condition === "or") return { kind: condition, parts: [first, second] };
  return condition === "not" ? { kind: "and", parts: [first, { kind: "not", part: second }] } : null;
}

function predicateSide(side: unknown): Comparison | null {
  if (!isObject(side)) return null;
  const operator = OPERATORS.find((each) => each === side["operator"]);
  return operator === undefined ? null : comparison(side["attribute_name"], operator, side["attribute_value"]);
}

function allOf(parts: readonly Condition[]): Condition {
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0 ? only : { kind: "and", parts };
}

/** `{type, value: {expression: {collection, query}}}`; what stands around `query` may be left out. */
function expressionQuery(query: unknown): QueryOutcome {
  if (!isObject(query)) return bad("criteria");
  const value = isObject(query["value"]) ? query["value"] : query;
  const expression = isObject(value["expression"]) ? value["expression"] : value;
  const named = expression["collection"];
  const collection = RESPONSE_ENTITIES.find((each) => each === named) ?? null;
  if (named !== undefined && collection === null) return bad("criteria");
  const body = expression["query"] ?? (named === undefined ? expression : undefined);
  const condition = isObject(body) ? expressionPart(body, 1) : null;
  return condition === null ? bad("criteria") : { ok: true, query: { condition, collection } };
}

/** An object of conditions, all of which must hold. Null where it is none, or too deep to be one. */
function expressionPart(body: Readonly<Record<string, unknown>>, depth: number): Condition | null {
  const entries = Object.entries(body);
  if (entries.length === 0 || entries.length > MOST_COMPARISONS || depth > MOST_DEPTH) return null;
  const parts: Condition[] = [];
  for (const [name, value] of entries) {
    const part = expressionEntry(name, value, depth);
    if (part === null) return null;
    parts.push(part);
  }
  return allOf(parts);
}

function expressionEntry(name: string, value: unknown, depth: number): Condition | null {
  const word = name.replace(/^\$/, "").toLowerCase();
  if (word === "and" || word === "or") {
    if (!Array.isArray(value) || value.length === 0 || value.length > MOST_COMPARISONS) return null;
    const parts = value.map((part: unknown) => (isObject(part) ? expressionPart(part, depth + 1) : null));
    const whole = parts.filter((part) => part !== null);
    return whole.length === parts.length ? { kind: word, parts: whole } : null;
  }
  if (word === "not") {
    const part = isObject(value) ? expressionPart(value, depth + 1) : null;
    return part === null ? null : { kind: "not", part };
  }
  return name.startsWith("$") ? null : comparisonsWith(name, value);
}

const EXPRESSION_OPERATORS: Readonly<Record<string, Operator>> = {
  eq: "eq",
  gt: "gt",
  lt: "lt",
  ge: "ge",
  gte: "ge",
  le: "le",
  lte: "le",
  in: "in",
};

/** `{attribute: {$lt: 5, $gt: 1}}`, or `{attribute: value}` for equality. */
function comparisonsWith(attribute: string, value: unknown): Condition | null {
  if (!isObject(value)) return comparison(attribute, "eq", value);
  const entries = Object.entries(value);
  if (entries.length === 0) return null;
  const parts: Condition[] = [];
  for (const [name, compared] of entries) {
    const operator = EXPRESSION_OPERATORS[name.replace(/^\$/, "")];
    const part = operator === undefined ? null : comparison(attribute, operator, compared);
    if (part === null) return null;
    parts.push(part);
  }
  return allOf(parts);
}
