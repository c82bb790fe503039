/**
 * How a transaction sees rows (DECIDED 13). `area`: households in range. `assigned`: in range and assigned to the
 * actor. `single`: one household. `aggregate`: rollups only. `public`: public facts only. `none`: nothing.
 */
export const SCOPE_MODES = ["area", "assigned", "single", "aggregate", "public", "none"] as const;
export type ScopeMode = (typeof SCOPE_MODES)[number];

/** Half-open range of region codes compared as bytes: `lo <= code < hi`. */
export interface CodeRange {
  readonly lo: string;
  readonly hi: string;
}

export interface Scope {
  readonly actorId: string;
  readonly mode: ScopeMode;
  /** At most four ranges (SCALE rule 8). */
  readonly ranges: readonly CodeRange[];
  /** `single` alone: the household. */
  readonly household: { readonly regencyCode: string; readonly id: string } | null;
}

/** The reserved practice province (DECIDED 8): never part of a wider scope, only of a scope that begins with it. */
export const PRACTICE_PREFIX = "99";

/** Code of the nation's row in the region table. */
export const NATION_CODE = "0";

/** Province codes run from 11 to 96, so the nation ends where practice begins; its own row is "0". */
const NATION: CodeRange = { lo: NATION_CODE, hi: PRACTICE_PREFIX };

const REGION_CODE = /^(?:\d{2}|\d{4}|\d{6}|\d{10})$/;

export function isRegionCode(code: string): boolean {
  return REGION_CODE.test(code);
}

/**
 * The range of codes that lie inside a region: `5207` covers `5207` up to, not including, `5208`. The nation is "0"
 * and leaves practice out. Throws on anything that is not a region code, because absence of scope must never widen.
 */
export function rangeOf(regionCode: string): CodeRange {
  if (regionCode === NATION_CODE) return NATION;
  if (!isRegionCode(regionCode)) throw new Error("not a region code");
  const last = regionCode.charCodeAt(regionCode.length - 1);
  return { lo: regionCode, hi: regionCode.slice(0, -1) + String.fromCharCode(last + 1) };
}

export function inRange(range: CodeRange, code: string): boolean {
  return range.lo <= code && code < range.hi;
}

/** True when `outer` is the same region as `inner` or lies above it. */
export function covers(outer: string, inner: string): boolean {
  return (isRegionCode(inner) || inner === NATION_CODE) && inRange(rangeOf(outer), inner);
}

/** A row as the policies see it. */
export interface ScopedRow {
  readonly regencyCode: string;
  readonly villageCode: string;
  readonly householdId: string;
  readonly assignedTo: readonly string[];
}

/** The same answer that the row-level security policies give for a household row; a property test holds them equal. */
export function seesHousehold(scope: Scope, row: ScopedRow): boolean {
  const inArea = scope.ranges.slice(0, 4).some((range) => inRange(range, row.villageCode));
  switch (scope.mode) {
    case "area":
      return inArea;
    case "assigned":
      return inArea && row.assignedTo.includes(scope.actorId);
    case "single":
      return scope.household?.id === row.householdId && scope.household.regencyCode === row.regencyCode;
    case "aggregate":
    case "public":
    case "none":
      return false;
  }
}

/** The same answer that the policies give for a rollup row of an area. */
export function seesRollup(scope: Scope, areaCode: string): boolean {
  if (scope.mode !== "area" && scope.mode !== "aggregate") return false;
  return scope.ranges.slice(0, 4).some((range) => inRange(range, areaCode));
}
