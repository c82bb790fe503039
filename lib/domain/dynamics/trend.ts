import { type Figure, sumOf } from "../dashboard/figure";
import type { Matrix, Rate, RateName } from "./matrix";
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
 * From the matrix that the page of an area's dynamics shows, so that nothing is told here that is withheld there. Null where two
 * snapshots are not there, or rank no family twice.
 */
export function trendOf(view: Pick<DynamicsView, "pair" | "matrix" | "isWhole" | "rates"> | null): Trend | null {
  if (view === null || view.pair === null) return null;
  const counts = view.isWhole ? ofRates(view) : ofTotals(view.matrix);
  return counts.of === 0 ? null : { pair: view.pair, ...counts };
}

type Counts = Omit<Trend, "pair">;

/** Ten deciles and those not ranked: what is not ranked in one of the two is left out cell by cell. */
function ofRates({ rates }: Pick<DynamicsView, "rates">): Counts {
  const rate = (name: RateName): Pick<Rate, "families" | "of"> =>
    rates.find((each) => each.name === name) ?? { families: 0, of: 0 };
  const [stayed, fell] = [rate("stayed"), rate("fell")];
  return { before: stayed.of, after: sumOf([stayed.families, fell.families]), of: sumOf([stayed.of, fell.of]) };
}

/** Groups of deciles, all of them ranked: the totals say it, also where a rare move among them is withheld. */
function ofTotals({ steps, rows, totals, total }: Matrix): Counts {
  return {
    before: rows.find(({ from }) => from === "poor")?.total ?? 0,
    after: totals[steps.indexOf("poor")] ?? 0,
    of: total,
  };
}
