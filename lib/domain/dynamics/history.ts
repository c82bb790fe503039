import { type AppliedRevision, between, type Cause, causeOf } from "./cause";
import { moveOf } from "./line";

/** A family in one snapshot. */
export interface HistoryRow {
  readonly snapshotId: string;
  readonly rankedOn: string;
  readonly national: number;
  readonly province: number | null;
  readonly regency: number | null;
  /** Ranked in another regency, before it moved here. */
  readonly isElsewhere: boolean;
}

/** The same with what moved it there; `first` has nothing before it, and of `elsewhere` the portal does not tell what was applied. */
export interface HistoryStep extends HistoryRow {
  readonly cause: Cause | "first" | "elsewhere";
}

/** A family's way through the snapshots, the oldest first. */
export function historyOf(rows: readonly HistoryRow[], applied: readonly AppliedRevision[]): readonly HistoryStep[] {
  return rows.map((row, index): HistoryStep => {
    const before = rows[index - 1];
    if (before === undefined) return { ...row, cause: "first" };
    if (moveOf(before.national, row.national) === null) return { ...row, cause: "none" };
    if (before.isElsewhere) return { ...row, cause: "elsewhere" };
    return { ...row, cause: causeOf(between(applied, before.rankedOn, row.rankedOn)) };
  });
}
