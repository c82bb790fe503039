import { type Sharpness, toldCount } from "./deadline";
import { type Tier, type TierName, type TierSet, tierIn } from "./tier";
import type { TierLoad, TierMove } from "./tier-page";
import { holderOf, TIER_STATES, type TierState } from "./workflow";

type Counts = ReadonlyMap<TierState, number>;

/** What would wait for another tier, if other tiers were in force; what is told as none is left out. */
export function movesBetween(
  before: TierSet,
  after: TierSet,
  counts: Counts,
  sharpness: Sharpness,
): readonly TierMove[] {
  const moves = new Map<string, TierMove>();
  for (const state of TIER_STATES) {
    const from = holderOf(before, state)?.name;
    const to = holderOf(after, state)?.name;
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from} ${to}`;
    moves.set(key, { from, to, count: (moves.get(key)?.count ?? 0) + (counts.get(state) ?? 0) });
  }
  return [...moves.values()]
    .map((move) => ({ ...move, count: toldCount(move.count, sharpness) }))
    .filter(({ count }) => count > 0);
}

/** What would wait for each tier, and about how many of it would be in its sample. */
export function loadsOf(set: TierSet, counts: Counts, sharpness: Sharpness): readonly TierLoad[] {
  return set.map((tier) => {
    const count = TIER_STATES.filter((state) => holderOf(set, state)?.name === tier.name).reduce(
      (sum, state) => sum + (counts.get(state) ?? 0),
      0,
    );
    return { tier: tier.name, count: toldCount(count, sharpness), sampled: sampledOf(tier, count, sharpness) };
  });
}

/** Null where lots are inspected: their plan says how many, and that depends on the villages. */
function sampledOf({ coverage }: Tier, count: number, sharpness: Sharpness): number | null {
  if (coverage.kind === "lot") return null;
  return toldCount(coverage.kind === "every" ? count : (count * coverage.percent) / 100, sharpness);
}

/** How many people a tier needs at the least to decide. */
export function neededBy({ quorum }: Tier): number {
  return quorum.kind === "minimum" ? quorum.count : 1;
}

/** Tiers that need somebody whom the tiers before did not: new ones, and those whose number has grown. */
export function tiersToMan(before: TierSet, after: TierSet): readonly Tier[] {
  return after.filter((tier) => {
    const old = tierIn(before, tier.name);
    return tier.name !== "endorse" && (old === null || neededBy(tier) > neededBy(old));
  });
}

/** Tiers whose people work above the regency. */
const ABOVE_REGENCY: readonly TierName[] = ["validate", "accept"];

/**
 * Tiers above the regency that a set takes away or makes easier than the set above has them: a regency may not do that
 * to those who watch over it.
 */
export function loosenedTiers(above: TierSet, wanted: TierSet): readonly TierName[] {
  return ABOVE_REGENCY.filter((name) => {
    const [was, is] = [tierIn(above, name), tierIn(wanted, name)];
    if (was === null) return false;
    return is === null || strictness(is) < strictness(was) || neededBy(is) < neededBy(was) || isAllDropped(was, is);
  });
}

/** How much must be opened, in percent. A lot is more than any sample: it can fail as a whole. */
function strictness({ coverage }: Tier): number {
  if (coverage.kind === "every") return 102;
  return coverage.kind === "lot" ? 101 : coverage.percent;
}

function isAllDropped(was: Tier, is: Tier): boolean {
  return was.quorum.kind === "all" && is.quorum.kind !== "all";
}
