import { type GrantLevel, permits } from "./permission";
import { ROLE_SCOPE_MODE, ROLES, type Role } from "./role";

/** How far somebody reaches into an area's data: all families, those assigned, those of an RT, or figures of fewer than five. */
export const DATA_REACHES = ["families", "assigned", "neighbourhood", "small-cells"] as const;
export type DataReach = (typeof DATA_REACHES)[number];

/** The widest that a role reaches at a level; null for who sees protected figures alone. Follows from the matrix and the scope modes. */
export function dataReachOf(role: Role, level: GrantLevel): DataReach | null {
  if (permits(role, level, "household:read")) return ROLE_SCOPE_MODE[role] === "assigned" ? "assigned" : "families";
  if (permits(role, level, "report:write")) return "neighbourhood";
  return permits(role, level, "dashboard:read-small-cells") ? "small-cells" : null;
}

/** Roles that reach so far at the level. */
export function rolesReaching(level: GrantLevel): readonly Role[] {
  return ROLES.filter((role) => dataReachOf(role, level) !== null);
}

/** Roles whose full grant reads families by name. */
export const FAMILY_ROLES: readonly Role[] = ROLES.filter((role) => permits(role, "full", "household:read"));
