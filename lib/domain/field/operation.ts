import type { Refusal } from "../error/error-code";
import type { AnswerValue } from "../instrument/answers";
import type { AnswerPatch } from "../proposal/payload";
import type { OperationClock } from "./made-at";

/** The commands that a device without network may hold and send later; the same ones as online. */
export const FIELD_COMMANDS = [
  "proposal.start",
  "proposal.start-new",
  "proposal.start-event",
  "proposal.save",
  "proposal.submit",
  "ground-check.save",
  "ground-check.send",
  /** Lets go what was refused: a decision of its own, told like everything else. */
  "field.discard",
] as const;
export type FieldCommand = (typeof FIELD_COMMANDS)[number];

/** Those that begin a draft on the device. */
export const STARTING: readonly FieldCommand[] = ["proposal.start", "proposal.start-new", "proposal.start-event"];

/**
 * The shape of what devices hold and send. The server takes this one and the two before it (OFFLINE rule 11). 2: an operation says what its
 * device knew of the time.
 */
export const FIELD_SCHEMA = 2;

/**
 * One thing that a person did in the field. Once it is queued it never changes: the same id always means the same content,
 * and an edit after it is an operation of its own.
 */
export interface FieldOperation {
  /** UUIDv7, made by the device: the idempotency key. */
  readonly opId: string;
  readonly command: FieldCommand;
  /** The draft or check as the device knows it; the server's id differs where somebody had begun one before. */
  readonly recordId: string;
  /** The operation of the same record before this one: taken first, and while it is not, this one waits. */
  readonly prevOp: string | null;
  /** The operation that began the record on this device; null where it came along from the server. */
  readonly startOp: string | null;
  /** What this one puts right: an operation that was refused. */
  readonly supersedes: string | null;
  /**
   * Everything that this one stands in place of, `supersedes` among it: the rest of what waited behind it, and was typing again with it. Absent
   * where it puts nothing right, and in what earlier builds queued.
   */
  readonly replaces?: readonly string[];
  readonly schema: number;
  /**
   * As the command takes it online, except `version` of a submit or send: `null`, which is the version that `prevOp` left (where nothing
   * was saved here before it, the number that came along); and `id`, which is `recordId` where the command has one.
   */
  readonly input: Readonly<Record<string, unknown>>;
  /** Device clock in milliseconds: told, never ordered by. */
  readonly madeAt: number;
  /** Absent in what was queued in shape 1. */
  readonly clock?: OperationClock;
}

/** A field that somebody else wrote meanwhile: both values stand until a person decides. */
export interface FieldConflict {
  readonly id: string;
  readonly level: AnswerPatch["level"];
  readonly uid: string | null;
  readonly key: string;
  /** What the device's person saw before they wrote. */
  readonly before: AnswerValue;
  readonly mine: AnswerValue;
  readonly theirs: AnswerValue;
  readonly mineBy: string;
  readonly mineAt: number;
  /** Name and time of the other writer; null where the record does not say. */
  readonly theirsBy: string | null;
  readonly theirsAt: number | null;
}

/** The server's word that it has an operation: only after it is stored on the device may the operation leave the queue. */
export interface Receipt {
  readonly opId: string;
  /** Server clock, milliseconds. */
  readonly at: number;
  /** The record's version after it; null where the command has none. */
  readonly version: number | null;
  /** HMAC-SHA-256 over `opId|at|version` under the device's share, base64url. */
  readonly mac: string;
}

/** What became of one operation. */
export type OperationResult =
  | {
      readonly kind: "taken";
      readonly opId: string;
      readonly receipt: Receipt;
      /** The record's id at the server. */
      readonly recordId: string;
      readonly conflicts: readonly FieldConflict[];
      /** Somebody else had written in other fields since: names, for telling that it was laid together. */
      readonly mergedWith: readonly string[];
    }
  /** A person must do something. What was typed is kept at the server beside, too (`set aside`), so a lost phone loses nothing. */
  | {
      readonly kind: "refused";
      readonly opId: string;
      readonly refusal: Refusal;
      /** What happened to the family or the draft meanwhile, where the device's person may know it. */
      readonly story: RefusalStory | null;
    }
  /** The one before it is not taken. */
  | { readonly kind: "parked"; readonly opId: string; readonly behind: string }
  /** Passing trouble: sent again by itself. */
  | { readonly kind: "later"; readonly opId: string };

/** The reason that a refusal (STALE) gives where another operation stands in place of this one, or it was let go. */
export const REPLACED = "replaced";

/** Whether an operation is refused because its person put it right or let it go: it is over, and nobody need look. */
export function isReplacedRefusal({ code, info }: Refusal): boolean {
  return code === "STALE" && info?.["reason"] === REPLACED;
}

/** Why a draft or family cannot take what was typed. Times in milliseconds. */
export type RefusalStory =
  | { readonly kind: "sent"; readonly by: string | null; readonly at: number }
  | { readonly kind: "decided"; readonly state: string; readonly reason: string | null; readonly at: number }
  | { readonly kind: "moved"; readonly toName: string | null; readonly at: number | null }
  | { readonly kind: "closed"; readonly at: number | null }
  | { readonly kind: "not-mine"; readonly at: number | null }
  | { readonly kind: "period"; readonly endedOn: string | null }
  /** The duty has it, and its training is not passed yet, or its test is due again. */
  | { readonly kind: "training" }
  /** The device holds it in a shape that the portal no longer, or not yet, reads: it is kept, and a newer portal or app takes it. */
  | { readonly kind: "schema"; readonly known: readonly number[] };

/** Operations of one request at most, and bytes of JSON before compression: a batch passes 50 kbit/s within its timeout. */
export const BATCH_OPERATIONS = 50;
export const BATCH_BYTES = 400_000;
