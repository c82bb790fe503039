import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { type Comparison, comparisonOf } from "@/lib/domain/compare/comparison";
import { parseChoice } from "@/lib/domain/dashboard/address";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { getIndicators } from "@/lib/server/cube/indicators-query";
import { getOverview } from "@/lib/server/dashboard/queries";

export interface AreaComparison {
  readonly comparison: Comparison;
  /** When each was counted; null: never, so there is nothing to compare. */
  readonly rolledUpAt: Readonly<Record<"one" | "other", Date | null>>;
  readonly keepsSmallCells: boolean;
}

/** Two areas of the reader's reach, each as its own pages show it. */
export async function compareAreas(
  actor: Actor,
  one: DashboardArea,
  other: DashboardArea,
  now: Date,
): Promise<AreaComparison> {
  const read = async (area: DashboardArea, year: number | null) => {
    const [overview, indicators] = await Promise.all([
      getOverview(actor, area, { ...parseChoice({}), year }, now),
      getIndicators(actor, area),
    ]);
    return { code: area.code, overview, indicators: indicators.figures };
  };
  const here = await read(one, null);
  // What is done is done of one year: the other area's own newest may be another.
  const there = await read(other, here.overview.year?.year ?? null);
  return {
    comparison: comparisonOf(here, there),
    rolledUpAt: { one: here.overview.rolledUpAt, other: there.overview.rolledUpAt },
    keepsSmallCells: here.overview.keepsSmallCells,
  };
}
