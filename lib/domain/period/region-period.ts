import type { Period } from "./period";

export interface RegionName {
  readonly code: string;
  readonly label: string;
}

/** A region's year: its own setting, or that of the nearest region above. Null where none is set. */
export interface RegionPeriod {
  readonly region: RegionName;
  readonly period: (Period & { readonly isOpen: boolean }) | null;
  /** Where the setting comes from; null when the region has its own, or none holds. */
  readonly inheritedFrom: string | null;
}

export interface PeriodPage {
  readonly path: readonly RegionName[];
  readonly year: number;
  readonly years: readonly number[];
  readonly current: RegionPeriod;
  /** Drafts and what came back in the year, which its last day would end; in fives for who reads no small cells. */
  readonly drafts: number;
  /** The regions below that may set one of their own. */
  readonly children: readonly RegionPeriod[];
}
