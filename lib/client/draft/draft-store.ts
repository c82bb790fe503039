import type { Sealed } from "@/lib/client/seal/sealed-box";

/** One user's local copy of one proposal. Ids are opaque; everything a person typed is inside `sealed`. */
export interface DraftRecord {
  readonly userId: string;
  readonly draftId: string;
  /** The window that may write; a window that was overtaken must not overwrite its successor. */
  readonly owner: string;
  /** Null when there is nothing that the server has not. */
  readonly sealed: Sealed | null;
}

/** Where local drafts lie. Each call is one transaction. */
export interface DraftStore {
  /** The user's key, made by `make` on first use; of two windows that make one at once, one key is kept for both. */
  keyOf(userId: string, make: () => Promise<CryptoKey>): Promise<CryptoKey>;
  /** Makes `owner` the only window that may write, and answers what is stored. */
  claim(userId: string, draftId: string, owner: string): Promise<Sealed | null>;
  /** Answers false, and writes nothing, when another window has claimed the draft since. */
  put(record: DraftRecord): Promise<boolean>;
  /** Takes the record away when it is empty and still this window's. */
  release(userId: string, draftId: string, owner: string): Promise<void>;
}
