import type { Role } from "../access/role";
import { MODULE_HOURS, type ModuleCode } from "../training/module";
import { pathOf } from "../training/path";

/** Questions of a paper; source: process.md 6.4. */
export const PAPER_LENGTH = 30;
/** So that no required module is left to one question's luck. */
export const LEAST_PER_MODULE = 2;
/** One question in so many is a case, at the least. */
const CASES_IN = 3;

/** What a paper takes from one module. */
export interface BlueprintLine {
  readonly module: ModuleCode;
  readonly count: number;
  /** How many of them are cases at the least, where the bank has so many. */
  readonly cases: number;
}

export type Blueprint = readonly BlueprintLine[];

/** How many questions each module that a role must learn gives to its paper: by lesson hours, together {@link PAPER_LENGTH}. */
export function blueprintOf(role: Role): Blueprint {
  const { required } = pathOf(role);
  const counts = shareOut(required, PAPER_LENGTH);
  return required.map((module) => {
    const count = counts.get(module) ?? 0;
    return { module, count, cases: Math.ceil(count / CASES_IN) };
  });
}

/**
 * Shares a number out by hours, the largest remainders rounded up, earlier modules first among equals. Modules whose share
 * would be under {@link LEAST_PER_MODULE} get that, and the others share what is left.
 */
function shareOut(modules: readonly ModuleCode[], total: number): Map<ModuleCode, number> {
  const hours = modules.reduce((sum, code) => sum + MODULE_HOURS[code], 0);
  const quota = (code: ModuleCode) => (total * MODULE_HOURS[code]) / hours;
  const small = modules.filter((code) => quota(code) < LEAST_PER_MODULE);
  if (small.length > 0) {
    const others = modules.filter((code) => !small.includes(code));
    const least = small.map((code) => [code, LEAST_PER_MODULE] as const);
    return new Map([...least, ...shareOut(others, total - LEAST_PER_MODULE * small.length)]);
  }
  const left = total - modules.reduce((sum, code) => sum + Math.floor(quota(code)), 0);
  const byRemainder = modules.toSorted((a, b) => (quota(b) % 1) - (quota(a) % 1));
  const up = byRemainder.slice(0, left);
  return new Map(modules.map((code) => [code, Math.floor(quota(code)) + (up.includes(code) ? 1 : 0)]));
}
