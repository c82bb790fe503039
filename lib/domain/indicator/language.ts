import { type Condition, namesIn } from "../instrument/condition/condition";
import { parseCondition } from "../instrument/condition/parse";
import { findVariable } from "../variable/dictionary";
import type { Level } from "../variable/variable";
import type { IndicatorUnit } from "./indicator";
import { TERMS } from "./terms";

/**
 * What a name of a definition stands for. People: their own variables by key, `family.x` for the family's. Families: their own
 * by key, `head.x` for the head's; inside `any(...)` and `count(...)` the person's own.
 */
export type Leaf =
  | {
      readonly kind: "variable";
      readonly of: "own" | "family" | "head";
      readonly key: string;
      readonly several: boolean;
    }
  /** Completed years at the condition date; of the head for `head.age`. */
  | { readonly kind: "age"; readonly of: "own" | "head" }
  /** A lot of difficulty or more, or a disability of the form of 2026; unknown where nothing was asked. */
  | { readonly kind: "disabled" }
  | { readonly kind: "hasNik" }
  /** National decile; 0 for a family that was not ranked. */
  | { readonly kind: "decile" }
  /** People of the family who are counted. */
  | { readonly kind: "size" }
  /** Floor of the dwelling for each of them, in tenths of a square metre. */
  | { readonly kind: "floorPerPerson" };

const FUNCTIONS: Readonly<Record<IndicatorUnit, readonly string[]>> = {
  people: ["answered", "first", "known"],
  families: ["answered", "first", "known", "any", "count"],
};

/** The name as a definition of the unit may use it; null where it means nothing. */
export function leafOf(unit: IndicatorUnit, name: string): Leaf | null {
  if (name === "decile") return { kind: "decile" };
  if (unit === "people") {
    if (name === "age") return { kind: "age", of: "own" };
    if (name === "disabled") return { kind: "disabled" };
    if (name === "hasNik") return { kind: "hasNik" };
    if (name === "family.size") return { kind: "size" };
    return name.startsWith("family.")
      ? variable("household", "family", name.slice(7))
      : variable("member", "own", name);
  }
  if (name === "size") return { kind: "size" };
  if (name === "floorPerPerson") return { kind: "floorPerPerson" };
  if (name === "head.age") return { kind: "age", of: "head" };
  return name.startsWith("head.") ? variable("member", "head", name.slice(5)) : variable("household", "own", name);
}

function variable(level: Level, of: "own" | "family" | "head", key: string): Leaf | null {
  const found = findVariable(level, key);
  if (found === null || found.sql === null) return null;
  const several = found.sql === "smallint[]";
  // Of a head only single values are carried.
  return several && of === "head" ? null : { kind: "variable", of, key, several };
}

/**
 * The condition of a definition with its terms written out.
 * @throws Error for a name or a function that means nothing for the unit
 */
export function readDefinition(unit: IndicatorUnit, source: string): Condition {
  return expand(unit, parseCondition(source));
}

function expand(unit: IndicatorUnit, condition: Condition): Condition {
  switch (condition.kind) {
    case "number":
      return condition;
    case "name": {
      const term = Object.hasOwn(TERMS[unit], condition.name) ? TERMS[unit][condition.name] : undefined;
      if (term !== undefined) return readDefinition(unit, term);
      if (leafOf(unit, condition.name) === null) throw new Error(`${unit}: nothing is called ${condition.name}`);
      return condition;
    }
    case "not":
    case "in":
      return { ...condition, operand: expand(unit, condition.operand) };
    case "and":
    case "or":
    case "compare":
      return { ...condition, left: expand(unit, condition.left), right: expand(unit, condition.right) };
    case "call": {
      if (!FUNCTIONS[unit].includes(condition.name)) throw new Error(`${unit}: no function ${condition.name}`);
      const inner = isOfMembers(condition.name) ? "people" : unit;
      const args = condition.args.map((arg) => expand(inner, arg));
      if (isOfMembers(condition.name)) refuseFamily(args);
      return { ...condition, args };
    }
  }
}

/** True for the functions whose argument is about each member of a family. */
export function isOfMembers(name: string): boolean {
  return name === "any" || name === "count";
}

function refuseFamily(args: readonly Condition[]): void {
  const beyond = args.flatMap(namesIn).find((name) => name.startsWith("family.") || name === "decile");
  if (beyond !== undefined) throw new Error(`any and count read members alone, not ${beyond}`);
}
