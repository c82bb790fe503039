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

/** The ids of snapshots that an area stands on: see {@link standingOf}. */
export type Chain = ReadonlySet<string>;

/**
 * Snapshots on which an area stands: those that see at least half as many (families, or villages) as the fullest one does. One that a
 * single regency brought, or the first piece of a file, is no ground for what is said of the whole area.
 */
export function standingOf(seen: ReadonlyMap<string, number>): Chain {
  const most = Math.max(0, ...seen.values());
  return new Set([...seen].flatMap(([id, count]) => (count > 0 && count * 2 >= most ? [id] : [])));
}

/**
 * What a snapshot is compared with, among those that a village or an area has: the one before it, and the same quarter a year before. Where
 * an area above stands on an earlier one, with that as well, or the sums above would lack this area.
 * @param own the snapshots that the village or area has
 * @param chains those that the areas above stand on
 */
export function pairsInto(own: readonly Snapshot[], to: Snapshot, chains: readonly Chain[] = []): readonly Pair[] {
  const before = inOrder(own).filter(({ rankedOn }) => rankedOn < to.rankedOn);
  const year = yearBefore(to.id);
  const found = [
    before.at(-1),
    before.find(({ id }) => id === year),
    ...chains.map((chain) => before.findLast(({ id }) => chain.has(id))),
  ];
  return [...new Set(found)].flatMap((from) => (from === undefined ? [] : [{ from, to }]));
}

/** Every pair that is counted. */
export function pairsOf(own: readonly Snapshot[], chains: readonly Chain[] = []): readonly Pair[] {
  return inOrder(own).flatMap((to) => pairsInto(own, to, chains));
}

/**
 * The pairs of a village: of the snapshots that saw it, and of those on which its regency stands, so that in the regency's pairs its families
 * are gone or new where one did not see the village at all; and what is counted already.
 */
export function villagePairs(
  snapshots: readonly Snapshot[],
  own: Chain,
  { regency, above }: { readonly regency: Chain; readonly above: readonly Chain[] },
  isStored: (pair: Pair) => boolean,
): readonly Pair[] {
  const of = (chain: Chain) => snapshots.filter(({ id }) => chain.has(id));
  const needed = [...pairsOf(of(own), [regency, ...above]), ...pairsOf(of(regency), above)];
  const keys = new Set(needed.map(pairKey));
  return allPairs(snapshots).filter((pair) => keys.has(pairKey(pair)) || isStored(pair));
}

export function pairKey({ from, to }: Pair): string {
  return `${from.id}>${to.id}`;
}

/** Every snapshot with every earlier one: what sums are asked for, because the areas below may have paired any. */
export function allPairs(snapshots: readonly Snapshot[]): readonly Pair[] {
  const ordered = inOrder(snapshots);
  return ordered.flatMap((to, at) => ordered.slice(0, at).map((from) => ({ from, to })));
}

/** Quarters in which a family is followed to say that it stayed up or fell back. */
export const FOLLOWED = 4;

/** Quarters from one snapshot to a later one. */
export function quartersBetween(from: Snapshot, to: Snapshot): number {
  return quarterNumber(to.id) - quarterNumber(from.id);
}

function quarterNumber(id: string): number {
  const [, year, quarter] = ID.exec(id) ?? [];
  return Number(year) * 4 + Number(quarter);
}

export interface Recount {
  readonly pairs: readonly Pair[];
  readonly snapshots: readonly Snapshot[];
}

/**
 * What must be counted again when rows of one snapshot came in or went: pairs that it ends or begins, or stands between (it may have split
 * or joined them), and the snapshots that look back on it.
 * @param about null: everything
 */
export function touchedBy(pairs: readonly Pair[], snapshots: readonly Snapshot[], about: Snapshot | null): Recount {
  if (about === null) return { pairs, snapshots };
  return {
    pairs: pairs.filter(({ from, to }) => from.rankedOn <= about.rankedOn && about.rankedOn <= to.rankedOn),
    snapshots: snapshots.filter(({ rankedOn }) => rankedOn >= about.rankedOn),
  };
}
