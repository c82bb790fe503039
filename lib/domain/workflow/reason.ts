/**
 * Why a proposal is returned, rejected or withdrawn: a closed list (process.md 2.6) plus a free note. `for` says with
 * which events the reason may be given. Texts are in the `workflow` messages under `reason.<code>`.
 */
export const REASONS = {
  NIK_NOT_16_DIGITS: ["return", "reject"],
  NIK_NOT_FOUND: ["return", "reject"],
  NIK_DOUBLE: ["return", "reject"],
  KK_MISMATCH: ["return", "reject"],
  NAME_MISMATCH: ["return", "reject"],
  NOT_RESIDENT: ["return", "reject"],
  DOMICILE_DIFFERS: ["return"],
  NO_MEETING_MINUTES: ["return"],
  EVIDENCE_UNCLEAR: ["return"],
  EVIDENCE_MISSING: ["return"],
  ANSWERS_INCONSISTENT: ["return", "reject"],
  FIELD_CHECK_NEEDED: ["return"],
  FAMILY_NOT_MET: ["return", "reject"],
  FAMILY_REFUSED: ["return", "reject"],
  FAMILY_MOVED: ["return", "withdraw"],
  DUPLICATE_PROPOSAL: ["reject", "withdraw"],
  ENTERED_BY_MISTAKE: ["withdraw"],
  NO_LONGER_TRUE: ["withdraw", "reject"],
  OTHER: ["return", "reject", "withdraw"],
} as const satisfies Record<string, readonly ("return" | "reject" | "withdraw")[]>;

export type ReasonCode = keyof typeof REASONS;
export type ReasonedEvent = "return" | "reject" | "withdraw";

export function isReasonFor(code: string, event: ReasonedEvent): code is ReasonCode {
  const allowed = Object.entries(REASONS).find(([name]) => name === code)?.[1];
  return (allowed as readonly ReasonedEvent[] | undefined)?.includes(event) ?? false;
}

/** What is wrong with a given reason, or null: it must belong to the event, and OTHER says nothing without a note. */
export function reasonProblem(
  given: { readonly reason: string | null; readonly note: string | null },
  event: ReasonedEvent,
): { readonly path: "reason" | "note"; readonly detail: string } | null {
  if (given.reason === null || !isReasonFor(given.reason, event)) return { path: "reason", detail: "UNKNOWN" };
  return given.reason === "OTHER" && (given.note ?? "").trim() === "" ? { path: "note", detail: "REQUIRED" } : null;
}

export function reasonsFor(event: ReasonedEvent): ReasonCode[] {
  return Object.keys(REASONS).filter((code): code is ReasonCode => isReasonFor(code, event));
}
