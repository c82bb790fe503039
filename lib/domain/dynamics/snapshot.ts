/** A quarter's ranking by BPS: every family's decile as of one day. */
export interface Snapshot {
  /** `2026-T3`: year and quarter. */
  readonly id: string;
  /** YYYY-MM-DD. */
  readonly rankedOn: string;
}

const ID = /^(20\d{2})-T([1-4])$/;

export function isSnapshotId(text: string): boolean {
  return ID.test(text);
}

/** The same quarter of the year before; null for a text that is no snapshot's id. */
export function yearBefore(id: string): string | null {
  const [, year, quarter] = ID.exec(id) ?? [];
  return year === undefined ? null : `${Number(year) - 1}-T${quarter}`;
}

/** The quarter in which a day lies. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-T${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** Two snapshots between which moves are counted. */
export interface Pair {
  readonly from: Snapshot;
  readonly to: Snapshot;
}

export function inOrder(snapshots: readonly Snapshot[]): readonly Snapshot[] {
  return snapshots.toSorted((a, b) => a.rankedOn.localeCompare(b.rankedOn));
}

/** What a snapshot is compared with: the one before it, and the same quarter a year before. */
export function pairsInto(snapshots: readonly Snapshot[], to: Snapshot): readonly Pair[] {
  const before = inOrder(snapshots).filter(({ rankedOn }) => rankedOn < to.rankedOn);
  const year = yearBefore(to.id);
  const found = [before.at(-1), before.find(({ id }) => id === year)];
  return [...new Set(found)].flatMap((from) => (from === undefined ? [] : [{ from, to }]));
}

/** Every pair that is counted. */
export function pairsOf(snapshots: readonly Snapshot[]): readonly Pair[] {
  return inOrder(snapshots).flatMap((to) => pairsInto(snapshots, to));
}

/** Snapshots over which a family is followed to say that it stayed up or fell back. */
export const FOLLOWED = 4;

export interface Recount {
  readonly pairs: readonly Pair[];
  readonly snapshots: readonly Snapshot[];
}

/** What must be counted again when rows of one snapshot came in: its pairs, and the snapshots that look back on it. */
export function touchedBy(snapshots: readonly Snapshot[], id: string): Recount {
  const ordered = inOrder(snapshots);
  const at = ordered.findIndex((snapshot) => snapshot.id === id);
  return {
    pairs: pairsOf(snapshots).filter(({ from, to }) => from.id === id || to.id === id),
    snapshots: at === -1 ? [] : ordered.slice(at, at + FOLLOWED + 1),
  };
}
