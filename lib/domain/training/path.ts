import type { Role } from "../access/role";
import { MODULE_CODES, MODULE_HOURS, type ModuleCode } from "./module";

export interface TrainingPath {
  /** Modules by their place in the curriculum, 1 to 11. */
  readonly required: readonly number[];
  readonly useful: readonly number[];
}

/**
 * What each role learns, in order. Village operator, regency verifier, sector officer, data steward and coach as in process.md 6.4;
 * the other roles, which it does not name, learn what their permissions touch (DECISIONS, Training).
 */
export const TRAINING_PATHS = {
  "village-operator": { required: [1, 2, 3, 4, 5, 6, 8], useful: [7] },
  companion: { required: [1, 2, 3, 4, 5], useful: [7] },
  "rt-head": { required: [1, 2], useful: [4] },
  "village-head": { required: [1, 2, 6], useful: [7, 9] },
  "regency-verifier": { required: [1, 2, 3, 5, 6, 7, 8, 9], useful: [4] },
  "office-head": { required: [1, 2, 7], useful: [9] },
  "sector-officer": { required: [1, 2, 9], useful: [3, 10] },
  "data-steward": { required: [1, 2, 8, 10], useful: [9, 11] },
  "province-validator": { required: [1, 2, 3, 7, 8, 9], useful: [5, 11] },
  coach: { required: [1, 2, 3, 7, 10, 11], useful: [4, 5, 8, 9] },
  administrator: { required: [1, 2, 10], useful: [8] },
  trainer: { required: [1, 2, 3, 4, 5, 6, 7, 8, 11], useful: [9, 10] },
  viewer: { required: [1, 2, 9], useful: [10] },
} as const satisfies Record<Role, TrainingPath>;

export interface PathView {
  readonly required: readonly ModuleCode[];
  readonly useful: readonly ModuleCode[];
  /** Lesson hours of the required modules. */
  readonly hours: number;
}

export function pathOf(role: Role): PathView {
  const path: TrainingPath = TRAINING_PATHS[role];
  const required = codesAt(path.required);
  return {
    required,
    useful: codesAt(path.useful),
    hours: required.reduce((sum, code) => sum + MODULE_HOURS[code], 0),
  };
}

function codesAt(places: readonly number[]): ModuleCode[] {
  return MODULE_CODES.filter((_, index) => places.includes(index + 1));
}

export interface Neighbours {
  readonly previous: ModuleCode | null;
  readonly next: ModuleCode | null;
}

/** What is read before and after a module: along the reader's own path, or through the curriculum for a module outside it. */
export function neighboursOf(role: Role, code: ModuleCode): Neighbours {
  const own = pathOf(role).required;
  const order = own.includes(code) ? own : MODULE_CODES;
  const here = order.indexOf(code);
  return { previous: order[here - 1] ?? null, next: order[here + 1] ?? null };
}
