import { takeBack } from "@/lib/client/draft/patch-queue";
import { openOperation, sealOperation, sealRecord } from "./boxes";
import { claimRecord } from "./claim-record";
import type { OperationRow, PhotoRow } from "./field-store";
import { batchOf } from "./layers";
import { refusedChain } from "./outbox";
import { queueTools } from "./queue-tools";
import { queueDiscards } from "./record";
import type { SyncParts } from "./sync-parts";

type Parts = Pick<SyncParts, "store" | "keys">;

/**
 * A person puts a refused operation right: what it said, and all that waited behind it, is typing again. The operations stay in the outbox as
 * replaced; what takes their place names them all. Sending to the meeting is asked anew. A refused photo is tried again with it.
 * @returns false where nothing of the record is refused, or another window owns it
 */
export async function takeUpAgain({ store, keys }: Parts, recordId: string, owner: string): Promise<boolean> {
  const photos = await refusedPhotosOf(store, recordId);
  const [rows, record] = await Promise.all([store.operations(), claimRecord({ store, keys }, recordId, owner)]);
  const chain = refusedChain(rows, recordId, idsOf(photos));
  const first = chain[0];
  if (first === undefined || record === null) return false;
  const operations = await Promise.all(chain.map((row) => openOperation(keys, row)));
  let { local } = record;
  for (const operation of operations.toReversed()) {
    const batch = batchOf(operation);
    if (batch !== null) local = takeBack({ ...local, sending: { operationId: operation.opId, batch } });
  }
  const supersedes = first.state === "refused" ? first.opId : record.supersedes;
  const replaces = [...new Set([...record.replaces, ...(await allNamed(keys, chain))])];
  return store.commit({
    guard: { kind: "record", id: recordId, owner },
    update: chain.map((row) => ({ ...row, state: "replaced" as const, leaseUntil: null })),
    boxes: [await sealRecord(keys, { ...record, local, supersedes, replaces }, owner)],
    photos: photos.map((photo) => ({ ...photo, state: "waiting" as const, code: null, sent: 0 })),
  });
}

/**
 * A person decides that what was refused is not needed. It stays in the outbox as dropped, and the portal is told so. A refused photo goes; where
 * the draft's beginning is let go, so do all its photos that the portal does not have: there is no draft for them any more.
 * @returns false where nothing of the record was refused: nothing was written
 */
export async function dropRefused(
  parts: Parts & Pick<SyncParts, "newId" | "now" | "clock">,
  recordId: string,
): Promise<boolean> {
  const { store, keys } = parts;
  const photos = await refusedPhotosOf(store, recordId);
  const chain = refusedChain(await store.operations(), recordId, idsOf(photos));
  if (chain.length + photos.length === 0) return false;
  const isBegun = chain.every(({ opId, startOp }) => opId !== startOp);
  const going = isBegun ? photos : await unsentPhotosOf(store, recordId);
  const opIds = await allNamed(keys, chain);
  const queued = queueDiscards({ id: recordId }, opIds, await queueTools(parts));
  return store.commit({
    update: chain.map((row) => ({ ...row, state: "dropped" as const, leaseUntil: null })),
    append: await Promise.all(queued.map((each) => sealOperation(keys, each))),
    removePhotos: going.map(({ id }) => id),
  });
}

/** Operations with all that each stood in place of, once each: the portal took none of them, and so was told of none. */
async function allNamed(keys: Parts["keys"], chain: readonly OperationRow[]): Promise<readonly string[]> {
  const operations = await Promise.all(chain.map((row) => openOperation(keys, row)));
  return [...new Set(operations.flatMap(({ opId, replaces = [] }) => [opId, ...replaces]))];
}

async function unsentPhotosOf(store: Parts["store"], recordId: string): Promise<readonly Pick<PhotoRow, "id">[]> {
  return (await store.photos()).filter((photo) => photo.recordId === recordId && photo.state !== "taken");
}

async function refusedPhotosOf(store: Parts["store"], recordId: string): Promise<readonly PhotoRow[]> {
  return (await store.photos()).filter((photo) => photo.recordId === recordId && photo.state === "refused");
}

function idsOf(photos: readonly PhotoRow[]): ReadonlySet<string> {
  return new Set(photos.map(({ id }) => id));
}
