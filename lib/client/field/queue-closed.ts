import { sealOperation, sealRecord, tailOf } from "./boxes";
import { claimRecord } from "./claim-record";
import { queueTools } from "./queue-tools";
import { afterQueueing, type FieldRecord, queueTyped } from "./record";
import { named } from "./record-line";
import type { SyncParts } from "./sync-parts";

type Parts = Pick<SyncParts, "store" | "keys" | "now" | "newId" | "clock">;

/** What was typed and left, by a closed form or a dead window, becomes operations. A form that is open does so itself. */
export async function queueClosed(parts: Parts & Pick<SyncParts, "isOpenElsewhere">): Promise<void> {
  for (const box of await parts.store.boxes("record")) {
    if (!box.isTyped || (await parts.isOpenElsewhere(box.id))) continue;
    const owner = parts.newId();
    const record = await claimRecord(parts, box.id, owner).catch(() => null);
    // One that cannot be read stays as it is and holds up no other.
    if (record !== null) await queueRecord(parts, record, afterQueueing(named(record)), owner);
  }
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
