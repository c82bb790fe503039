import { GRANTABLE_DIGITS, type Role } from "./role";
import { covers, NATION_CODE } from "./scope";

/** Why a grant may not be given, or null when it may. */
export type GrantProblem = "REGION_OUTSIDE" | "LEVEL_UNFIT" | "OWN_GRANT";

/** The head of an RT needs one, and nobody else has one. */
export function isPlaced(role: Role, neighbourhood: object | null): boolean {
  return (role === "rt-head") === (neighbourhood !== null);
}

/**
 * An administrator grants inside their own region, roles only at the region levels they belong to, and never to
 * themselves.
 */
export function grantProblem(
  administrator: { readonly userId: string; readonly regionCode: string },
  grant: { readonly userId: string; readonly role: Role; readonly regionCode: string },
): GrantProblem | null {
  if (grant.userId === administrator.userId) return "OWN_GRANT";
  if (!isKnownShape(grant.regionCode) || !covers(administrator.regionCode, grant.regionCode)) {
    return administrator.regionCode === NATION_CODE && grant.regionCode === NATION_CODE
      ? levelProblem(grant)
      : "REGION_OUTSIDE";
  }
  return levelProblem(grant);
}

function levelProblem(grant: { readonly role: Role; readonly regionCode: string }): GrantProblem | null {
  const digits = grant.regionCode === NATION_CODE ? 0 : grant.regionCode.length;
  const allowed: readonly number[] = GRANTABLE_DIGITS[grant.role];
  return allowed.includes(digits) ? null : "LEVEL_UNFIT";
}

function isKnownShape(code: string): boolean {
  return code === NATION_CODE || /^(?:\d{2}|\d{4}|\d{6}|\d{10})$/.test(code);
}
