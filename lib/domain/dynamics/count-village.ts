import { type AppliedRevision, between, type Cause, causeCode, causeOf } from "./cause";
import { type Driver, driversOf } from "./driver";
import { type Fact, factsOf, type Seen } from "./fact";
import { ABSENT, type Move, moveOf } from "./line";
import { FOLLOWED, inOrder, type Pair, quartersBetween, type Recount, type Snapshot } from "./snapshot";

/** A family as one snapshot took it in. */
export interface FamilyDecile {
  readonly snapshotId: string;
  readonly villageCode: string;
  readonly decile: number;
  readonly headSex: number;
  readonly hasElder: boolean;
  readonly hasDisabled: boolean;
  readonly hasAid: boolean | null;
  readonly people: number;
}

/** A family with its history, and what was applied to it. */
export interface FamilyHistory {
  readonly deciles: readonly FamilyDecile[];
  readonly revisions: readonly AppliedRevision[];
  readonly earners: ReadonlySet<string>;
  /** Days on which it said that it can do without aid. */
  readonly withdrawals: readonly string[];
}

export interface MoveCell {
  readonly from_snapshot: string;
  readonly to_snapshot: string;
  readonly from_decile: number;
  readonly to_decile: number;
  readonly head_sex: number;
  readonly has_elder: boolean;
  readonly has_disabled: boolean;
  readonly cause: number;
  readonly families: number;
  readonly people: number;
}

export interface DriverCell {
  readonly from_snapshot: string;
  readonly to_snapshot: string;
  readonly move: Move;
  readonly driver: Driver;
  readonly families: number;
}

export interface FactCell {
  readonly snapshot_id: string;
  readonly fact: Fact;
  readonly families: number;
}

export interface VillageCount {
  readonly moves: readonly MoveCell[];
  readonly drivers: readonly DriverCell[];
  readonly facts: readonly FactCell[];
}

/** Cells that are counted up, by what tells them apart. */
class Tally<Cell extends { readonly families: number; readonly people?: number }> {
  private readonly cells = new Map<string, Cell>();

  add(cell: Cell, key: string): void {
    const found = this.cells.get(key);
    const people = cell.people === undefined ? {} : { people: (found?.people ?? 0) + cell.people };
    this.cells.set(key, { ...cell, families: (found?.families ?? 0) + cell.families, ...people });
  }

  all(): readonly Cell[] {
    return [...this.cells.values()];
  }
}

/**
 * Counts a village's families for the pairs and snapshots asked. A family counts where the later snapshot saw it, one that is in the earlier
 * alone where that saw it, with its groups as they were then.
 */
export function countVillage(
  villageCode: string,
  families: readonly FamilyHistory[],
  snapshots: readonly Snapshot[],
  { pairs, snapshots: asked }: Recount,
): VillageCount {
  const moves = new Tally<MoveCell>();
  const drivers = new Tally<DriverCell>();
  const facts = new Tally<FactCell>();
  const own = ownOf(villageCode, families);
  for (const family of families) {
    const bySnapshot = new Map(family.deciles.map((row) => [row.snapshotId, row]));
    for (const pair of pairs) countPair(villageCode, family, bySnapshot, pair, moves, drivers);
    // A snapshot that neither the village nor the family has is no gap in its way.
    const ordered = inOrder(snapshots.filter(({ id }) => own.has(id) || bySnapshot.has(id)));
    for (const snapshot of asked) {
      if (bySnapshot.get(snapshot.id)?.villageCode !== villageCode) continue;
      for (const fact of factsAt(family, bySnapshot, ordered, snapshot))
        facts.add({ snapshot_id: snapshot.id, fact, families: 1 }, `${snapshot.id}/${fact}`);
    }
  }
  return { moves: moves.all(), drivers: drivers.all(), facts: facts.all() };
}

/** Snapshots that saw any family in the village. */
export function ownOf(villageCode: string, families: readonly FamilyHistory[]): ReadonlySet<string> {
  return new Set(
    families.flatMap(({ deciles }) =>
      deciles.flatMap((row) => (row.villageCode === villageCode ? [row.snapshotId] : [])),
    ),
  );
}

function countPair(
  villageCode: string,
  family: FamilyHistory,
  bySnapshot: ReadonlyMap<string, FamilyDecile>,
  { from, to }: Pair,
  moves: Tally<MoveCell>,
  drivers: Tally<DriverCell>,
): void {
  const [before, after] = [bySnapshot.get(from.id), bySnapshot.get(to.id)];
  const seen = after ?? before;
  if (seen === undefined || seen.villageCode !== villageCode) return;
  const [was, is] = [before?.decile ?? ABSENT, after?.decile ?? ABSENT];
  const move = moveOf(was, is);
  const applied = move === null ? [] : between(family.revisions, from.rankedOn, to.rankedOn);
  const cause: Cause = move === null ? "none" : causeOf(applied);
  const pair = { from_snapshot: from.id, to_snapshot: to.id };
  const cell = {
    ...pair,
    from_decile: was,
    to_decile: is,
    head_sex: seen.headSex,
    has_elder: seen.hasElder,
    has_disabled: seen.hasDisabled,
    cause: causeCode(cause),
  };
  moves.add({ ...cell, families: 1, people: seen.people }, Object.values(cell).join("/"));
  if (move === null || cause !== "condition") return;
  for (const driver of driversOf(applied, family.earners))
    drivers.add({ ...pair, move, driver, families: 1 }, `${from.id}/${to.id}/${move}/${driver}`);
}

function factsAt(
  family: FamilyHistory,
  bySnapshot: ReadonlyMap<string, FamilyDecile>,
  ordered: readonly Snapshot[],
  snapshot: Snapshot,
): readonly Fact[] {
  const at = ordered.findIndex(({ id }) => id === snapshot.id);
  const before = ordered.slice(Math.max(0, at - FOLLOWED), at + 1);
  const way = before.map(({ id }): Seen | null => bySnapshot.get(id) ?? null);
  const previous = ordered[at - 1];
  const hasWithdrawn =
    previous !== undefined && family.withdrawals.some((day) => day > previous.rankedOn && day <= snapshot.rankedOn);
  return factsOf(
    way,
    hasWithdrawn,
    before.findIndex((one) => quartersBetween(one, snapshot) < FOLLOWED),
  );
}
