import { CIVIL_VARIABLES } from "./civil";
import { DERIVED_VARIABLES } from "./derived";
import { ASSETS_VARIABLES } from "./household-assets";
import { ASSETS_DTSEN_VARIABLES } from "./household-assets-dtsen";
import { HOUSING_VARIABLES } from "./household-housing";
import { HOUSING_DTSEN_VARIABLES } from "./household-housing-dtsen";
import { NOTES_VARIABLES } from "./household-notes";
import { OFFICER_VARIABLES } from "./household-officer";
import { PLACE_VARIABLES } from "./household-place";
import { PLACE_DTSEN_VARIABLES } from "./household-place-dtsen";
import { PROGRAMS_VARIABLES } from "./household-programs";
import { SERVICES_VARIABLES } from "./household-services";
import { IMPORTED_VARIABLES } from "./imported";
import { BUSINESS_VARIABLES } from "./member-business";
import { DEMOGRAPHIC_VARIABLES } from "./member-demographic";
import { MEMBER_DTSEN_VARIABLES } from "./member-dtsen";
import { EDUCATION_VARIABLES } from "./member-education";
import { EMPLOYMENT_VARIABLES } from "./member-employment";
import { HEALTH_VARIABLES } from "./member-health";
import { HEALTH_DTSEN_VARIABLES } from "./member-health-dtsen";
import { PROTECTION_VARIABLES } from "./member-protection";
import type { Level, Variable } from "./variable";

/** Every variable of the canonical record, in the order of the record's columns. */
export const DICTIONARY: readonly Variable[] = [
  ...PLACE_VARIABLES,
  ...OFFICER_VARIABLES,
  ...HOUSING_VARIABLES,
  ...PROGRAMS_VARIABLES,
  ...ASSETS_VARIABLES,
  ...SERVICES_VARIABLES,
  ...NOTES_VARIABLES,
  ...PLACE_DTSEN_VARIABLES,
  ...HOUSING_DTSEN_VARIABLES,
  ...ASSETS_DTSEN_VARIABLES,
  ...DEMOGRAPHIC_VARIABLES,
  ...EDUCATION_VARIABLES,
  ...EMPLOYMENT_VARIABLES,
  ...BUSINESS_VARIABLES,
  ...HEALTH_VARIABLES,
  ...PROTECTION_VARIABLES,
  ...MEMBER_DTSEN_VARIABLES,
  ...HEALTH_DTSEN_VARIABLES,
  ...CIVIL_VARIABLES,
  ...IMPORTED_VARIABLES,
  ...DERIVED_VARIABLES,
];

const BY_NAME = new Map(DICTIONARY.map((variable) => [`${variable.level}.${variable.key}`, variable]));

/** The variable of a level and key; null when the canonical record does not have it. */
export function findVariable(level: Level, key: string): Variable | null {
  return BY_NAME.get(`${level}.${key}`) ?? null;
}

/** Variables of a level, in column order. */
export function variablesOf(level: Level): readonly Variable[] {
  return DICTIONARY.filter((variable) => variable.level === level);
}

/** Variables an answer may write: stored, sealed and repeated ones. Imported ones come from a snapshot, derived from nowhere. */
export function writableVariables(level: Level): readonly Variable[] {
  return variablesOf(level).filter((variable) => !["derived", "imported"].includes(variable.kind));
}
