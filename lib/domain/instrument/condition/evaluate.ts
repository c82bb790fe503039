import type { Comparison, Condition } from "./condition";

/** null is "not answered": a comparison with it is neither true nor false. */
export type Value = number | string | boolean | readonly (number | object)[] | null;

export type ConditionFunction = (args: readonly Condition[], scope: Scope) => Value;

export interface Scope {
  readonly lookup: (name: string) => Value;
  readonly functions?: Readonly<Record<string, ConditionFunction>>;
}

/**
 * Three-valued: what depends on an unanswered question is null (unknown), `!unknown` is unknown, and `&&` and `||`
 * decide where one side is enough. `answered(x)` is never unknown.
 */
export function evaluate(condition: Condition, scope: Scope): Value {
  switch (condition.kind) {
    case "number":
      return condition.value;
    case "name":
      return scope.lookup(condition.name);
    case "not": {
      const value = truth(evaluate(condition.operand, scope));
      return value === null ? null : !value;
    }
    case "and":
      return decide(condition.left, condition.right, scope, false);
    case "or":
      return decide(condition.left, condition.right, scope, true);
    case "in":
      return isIn(evaluate(condition.operand, scope), condition.codes);
    case "compare":
      return compare(condition.op, evaluate(condition.left, scope), evaluate(condition.right, scope));
    case "call":
      return call(condition.name, condition.args, scope);
  }
}

/** True only when the condition is certainly true; unanswered counts as no. */
export function holds(condition: Condition, scope: Scope): boolean {
  return truth(evaluate(condition, scope)) === true;
}

function truth(value: Value): boolean | null {
  return typeof value === "boolean" ? value : null;
}

function decide(left: Condition, right: Condition, scope: Scope, deciding: boolean): boolean | null {
  const first = truth(evaluate(left, scope));
  if (first === deciding) return deciding;
  const second = truth(evaluate(right, scope));
  if (second === deciding) return deciding;
  return first === null || second === null ? null : !deciding;
}

function isIn(value: Value, codes: readonly number[]): boolean | null {
  if (value === null) return null;
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  return given.some((code) => typeof code === "number" && codes.includes(code));
}

function compare(op: Comparison, left: Value, right: Value): boolean | null {
  if (left === null || right === null) return null;
  if (op === "==") return left === right;
  if (op === "!=") return left !== right;
  if (typeof left !== "number" || typeof right !== "number") return null;
  switch (op) {
    case ">=":
      return left >= right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case "<":
      return left < right;
  }
}

function call(name: string, args: readonly Condition[], scope: Scope): Value {
  if (name === "answered") return args.every((arg) => isAnswered(evaluate(arg, scope)));
  // Own functions only: a condition must not reach what every object inherits.
  const known =
    scope.functions !== undefined && Object.hasOwn(scope.functions, name) ? scope.functions[name] : undefined;
  return known?.(args, scope) ?? null;
}

function isAnswered(value: Value): boolean {
  return value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}
