import { type Actor, authorizeIn } from "../access/actor";
import type { Role } from "../access/role";

/** Digits of the regions whose severities may be set: a province or a regency. */
const SETTABLE_DIGITS: readonly number[] = [2, 4];

/** On which grants somebody may configure: administrators of a province or regency, coaches of a province. */
const CONFIGURING_DIGITS: Readonly<Partial<Record<Role, readonly number[]>>> = { administrator: [2, 4], coach: [2] };

export function isSettableRegion(regionCode: string): boolean {
  return /^\d+$/.test(regionCode) && SETTABLE_DIGITS.includes(regionCode.length);
}

/** True when the acting grant is one of those that configure: the right role at the right level. */
export function configuresHere({ grant }: Actor): boolean {
  return (CONFIGURING_DIGITS[grant.role] ?? []).includes(grant.regionCode.length);
}

/** True when the acting grant may set the severities of a region: the right role at the right level, inside its region. */
export function mayConfigure(actor: Actor, regionCode: string): boolean {
  return isSettableRegion(regionCode) && configuresHere(actor) && authorizeIn(actor, "rule:configure", regionCode);
}
