import { KEEP_DAYS } from "@/lib/domain/field/exchange";
import { readPapers } from "./boxes";
import type { OperationRow } from "./field-store";
import { ageOf, isOpen } from "./outbox";
import type { SyncParts } from "./sync-parts";

const DAY_MS = 86_400_000;
/** Photos are large: they are kept past their receipt for as long as a restore is likely to be noticed. */
const KEEP_PHOTOS_DAYS = 7;

/** Lets go of what the server has had for long. A record goes as a whole, and only when nothing of it is open or typed. */
export async function prune({ store, keys, now }: Pick<SyncParts, "store" | "keys" | "now">): Promise<void> {
  const [rows, photos, records, papers] = await Promise.all([
    store.operations(),
    store.photos(),
    store.boxes("record"),
    readPapers(keys, store),
  ]);
  const isYoung = (row: OperationRow) => ageOf(row, now(), papers?.skewMs ?? 0) < KEEP_DAYS * DAY_MS;
  const kept = new Set([
    ...rows.filter((row) => isOpen(row) || isYoung(row)).map(({ recordId }) => recordId),
    ...photos.filter(({ state }) => state !== "taken").map(({ recordId }) => recordId),
    ...records.filter(({ isTyped }) => isTyped).map(({ id }) => id),
  ]);
  const old = rows.filter(({ recordId }) => !kept.has(recordId));
  const isUsed = new Set(rows.map(({ recordId }) => recordId));
  const oldPhotos = photos.filter(
    ({ state, takenAt }) => state === "taken" && (takenAt ?? 0) < now() - KEEP_PHOTOS_DAYS * DAY_MS,
  );
  if (old.length === 0 && oldPhotos.length === 0) return;
  const gone = records
    .filter(({ id }) => isUsed.has(id) && !kept.has(id))
    .flatMap(({ kind, id }) => [
      { kind, id },
      { kind: "earlier" as const, id },
    ]);
  await store.commit({
    remove: old.map(({ seq }) => seq),
    removeBoxes: gone,
    removePhotos: oldPhotos.map(({ id }) => id),
  });
}
