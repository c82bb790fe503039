import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { ExchangeAnswer, ExchangeRequest, PieceAnswer, UploadsAnswer } from "@/lib/domain/field/exchange";
import type { FieldStore } from "./field-store";
import type { HeardClock } from "./heard-clock";

/** What came back of a request to the portal. */
export type Sent<T> =
  | { readonly kind: "answer"; readonly value: T }
  /** No network or no answer: nobody knows whether it arrived. */
  | { readonly kind: "silence" }
  /** The portal is busy and says how long to wait. */
  | { readonly kind: "busy"; readonly waitMs: number }
  /** It was refused as a whole: the pass has ended, say. */
  | { readonly kind: "refused"; readonly code: ErrorCode; readonly reason: string | null };

export interface Piece {
  readonly photoId: string;
  readonly recordId: string;
  readonly startOp: string | null;
  readonly offset: number;
  readonly size: number;
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The way to the portal. Nothing is thrown. */
export interface Transport {
  exchange(request: Omit<ExchangeRequest, "do">): Promise<Sent<ExchangeAnswer>>;
  sendPiece(piece: Piece): Promise<Sent<PieceAnswer>>;
  /** How much of each photo has arrived. */
  uploads(ids: readonly string[]): Promise<Sent<UploadsAnswer>>;
}

/** The key of what lies on the device, and the server's share for telling its word from another's. */
export interface Keys {
  readonly userId: string;
  readonly data: CryptoKey;
  readonly share: CryptoKey;
}

export interface SyncParts {
  readonly store: FieldStore;
  readonly keys: Keys;
  readonly transport: Transport;
  /** Device clock, milliseconds: whoever holds the device sets it. */
  readonly now: () => number;
  readonly clock: HeardClock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly version: string;
  /** The portal ordered that all goes: said before handing over begins, so that nothing more is typed behind it. */
  readonly onCalledBack?: () => Promise<void>;
  /** Whether a form has this record open: its window queues what is typed there. */
  readonly isOpenElsewhere: (recordId: string) => Promise<boolean>;
}
