import { takeBack } from "@/lib/client/draft/patch-queue";
import { openBox, openOperation, sealOperation, sealRecord } from "./boxes";
import { batchOf } from "./layers";
import { refusedChain } from "./outbox";
import { type FieldRecord, queueDiscards } from "./record";
import type { SyncParts } from "./sync-parts";

type Parts = Pick<SyncParts, "store" | "keys">;

/**
 * A person puts a refused operation right: what it said, and all that waited behind it, is typing again. The operations stay in the outbox as
 * replaced; what takes their place names the first of them. Sending to the meeting is asked anew.
 * @returns false where nothing of the record is refused, or another window owns it
 */
export async function takeUpAgain({ store, keys }: Parts, recordId: string, owner: string): Promise<boolean> {
  const [rows, claimed] = await Promise.all([store.operations(), store.claim("record", recordId, owner)]);
  const chain = refusedChain(rows, recordId);
  const first = chain[0];
  if (first === undefined || claimed === null) return false;
  const record = await openBox<FieldRecord>(keys, claimed);
  const operations = await Promise.all(chain.map((row) => openOperation(keys, row)));
  let { local } = record;
  for (const operation of operations.toReversed()) {
    const batch = batchOf(operation);
    if (batch !== null) local = takeBack({ ...local, sending: { operationId: operation.opId, batch } });
  }
  return store.commit({
    guard: { kind: "record", id: recordId, owner },
    update: chain.map((row) => ({ ...row, state: "replaced" as const, leaseUntil: null })),
    boxes: [await sealRecord(keys, { ...record, local, supersedes: first.opId }, owner)],
  });
}

/** A person decides that what was refused is not needed. It stays in the outbox as dropped, and the portal is told so. */
export async function dropRefused(
  { store, keys, newId, now }: Parts & Pick<SyncParts, "newId" | "now">,
  recordId: string,
): Promise<void> {
  const chain = refusedChain(await store.operations(), recordId);
  const opIds = chain.map(({ opId }) => opId);
  const queued = queueDiscards({ id: recordId }, opIds, { newId, now: now(), unsentPhotos: new Set() });
  await store.commit({
    update: chain.map((row) => ({ ...row, state: "dropped" as const, leaseUntil: null })),
    append: await Promise.all(queued.map((each) => sealOperation(keys, each))),
  });
}
