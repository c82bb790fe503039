import { type Figure, sumOf } from "../dashboard/figure";
import type { Rate, RateName } from "./matrix";
import type { Pair } from "./snapshot";
import type { DynamicsView } from "./view";

/** How many of the families that two snapshots both rank stand in deciles 1 to 4, then and now. */
export interface Trend {
  readonly pair: Pair;
  readonly before: Figure;
  readonly after: Figure;
  /** Families in both. */
  readonly of: Figure;
}

/**
 * From the rates that the page of an area's dynamics shows, so that nothing is told here that is withheld there. Null where two
 * snapshots are not there, or rank no family twice.
 */
export function trendOf(view: Pick<DynamicsView, "pair" | "rates"> | null): Trend | null {
  if (view === null || view.pair === null) return null;
  const rate = (name: RateName): Pick<Rate, "families" | "of"> =>
    view.rates.find((each) => each.name === name) ?? { families: 0, of: 0 };
  const [stayed, fell] = [rate("stayed"), rate("fell")];
  const of = sumOf([stayed.of, fell.of]);
  if (of === 0) return null;
  return { pair: view.pair, before: stayed.of, after: sumOf([stayed.families, fell.families]), of };
}
