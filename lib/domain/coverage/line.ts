import type { Role } from "../access/role";
import type { Section, Variable } from "../variable/variable";
import type { CoverageChoice } from "./address";
import type { Budget } from "./budget";
import { type Office, officeOf } from "./office";
import { type CoverageState, type CoverageView, stateOf } from "./view";

/** An office's word that it uses a variable in an area. */
export interface Sponsor {
  readonly id: string;
  readonly version: number;
  readonly regionCode: string;
  readonly regionLabel: string;
  readonly office: Office;
  readonly programme: string;
  readonly budget: Budget | null;
  /** The budget is this year's. */
  readonly paysNow: boolean;
}

/** Who wrote down what stands of a sponsorship: a region's officer may speak for any of its offices, so it must be answered for. */
export interface SponsorWriter {
  readonly event: "begin" | "change";
  readonly role: Role;
  /** null: kept from this reader, or nobody has the account any more. */
  readonly name: string | null;
  readonly at: Date;
}

/** What was said of a variable, when. */
export interface SponsorStep {
  readonly id: string;
  readonly event: "begin" | "change" | "end";
  readonly office: Office;
  readonly programme: string;
  readonly reason: string | null;
  readonly role: Role;
  /** Who said it; null where the reader sees roles alone. */
  readonly by: string | null;
  readonly at: Date;
}

/** One variable of the register in one area. */
export interface CoverageLine {
  readonly variable: Variable;
  readonly view: CoverageView;
  readonly state: CoverageState;
  /** Offices that use it here: of the area's own regency and province. */
  readonly sponsors: readonly Sponsor[];
  /** Regions inside the area with an office that uses it; of a village or regency none. */
  readonly sponsoredWithin: number;
  /** One of these regions pays this year. */
  readonly isPaidWithin: boolean;
}

export function isSponsored({ sponsors, sponsoredWithin }: CoverageLine): boolean {
  return sponsors.length > 0 || sponsoredWithin > 0;
}

export function isPaid({ sponsors, isPaidWithin }: CoverageLine): boolean {
  return isPaidWithin || sponsors.some((sponsor) => sponsor.paysNow);
}

/** The state is judged by what the reader sees. */
export function lineOf(
  variable: Variable,
  view: CoverageView,
  sponsors: readonly Sponsor[],
  within: { readonly regions: number; readonly isPaid: boolean } | undefined,
): CoverageLine {
  const inside = { sponsoredWithin: within?.regions ?? 0, isPaidWithin: within?.isPaid ?? false };
  return { variable, view, state: stateOf(variable, view), sponsors, ...inside };
}

export function chosenLines(lines: readonly CoverageLine[], choice: CoverageChoice): readonly CoverageLine[] {
  return lines.filter((line) => {
    const { variable, state, sponsors } = line;
    if (choice.section !== null && variable.section !== choice.section) return false;
    if (choice.state !== null && state !== choice.state) return false;
    if (
      choice.office !== null &&
      officeOf(variable.owner) !== choice.office &&
      !sponsors.some(({ office }) => office === choice.office)
    )
      return false;
    if (choice.sponsored === "with") return isSponsored(line);
    if (choice.sponsored === "without") return !isSponsored(line);
    return choice.sponsored === null || isPaid(line);
  });
}

/** What a list of variables comes to. */
export interface CoverageSum {
  readonly variables: number;
  readonly fresh: number;
  readonly sponsored: number;
  readonly paid: number;
  readonly sponsoredFresh: number;
}

export function sumOf(lines: readonly CoverageLine[]): CoverageSum {
  const sponsored = lines.filter(isSponsored);
  const isFresh = ({ state }: CoverageLine) => state === "fresh";
  return {
    variables: lines.length,
    fresh: lines.filter(isFresh).length,
    sponsored: sponsored.length,
    paid: lines.filter(isPaid).length,
    sponsoredFresh: sponsored.filter(isFresh).length,
  };
}

export interface SectionSum extends CoverageSum {
  readonly section: Section;
}

export function bySection(lines: readonly CoverageLine[], sections: readonly Section[]): readonly SectionSum[] {
  return sections
    .map((section) => ({ section, ...sumOf(lines.filter(({ variable }) => variable.section === section)) }))
    .filter(({ variables }) => variables > 0);
}
