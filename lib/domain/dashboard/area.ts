import { type Actor, scopeOf } from "../access/actor";
import { covers, isRegionCode, NATION_CODE, type Scope } from "../access/scope";

/** What a dashboard may be about, from the widest down. A village is the leaf. */
export const AREA_LEVELS = ["nation", "province", "regency", "district", "village"] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

const LEVEL_OF_DIGITS: Readonly<Record<number, AreaLevel>> = {
  2: "province",
  4: "regency",
  6: "district",
  10: "village",
};

/** Level of an area, or null when the text is no region code. */
export function levelOf(code: string): AreaLevel | null {
  if (code === NATION_CODE) return "nation";
  return isRegionCode(code) ? (LEVEL_OF_DIGITS[code.length] ?? null) : null;
}

/** The area itself and everything above it, widest first: "0", "52", "5207", "520701". */
export function lineageOf(code: string): readonly string[] {
  const above = [2, 4, 6].filter((digits) => digits < code.length).map((digits) => code.slice(0, digits));
  return code === NATION_CODE ? [NATION_CODE] : [NATION_CODE, ...above, code];
}

/** An area and all areas right below it. */
export interface Generation {
  readonly parent: string;
  readonly children: readonly string[];
}

/** What a reader may open around an area: from the widest of their grant down, each step with all its neighbours. */
export interface Tree {
  readonly root: string;
  readonly generations: readonly Generation[];
}

/** True when figures of the area may be shown under a grant on `grantRegion`: the region itself or one inside it. */
export function reaches(grantRegion: string, code: string): boolean {
  if (levelOf(code) === null) return false;
  return covers(grantRegion, code) || (grantRegion === NATION_CODE && code === NATION_CODE);
}

/**
 * The scope that figures are read under: the acting grant's, and for a grant on the nation also the nation's own row,
 * which lies outside the range of the provinces.
 */
export function figureScope(actor: Actor): Scope {
  const scope = scopeOf(actor);
  if (actor.grant.regionCode !== NATION_CODE) return scope;
  return { ...scope, ranges: [...scope.ranges, { lo: NATION_CODE, hi: "1" }] };
}
