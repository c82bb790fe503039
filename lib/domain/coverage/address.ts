import type { SearchParams } from "../dashboard/address";
import { CIVIL_SECTIONS, HOUSEHOLD_SECTIONS, MEMBER_SECTIONS, type Section } from "../variable/variable";
import { findOffice, type Office } from "./office";
import { COVERAGE_STATES, type CoverageState } from "./view";

/** Sections in the order of the forms; what the ranking centre sends comes last. */
export const COVERAGE_SECTIONS: readonly Section[] = [
  ...HOUSEHOLD_SECTIONS,
  ...MEMBER_SECTIONS,
  ...CIVIL_SECTIONS,
  "welfare",
];

export const SPONSORED = ["with", "without", "paid"] as const;
export type Sponsored = (typeof SPONSORED)[number];

/** Which variables a page lists; all of it stands in its address. */
export interface CoverageChoice {
  readonly section: Section | null;
  readonly office: Office | null;
  readonly state: CoverageState | null;
  readonly sponsored: Sponsored | null;
}

export const NO_CHOICE: CoverageChoice = { section: null, office: null, state: null, sponsored: null };

const STATE_WORDS: Readonly<Record<CoverageState, string>> = {
  fresh: "segar",
  old: "lama",
  partial: "sebagian",
  empty: "kosong",
  nobody: "tidak-berlaku",
  withheld: "disamarkan",
};
const SPONSORED_WORDS: Readonly<Record<Sponsored, string>> = { with: "ada", without: "belum", paid: "dibayar" };

/** Unknown words choose nothing: an old address never breaks a page. */
export function parseCoverage(params: SearchParams): CoverageChoice {
  const word = (name: string) => {
    const value = params[name];
    return typeof value === "string" ? value : null;
  };
  return {
    section: COVERAGE_SECTIONS.find((section) => section === word("bagian")) ?? null,
    office: findOffice(word("dinas")),
    state: COVERAGE_STATES.find((state) => STATE_WORDS[state] === word("keadaan")) ?? null,
    sponsored: SPONSORED.find((one) => SPONSORED_WORDS[one] === word("pengguna")) ?? null,
  };
}

export const stateWord = (state: CoverageState): string => STATE_WORDS[state];
export const sponsoredWord = (sponsored: Sponsored): string => SPONSORED_WORDS[sponsored];

export function choicesMade(choice: CoverageChoice): number {
  return Object.values(choice).filter((value) => value !== null).length;
}

export function coverageHref(code: string, choice: Partial<CoverageChoice> = {}, page = ""): string {
  const params = new URLSearchParams();
  if (choice.section) params.set("bagian", choice.section);
  if (choice.office) params.set("dinas", choice.office);
  if (choice.state) params.set("keadaan", STATE_WORDS[choice.state]);
  if (choice.sponsored) params.set("pengguna", SPONSORED_WORDS[choice.sponsored]);
  const query = params.toString();
  return `/dasbor/${code}/kelengkapan${page}${query === "" ? "" : `?${query}`}`;
}

export function variableHref(code: string, name: string): string {
  return `/dasbor/${code}/kelengkapan/${name}`;
}

export function officeHref(code: string, office: Office | null): string {
  return `/dasbor/${code}/kelengkapan/dinas${office === null ? "" : `?dinas=${office}`}`;
}
