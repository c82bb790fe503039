import { SMALL_CELL } from "../dashboard/suppression";

/** Which families are looked at. */
export const GROUPS = ["all", "women", "elder", "disabled"] as const;
export type Group = (typeof GROUPS)[number];

/** Health and disability are hidden from ten down (process.md 5.1). */
export const SMALL_SENSITIVE = 10;

export function smallestOf(group: Group): number {
  return group === "disabled" ? SMALL_SENSITIVE : SMALL_CELL;
}
