import { makeDraftKey, openDraft, sealDraft } from "./cipher";
import type { DraftStore } from "./draft-store";
import { isNothing, type LocalDraft, NOTHING_LOCAL } from "./patch-queue";

/** What was found on the device when the draft was opened. */
export type Found =
  | { readonly kind: "nothing" }
  | { readonly kind: "draft"; readonly draft: LocalDraft }
  /** A record that does not open. It is left alone until something new is written. */
  | { readonly kind: "unreadable" };

/** Where a session keeps what is typed: encrypted, on this device, one window at a time. */
export interface LocalCopy {
  /** Claims the draft for this window and reads it. */
  open(): Promise<Found>;
  /** False: another window has taken over. */
  write(draft: LocalDraft): Promise<boolean>;
  close(): Promise<void>;
}

/** One user's encrypted copy of one proposal on this device. */
export class DeviceCopy implements LocalCopy {
  private key: CryptoKey | null = null;

  constructor(
    private readonly store: DraftStore,
    private readonly userId: string,
    private readonly draftId: string,
    private readonly owner: string,
  ) {}

  async open(): Promise<Found> {
    this.key = await this.store.keyOf(this.userId, makeDraftKey);
    const sealed = await this.store.claim(this.userId, this.draftId, this.owner);
    if (sealed === null) return { kind: "nothing" };
    const draft = await openDraft(this.key, this.place, sealed);
    return draft === null ? { kind: "unreadable" } : { kind: "draft", draft };
  }

  /** Writes the draft, or wipes the copy when the server has everything. False: another window has taken over. */
  async write(draft: LocalDraft): Promise<boolean> {
    if (this.key === null) throw new Error("the copy was not opened");
    const sealed = isNothing(draft) ? null : await sealDraft(this.key, this.place, draft);
    return this.store.put({ userId: this.userId, draftId: this.draftId, owner: this.owner, sealed });
  }

  async close(): Promise<void> {
    await this.store.release(this.userId, this.draftId, this.owner);
  }

  private get place(): string {
    return `${this.userId}/${this.draftId}`;
  }
}

export function draftOf(found: Found): LocalDraft {
  return found.kind === "draft" ? found.draft : NOTHING_LOCAL;
}
