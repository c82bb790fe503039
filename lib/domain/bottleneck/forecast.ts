import type { TierName } from "../workflow/tier";

/** How one tier works: what waits, what it decided in a window of days, and how long that had waited. */
export interface TierFlow {
  readonly tier: TierName;
  readonly waiting: number;
  readonly late: number;
  /** Since when the oldest waits; null when nothing waits. */
  readonly oldest: Date | null;
  /** Working days of the window since its first decision in it; all of the window's where nothing was decided. At least one. */
  readonly workDays: number;
  readonly agreed: number;
  readonly returned: number;
  readonly rejected: number;
  /** Hours; null where nothing was decided. */
  readonly medianHours: number | null;
  /** Nine of ten were decided within so many hours. */
  readonly slowHours: number | null;
}

export function decidedBy({ agreed, returned, rejected }: TierFlow): number {
  return agreed + returned + rejected;
}

/** Decisions a working day: a season's second week is not measured by the days before the first. */
export function pace(flow: TierFlow): number {
  return decidedBy(flow) / flow.workDays;
}

/** Working days until what waits is decided at this pace; 0 when nothing waits, infinite when nothing was decided. */
export function daysToClear(flow: TierFlow): number {
  if (flow.waiting === 0) return 0;
  return flow.waiting / pace(flow);
}

/** The share of a tier's decisions that sent back or rejected, from 0 to 1; null where nothing was decided. */
export function returnRate(flow: TierFlow): number | null {
  const decided = decidedBy(flow);
  return decided === 0 ? null : (flow.returned + flow.rejected) / decided;
}

/** The tier that holds most: the one that would need longest to clear what waits, and of equals the one where most waits. */
export function narrowest(flows: readonly TierFlow[]): TierFlow | null {
  const [worst] = flows
    .filter(({ waiting }) => waiting > 0)
    .toSorted((a, b) => compareDays(daysToClear(b), daysToClear(a)) || b.waiting - a.waiting);
  return worst ?? null;
}

/** Infinite days are equal to each other: their difference would be no number. */
function compareDays(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** What the season comes to at the pace of the last tier: applied now and what it would still apply until the end. */
export function forecastApplied(
  { applied, due }: { readonly applied: number; readonly due: number },
  lastTier: TierFlow | null,
  workDaysLeft: number,
): number {
  const perDay = lastTier === null ? 0 : lastTier.agreed / lastTier.workDays;
  return Math.min(due, Math.round(applied + perDay * Math.max(0, workDaysLeft)));
}
