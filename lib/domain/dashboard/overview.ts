import type { AreaLevel } from "./area";
import type { Progress } from "./progress";
import type { DecileRow, Headline } from "./view";

/** An area that the acting grant reaches, with the way to it as far as the grant reaches; itself last. */
export interface DashboardArea {
  readonly code: string;
  readonly label: string;
  readonly level: AreaLevel;
  readonly timeZone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
  readonly path: readonly { readonly code: string; readonly label: string }[];
}

/** A year of updating as one area sees it. */
export interface DashboardYear {
  readonly year: number;
  /** Periods under which families of the area were counted that year; regions below may have their own calendar. */
  readonly periodIds: readonly string[];
  /** The area's own window (YYYY-MM-DD), or null where only regions below have one. */
  readonly window: { readonly startsOn: string; readonly endsOn: string } | null;
}

export interface ChildProgressRow {
  readonly code: string;
  readonly name: string;
  readonly label: string;
  /** District of a village listed for its regency: many villages share a name. */
  readonly within: string | null;
  readonly progress: Progress;
}

/** Everything a dashboard page shows of one area. */
export interface Overview {
  /** Years that can be chosen, the newest first. */
  readonly years: readonly number[];
  readonly year: DashboardYear | null;
  /** When the figures were counted; null: never, so there is nothing to show. */
  readonly rolledUpAt: Date | null;
  readonly headline: Headline;
  readonly progress: Progress;
  /** Level of the rows of `children`; null for a village, which has none. */
  readonly childLevel: Exclude<AreaLevel, "nation"> | null;
  readonly children: readonly ChildProgressRow[];
  readonly deciles: readonly DecileRow[];
  /** True for readers from whom small counts are kept. */
  readonly keepsSmallCells: boolean;
}
