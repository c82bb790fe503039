import { canSeal, makeDraftKey } from "@/lib/client/draft/cipher";
import { openIndexedDbStore } from "@/lib/client/draft/indexed-db-store";
import { openValue, sealValue, Unreadable } from "@/lib/client/seal/sealed-box";
import type { DeskEntry } from "./outbox";

export interface KeptEntries {
  readonly entries: readonly DeskEntry[];
  /** False where another window has taken over. */
  keep(entries: readonly DeskEntry[]): Promise<boolean>;
}

/**
 * The device's own sealed place for what one person did at a desk on a day, beside their drafts and under the same key. Null where the
 * browser keeps nothing: then the desk works with a network alone, and says so.
 */
export async function openKeptEntries(userId: string, place: string, owner: string): Promise<KeptEntries | null> {
  if (!canSeal()) return null;
  try {
    const store = await openIndexedDbStore();
    const key = await store.keyOf(userId, makeDraftKey);
    const draftId = `desk:${place}`;
    const sealed = await store.claim(userId, draftId, owner);
    return {
      entries: sealed === null ? [] : await openValue<readonly DeskEntry[]>(key, draftId, sealed),
      async keep(entries) {
        const next = entries.length === 0 ? null : await sealValue(key, draftId, entries);
        return store.put({ userId, draftId, owner, sealed: next });
      },
    };
  } catch (error) {
    if (error instanceof Unreadable || error instanceof DOMException) return null;
    throw error;
  }
}
