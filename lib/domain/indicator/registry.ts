import { CIVIL_INDICATORS } from "./civil";
import { ECONOMY_INDICATORS } from "./economy";
import { EDUCATION_INDICATORS } from "./education";
import { HEALTH_INDICATORS } from "./health";
import { HOUSING_INDICATORS } from "./housing";
import { type ComputedIndicator, type Indicator, type IndicatorUnit, isComputed } from "./indicator";
import { LABOUR_INDICATORS } from "./labour";
import { SOCIAL_INDICATORS } from "./social";
import { WORKS_INDICATORS } from "./works";

/** The catalogue, by the theme of the agency that needs it. */
export const THEMES = {
  education: EDUCATION_INDICATORS,
  health: HEALTH_INDICATORS,
  works: WORKS_INDICATORS,
  housing: HOUSING_INDICATORS,
  social: SOCIAL_INDICATORS,
  labour: LABOUR_INDICATORS,
  economy: ECONOMY_INDICATORS,
  civil: CIVIL_INDICATORS,
} as const satisfies Record<string, readonly Indicator[]>;
export type Theme = keyof typeof THEMES;

export const INDICATORS: readonly Indicator[] = Object.values(THEMES).flat();

const BY_CODE = new Map(INDICATORS.map((indicator) => [indicator.code, indicator]));

export function findIndicator(code: string): Indicator | null {
  return BY_CODE.get(code) ?? null;
}

/** Those a unit's roll-up counts, by their place. */
export function computedOf(unit: IndicatorUnit): readonly ComputedIndicator[] {
  return INDICATORS.filter(isComputed)
    .filter((indicator) => indicator.unit === unit)
    .sort((a, b) => a.place - b.place);
}

/** Counts an indicator has in a cell: those above the line, those below it who are known, and those below it who are not. */
export const COUNTS_EACH = 3;

/** Where the three counts of an indicator begin in a cell's list; PostgreSQL counts from 1. */
export function firstCount(place: number): number {
  return place * COUNTS_EACH + 1;
}
