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

/** The variables that an indicator counts by, and out of whom; empty for one of which that cannot be told. */
export function countedBy({
  unit,
  numerator,
  denominator,
}: Pick<ComputedIndicator, "unit" | "numerator" | "denominator">): readonly VariableName[] {
  const names = [numerator, denominator].flatMap((text) => namesIn(readDefinition(unit, text)));
  const variables = [...new Set(names.map((name) => nameOf(unit, name)))];
  return variables.includes("") ? [] : variables;
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
      return counted.length > 0 && counted.every((name) => asked.has(name) && fits(purpose, name));
    })
    .map((indicator): TableRequest => ({ measure: { kind: "indicator", indicator }, rows: "area", columns: null }));
  return [...cuts, ...indicators];
}

function fits(purpose: RequestPurpose, name: VariableName): boolean {
  const variable = requestable(name);
  return variable !== null && fitsPurpose(purpose, variable);
}

/** Whether one of the tables counts by a variable. */
export function isCounted(tables: readonly TableRequest[], name: VariableName): boolean {
  return tables.some(({ measure, columns }) =>
    measure.kind === "indicator"
      ? countedBy(measure.indicator).includes(name)
      : (CUT_OF[name] ?? []).some(([unit, cut]) => unit === measure.kind && cut === columns),
  );
}
