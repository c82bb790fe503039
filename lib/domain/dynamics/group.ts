import { SMALL_CELL } from "../dashboard/suppression";

/** Which families are looked at. */
export const GROUPS = ["all", "women", "elder", "disabled"] as const;
export type Group = (typeof GROUPS)[number];

/** Health and disability are hidden from ten down (process.md 5.1). */
export const SMALL_SENSITIVE = 10;

export function smallestOf(group: Group): number {
  return group === "disabled" ? SMALL_SENSITIVE : SMALL_CELL;
}

const FEMALE = 2;

export function isInGroup(
  group: Group,
  family: { readonly headSex: number; readonly hasElder: boolean; readonly hasDisabled: boolean },
): boolean {
  switch (group) {
    case "all":
      return true;
    case "women":
      return family.headSex === FEMALE;
    case "elder":
      return family.hasElder;
    case "disabled":
      return family.hasDisabled;
  }
}
