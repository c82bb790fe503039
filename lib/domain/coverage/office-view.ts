import { isShown } from "../dashboard/figure";
import type { ComputedIndicator, Indicator, UnaskedIndicator } from "../indicator/indicator";
import { isComputed } from "../indicator/indicator";
import { INDICATORS } from "../indicator/registry";
import { isBlankAnswer } from "./applies";
import { nameOf } from "./counted";
import { type Need, needsOf } from "./inputs";
import type { CoverageLine } from "./line";
import { type Office, officeOf } from "./office";

/** An indicator that is computed, with its field of which least is filled and recent. */
export interface ComputedLine {
  readonly indicator: ComputedIndicator;
  /** null: none of its fields is counted here. */
  readonly weakest: CoverageLine | null;
}

export interface OfficeView {
  readonly computed: readonly ComputedLine[];
  /** Those that nobody asks what they need. */
  readonly unasked: readonly UnaskedIndicator[];
  /** Variables that the office answers for in the dictionary. */
  readonly fields: readonly CoverageLine[];
}

/** What an office can compute today in an area, and what it would gain by fuller and fresher data. */
export function officeView(office: Office, lines: readonly CoverageLine[]): OfficeView {
  const own = INDICATORS.filter((indicator) => officeOf(indicator.owner) === office);
  const byName = new Map(lines.map((line) => [nameOf(line.variable), line]));
  return {
    computed: own.filter(isComputed).map((indicator) => ({
      indicator,
      weakest: weakestOf(needsOf(indicator), byName),
    })),
    unasked: own.filter((indicator: Indicator): indicator is UnaskedIndicator => !isComputed(indicator)),
    fields: lines.filter(({ variable }) => officeOf(variable.owner) === office),
  };
}

/** Which field holds an indicator back: of each need the set that is best filled, of that its weakest, and of these the weakest of all. */
function weakestOf(needs: readonly Need[], byName: ReadonlyMap<string, CoverageLine>): CoverageLine | null {
  const held = needs.flatMap((need) => {
    const sets = need.flatMap((set) => weakest(set.flatMap((variable) => byName.get(nameOf(variable)) ?? [])) ?? []);
    return sets.toSorted((a, b) => strength(b) - strength(a))[0] ?? [];
  });
  return weakest(held);
}

/** What may rightly stay empty, or is asked of nobody, is not weak. */
function weakest(lines: readonly CoverageLine[]): CoverageLine | null {
  const judged = lines.filter(({ variable, state }) => state !== "nobody" && !isBlankAnswer(variable));
  return judged.toSorted((a, b) => strength(a) - strength(b))[0] ?? null;
}

/** The share that is filled and recent decides, then the share filled; what is withheld is not called weak. */
function strength({ view: { fresh, filled } }: CoverageLine): number {
  if (fresh === null || filled === null || !isShown(fresh) || !isShown(filled)) return Number.POSITIVE_INFINITY;
  return fresh + filled / 1000;
}
