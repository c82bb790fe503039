import { covers } from "../access/scope";
import { type CubeCell, shareIn } from "../cube/table";
import { isShown } from "../dashboard/figure";
import type { Overview } from "../dashboard/overview";
import { SMALL_CELL } from "../dashboard/suppression";
import { type ComputedIndicator, isComputed } from "../indicator/indicator";
import { THEMES, type Theme } from "../indicator/registry";
import { type Gap, gapOf, type Inside } from "./gap";

/** What two areas are set side by side by: a number alone, or a share of something. */
export const HEADLINES = ["families", "people", "lowest", "low", "updated", "done"] as const;
export type HeadlineName = (typeof HEADLINES)[number];

export interface Compared {
  readonly one: CubeCell;
  readonly other: CubeCell;
  /** Null where there is none to say: a bare number, a ratio, or one of the two withheld. */
  readonly gap: Gap | null;
}

export interface HeadlineRow extends Compared {
  readonly name: HeadlineName;
  readonly isShare: boolean;
}

export interface IndicatorRow extends Compared {
  readonly indicator: ComputedIndicator;
}

export interface Comparison {
  readonly headlines: readonly HeadlineRow[];
  readonly themes: readonly { readonly theme: Theme; readonly rows: readonly IndicatorRow[] }[];
}

/** What the pages of an area say of it. */
export interface AreaFigures {
  readonly code: string;
  readonly overview: Pick<Overview, "headline" | "progress" | "keepsSmallCells">;
  readonly indicators: ReadonlyMap<string, { readonly own: CubeCell }>;
}

export function insideOf(one: string, other: string): Inside {
  if (one !== other && covers(other, one)) return "one";
  return one !== other && covers(one, other) ? "other" : "none";
}

/** Two areas side by side, from what the pages of each already show: what is withheld there is withheld here. */
export function comparisonOf(one: AreaFigures, other: AreaFigures): Comparison {
  const inside = insideOf(one.code, other.code);
  const pair = (first: CubeCell, second: CubeCell, hasGap: boolean): Compared => ({
    one: first,
    other: second,
    gap: hasGap ? gapOf(first, second, inside) : null,
  });
  const [here, there] = [headlineCells(one.overview), headlineCells(other.overview)];
  const nobody: CubeCell = { counted: 0, base: 0 };
  const cellOf = ({ indicators }: AreaFigures, { code }: ComputedIndicator) => indicators.get(code)?.own ?? nobody;
  return {
    headlines: HEADLINES.map((name) => {
      const isShare = name !== "families" && name !== "people";
      return { name, isShare, ...pair(here[name], there[name], isShare) };
    }),
    themes: Object.entries(THEMES).map(([theme, indicators]) => ({
      theme: theme as Theme,
      rows: indicators.filter(isComputed).map((indicator) => ({
        indicator,
        ...pair(cellOf(one, indicator), cellOf(other, indicator), indicator.form === "share"),
      })),
    })),
  };
}

function headlineCells(overview: AreaFigures["overview"]): Record<HeadlineName, CubeCell> {
  const { headline, progress, keepsSmallCells } = overview;
  const rounded = keepsSmallCells ? { step: SMALL_CELL } : {};
  const { families, people, lowFamilies, updated } = headline;
  return {
    families: { counted: families, base: families },
    people: { counted: people, base: people },
    lowest: { counted: lowFamilies, base: families, ...rounded },
    low: { counted: headline.aidFamilies, base: families, ...rounded },
    updated: { counted: updated, base: families, ...rounded },
    done: { counted: progress.states.applied, base: progress.due, ...rounded },
  };
}

/** What a difference means in words: `hidden`, `none` (nobody below a line), `chance`, or the first is higher or lower. */
export type Verdict = "hidden" | "none" | "chance" | "higher" | "lower";

export function verdictOf({ one, other, gap }: Compared): Verdict {
  if (gap !== null) return gap.isChance ? "chance" : gap.points > 0 ? "higher" : "lower";
  const shares = [shareIn(one), shareIn(other)];
  return shares.some((share) => share !== null && !isShown(share)) ? "hidden" : "none";
}

/** Rows that stand open before all others. */
const FOREMOST = 8;

/** Whether the two differ by more than chance gives. */
export function isApart(row: Compared): boolean {
  const verdict = verdictOf(row);
  return verdict === "higher" || verdict === "lower";
}

/** The indicators in which the two lie furthest apart, beyond what chance gives; the widest difference first. */
export function foremostOf({ themes }: Comparison): readonly IndicatorRow[] {
  const width = ({ gap }: Compared) => Math.abs(gap?.points ?? 0);
  return themes
    .flatMap(({ rows }) => rows.filter(isApart))
    .sort((a, b) => width(b) - width(a))
    .slice(0, FOREMOST);
}
