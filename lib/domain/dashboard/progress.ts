import { PROPOSAL_STATES } from "../workflow/workflow";
import { type Figure, shareOf } from "./figure";

/** Where a family stands in a year's updating: the state of its newest proposal, `none` when nobody has begun. */
export const PROGRESS_STATES = ["none", ...PROPOSAL_STATES] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

/** States that came to an end without being applied, and those under way. */
export const ENDED = ["rejected", "withdrawn", "expired"] as const satisfies readonly ProgressState[];
export const OPEN = [
  "draft",
  "returned",
  "submitted",
  "endorsed",
  "verified",
  "signed",
  "validated",
] as const satisfies readonly ProgressState[];

/** Columns of the progress table. What ended without being applied is one column: the family is still due. */
export const PROGRESS_COLUMNS = ["none", ...OPEN, "applied", "ended"] as const;
export type ProgressColumn = (typeof PROGRESS_COLUMNS)[number];

export interface Progress {
  /** All families that are to be updated, and new families whose proposal is open. */
  readonly due: Figure;
  readonly states: Readonly<Record<ProgressState, Figure>>;
  /** Sums of states, made before they are told. */
  readonly open: Figure;
  readonly ended: Figure;
}

export function columnOf(progress: Progress, column: ProgressColumn): Figure {
  return column === "ended" ? progress.ended : progress.states[column];
}

/** Applied families in percent of those due; null where nothing is due. */
export function doneShare(progress: Progress): Figure | null {
  return shareOf(progress.states.applied, progress.due);
}

export const CHILD_ORDERS = ["name", "progress"] as const;
export type ChildOrder = (typeof CHILD_ORDERS)[number];

/** By name, or the least advanced first; an area whose share is not shown comes last. */
export function sortChildren<Row extends { readonly name: string; readonly progress: Progress }>(
  rows: readonly Row[],
  order: ChildOrder,
): readonly Row[] {
  const byName = (a: Row, b: Row) => a.name.localeCompare(b.name, "id");
  if (order === "name") return [...rows].sort(byName);
  const share = (row: Row) => {
    const done = doneShare(row.progress);
    return typeof done === "number" ? done : Number.POSITIVE_INFINITY;
  };
  return [...rows].sort((a, b) => (share(a) === share(b) ? byName(a, b) : share(a) - share(b)));
}
