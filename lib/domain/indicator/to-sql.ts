import type { Condition } from "../instrument/condition/condition";
import { conditionSql } from "../instrument/condition/to-sql";
import { snakeCase } from "../variable/column";
import type { IndicatorUnit } from "./indicator";
import { isOfMembers, type Leaf, leafOf } from "./language";

/** Where a compiled condition finds its values. It is told of each leaf and each function over members once used. */
export interface Columns {
  readonly leaf: (leaf: Leaf) => string;
  /** Column with what a function over the members of a family came to. */
  readonly ofMembers: (name: string, argument: Condition) => string;
}

/** A definition of the unit as SQL: true, false, and NULL where an answer is missing. */
export function toSql(unit: IndicatorUnit, condition: Condition, columns: Columns): string {
  return conditionSql(condition, {
    column: (name) => columns.leaf(requireLeaf(unit, name)),
    isSeveral: (name) => {
      const leaf = leafOf(unit, name);
      return leaf?.kind === "variable" && leaf.several;
    },
    call: ({ name, args: [first] }) => {
      if (!isOfMembers(name)) return null;
      if (first === undefined) throw new Error(`${name} wants an argument`);
      return columns.ofMembers(name, first);
    },
  });
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
