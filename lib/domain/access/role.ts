import type { ScopeMode } from "./scope";

/** The roles of DESIGN.md section 3. Citizens have no grant; they come with self-update. */
export const ROLES = [
  "village-operator",
  "companion",
  "rt-head",
  "village-head",
  "regency-verifier",
  "office-head",
  "sector-officer",
  "data-steward",
  "province-validator",
  "coach",
  "administrator",
  "trainer",
  "viewer",
] as const;

export type Role = (typeof ROLES)[number];

export function isRole(value: string): value is Role {
  return ROLES.some((role) => role === value);
}

/** Digits of the region codes a role may be granted on: 0 nation, 2 province, 4 regency, 6 district, 10 village. */
export const GRANTABLE_DIGITS = {
  "village-operator": [10],
  companion: [10],
  "rt-head": [10],
  "village-head": [10],
  "regency-verifier": [4],
  "office-head": [4],
  "sector-officer": [4, 2],
  "data-steward": [4, 2],
  "province-validator": [2],
  coach: [4, 2, 0],
  administrator: [10, 6, 4, 2, 0],
  trainer: [10, 6, 4, 2, 0],
  viewer: [10, 6, 4, 2, 0],
} as const satisfies Record<Role, readonly number[]>;

/** How far a role reaches into family rows (DECIDED 13). Roles that must not see families get rollups alone. */
export const ROLE_SCOPE_MODE = {
  "village-operator": "area",
  companion: "assigned",
  "rt-head": "aggregate",
  "village-head": "area",
  "regency-verifier": "area",
  "office-head": "area",
  "sector-officer": "aggregate",
  "data-steward": "aggregate",
  "province-validator": "area",
  coach: "area",
  administrator: "aggregate",
  trainer: "aggregate",
  viewer: "aggregate",
} as const satisfies Record<Role, ScopeMode>;
