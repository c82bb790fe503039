import { type CodebookEntry, codebook } from "../instrument/codebook";
import { FIRST_INSTRUMENT } from "../instrument/registry";
import type { Level } from "../variable/variable";
import { CONTENT_SETS, type ContentSet, OFFICIAL_COLUMNS, OWN_COLUMNS, type OwnColumn } from "./content-column";
import { CONTENT_FILE } from "./content-row";

/** Headings of `kamus.csv`, one row a column of the data files. */
const HEADING = [
  "berkas",
  "kolom",
  "variabel_resmi",
  "arti",
  "jenis",
  "kode",
  "terkecil",
  "terbesar",
  "keterbukaan",
] as const;

/**
 * The dictionary that goes with the data (Peraturan BPS 6/2025, article 10): every column, its official variable, type, codes and bounds. In
 * Indonesian, as the centre reads it. Codes follow Regsosek, as those of the official variables do.
 */
export function contentDictionary(): readonly (readonly string[])[] {
  const entries = new Map(codebook(FIRST_INSTRUMENT, "id").map((entry) => [`${entry.level}.${entry.key}`, entry]));
  const entryOf = (level: Level, key: string) => entries.get(`${level}.${key}`);
  return [
    [...HEADING],
    ...CONTENT_SETS.flatMap((set) => [
      ...OWN_COLUMNS[set].map((column) => ownRow(set, column, entryOf("member", column.holds ?? ""))),
      ...OFFICIAL_COLUMNS[set].map(({ name, variable }) => {
        const entry = entryOf(variable.level, variable.key);
        return [
          CONTENT_FILE[set],
          name,
          `${set}:${name}`,
          variable.label.id,
          entry?.type ?? variable.kind,
          codesText(entry),
          textOf(variable.min),
          textOf(variable.max),
          variable.sensitivity,
        ];
      }),
    ]),
  ];
}

function ownRow(set: ContentSet, { name, label, codes = [] }: OwnColumn, held: CodebookEntry | undefined) {
  const own = codes.map(([code, word]) => `${code} = ${word}`).join(" | ");
  return [
    CONTENT_FILE[set],
    name,
    "",
    label.id,
    held?.type ?? "text",
    held === undefined ? own : codesText(held),
    "",
    "",
    "quasi_identifier",
  ];
}

function codesText(entry: CodebookEntry | undefined): string {
  return (entry?.codes ?? []).map(({ code, label }) => `${code} = ${label}`).join(" | ");
}

function textOf(bound: number | undefined): string {
  return bound === undefined ? "" : String(bound);
}
