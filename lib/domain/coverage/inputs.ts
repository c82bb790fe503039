import type { ComputedIndicator } from "../indicator/indicator";
import { type Leaf, leafOf, readDefinition } from "../indicator/language";
import type { Condition } from "../instrument/condition/condition";
import { findVariable } from "../variable/dictionary";
import { DIFFICULTIES, DISABILITIES } from "../variable/disability";
import type { Level, Variable } from "../variable/variable";

type Unit = ComputedIndicator["unit"];

/** Variables of which an indicator needs all of one set: the two forms ask some things in their own way. */
export type Need = readonly (readonly Variable[])[];

const members = (...keys: readonly string[]) => keys.map((key) => ["member", key] as const);

/** What is worked out from several variables, or from one of another name: sets of which one is enough. */
const BEHIND: Readonly<Record<Exclude<Leaf["kind"], "variable">, readonly (readonly (readonly [Level, string])[])[]>> =
  {
    age: [members("birthDate")],
    disabled: [members(...DIFFICULTIES), members(...DISABILITIES)],
    hasNik: [members("nik")],
    decile: [[["household", "decileNational"]]],
    size: [members("presence")],
    floorPerPerson: [[["household", "floorAreaM2"]]],
  };

/** What an indicator is counted from: each need is met by one of its sets. Those of the terms are among them. */
export function needsOf({ unit, numerator, denominator }: ComputedIndicator): readonly Need[] {
  return [numerator, denominator].flatMap((source) => needsIn(unit, readDefinition(unit, source)));
}

function needsIn(unit: Unit, condition: Condition): readonly Need[] {
  switch (condition.kind) {
    case "number":
      return [];
    case "name":
      return needOf(unit, condition.name);
    case "not":
    case "in":
      return needsIn(unit, condition.operand);
    case "and":
    case "or":
    case "compare":
      return [...needsIn(unit, condition.left), ...needsIn(unit, condition.right)];
    case "call":
      // The first of them that is known: the others may be missing.
      if (condition.name === "first") return [condition.args.flatMap((arg) => together(needsIn(unit, arg)))];
      return condition.args.flatMap((arg) => needsIn(unit, arg));
  }
}

/** Several needs as sets of which one is enough: each of the sets of one alone, else all first sets together. */
function together(needs: readonly Need[]): Need {
  const [only] = needs;
  return needs.length === 1 && only !== undefined ? only : [needs.flatMap((need) => need[0] ?? [])];
}

function needOf(unit: Unit, name: string): readonly Need[] {
  const own = leafOf(unit, name);
  // Inside any() and count() of a family's definition the members' own names stand.
  const leaf = own ?? leafOf("people", name);
  if (leaf === null) return [];
  const sets =
    leaf.kind === "variable" ? [[[levelOf(unit, leaf, own !== null), leaf.key] as const]] : BEHIND[leaf.kind];
  return [sets.map((set) => set.flatMap(([level, key]) => findVariable(level, key) ?? []))];
}

function levelOf(unit: Unit, leaf: Extract<Leaf, { kind: "variable" }>, isOwn: boolean): Level {
  if (leaf.of === "family") return "household";
  if (leaf.of === "head" || !isOwn) return "member";
  return unit === "people" ? "member" : "household";
}
