/** Families named one by one in a request; more than a page has. */
export const MOST_NAMED = 500;
/** Letters of one print set, and families of one "all under this filter". */
export const MOST_LETTERS = 5_000;
/** How long a print set may be downloaded: until the printer works again, and not so long that it lies about. */
export const SET_DAYS = 7;
/** Letters in one file of a set: what a printer takes in one go. */
export const LETTERS_A_FILE = 100;

export const SET_STATES = ["building", "ready", "failed", "ended"] as const;
export type SetState = (typeof SET_STATES)[number];

/** Where letters are printed for; empty is everywhere in the village. */
export interface LetterArea {
  readonly dusun: string;
  readonly rw: string;
  readonly rt: string;
}

export interface SetLine {
  readonly publicId: string;
  readonly id: string;
  readonly state: SetState;
  readonly year: number;
  readonly area: LetterArea;
  /** Families chosen one by one. */
  readonly isNamed: boolean;
  readonly letters: number;
  /** Left out because a valid proof was there. */
  readonly exempt: number;
  readonly done: number;
  readonly madeAt: Date;
  readonly madeBy: string | null;
  readonly expiresAt: Date;
  readonly files: readonly { readonly ordinal: number; readonly letters: number }[];
}

/** The fault of a day on which something is said to have happened; null when it is fine. Local days, `YYYY-MM-DD`. */
export function dayFault(on: string, today: string): "IN_FUTURE" | "OTHER_YEAR" | null {
  if (on > today) return "IN_FUTURE";
  return on.slice(0, 4) === today.slice(0, 4) ? null : "OTHER_YEAR";
}

/** How long a proof of self-update makes a letter needless in the year after its own: families change, and the year's data are wanted by September. */
export const PROOF_MONTHS = 6;
