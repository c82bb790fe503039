/** A cell in small letters and single spaces, without marks: as headings and words of a table are compared. */
export function plainWords(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .trim();
}

/**
 * Where each known column stands, by the spellings that offices use. Where several headings fit one column the spelling listed first wins (a person's
 * `nik` over `nik kepala keluarga`), and of equal headings the first in the file. What is missing is absent.
 */
export function headingPlaces<Column extends string>(
  heading: readonly string[],
  columns: readonly Column[],
  spellings: Readonly<Record<Column, readonly string[]>>,
): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  const names = heading.map(plainWords);
  for (const column of columns) {
    const best = spellings[column].find((spelling) => names.includes(spelling));
    if (best !== undefined) places.set(column, names.indexOf(best));
  }
  return places;
}

/** The row of a table's heading among its first rows: the first that is one, where notes stand above it; row 0 where none is. */
export function headingRow(
  rows: readonly (readonly string[])[],
  isHeading: (heading: readonly string[]) => boolean,
): number {
  return Math.max(0, rows.findIndex(isHeading));
}

/** What occurs more than once. */
export function repeated(values: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return twice;
}
