import { holdsIdentityNumber } from "../nik/identity-number";

/**
 * What the centre has said of an applied proposal (DESIGN.md section 4). An applied proposal in no package waits; that is no
 * state of its own, so nothing has to be written when one is applied.
 */
export const DELIVERY_STATES = ["exported", "accepted", "refused", "in-snapshot"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Who receives a package. */
export const RECIPIENTS = ["siks-ng", "bps"] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** Why the centre refuses, as its replies say it. */
export const REFUSAL_REASONS = ["nik-unmatched", "double", "incomplete", "late", "not-eligible", "other"] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What a reply says of one item. Only a refusal has a reason, only a snapshot has a name. */
export interface Reply {
  readonly state: Exclude<DeliveryState, "exported">;
  readonly reason: RefusalReason | null;
  readonly note: string | null;
  readonly snapshot: string | null;
  /** Day of the snapshot, YYYY-MM-DD; null where the reply does not tell it. */
  readonly snapshotOn: string | null;
}

export const MOST_NOTE = 300;
export const MOST_SNAPSHOT_NAME = 40;
/** Answers that one statement writes, whole or not at all. */
export const REPLIES_AT_ONCE = 2000;

/**
 * Where a reply may lead. A later reply may correct an earlier one; what stands in a snapshot is ranked and stays.
 */
const NEXT = {
  exported: ["accepted", "refused", "in-snapshot"],
  accepted: ["refused", "in-snapshot"],
  refused: ["accepted", "in-snapshot"],
  "in-snapshot": [],
} as const satisfies Record<DeliveryState, readonly DeliveryState[]>;

export type ReplyProblem = "FINAL" | "REASON_MISSING" | "NOTE_MISSING" | "SNAPSHOT_MISSING" | "IDENTITY_NUMBER";

/** What is wrong with a reply to an item in a state; null: it may be written. */
export function replyProblem(from: DeliveryState, reply: Reply): ReplyProblem | null {
  const next: readonly DeliveryState[] = NEXT[from];
  // Told once more it is the same; another name for a snapshot is told by the writer, who knows the first.
  if (from !== reply.state && !next.includes(reply.state)) return "FINAL";
  if (reply.state === "refused" && reply.reason === null) return "REASON_MISSING";
  if (reply.reason === "other" && reply.note === null) return "NOTE_MISSING";
  if (reply.state === "in-snapshot" && reply.snapshot === null) return "SNAPSHOT_MISSING";
  return [reply.note, reply.snapshot].some((text) => holdsIdentityNumber(text ?? "")) ? "IDENTITY_NUMBER" : null;
}

/** The parts of a reply that its state has: what else was given says nothing. */
export function settledReply({ state, reason, note, snapshot, snapshotOn }: Reply): Reply {
  const isRanked = state === "in-snapshot";
  return {
    state,
    reason: state === "refused" ? reason : null,
    note,
    snapshot: isRanked ? snapshot : null,
    snapshotOn: isRanked ? snapshotOn : null,
  };
}
