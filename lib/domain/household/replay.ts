import { localDay } from "../period/period";
import { applyChanges, type RevisionContent } from "./apply-changes";
import type { HouseholdRecord } from "./record";

/** A revision with the two times it has: when it was applied, and the day on which its answers were true. */
export interface DatedRevision extends RevisionContent {
  readonly revision: number;
  readonly appliedAt: Date;
  /** YYYY-MM-DD */
  readonly conditionDate: string;
}

/**
 * known: what the portal had applied by then, whatever has been learned since. true: what is known today of that day, by
 * the condition dates of all revisions.
 */
export const HISTORY_BASES = ["known", "true"] as const;
export type HistoryBasis = (typeof HISTORY_BASES)[number];

/** The record that the revisions make of a start, in the order given. */
export function replay(start: HouseholdRecord, revisions: readonly RevisionContent[]): HouseholdRecord {
  return revisions.reduce(applyChanges, start);
}

/** The revisions applied by the end of a local day, in order: a prefix of the history. */
export function knownBy<R extends DatedRevision>(revisions: readonly R[], day: string, timeZone: string): readonly R[] {
  return inOrder(revisions).filter(({ appliedAt }) => localDay(appliedAt, timeZone) <= day);
}

/**
 * The revisions whose answers were true by a day, the older condition first; of one day, in the order applied. A late
 * report of an old condition never overwrites a younger one here, although it does in the record.
 */
export function trueBy<R extends DatedRevision>(revisions: readonly R[], day: string): readonly R[] {
  return revisions
    .filter(({ conditionDate }) => conditionDate <= day)
    .toSorted((a, b) =>
      a.conditionDate < b.conditionDate ? -1 : a.conditionDate > b.conditionDate ? 1 : byNumber(a, b),
    );
}

/** The revisions up to a number, in order. */
export function upTo<R extends DatedRevision>(revisions: readonly R[], revision: number): readonly R[] {
  return inOrder(revisions).filter((one) => one.revision <= revision);
}

function inOrder<R extends DatedRevision>(revisions: readonly R[]): readonly R[] {
  return revisions.toSorted(byNumber);
}

function byNumber(a: DatedRevision, b: DatedRevision): number {
  return a.revision - b.revision;
}
