import { levelOf } from "../dashboard/area";
import { addressOf, one, type Query } from "../list/address";
import { type Severity, THEMES, type Theme } from "./rule";

/** What the list of rules shows, as its address says it. Whatever is not understood is not applied. */
export interface RuleFilter {
  readonly theme: Theme | null;
  readonly severity: Severity | null;
  /** Only rules that found something, or whose severity was set. */
  readonly only: "found" | "set" | null;
  readonly year: number | null;
  /** Null: the reader's own region. */
  readonly area: string | null;
}

export const NO_FILTER: RuleFilter = { theme: null, severity: null, only: null, year: null, area: null };

const ONLY = { ditemukan: "found", diatur: "set" } as const;
const SEVERITY_WORDS = { galat: "error", peringatan: "warning", kosong: "missing" } as const;

export function readRuleFilter(query: Query): RuleFilter {
  const year = one(query, "tahun");
  const area = one(query, "wilayah");
  return {
    theme: THEMES.find((theme) => theme === one(query, "tema")) ?? null,
    severity: wordOf(SEVERITY_WORDS, one(query, "tingkat")),
    only: wordOf(ONLY, one(query, "hanya")),
    year: /^20\d{2}$/.test(year) ? Number(year) : null,
    area: levelOf(area) === null ? null : area,
  };
}

function wordOf<T extends string>(words: Readonly<Record<string, T>>, text: string): T | null {
  return Object.hasOwn(words, text) ? (words[text] ?? null) : null;
}

function nameOf<T extends string>(words: Readonly<Record<string, T>>, value: T | null): string {
  return Object.keys(words).find((word) => words[word] === value) ?? "";
}

/** The word of a severity in addresses. */
export function severityWord(severity: Severity): string {
  return nameOf(SEVERITY_WORDS, severity);
}

/** The address of a page about rules under a filter; parts that say nothing are left out. */
export function ruleHref(path: string, filter: Partial<RuleFilter>): string {
  const { theme, severity, only, year, area } = { ...NO_FILTER, ...filter };
  const parts = {
    wilayah: area ?? "",
    tahun: year === null ? "" : String(year),
    tema: theme ?? "",
    tingkat: nameOf(SEVERITY_WORDS, severity),
    hanya: nameOf(ONLY, only),
  };
  return addressOf(path, parts);
}
