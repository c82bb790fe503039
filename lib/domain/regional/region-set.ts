import type { Level } from "../variable/variable";
import type { RegionalItem } from "./item";

/** Which state of a region's items and requirements a draft works with: as it stood when the draft was begun. */
export interface RegionalMoment {
  /** Year of the period. */
  readonly year: number;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  /** The local day of that instant, by which windows are judged. */
  readonly on: string;
}

/** A variable of the register that a region's villages must complete. */
export interface RequiredVariable {
  readonly level: Level;
  readonly key: string;
}

/** One state of a region's requirements for a period; only ever added, the newest of a region counts. */
export interface Requirement {
  readonly regionCode: string;
  /** Of the period. */
  readonly year: number;
  readonly variables: readonly RequiredVariable[];
  /** Instant, ISO 8601 in UTC. */
  readonly madeAt: string;
}

/** What the regions of a village add to a questionnaire at a moment: plain data, the same for server and browser. */
export interface RegionalSet {
  readonly items: readonly RegionalItem[];
  readonly required: readonly (RequiredVariable & { readonly regionCode: string })[];
}

export const NO_REGIONAL_SET: RegionalSet = { items: [], required: [] };

/** The newest version of each item at an instant, retired ones included. */
export function newestItems(versions: readonly RegionalItem[], at: string): readonly RegionalItem[] {
  const newest = new Map<string, RegionalItem>();
  for (const version of versions) {
    const known = newest.get(version.itemId);
    if (version.madeAt <= at && (known === undefined || known.version < version.version))
      newest.set(version.itemId, version);
  }
  return [...newest.values()].toSorted(inOrder);
}

/** The items that are asked on the day of a moment, in order: province before regency, then by position and name. */
export function itemsAt(versions: readonly RegionalItem[], { at, on }: RegionalMoment): readonly RegionalItem[] {
  return newestItems(versions, at).filter(
    (item) => !item.retired && item.activeFrom <= on && (item.activeTo === null || on <= item.activeTo),
  );
}

/** What must be completed in a period, by the newest word of each region. */
export function requiredAt(requirements: readonly Requirement[], year: number, at: string): RegionalSet["required"] {
  const newest = new Map<string, Requirement>();
  for (const requirement of requirements) {
    const known = newest.get(requirement.regionCode);
    const counts = requirement.year === year && requirement.madeAt <= at;
    if (counts && (known === undefined || known.madeAt < requirement.madeAt))
      newest.set(requirement.regionCode, requirement);
  }
  return [...newest.values()]
    .toSorted((a, b) => a.regionCode.length - b.regionCode.length)
    .flatMap(({ regionCode, variables }) => variables.map((variable) => ({ ...variable, regionCode })));
}

export function isEmptySet({ items, required }: RegionalSet): boolean {
  return items.length === 0 && required.length === 0;
}

function inOrder(a: RegionalItem, b: RegionalItem): number {
  return (
    a.regionCode.length - b.regionCode.length ||
    a.position - b.position ||
    (a.label.id < b.label.id ? -1 : a.label.id > b.label.id ? 1 : 0)
  );
}
