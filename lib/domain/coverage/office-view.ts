import { isShown } from "../dashboard/figure";
import type { ComputedIndicator, Indicator, UnaskedIndicator } from "../indicator/indicator";
import { isComputed } from "../indicator/indicator";
import { INDICATORS } from "../indicator/registry";
import { isBlankAnswer } from "./applies";
import { nameOf } from "./counted";
import { inputsOf } from "./inputs";
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
      weakest: weakestOf(inputsOf(indicator).flatMap((variable) => byName.get(nameOf(variable)) ?? [])),
    })),
    unasked: own.filter((indicator: Indicator): indicator is UnaskedIndicator => !isComputed(indicator)),
    fields: lines.filter(({ variable }) => officeOf(variable.owner) === office),
  };
}

/** The share that is filled and recent decides, then the share filled; what may rightly stay empty, or is asked of nobody, is not weak. */
function weakestOf(lines: readonly CoverageLine[]): CoverageLine | null {
  const judged = lines.filter(({ variable, state }) => state !== "nobody" && !isBlankAnswer(variable));
  const strength = ({ view }: CoverageLine) =>
    view.fresh !== null && isShown(view.fresh) && view.filled !== null && isShown(view.filled)
      ? view.fresh + view.filled / 1000
      : Number.POSITIVE_INFINITY;
  return judged.toSorted((a, b) => strength(a) - strength(b))[0] ?? null;
}
