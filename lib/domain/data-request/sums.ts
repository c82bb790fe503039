import type { Cut } from "../cube/cut";
import type { TableRequest } from "../cube/request";
import type { ComputedIndicator, IndicatorUnit } from "../indicator/indicator";
import { leafOf, readDefinition } from "../indicator/language";
import { computedOf } from "../indicator/registry";
import { namesIn } from "../instrument/condition/condition";
import { requestable, type VariableName } from "./column";
import { fitsPurpose } from "./purpose";
import type { RequestPurpose } from "./purpose-name";

/** Variables that a cut of the cubes tells apart. */
const CUT_OF: Readonly<Record<VariableName, readonly (readonly [IndicatorUnit, Cut])[]>> = {
  "household.decileNational": [
    ["families", "decile"],
    ["people", "decile"],
  ],
  "household.memberCount": [["families", "size"]],
  "member.sex": [["people", "sex"]],
  "member.birthDate": [["people", "age"]],
};

/** The variables that an indicator counts by. */
export function countedBy({ unit, numerator }: Pick<ComputedIndicator, "unit" | "numerator">): readonly VariableName[] {
  return [...new Set(namesIn(readDefinition(unit, numerator)).map((name) => nameOf(unit, name)))].filter(
    (name) => name !== "",
  );
}

function nameOf(unit: IndicatorUnit, name: string): VariableName {
  const leaf = leafOf(unit, name);
  switch (leaf?.kind) {
    case "variable":
      return `${leaf.of === "family" || (leaf.of === "own" && unit === "families") ? "household" : "member"}.${leaf.key}`;
    case "age":
      return "member.birthDate";
    case "hasNik":
      return "member.nik";
    case "decile":
      return "household.decileNational";
    case "size":
      return "household.memberCount";
    case "floorPerPerson":
      return "household.floorAreaM2";
    default:
      // Inside any(...) and count(...) a family's definition names its people's variables.
      return unit === "families" && requestable(`member.${name}`) !== null ? `member.${name}` : "";
  }
}

/**
 * The tables that sums of variables come as: those of the dashboards, so that they are protected together with what everybody may see, and
 * nothing can be told by taking one from the other. A variable that none of them counts has none.
 */
export function sumTables(purpose: RequestPurpose, names: readonly VariableName[]): readonly TableRequest[] {
  const asked = new Set(names);
  const cuts = names
    .flatMap((name) => CUT_OF[name] ?? [])
    .map(([unit, cut]): TableRequest => ({ measure: { kind: unit }, rows: "area", columns: cut }));
  const indicators = [...computedOf("people"), ...computedOf("families")]
    .filter((indicator) => {
      const counted = countedBy(indicator);
      return counted.some((name) => asked.has(name)) && counted.every((name) => fits(purpose, name));
    })
    .map((indicator): TableRequest => ({ measure: { kind: "indicator", indicator }, rows: "area", columns: null }));
  return [...cuts, ...indicators];
}

function fits(purpose: RequestPurpose, name: VariableName): boolean {
  const variable = requestable(name);
  return variable !== null && fitsPurpose(purpose, variable);
}
