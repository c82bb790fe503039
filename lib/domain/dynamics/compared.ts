import type { DynamicsChoice } from "./address";
import { inOrder, type Pair, pairKey, type Snapshot, standingOf, yearBefore } from "./snapshot";

/** The snapshot that is shown, and with which earlier ones it can be compared. */
export interface Compared {
  readonly to: Snapshot;
  readonly before: Pair | null;
  readonly year: Pair | null;
  /** The one that was chosen, or else is there. */
  readonly pair: Pair | null;
}

/**
 * What an area's page compares: the snapshot asked for, else the newest on which the area stands; with the last one on which it stands
 * before, else the last that is counted with it at all. Null where it has none.
 * @param own the area's snapshots
 * @param families how many families each saw there
 * @param counted keys of the pairs that are counted
 */
export function comparedWith(
  own: readonly Snapshot[],
  families: ReadonlyMap<string, number>,
  counted: ReadonlySet<string>,
  choice: Pick<DynamicsChoice, "to" | "isYear">,
): Compared | null {
  const ordered = inOrder(own);
  const standing = standingOf(families);
  const to = ordered.find(({ id }) => id === choice.to) ?? ordered.findLast(({ id }) => standing.has(id));
  if (to === undefined) return null;
  const pairs = ordered
    .filter(({ rankedOn }) => rankedOn < to.rankedOn)
    .map((from) => ({ from, to }))
    .filter((pair) => counted.has(pairKey(pair)));
  const before = pairs.findLast(({ from }) => standing.has(from.id)) ?? pairs.at(-1) ?? null;
  const year = pairs.find(({ from }) => from.id === yearBefore(to.id)) ?? null;
  return { to, before, year, pair: (choice.isYear ? year : before) ?? before ?? year };
}
