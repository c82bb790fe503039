import { readPapers } from "./boxes";
import type { QueueTools } from "./record";
import type { SyncParts } from "./sync-parts";

/** What an operation is made with: its time as this device knows it, and the photos that it may have to wait for. */
export async function queueTools({
  store,
  keys,
  now,
  newId,
  clock,
}: Pick<SyncParts, "store" | "keys" | "now" | "newId" | "clock">): Promise<QueueTools> {
  const [photos, papers] = await Promise.all([store.photos(), readPapers(keys, store)]);
  const unsentPhotos = new Set(photos.filter(({ state }) => state !== "taken").map(({ id }) => id));
  return { newId, now: now(), clock: clock.read(papers), unsentPhotos };
}
