import type { ExchangeAnswer, ExchangeRequest, WipeOrder } from "@/lib/domain/field/exchange";
import { type DevicePapers, openOperation } from "./boxes";
import type { OperationRow } from "./field-store";
import { isAboutBatch, isOpen, parcelOf } from "./outbox";
import { queueClosed } from "./queue-closed";
import type { SyncParts } from "./sync-parts";
import { isFromServer } from "./vault";

export type Sayable = Omit<ExchangeRequest, "do" | "ask" | "operations">;

/** Whether the portal really orders that everything goes: a word under the share, which nobody else can say. */
export async function isWipe({ keys }: SyncParts, papers: DevicePapers, order: WipeOrder | null): Promise<boolean> {
  return order !== null && isFromServer(keys.share, `wipe|${papers.deviceId}|${order.at}`, order.mac);
}

/**
 * Before everything is removed by order: all that the portal does not have goes there to be kept beside, whatever it waits for, in batches
 * until none is left. An operation that the portal cannot take even alone is passed over: it must not hold up the order for ever.
 * @returns what is there, or was passed over; null where the line broke meanwhile or the device had no room for making operations: nothing is removed, and the order comes again
 */
export async function giveBack(
  parts: SyncParts,
  says: Sayable,
  { results }: ExchangeAnswer,
): Promise<ReadonlySet<string> | null> {
  const { store, keys, transport, now } = parts;
  const done = new Set(results.map(({ opId }) => opId));
  const stuck = await queueClosed({ ...parts, isOpenElsewhere: async () => false });
  // What was typed is in no operation yet, and would go unsaid.
  if (stuck.size > 0) return null;
  const left = (await store.operations()).filter((row) => isOpen(row) && !done.has(row.opId));
  let most = left.length;
  for (let at = 0; at < left.length; ) {
    const parcel = parcelOf(left.slice(at), most);
    const operations = await Promise.all(parcel.map((row: OperationRow) => openOperation(keys, row)));
    const waiting = { count: left.length - at, since: parcel[0]?.queuedAt ?? null };
    const sent = await transport.exchange({ ...says, sentAt: now(), waiting, ask: [], operations });
    if (sent.kind === "refused" && isAboutBatch(sent.code)) {
      if (parcel.length === 1) at += 1;
      most = Math.max(1, parcel.length >> 1);
      continue;
    }
    if (sent.kind !== "answer") return null;
    at += parcel.length;
    most = left.length;
  }
  return new Set([...done, ...left.map(({ opId }) => opId)]);
}
