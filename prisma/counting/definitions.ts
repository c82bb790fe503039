import type { ComputedIndicator, IndicatorUnit } from "@/lib/domain/indicator/indicator";
import { readDefinition } from "@/lib/domain/indicator/language";
import { computedOf } from "@/lib/domain/indicator/registry";
import { type Columns, toSql } from "@/lib/domain/indicator/to-sql";

/** What an indicator says of one person or family is worked out once, and then counted. */
export interface Counting {
  /** Columns of a row: what each indicator says of it. */
  readonly states: readonly string[];
  /** The list of counts of a cell, over the rows `of`: for each place those above the line, those below and known, and those below and not known. */
  readonly counts: (of: string) => string;
}

/** Below the line and above it, below it only, below it and not known; of a ratio above it, below it, not known. Null: neither. */
const [ABOVE, BELOW, UNKNOWN] = [1, 2, 3];

/**
 * Only people of families that were found, and those families, stand below a line; a place without an indicator holds zeros.
 */
export function countingOf(unit: IndicatorUnit, found: string, columns: Columns): Counting {
  const byPlace = new Map(computedOf(unit).map((indicator) => [indicator.place, indicator]));
  const places = Array.from({ length: Math.max(-1, ...byPlace.keys()) + 1 }, (_, place) => byPlace.get(place) ?? null);
  return {
    states: places.flatMap((indicator, place) =>
      indicator === null ? [] : [`${stateSql(unit, found, columns, indicator)} AS s${place}`],
    ),
    counts: (of) =>
      `ARRAY[${places.flatMap((indicator, place) => threeOf(indicator, `${of}.s${place}`)).join(", ")}]::int[]`,
  };
}

function stateSql(unit: IndicatorUnit, found: string, columns: Columns, indicator: ComputedIndicator): string {
  const above = toSql(unit, readDefinition(unit, indicator.numerator), columns);
  const below = toSql(unit, readDefinition(unit, indicator.denominator), columns);
  if (indicator.form === "ratio")
    return `CASE WHEN NOT ${found} THEN NULL WHEN ${above} THEN ${ABOVE} WHEN ${below} THEN ${BELOW} WHEN (${below}) IS NULL THEN ${UNKNOWN} END`;
  return `CASE WHEN ${found} AND ${below} THEN CASE ${above} WHEN true THEN ${ABOVE} WHEN false THEN ${BELOW} ELSE ${UNKNOWN} END END`;
}

function threeOf(indicator: ComputedIndicator | null, state: string): readonly string[] {
  if (indicator === null) return ["0", "0", "0"];
  const count = (condition: string) => `count(*) FILTER (WHERE ${condition})`;
  const below = indicator.form === "ratio" ? `${state} = ${BELOW}` : `${state} <= ${BELOW}`;
  return [count(`${state} = ${ABOVE}`), count(below), count(`${state} = ${UNKNOWN}`)];
}
