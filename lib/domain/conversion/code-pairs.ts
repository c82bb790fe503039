/**
 * Codes that the record and a form write differently although every one has its counterpart: `[record, form]`. Such an
 * answer fills the shared column; the form prints its own number (`questionnaire.md` 1.8).
 */
export const CODE_PAIRS = {
  "DTSEN-PBI-2026": {
    "member.presence": [
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 5],
      [7, 6],
      [6, 7],
    ],
    "member.schoolParticipation": [
      [1, 0],
      [2, 1],
      [3, 2],
    ],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly (readonly [number, number])[]>>>>;

type Pairs = readonly (readonly [number, number])[];

function pairsOf(instrument: string, variable: string): Pairs {
  const all: Readonly<Record<string, Readonly<Record<string, Pairs>>>> = CODE_PAIRS;
  return all[instrument]?.[variable] ?? [];
}

/** The form's code of a record's code; the same where no pair says otherwise, null where the form has none. */
export function toFormCode(instrument: string, variable: string, code: number): number | null {
  const pairs = pairsOf(instrument, variable);
  return pairs.length === 0 ? code : (pairs.find(([record]) => record === code)?.[1] ?? null);
}

/** The record's code of a form's code. */
export function toRecordCode(instrument: string, variable: string, code: number): number | null {
  const pairs = pairsOf(instrument, variable);
  return pairs.length === 0 ? code : (pairs.find(([, form]) => form === code)?.[0] ?? null);
}
