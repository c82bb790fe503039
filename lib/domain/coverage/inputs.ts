import type { ComputedIndicator } from "../indicator/indicator";
import { type Leaf, leafOf, readDefinition } from "../indicator/language";
import { type Condition, namesIn } from "../instrument/condition/condition";
import { findVariable } from "../variable/dictionary";
import type { Level, Variable } from "../variable/variable";
import { nameOf } from "./counted";

/** What is worked out from several variables, or from one of another name. */
const BEHIND: Readonly<Record<Exclude<Leaf["kind"], "variable">, readonly (readonly [Level, string])[]>> = {
  age: [["member", "birthDate"]],
  disabled: [
    ["member", "difficultyWalking"],
    ["member", "disabilityPhysical"],
  ],
  hasNik: [["member", "nik"]],
  decile: [["household", "decileNational"]],
  size: [["member", "presence"]],
  floorPerPerson: [["household", "floorAreaM2"]],
};

/** Variables an indicator is counted from, each once; of the terms too. */
export function inputsOf({ unit, numerator, denominator }: ComputedIndicator): readonly Variable[] {
  const found = [numerator, denominator].flatMap((source) => namesOf(unit, readDefinition(unit, source)));
  return [...new Map(found.map((variable) => [nameOf(variable), variable])).values()];
}

function namesOf(unit: ComputedIndicator["unit"], condition: Condition): readonly Variable[] {
  return namesIn(condition).flatMap((name) => {
    const own = leafOf(unit, name);
    // Inside any() and count() of a family's definition the members' own names stand.
    const leaf = own ?? leafOf("people", name);
    if (leaf === null) return [];
    const pairs =
      leaf.kind === "variable" ? [[levelOf(unit, leaf, own !== null), leaf.key] as const] : BEHIND[leaf.kind];
    return pairs.flatMap(([level, key]) => findVariable(level, key) ?? []);
  });
}

function levelOf(unit: ComputedIndicator["unit"], leaf: Extract<Leaf, { kind: "variable" }>, isOwn: boolean): Level {
  if (leaf.of === "family") return "household";
  if (leaf.of === "head" || !isOwn) return "member";
  return unit === "people" ? "member" : "household";
}
