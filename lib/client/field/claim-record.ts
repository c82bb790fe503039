import { openBox, sealBox } from "./boxes";
import type { FieldRecord } from "./record";
import { type AnyRecord, RECORD_SHAPE, readStored } from "./record-shape";
import type { SyncParts } from "./sync-parts";

/**
 * Makes a window the only one that may write a record, and reads it. One that an earlier build wrote is kept as it was beside, before
 * anything is written over it (OFFLINE rule 11). Throws {@link Unreadable} for one that this build does not know.
 * @returns null where there is no such record
 */
export async function claimRecord(
  { store, keys }: Pick<SyncParts, "store" | "keys">,
  id: string,
  owner: string,
  read: (stored: AnyRecord) => FieldRecord = readStored,
): Promise<FieldRecord | null> {
  const box = await store.claim("record", id, owner);
  if (box === null) return null;
  const stored = await openBox<AnyRecord>(keys, box);
  const record = read(stored);
  if (stored.shape !== RECORD_SHAPE && (await store.box("earlier", id)) === null)
    await store.commit({ boxes: [await sealBox(keys, "earlier", id, stored)] });
  return record;
}
