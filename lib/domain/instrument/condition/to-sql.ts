import type { Condition } from "./condition";

const OPERATORS = { "==": "=", "!=": "<>", ">=": ">=", "<=": "<=", ">": ">", "<": "<" } as const;

/** What the names of a condition are in a statement. */
export interface SqlNames {
  readonly column: (name: string) => string;
  /** The column holds several answers. */
  readonly isSeveral: (name: string) => boolean;
  /** A call that means something of its own here; null for those that mean the same everywhere. */
  readonly call?: (call: Extract<Condition, { kind: "call" }>) => string | null;
}

/**
 * A condition as SQL with the same three values: true, false, and NULL where an answer is missing. Only names of the dictionary
 * and numbers of a parsed definition come into it.
 */
export function conditionSql(condition: Condition, names: SqlNames): string {
  const sql = (node: Condition) => conditionSql(node, names);
  switch (condition.kind) {
    case "number":
      return String(condition.value);
    case "name":
      return names.column(condition.name);
    case "not":
      return `NOT (${sql(condition.operand)})`;
    case "and":
      return `(${sql(condition.left)} AND ${sql(condition.right)})`;
    case "or":
      return `(${sql(condition.left)} OR ${sql(condition.right)})`;
    case "compare":
      return `(${sql(condition.left)} ${OPERATORS[condition.op]} ${sql(condition.right)})`;
    case "in":
      return isSeveral(condition.operand, names)
        ? `(${sql(condition.operand)} && '{${condition.codes.join(",")}}'::smallint[])`
        : `(${sql(condition.operand)} IN (${condition.codes.join(",")}))`;
    case "call":
      return names.call?.(condition) ?? callSql(condition, names);
  }
}

function callSql(call: Extract<Condition, { kind: "call" }>, names: SqlNames): string {
  const args = call.args.map((arg) => conditionSql(arg, names));
  if (call.name === "first") return `coalesce(${args.join(", ")})`;
  if (call.name === "known" && args[1] !== undefined) return `CASE WHEN ${args[1]} THEN ${args[0]} END`;
  if (call.name === "answered")
    return `(${call.args.map((arg, index) => (isSeveral(arg, names) ? `nullif(${args[index]}, '{}') IS NOT NULL` : `${args[index]} IS NOT NULL`)).join(" AND ")})`;
  throw new Error(`no function ${call.name}`);
}

function isSeveral(node: Condition, names: SqlNames): boolean {
  return node.kind === "name" && names.isSeveral(node.name);
}
