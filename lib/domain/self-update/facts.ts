/** What a family shows beside its letter's code: two facts that stand on its own card and on no letter. */
export interface FamilyFacts {
  /** Of any one member, `YYYY-MM-DD`. */
  readonly birthDate: string;
  /** The last four digits of the family card's number. */
  readonly cardEnd: string;
}

export interface TypedFacts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly cardEnd: string;
}

const FIRST_YEAR = 1900;
const CARD_END = /^\d{4}$/;

/** The facts as they were typed, blanks aside; null where the day is none of the calendar or the digits are not four. */
export function readFacts(typed: TypedFacts): FamilyFacts | null {
  const [day, month, year] = [typed.day, typed.month, typed.year].map((part) => Number(part.trim() || "x"));
  const cardEnd = typed.cardEnd.trim();
  if (day === undefined || month === undefined || year === undefined || !CARD_END.test(cardEnd)) return null;
  if (![day, month, year].every(Number.isInteger) || year < FIRST_YEAR || year > 9999) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? { birthDate: date.toISOString().slice(0, 10), cardEnd } : null;
}

/** Why somebody is not let in, told in the same way whatever the reason: a code that is none, facts that do not fit, too many tries. */
export const ENTRY_FAULTS = ["code", "facts", "limit"] as const;
export type EntryFault = (typeof ENTRY_FAULTS)[number];

/** Why an identity provider let nobody in: it did not answer as it should, the family has no letter that is open, or too many tries. */
export type ProviderFault = "luar" | "surat" | "limit";
