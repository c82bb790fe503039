import { DICTIONARY } from "../variable/dictionary";
import type { Level, Variable } from "../variable/variable";

const LEVEL_ORDER: readonly Level[] = ["household", "member", "civil"];

/**
 * The variables whose filling is counted, each at its place: those with a column of their own. What is worked out from others, or
 * stands in a list beside the record, is filled by nobody and is not among them.
 */
export const COUNTED: readonly Variable[] = LEVEL_ORDER.flatMap((level) =>
  DICTIONARY.filter(
    (variable) => variable.level === level && (variable.sql !== null || variable.sealedAs !== undefined),
  ),
);

/**
 * Counts of a variable, in order: families or people it applies to; of these, in how many it is filled; of these, by how old the date
 * of its section is: up to 3, 12, 24 months, and older. Filled without a date: the rest.
 */
export const COUNTS_EACH = 6;
/** Months up to which each band but the last reaches. */
export const BAND_MONTHS = [3, 12, 24] as const;

export function nameOf({ level, key }: Pick<Variable, "level" | "key">): string {
  return `${level}.${key}`;
}

const PLACES: ReadonlyMap<string, number> = new Map(COUNTED.map((variable, place) => [nameOf(variable), place]));

/** The counted variable of a name such as `household.phone`; null for any other text. */
export function findCounted(name: string): Variable | null {
  return COUNTED[PLACES.get(name) ?? -1] ?? null;
}

/** Where the counts of a variable begin in an area's list, from 0; null when it is not counted. */
export function firstCountOf(variable: Pick<Variable, "level" | "key">): number | null {
  const place = PLACES.get(nameOf(variable));
  return place === undefined ? null : place * COUNTS_EACH;
}

/**
 * Names the list of variables and their order. Counts carry it: those made for another list are never added to these, so a variable
 * may be put anywhere in the dictionary.
 */
export const LAYOUT = fingerprint(COUNTED.map(nameOf).join(" "));

/** FNV-1a, twice from different starts: 16 hexadecimal digits. It tells lists apart and guards nothing. */
function fingerprint(text: string): string {
  return [0x811c9dc5, 0x01000193]
    .map((start) => {
      let hash = start;
      for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
      return hash.toString(16).padStart(8, "0");
    })
    .join("");
}
