/** What a family may ask about its own data (UU 27/2022; process.md 1.9). */
export const RIGHTS_KINDS = ["access", "copy", "correction", "restriction"] as const;
export type RightsKind = (typeof RIGHTS_KINDS)[number];

/** open: waits for its answer. The others are final; a restriction that was granted may be lifted later. */
export const RIGHTS_STATES = ["open", "granted", "refused", "withdrawn"] as const;
export type RightsState = (typeof RIGHTS_STATES)[number];

export const RIGHTS_EVENTS = ["open", "grant", "refuse", "withdraw", "lift"] as const;
export type RightsEvent = (typeof RIGHTS_EVENTS)[number];

/** Who asks: the head of the family, a grown member of it, or somebody they have named in a letter. */
export const RIGHTS_ASKERS = ["head", "member", "proxy"] as const;
export type RightsAsker = (typeof RIGHTS_ASKERS)[number];

/** What was seen at the desk of who asks. A family that comes by its letter's code has proven itself by that. */
export const DESK_PROOFS = ["ktp", "kk", "letter"] as const;
export type DeskProof = (typeof DESK_PROOFS)[number];
export type RightsProof = DeskProof | "code";

/** Somebody in the family's stead brings its letter; the family itself shows its card. */
export function isProofOf(asker: RightsAsker, proof: DeskProof): boolean {
  return (asker === "proxy") === (proof === "letter");
}

/** Why a request is refused, a closed list; each has its words and what can be done against it. */
export const REFUSAL_REASONS = [
  "not-proven",
  "not-ours",
  "already-right",
  "others-data",
  "danger",
  "legal-duty",
  "no-such-data",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Which reasons a kind of request can be refused for. */
export const REASONS_OF = {
  access: ["not-proven", "others-data", "danger", "no-such-data"],
  copy: ["not-proven", "others-data", "danger", "no-such-data"],
  correction: ["not-proven", "already-right", "not-ours", "others-data", "danger"],
  restriction: ["not-proven", "legal-duty", "no-such-data"],
} as const satisfies Record<RightsKind, readonly RefusalReason[]>;

export function isReasonOf(kind: RightsKind, reason: RefusalReason): boolean {
  const reasons: readonly RefusalReason[] = REASONS_OF[kind];
  return reasons.includes(reason);
}

/** Three times twenty-four hours, by the clock: no day off stops it (UU 27/2022 as process.md 1.9 has it). */
export const ANSWER_HOURS = 72;
const HOUR_MS = 3_600_000;

export function answerDueAt(askedAt: Date): Date {
  return new Date(askedAt.getTime() + ANSWER_HOURS * HOUR_MS);
}

/** Hours left until the answer is due, rounded down; negative when it is late. */
export function hoursLeft(dueAt: Date, now: Date): number {
  return Math.floor((dueAt.getTime() - now.getTime()) / HOUR_MS);
}

/** What is asked for in words: needed where somebody must know what to correct or why to restrict. */
export const WISH_LENGTH = { least: 10, most: 1000 } as const;
export function needsWish(kind: RightsKind): boolean {
  return kind === "correction" || kind === "restriction";
}

export interface RightsStanding {
  readonly kind: RightsKind;
  readonly state: RightsState;
  /** Null: the family itself. */
  readonly recordedBy: string | null;
  readonly isLifted: boolean;
}

export type RightsBar = "NOT_ALLOWED_NOW" | "FOUR_EYES";

/** Why somebody may not answer; null: they may. By person: nobody answers what they wrote down themselves. */
export function rightsAnswerBar({ state, recordedBy }: RightsStanding, userId: string): RightsBar | null {
  if (state !== "open") return "NOT_ALLOWED_NOW";
  return recordedBy === userId ? "FOUR_EYES" : null;
}

/** A restriction that holds: until it is lifted, the family stays out of what is handed to others. */
export function isRestricting({ kind, state, isLifted }: RightsStanding): boolean {
  return kind === "restriction" && state === "granted" && !isLifted;
}
