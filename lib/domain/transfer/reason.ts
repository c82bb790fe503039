/** Why a transfer is refused or taken back: a closed list plus a free note. Texts: `transfer.reason.<code>`. */
export const TRANSFER_REASONS = {
  NOT_THEIR_WISH: ["refuse"],
  STILL_LIVES_HERE: ["refuse"],
  NOT_ARRIVED: ["refuse"],
  WRONG_PERSON: ["refuse", "withdraw"],
  EVIDENCE_MISSING: ["refuse"],
  EVIDENCE_DOUBTFUL: ["refuse"],
  PEOPLE_CHANGED: ["refuse", "withdraw"],
  WRONG_VILLAGE: ["refuse", "withdraw"],
  ENTERED_BY_MISTAKE: ["withdraw"],
  NO_LONGER_MOVING: ["refuse", "withdraw"],
  OTHER: ["refuse", "withdraw"],
} as const satisfies Record<string, readonly ("refuse" | "withdraw")[]>;

export type TransferReason = keyof typeof TRANSFER_REASONS;
export type ReasonedStep = "refuse" | "withdraw";

export function isTransferReason(code: string, event: ReasonedStep): code is TransferReason {
  return transferReasons(event).some((reason) => reason === code);
}

export function transferReasons(event: ReasonedStep): readonly TransferReason[] {
  const all = Object.entries(TRANSFER_REASONS) as [TransferReason, readonly ReasonedStep[]][];
  return all.filter(([, events]) => events.includes(event)).map(([code]) => code);
}

/** A reason of the list, and a note where the list has no word for it. */
export function isReasoned(event: ReasonedStep, reason: string, note: string | null): boolean {
  return isTransferReason(reason, event) && (reason !== "OTHER" || (note ?? "").trim() !== "");
}
