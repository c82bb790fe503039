import { addressOf, isUuid, one, type Query } from "../list/address";
import type { Quarter, ReviewMark } from "./review";
import type { HolderLine } from "./watch-page";

export const REVIEW_PATH = "/akses/tinjauan";

export const REVIEW_STATES = ["open", "done"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
const STATE_WORDS = { open: "belum", done: "sudah" } as const satisfies Record<ReviewState, string>;

export interface ReviewFilter {
  readonly state: ReviewState;
  /** The grant one has seen last. */
  readonly after: string | null;
}

export function readReviewFilter(query: Query): ReviewFilter {
  const word = one(query, "keadaan");
  const after = one(query, "sesudah");
  return {
    state: REVIEW_STATES.find((state) => STATE_WORDS[state] === word) ?? "open",
    after: isUuid(after) ? after : null,
  };
}

export function reviewHref({ state, after }: ReviewFilter): string {
  return addressOf(REVIEW_PATH, { keadaan: state === "open" ? "" : STATE_WORDS[state], sesudah: after ?? "" });
}

/** How many grants of an area were kept, taken away, and are left. */
export interface ReviewProgress {
  readonly kept: number;
  readonly revoked: number;
  readonly left: number;
  readonly total: number;
}

export interface ReviewLine extends Omit<HolderLine, "reach"> {
  readonly lastSeen: Date | null;
  readonly marks: readonly ReviewMark[];
  /** Who kept it this quarter, and when; null while it is open. */
  readonly kept: { readonly by: string; readonly at: Date } | null;
  /** Nobody decides on their own. */
  readonly isOwn: boolean;
}

/** An area below that is late, with an administrator of its own. */
export interface LateArea {
  readonly code: string;
  readonly label: string;
  readonly left: number;
}

export interface ReviewPage {
  readonly regionLabel: string;
  readonly zone: HolderLine["zone"];
  readonly quarter: Quarter;
  /** YYYY-MM-DD */
  readonly dueDay: string;
  readonly isLate: boolean;
  /** There is no administrator above. */
  readonly isNation: boolean;
  readonly progress: ReviewProgress;
  /** Of a wide area when it was counted; null: now. */
  readonly countedAt: Date | null;
  readonly before: ReviewProgress & { readonly quarter: Quarter };
  readonly late: readonly LateArea[];
  readonly lines: readonly ReviewLine[];
  readonly next: string | null;
}
