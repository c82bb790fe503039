import { isAbovePoor, isPoor, LINES } from "./line";

/** What is counted of one snapshot. Each is a number of families. */
export const FACTS = [
  "families",
  "followed",
  "poor",
  "poor-asked",
  "poor-without-aid",
  "aid",
  "aid-above",
  "aid-before",
  "graduated",
  "withdrew",
  "climbed-before",
  "relapsed",
] as const;
export type Fact = (typeof FACTS)[number];

/** Snapshots over which graduation and relapse are seen. */
const LONG_ENOUGH = 3;

/** A family in one snapshot; null where it was in none. */
export interface Seen {
  readonly decile: number;
  /** Null: no form that asks about aid was filled in. */
  readonly hasAid: boolean | null;
}

/**
 * What is true of a family on a snapshot, by its way there, the snapshot last. Aid is social assistance received; of whom nobody asked about it no share
 * of aid speaks. A graduate had it among the
 * poor, and has stood above them without it for two snapshots. Who climbed out within the last four quarters and is poor again has relapsed.
 * Followed is a family of an area that has three snapshots by then, whether all of them saw the family or not.
 * @param yearFrom the place in the way of the first snapshot of the last four quarters
 */
export function factsOf(way: readonly (Seen | null)[], hasWithdrawn: boolean, yearFrom = 1): readonly Fact[] {
  const now = way.at(-1) ?? null;
  if (now === null) return [];
  const facts: Fact[] = ["families"];
  if (way.length >= LONG_ENOUGH) facts.push("followed");
  if (isPoor(now.decile)) facts.push("poor");
  if (isPoor(now.decile) && now.hasAid !== null) facts.push("poor-asked");
  if (isPoor(now.decile) && now.hasAid === false) facts.push("poor-without-aid");
  if (now.hasAid === true) facts.push("aid");
  if (now.hasAid === true && now.decile > LINES.vulnerable) facts.push("aid-above");
  const [two, one] = [way.at(-3) ?? null, way.at(-2) ?? null];
  if (two !== null && one !== null && two.hasAid === true && isPoor(two.decile)) {
    const isAbove = isAbovePoor(one.decile) && isAbovePoor(now.decile);
    if (!isAbove || now.hasAid !== null) facts.push("aid-before");
    if (isAbove && now.hasAid === false) facts.push("graduated");
  }
  if (hasWithdrawn) facts.push("withdrew");
  if (climbedBefore(way, yearFrom)) {
    facts.push("climbed-before");
    if (isPoor(now.decile)) facts.push("relapsed");
  }
  return facts;
}

/** Crossed the line upwards within the last four quarters, the last step left out: that is where it may fall back. */
function climbedBefore(way: readonly (Seen | null)[], yearFrom: number): boolean {
  const last = way.length - 1;
  for (let at = Math.max(1, yearFrom); at < last; at += 1) {
    const [from, to] = [way[at - 1] ?? null, way[at] ?? null];
    if (from !== null && to !== null && isPoor(from.decile) && isAbovePoor(to.decile)) return true;
  }
  return false;
}
