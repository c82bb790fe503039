import { sealOperation, sealRecord, tailOf } from "./boxes";
import { claimRecord } from "./claim-record";
import { StorageFull } from "./field-store";
import { queueTools } from "./queue-tools";
import { afterQueueing, type FieldRecord, queueTyped } from "./record";
import { named } from "./record-line";
import type { SyncParts } from "./sync-parts";

type Parts = Pick<SyncParts, "store" | "keys" | "now" | "newId" | "clock">;

/** Why something stays undone on the device for now: it has no room, or a fault of ours. */
export type Stuck = "full" | "failed";

export function stuckBy(error: unknown): Stuck {
  return error instanceof StorageFull ? "full" : "failed";
}

/**
 * What was typed and left, by a closed form or a dead window, becomes operations. A form that is open does so itself.
 * @returns the records that could not be queued, and why: they stay as they are and hold up no other
 */
export async function queueClosed(
  parts: Parts & Pick<SyncParts, "isOpenElsewhere">,
): Promise<ReadonlyMap<string, Stuck>> {
  const stuck = new Map<string, Stuck>();
  for (const box of await parts.store.boxes("record"))
    if (box.isTyped) await queueLeft(parts, box.id).catch((error: unknown) => stuck.set(box.id, stuckBy(error)));
  return stuck;
}

async function queueLeft(parts: Parts & Pick<SyncParts, "isOpenElsewhere">, id: string): Promise<void> {
  if (await parts.isOpenElsewhere(id)) return;
  const owner = parts.newId();
  const record = await claimRecord(parts, id, owner).catch((error: unknown) => {
    // One that cannot be read stays for a build that can: nothing to try again.
    if (stuckBy(error) === "failed") return null;
    throw error;
  });
  if (record !== null) await queueRecord(parts, record, afterQueueing(named(record)), owner);
}

/**
 * Queues what a record holds, in one write with the record as it is without it.
 * @returns false where another window owns it by now: nothing was written
 */
export async function queueRecord(
  parts: Parts,
  typed: FieldRecord,
  left: FieldRecord,
  owner: string,
): Promise<boolean> {
  const { store, keys } = parts;
  const [rows, tools] = await Promise.all([store.operations(), queueTools(parts)]);
  const queued = queueTyped(typed, tailOf(rows, typed.id), tools);
  return store.commit({
    guard: { kind: "record", id: typed.id, owner },
    append: await Promise.all(queued.map((each) => sealOperation(keys, each))),
    boxes: [await sealRecord(keys, left, owner)],
  });
}
