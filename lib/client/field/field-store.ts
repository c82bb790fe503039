import type { Sealed } from "@/lib/client/seal/sealed-box";
import type { ErrorCode } from "@/lib/domain/error/error-code";

/**
 * `queued` waits; `sending` was handed to the network and no answer came yet; `taken` has the server's receipt; `refused` needs a person;
 * `replaced` and `dropped` are what a person made of a refusal.
 */
export type OperationState = "queued" | "sending" | "taken" | "refused" | "replaced" | "dropped";

/** An operation in the outbox. Ids and counts lie open; what was typed is inside `sealed`. */
export interface OperationRow {
  /** Order on this device; the device's clock orders nothing. */
  readonly seq: number;
  readonly opId: string;
  readonly recordId: string;
  readonly prevOp: string | null;
  /** What began the record on this device, itself where it is that; null where the record came from the server. */
  readonly startOp: string | null;
  /** The last word on its record: to the meeting, or of a check to the regency. */
  readonly isSending: boolean;
  /** Tells that another one was let go: no step of the record, and nothing that follows waits for it. */
  readonly isLettingGo?: boolean;
  /** Photos that must be at the server first. */
  readonly needs: readonly string[];
  readonly state: OperationState;
  /** Until when a window claims to be sending it; after that it counts as not answered. */
  readonly leaseUntil: number | null;
  /** Times it was sent without an answer. */
  readonly tries: number;
  readonly notBefore: number;
  /** Times that the portal answered and could not take it, while it took others. */
  readonly putOff?: number;
  readonly bytes: number;
  readonly queuedAt: number;
  /** Server clock of its receipt. */
  readonly takenAt: number | null;
  readonly version: number | null;
  readonly code: ErrorCode | null;
  /** The {@link FieldOperation}. */
  readonly sealed: Sealed;
  /** The server's result where it says more than that it was taken. */
  readonly outcome: Sealed | null;
}

/** An operation before the store gives it its place in the order. */
export type NewOperation = Omit<OperationRow, "seq">;

/**
 * What else lies sealed: the village, the list, families, what is being worked on, the same as an earlier build had written it, the device's
 * own papers, what was heard of families since.
 */
export type BoxKind = "frame" | "index" | "family" | "record" | "earlier" | "device" | "news";

export interface BoxRow {
  readonly kind: BoxKind;
  readonly id: string;
  /** The window that may write; null where none claims it. */
  readonly owner: string | null;
  /** Of a record: something was typed that is in no operation yet. */
  readonly isTyped: boolean;
  readonly sealed: Sealed;
}

/** A photo in the outbox. What it shows lies apart: each look at the outbox reads all rows, and a row is written anew with each piece sent. */
export interface PhotoRow {
  readonly id: string;
  readonly recordId: string;
  /** Its record was begun on this device: the photo goes after that reached the server. */
  readonly isBornHere: boolean;
  /** Bytes, and how many of them the server has. */
  readonly size: number;
  readonly sent: number;
  readonly sha256: string;
  readonly state: "waiting" | "taken" | "refused";
  readonly code: ErrorCode | null;
  readonly takenAt: number | null;
}

export interface NewPhoto extends PhotoRow {
  readonly sealed: Sealed;
}

/** Written together or not at all. */
export interface Change {
  /** An operation that is there already, by its id, is not added again. */
  readonly append?: readonly NewOperation[];
  readonly update?: readonly OperationRow[];
  readonly remove?: readonly number[];
  readonly boxes?: readonly BoxRow[];
  readonly removeBoxes?: readonly Pick<BoxRow, "kind" | "id">[];
  readonly newPhotos?: readonly NewPhoto[];
  /** One that was let go meanwhile does not come back. */
  readonly photos?: readonly PhotoRow[];
  /** With what they show. */
  readonly removePhotos?: readonly string[];
  /** Nothing is written when another window owns this box by now, or it is gone. */
  readonly guard?: { readonly kind: BoxKind; readonly id: string; readonly owner: string };
}

/** One person's part of this device. Each call is one transaction; a write is on the disk when it resolves. */
export interface FieldStore {
  operations(): Promise<readonly OperationRow[]>;
  box(kind: BoxKind, id: string): Promise<BoxRow | null>;
  boxes(kind: BoxKind): Promise<readonly BoxRow[]>;
  photos(): Promise<readonly PhotoRow[]>;
  /** What a photo shows; null where it is not on this device. */
  picture(id: string): Promise<Sealed | null>;
  /**
   * False: the guard refused. Throws {@link StorageFull} where the device has no room, {@link StoreGone} where the person's lock is here no
   * more: another window removed everything, and nothing may come after that.
   */
  commit(change: Change): Promise<boolean>;
  /** Makes `owner` the only window that may write the box, and answers what it holds. */
  claim(kind: BoxKind, id: string, owner: string): Promise<BoxRow | null>;
  /**
   * Removes everything of this person with their lock: only after a wipe order or their own decision.
   * @param mayGo of what lies there in that moment; false leaves all as it is
   * @returns whether it is gone
   */
  wipe(mayGo?: (held: Held) => boolean): Promise<boolean>;
}

/** What of a person lies on the device, but for what is inside. */
export interface Held {
  readonly operations: readonly OperationRow[];
  readonly photos: readonly PhotoRow[];
  readonly records: readonly BoxRow[];
}

/** The device has no room: told to the person, never swallowed. */
export class StorageFull extends Error {}

/** Everything of the person was removed meanwhile. */
export class StoreGone extends Error {}
