/** Lists of people that stood before DTSEN: the social ministry's DTKS, and P3KE of the targeting of extreme poverty. */
export const PAST_LISTS = ["dtks", "p3ke"] as const;
export type PastList = (typeof PAST_LISTS)[number];

/** Whether the list had the person on its day, or had struck them off. */
export const LISTED_STATES = ["listed", "removed"] as const;
export type ListedState = (typeof LISTED_STATES)[number];

/** Programmes that such a list names. */
export const PAST_PROGRAMMES = [
  "pkh",
  "sembako",
  "pbi",
  "bst",
  "bltDesa",
  "bpum",
  "pip",
  "prakerja",
  "kur",
  "rice",
] as const;
export type PastProgramme = (typeof PAST_PROGRAMMES)[number];

/** What a list said of one person or card. Null: it said nothing that is known. */
export interface PastWord {
  readonly status: ListedState | null;
  /** 1-10 of that list's own ranking; never DTSEN's. */
  readonly decile: number | null;
  readonly programmes: readonly PastProgramme[];
}

/** Two lines of one family or person, as one: every programme; of two deciles none, because nobody knows which. */
export function joinedWords(a: PastWord, b: PastWord): PastWord {
  return {
    status: a.status === "listed" || b.status === "listed" ? "listed" : (a.status ?? b.status),
    decile: a.decile === null || b.decile === null || a.decile === b.decile ? (a.decile ?? b.decile) : null,
    programmes: PAST_PROGRAMMES.filter((each) => a.programmes.includes(each) || b.programmes.includes(each)),
  };
}

/** Whether two lines say the same. */
export function sameWord(a: PastWord, b: PastWord): boolean {
  return (
    a.status === b.status &&
    a.decile === b.decile &&
    PAST_PROGRAMMES.every((each) => a.programmes.includes(each) === b.programmes.includes(each))
  );
}
