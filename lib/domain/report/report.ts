import type { Moment } from "../list/address";
import type { NeighbourState } from "./list-filter";

/** What the head of an RT tells the village: that something has happened, never how a family lives. */
export const REPORT_KINDS = ["birth", "death", "moved-out", "moved-in", "not-here", "changed", "other"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** filed: the operator has not answered. handled: it was recorded. dismissed: there is nothing to record, and why. */
export const REPORT_STATES = ["filed", "handled", "dismissed"] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const NOTE_LENGTH = { least: 10, most: 500 } as const;

/** A family that came is not registered yet; every other kind is about one that is. */
export function needsFamily(kind: ReportKind): boolean {
  return kind !== "moved-in";
}

/** A family of the RT as its head sees it: the name shortened, no number and no answer. */
export interface NeighbourFamily {
  readonly publicId: string;
  readonly shortName: string;
  readonly memberCount: number;
  readonly rt: string;
  readonly rw: string | null;
  readonly state: NeighbourState;
}

export interface NeighbourList {
  readonly families: readonly NeighbourFamily[];
  /** Id of the family after which the next page begins. */
  readonly next: string | null;
  readonly counts: Readonly<Record<NeighbourState, number>>;
}

export interface ReportLine {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly kind: ReportKind;
  readonly state: ReportState;
  readonly note: string;
  /** YYYY-MM-DD */
  readonly happenedOn: string | null;
  readonly rt: string;
  readonly rw: string | null;
  readonly reportedAt: Date;
  readonly answer: string | null;
  /** Null: a family that is not registered. For the head of the RT the name is shortened. */
  readonly family: { readonly publicId: string; readonly name: string } | null;
  readonly reporter: string | null;
}

export interface ReportList {
  readonly lines: readonly ReportLine[];
  readonly next: Moment | null;
  readonly counts: Readonly<Record<ReportState, number>>;
}
