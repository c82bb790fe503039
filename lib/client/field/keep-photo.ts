import { openBytes, sealBytes } from "@/lib/client/seal/sealed-box";
import { type FieldStore, StorageFull } from "./field-store";
import type { FieldRecord } from "./record";
import { photoPlace } from "./send-photos";
import type { Keys, SyncParts } from "./sync-parts";

/** Past this share of the room, pictures are no longer taken in; text always is. */
const FULL_AT = 0.8;

export type KeptPhoto =
  | { readonly kind: "kept"; readonly id: string }
  /** There is little room left: what is sent first makes room. */
  | { readonly kind: "full" };

/** Keeps a photo for a record until the server has it whole. Its id is the answer at once. */
export async function keepPhoto(
  { store, keys, newId }: Pick<SyncParts, "store" | "keys" | "newId">,
  record: Pick<FieldRecord, "id" | "beginning">,
  photo: Blob,
): Promise<KeptPhoto> {
  if (await isNearlyFull()) return { kind: "full" };
  const bytes = new Uint8Array(await photo.arrayBuffer());
  const id = newId();
  try {
    await store.commit({
      newPhotos: [
        {
          id,
          recordId: record.id,
          isBornHere: record.beginning !== null,
          size: bytes.length,
          sent: 0,
          sha256: await sha256(bytes),
          state: "waiting",
          code: null,
          takenAt: null,
          sealed: await sealBytes(keys.data, photoPlace(keys, id), bytes),
        },
      ],
    });
  } catch (error) {
    if (error instanceof StorageFull) return { kind: "full" };
    throw error;
  }
  return { kind: "kept", id };
}

/** A photo that is still on this device, for showing it; null when it is not. */
export async function readPhoto(store: FieldStore, keys: Keys, id: string): Promise<Blob | null> {
  const sealed = await store.picture(id);
  return sealed === null
    ? null
    : new Blob([await openBytes(keys.data, photoPlace(keys, id), sealed)], { type: "image/jpeg" });
}

export interface Room {
  readonly usedBytes: number;
  readonly quotaBytes: number;
}

/** What the browser gives this portal; null where it does not say. */
export async function readRoom(): Promise<Room | null> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  return usage === undefined || quota === undefined ? null : { usedBytes: usage, quotaBytes: quota };
}

async function isNearlyFull(): Promise<boolean> {
  const room = await readRoom();
  return room !== null && room.usedBytes > room.quotaBytes * FULL_AT;
}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
