import type { CodebookEntry } from "@/lib/domain/instrument/codebook";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { currentInstruments, FIRST_INSTRUMENT } from "@/lib/domain/instrument/registry";
import { CIVIL_SECTIONS, HOUSEHOLD_SECTIONS, MEMBER_SECTIONS, type Section } from "@/lib/domain/variable/variable";

/** In the order of the record. `welfare` comes from the centre and is last. */
export const CODEBOOK_SECTIONS: readonly Section[] = [
  ...HOUSEHOLD_SECTIONS,
  ...MEMBER_SECTIONS,
  ...CIVIL_SECTIONS,
  "welfare",
];

/** What the page shows, as its address says it. Whatever is not understood is not applied. */
export interface CodebookFilter {
  readonly search: string;
  readonly section: Section | "all";
  /** Name of the regional office; empty for all. */
  readonly opd: string;
  /** Code of the form whose questions are told; empty for the first one. */
  readonly instrument?: string;
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

const LONGEST = 100;

function one(query: Query, key: string): string {
  const value = query[key];
  return (typeof value === "string" ? value : (value?.[0] ?? "")).normalize("NFC").trim().slice(0, LONGEST);
}

/** Without a search or an office the page opens at the first section: 250 entries at once are slow on a cheap phone. */
export function readCodebookFilter(query: Query): CodebookFilter {
  const search = one(query, "cari");
  const opd = one(query, "dinas");
  const asked = one(query, "bagian");
  const section = CODEBOOK_SECTIONS.find((name) => name === asked);
  const open = search !== "" || opd !== "" || asked === "semua" ? "all" : (CODEBOOK_SECTIONS[0] ?? "all");
  const asking = currentInstruments().find(({ code }) => code === one(query, "kuesioner"));
  return { search, opd, section: section ?? open, ...(asking === undefined ? {} : { instrument: asking.code }) };
}

/** The form whose questions the codebook tells. */
export function codebookInstrument({ instrument }: Pick<CodebookFilter, "instrument">): Instrument {
  return currentInstruments().find(({ code }) => code === instrument) ?? FIRST_INSTRUMENT;
}

/** The address of the codebook under a filter. */
export function codebookHref({ search, section, opd, instrument = "" }: CodebookFilter): string {
  const parts = { cari: search, dinas: opd, bagian: section === "all" ? "semua" : section, kuesioner: instrument };
  return `/buku-kode?${new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== "")).toString()}`;
}

/** The entries a filter shows. Every search word must occur in number, name, question, official name or an option. */
export function filterCodebook(entries: readonly CodebookEntry[], filter: CodebookFilter): readonly CodebookEntry[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (filter.section !== "all" && entry.section !== filter.section) return false;
    if (filter.opd !== "" && entry.opd !== filter.opd) return false;
    const text = textOf(entry);
    return words.every((word) => text.includes(word));
  });
}

function textOf({ no, key, label, official, codes }: CodebookEntry): string {
  return [no ?? "", key, label, ...official, ...codes.map((code) => code.label)].join(" ").toLowerCase();
}
