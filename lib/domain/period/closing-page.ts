import type { ClosingBar, HindranceCount } from "./closing";
import type { RegionName } from "./region-period";
import type { Season } from "./season";

/** A region's newest closing or reopening. */
export interface LastClosing {
  readonly id: string;
  readonly isClosed: boolean;
  readonly at: Date;
  /** Null for a person who is not known any more. */
  readonly byName: string | null;
  readonly reason: string | null;
}

export interface ClosingLine extends RegionName {
  readonly last: LastClosing | null;
  readonly isClosed: boolean;
  /** Why it cannot be closed now; null: it can. */
  readonly bar: ClosingBar | null;
  /** The reader may close it, when nothing hinders. */
  readonly canClose: boolean;
  readonly canReopen: boolean;
  /** Villages inside, and how many have closed. */
  readonly villages: number;
  readonly closedVillages: number;
}

export interface VillageLine extends ClosingLine {
  /** As of the last roll-up. */
  readonly due: number;
  readonly applied: number;
  /** Counted now. */
  readonly hindrances: readonly HindranceCount[];
}

export interface ClosingGroup {
  readonly district: ClosingLine;
  readonly villages: readonly VillageLine[];
}

export interface ClosingPage {
  readonly region: RegionName;
  /** From the reader's own region down to this one. */
  readonly path: readonly RegionName[];
  readonly year: number;
  readonly years: readonly number[];
  readonly window: { readonly startsOn: string; readonly endsOn: string } | null;
  readonly today: string;
  /** The region itself where it is one that closes. */
  readonly own: ClosingLine | null;
  /** A regency's, a district's or one village, by district. */
  readonly groups: readonly ClosingGroup[];
  readonly counts: { readonly all: number; readonly open: number };
  /** Code of the last village shown, when more follow. */
  readonly next: string | null;
  readonly season: Season | null;
  readonly rolledUpAt: Date | null;
  /** The areas of a region that is too wide to list its villages. */
  readonly areas: readonly (RegionName & {
    readonly villages: number;
    readonly closedVillages: number;
    readonly isClosed: boolean | null;
  })[];
}
