import type { Counts, Shape } from "./grid";
import { PROGRESS_STATES } from "./progress";

/** Deciles as tables show them, the poorest first; 0 is a family that BPS has not ranked. */
export const DECILES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0] as const;
export type Decile = (typeof DECILES)[number];

/** Male, female, not recorded. */
export const SEXES = [1, 2, 0] as const;
export type Sex = (typeof SEXES)[number];

/** What a dashboard counts of an area. Each is suppressed as one table. */
export const MEASURES = {
  /** Families by state in the year. */
  progress: { rows: PROGRESS_STATES.length, columns: 1 },
  /** Families by decile. */
  families: { rows: DECILES.length, columns: 1 },
  /** People by decile and sex. */
  people: { rows: DECILES.length, columns: SEXES.length },
  /** Families with a condition date within twelve months, and the others. */
  freshness: { rows: 2, columns: 1 },
} as const satisfies Record<string, Shape>;
export type Measure = keyof typeof MEASURES;

export type AreaCells = Readonly<Record<Measure, Counts>>;
