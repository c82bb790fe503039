import type { DraftRecord, DraftStore } from "@/lib/client/draft/draft-store";
import type { Sealed } from "@/lib/client/seal/sealed-box";

/** The device's store as a map, for tests of the logic around it. It outlives a session, as a disk does. */
export class MemoryStore implements DraftStore {
  readonly keys = new Map<string, CryptoKey>();
  readonly records = new Map<string, DraftRecord>();

  async keyOf(userId: string, make: () => Promise<CryptoKey>): Promise<CryptoKey> {
    const key = this.keys.get(userId) ?? (await make());
    this.keys.set(userId, key);
    return key;
  }

  async claim(userId: string, draftId: string, owner: string): Promise<Sealed | null> {
    const sealed = this.records.get(`${userId}/${draftId}`)?.sealed ?? null;
    this.records.set(`${userId}/${draftId}`, { userId, draftId, owner, sealed });
    return sealed;
  }

  async put(record: DraftRecord): Promise<boolean> {
    const place = `${record.userId}/${record.draftId}`;
    const stored = this.records.get(place);
    if (stored !== undefined && stored.owner !== record.owner) return false;
    this.records.set(place, record);
    return true;
  }

  async release(userId: string, draftId: string, owner: string): Promise<void> {
    const stored = this.records.get(`${userId}/${draftId}`);
    if (stored?.owner === owner && stored.sealed === null) this.records.delete(`${userId}/${draftId}`);
  }
}
