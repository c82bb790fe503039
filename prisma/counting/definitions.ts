import type { ComputedIndicator, IndicatorUnit } from "@/lib/domain/indicator/indicator";
import { readDefinition } from "@/lib/domain/indicator/language";
import { computedOf } from "@/lib/domain/indicator/registry";
import { type Columns, toSql } from "@/lib/domain/indicator/to-sql";

/**
 * The list of counts of a cell: for each place those above the line, those below it who are known, and those below it who are
 * not. Only people of families that were found stand below a line; a place without an indicator holds zeros.
 */
export function countsSql(unit: IndicatorUnit, found: string, columns: Columns): string {
  const byPlace = new Map(computedOf(unit).map((indicator) => [indicator.place, indicator]));
  const places = Math.max(-1, ...byPlace.keys()) + 1;
  const each = Array.from({ length: places }, (_, place) => threeOf(unit, found, columns, byPlace.get(place)));
  return `ARRAY[${each.flat().join(",\n    ")}]::int[]`;
}

function threeOf(unit: IndicatorUnit, found: string, columns: Columns, indicator: ComputedIndicator | undefined) {
  if (indicator === undefined) return ["0", "0", "0"];
  const above = toSql(unit, readDefinition(unit, indicator.numerator), columns);
  const below = toSql(unit, readDefinition(unit, indicator.denominator), columns);
  const count = (condition: string) => `count(*) FILTER (WHERE ${found} AND ${condition})`;
  if (indicator.form === "ratio") return [count(above), count(below), count(`(${below}) IS NULL`)];
  return [
    count(`${below} AND ${above}`),
    count(`${below} AND (${above}) IS NOT NULL`),
    count(`${below} AND (${above}) IS NULL`),
  ];
}
