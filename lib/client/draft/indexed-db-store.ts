import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { DraftRecord, DraftStore } from "./draft-store";

interface Schema extends DBSchema {
  /** CryptoKey objects by user; the browser stores them without showing their bytes. */
  key: { key: string; value: CryptoKey };
  draft: { key: [string, string]; value: DraftRecord };
}

const NAME = "mutakhir-draft";
const VERSION = 1;

/** "strict": the browser reports done when the disk has it, not when the operating system promised. */
const DURABLE = { durability: "strict" } as const;

/** The device's store. Throws where the browser refuses one, as some private windows do. */
export async function openIndexedDbStore(): Promise<DraftStore> {
  return new IndexedDbStore(
    await openDB<Schema>(NAME, VERSION, {
      upgrade(db) {
        db.createObjectStore("key");
        db.createObjectStore("draft", { keyPath: ["userId", "draftId"] });
      },
    }),
  );
}

class IndexedDbStore implements DraftStore {
  constructor(private readonly db: IDBPDatabase<Schema>) {}

  async keyOf(userId: string, make: () => Promise<CryptoKey>): Promise<CryptoKey> {
    const known = await this.db.get("key", userId);
    if (known !== undefined) return known;
    const made = await make(); // outside the transaction, which would not wait for it
    const tx = this.db.transaction("key", "readwrite", DURABLE);
    const meanwhile = await tx.store.get(userId);
    if (meanwhile === undefined) await tx.store.put(made, userId);
    await tx.done;
    return meanwhile ?? made;
  }

  async claim(userId: string, draftId: string, owner: string) {
    const tx = this.db.transaction("draft", "readwrite", DURABLE);
    const sealed = (await tx.store.get([userId, draftId]))?.sealed ?? null;
    await tx.store.put({ userId, draftId, owner, sealed });
    await tx.done;
    return sealed;
  }

  async put(record: DraftRecord): Promise<boolean> {
    const tx = this.db.transaction("draft", "readwrite", DURABLE);
    const stored = await tx.store.get([record.userId, record.draftId]);
    const isMine = stored === undefined || stored.owner === record.owner;
    if (isMine) await tx.store.put(record);
    await tx.done;
    return isMine;
  }

  async release(userId: string, draftId: string, owner: string): Promise<void> {
    const tx = this.db.transaction("draft", "readwrite", DURABLE);
    const stored = await tx.store.get([userId, draftId]);
    if (stored?.owner === owner && stored.sealed === null) await tx.store.delete([userId, draftId]);
    await tx.done;
  }
}
