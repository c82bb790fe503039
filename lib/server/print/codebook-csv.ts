import type { CodebookEntry } from "@/lib/domain/instrument/codebook";
import type { ExportColumn } from "@/lib/domain/instrument/export-columns";
import type { Locale } from "@/lib/i18n/locale";

export const CODEBOOK_TABLES = ["kode", "kolom"] as const;
export type CodebookTable = (typeof CODEBOOK_TABLES)[number];

export type CodebookColumn =
  | "level"
  | "section"
  | "no"
  | "key"
  | "label"
  | "type"
  | "codes"
  | "min"
  | "max"
  | "maxLength"
  | "askedIf"
  | "official"
  | "opd"
  | "urusan"
  | "sensitivity"
  | "specific"
  | "header"
  | "kind";

type Row = readonly (string | number)[];

/** One row a variable, headings first; codes as `1 = Milik sendiri | 2 = ...`. Terms stay as the API writes them. */
export function codebookRows(
  entries: readonly CodebookEntry[],
  heading: (column: CodebookColumn) => string,
): readonly Row[] {
  const columns = [
    ...([
      "level",
      "section",
      "no",
      "key",
      "label",
      "kind",
      "type",
      "codes",
      "min",
      "max",
      "maxLength",
      "askedIf",
    ] as const),
    ...(["official", "opd", "urusan", "sensitivity", "specific"] as const),
  ];
  return [
    columns.map(heading),
    ...entries.map((entry) =>
      columns.map((column) => {
        if (column === "codes") return entry.codes.map(codeText).join(" | ");
        if (column === "official") return entry.official.join(" | ");
        return entry[column] ?? "";
      }),
    ),
  ];
}

/** `7 = Sudah pisah KK (6)`: the number of the form in brackets, where it is another one. */
function codeText({ code, label, printed }: CodebookEntry["codes"][number]): string {
  return printed === null ? `${code} = ${label}` : `${code} = ${label} (${printed})`;
}

/** The columns of an export, in its order. */
export function exportColumnRows(
  columns: readonly ExportColumn[],
  locale: Locale,
  heading: (column: CodebookColumn) => string,
): readonly Row[] {
  const names = ["level", "header", "key", "no", "label", "type", "sensitivity", "specific"] as const;
  return [
    names.map(heading),
    ...columns.map(({ level, header, key, question, label, sensitivity, specific }) => [
      ...[level, header, key, question.no ?? "", label[locale], question.type, sensitivity, specific ?? ""],
    ]),
  ];
}
