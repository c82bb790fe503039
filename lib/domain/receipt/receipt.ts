import { type CheckToken, formatCheckToken } from "@/lib/domain/meeting/check-token";

/** What a receipt says of itself: its code and the day of the update. No family, no village. */
export interface Receipt {
  readonly code: CheckToken;
  /** `YYYY-MM-DD`, local day of the village. */
  readonly madeOn: string;
}

/** The sentence that is signed; the version stands in it, so a later form of it is told from this one. */
export function signedSentence({ code, madeOn }: Receipt): string {
  return `MUTAKHIR-BUKTI-1|${formatCheckToken(code)}|${madeOn}`;
}

/** A proof counts for the calendar year it was made in. */
export function receiptHolds(madeOn: string, today: string): boolean {
  return madeOn <= today && madeOn.slice(0, 4) === today.slice(0, 4);
}

/** Last day of a proof. */
export function receiptEnd(madeOn: string): string {
  return `${madeOn.slice(0, 4)}-12-31`;
}
