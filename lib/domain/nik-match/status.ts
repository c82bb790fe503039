/**
 * What Dukcapil says of a person's NIK. matched (padan), unmatched (tidak padan), typo (salah ketik), unchecked (belum
 * dicek). Unmatched is no deletion: it may be a new person, and opens work (Peraturan BPS 6/2025, article 13).
 */
export const MATCH_STATUSES = ["matched", "unmatched", "typo", "unchecked"] as const;
export type MatchStatus = (typeof MATCH_STATUSES)[number];

/** What a reply may say. */
export type ReplyStatus = Exclude<MatchStatus, "unchecked">;

/** The last reply on record for a person. */
export interface StoredMatch {
  readonly status: ReplyStatus;
  /** Blind index in hexadecimal of the NIK that was checked. */
  readonly nik: string;
  readonly explainedAt: Date | null;
}

/** The status that holds now: a reply speaks of the NIK that was sent, so another NIK is unchecked again. */
export function currentStatus(stored: StoredMatch | null, nik: string | null): MatchStatus {
  return stored === null || nik === null || stored.nik !== nik ? "unchecked" : stored.status;
}

/** Whether somebody has to correct or explain the NIK. */
export function needsWork(stored: StoredMatch | null, nik: string | null): boolean {
  const status = currentStatus(stored, nik);
  return (status === "unmatched" || status === "typo") && stored?.explainedAt === null;
}
