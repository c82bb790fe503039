import type { Condition } from "../instrument/condition/condition";
import { snakeCase } from "../variable/column";
import type { IndicatorUnit } from "./indicator";
import { isOfMembers, type Leaf, leafOf } from "./language";

const OPERATORS = { "==": "=", "!=": "<>", ">=": ">=", "<=": "<=", ">": ">", "<": "<" } as const;

/** Where a compiled condition finds its values. It is told of each leaf and each function over members once used. */
export interface Columns {
  readonly leaf: (leaf: Leaf) => string;
  /** Column with what a function over the members of a family came to. */
  readonly ofMembers: (name: string, argument: Condition) => string;
}

/**
 * A condition as SQL with the same three values: true, false, and NULL where an answer is missing. Only names of the dictionary
 * and numbers of a parsed definition come into it.
 */
export function toSql(unit: IndicatorUnit, condition: Condition, columns: Columns): string {
  const sql = (node: Condition) => toSql(unit, node, columns);
  switch (condition.kind) {
    case "number":
      return String(condition.value);
    case "name":
      return columns.leaf(requireLeaf(unit, condition.name));
    case "not":
      return `NOT (${sql(condition.operand)})`;
    case "and":
      return `(${sql(condition.left)} AND ${sql(condition.right)})`;
    case "or":
      return `(${sql(condition.left)} OR ${sql(condition.right)})`;
    case "compare":
      return `(${sql(condition.left)} ${OPERATORS[condition.op]} ${sql(condition.right)})`;
    case "in":
      return isSeveral(unit, condition.operand)
        ? `(${sql(condition.operand)} && '{${condition.codes.join(",")}}'::smallint[])`
        : `(${sql(condition.operand)} IN (${condition.codes.join(",")}))`;
    case "call":
      return callToSql(unit, condition, columns);
  }
}

function callToSql(unit: IndicatorUnit, call: Extract<Condition, { kind: "call" }>, columns: Columns): string {
  const [first, second] = call.args;
  if (first === undefined) throw new Error(`${call.name} wants an argument`);
  if (isOfMembers(call.name)) return columns.ofMembers(call.name, first);
  const args = call.args.map((arg) => toSql(unit, arg, columns));
  if (call.name === "first") return `coalesce(${args.join(", ")})`;
  if (call.name === "known" && second !== undefined) return `CASE WHEN ${args[1]} THEN ${args[0]} END`;
  if (call.name === "answered")
    return `(${call.args.map((arg, index) => (isSeveral(unit, arg) ? `nullif(${args[index]}, '{}') IS NOT NULL` : `${args[index]} IS NOT NULL`)).join(" AND ")})`;
  throw new Error(`no function ${call.name}`);
}

function isSeveral(unit: IndicatorUnit, node: Condition): boolean {
  if (node.kind !== "name") return false;
  const leaf = leafOf(unit, node.name);
  return leaf?.kind === "variable" && leaf.several;
}

function requireLeaf(unit: IndicatorUnit, name: string): Leaf {
  const leaf = leafOf(unit, name);
  if (leaf === null) throw new Error(`${unit}: nothing is called ${name}`);
  return leaf;
}

/** A name of its own for a leaf, the same wherever it is used. */
export function leafAlias(leaf: Leaf): string {
  switch (leaf.kind) {
    case "variable":
      return `${leaf.of}_${snakeCase(leaf.key)}`;
    case "age":
      return leaf.of === "head" ? "head_age" : "age";
    case "disabled":
      return "disabled";
    case "hasNik":
      return "has_nik";
    case "decile":
      return "decile";
    case "size":
      return "size";
    case "floorPerPerson":
      return "floor_per_person";
  }
}
