import { canSeal, makeDraftKey } from "@/lib/client/draft/cipher";
import type { DraftStore } from "@/lib/client/draft/draft-store";
import { openIndexedDbStore } from "@/lib/client/draft/indexed-db-store";
import { openBytes, sealBytes } from "@/lib/client/seal/sealed-box";
import type { RecordFields } from "./record-fields";

/** A record that the server has not yet, with the version it was typed over. */
export interface KeptRecord {
  readonly version: number;
  readonly fields: RecordFields;
}

/** Holds a meeting's unsent record on the device, encrypted under the user's own key (DECIDED 21). */
export interface RecordKeep {
  /** What a closed or killed window left behind. */
  readonly found: KeptRecord | null;
  /** Null wipes it: the server has everything. */
  write(record: KeptRecord | null): Promise<void>;
}

/** Opens the keep of one meeting; null where the browser offers none, so that typing goes on without it. */
export async function openRecordKeep(userId: string, meetingId: string): Promise<RecordKeep | null> {
  if (!canSeal()) return null;
  const store = await openIndexedDbStore().catch(() => null);
  if (store === null) return null;
  const place = `meeting:${meetingId}`;
  const owner = crypto.randomUUID();
  const key = await store.keyOf(userId, makeDraftKey);
  const found = await read(store, key, { userId, place, owner });
  const write = async (record: KeptRecord | null) => {
    const sealed =
      record === null ? null : await sealBytes(key, place, new TextEncoder().encode(JSON.stringify(record)));
    await store.put({ userId, draftId: place, owner, sealed });
    if (record === null) await store.release(userId, place, owner);
    if (record === null) await store.claim(userId, place, owner);
  };
  return { found, write };
}

interface Spot {
  readonly userId: string;
  readonly place: string;
  readonly owner: string;
}

async function read(store: DraftStore, key: CryptoKey, { userId, place, owner }: Spot): Promise<KeptRecord | null> {
  const sealed = await store.claim(userId, place, owner);
  if (sealed === null) return null;
  try {
    return asKept(JSON.parse(new TextDecoder().decode(await openBytes(key, place, sealed))));
  } catch {
    return null; // sealed under a key that is gone; the next writing replaces it
  }
}

function asKept(value: unknown): KeptRecord | null {
  if (typeof value !== "object" || value === null || !("version" in value) || !("fields" in value)) return null;
  return value as KeptRecord; // authenticated: only this page under this key can have written it
}
