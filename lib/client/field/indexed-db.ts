import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import type { Sealed } from "@/lib/client/seal/sealed-box";
import { isHeld } from "../field-worker/hold";
import { noteLocks } from "./canary";
import {
  type BoxKind,
  type BoxRow,
  type Change,
  type FieldStore,
  type Held,
  type NewPhoto,
  type OperationRow,
  type PhotoRow,
  StorageFull,
  StoreGone,
} from "./field-store";
import type { VaultRow, VaultStore } from "./vault";
import { tellWiped } from "./wiped-news";

type Mine<Row> = Row & { readonly userId: string };

interface Schema extends DBSchema {
  vault: { key: string; value: VaultRow };
  operation: { key: [string, number]; value: Mine<OperationRow>; indexes: { "of-id": [string, string] } };
  box: { key: [string, BoxKind, string]; value: Mine<BoxRow> };
  photo: { key: [string, string]; value: Mine<PhotoRow> };
  picture: { key: [string, string]; value: Mine<Pick<NewPhoto, "id" | "sealed">> };
}

type Db = IDBPDatabase<Schema>;
type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">;

const NAME = "mutakhir-lapangan";
const VERSION = 2;

/** How often a window that is to let go looks whether it may. */
const LOOK_MS = 1_000;

/** "strict": the browser reports done when the disk has it, not when the operating system promised. */
const DURABLE = { durability: "strict" } as const;

/**
 * The device's store for field mode. Throws where the browser refuses one, as some private windows do.
 * @param onBlocked a window of an earlier build has a form open, or sends: this one waits for it
 */
export function openFieldDb(onBlocked: () => void): Promise<Db> {
  return openDB<Schema>(NAME, VERSION, {
    async upgrade(db, earlier, _version, tx) {
      if (earlier < 1) makeFirst(db);
      if (earlier < 2) {
        db.createObjectStore("picture", { keyPath: ["userId", "id"] });
        await setPicturesApart(tx);
      }
    },
    blocked: onBlocked,
    // Another window wants a newer shape of the store: this one lets go, once nothing is open and nothing under way.
    blocking(_was, _will, event) {
      if (event.target instanceof IDBDatabase) closeWhenIdle(event.target);
    },
  });
}

function closeWhenIdle(db: IDBDatabase): void {
  if (isHeld()) setTimeout(() => closeWhenIdle(db), LOOK_MS);
  else db.close();
}

function makeFirst(db: Db): void {
  db.createObjectStore("vault", { keyPath: "userId" });
  const operation = db.createObjectStore("operation", { keyPath: ["userId", "seq"] });
  operation.createIndex("of-id", ["userId", "opId"], { unique: true });
  db.createObjectStore("box", { keyPath: ["userId", "kind", "id"] });
  db.createObjectStore("photo", { keyPath: ["userId", "id"] });
}

/** The first shape kept what a photo shows in its row. One after the other: a phone's memory does not hold them all. */
async function setPicturesApart(tx: Upgrade): Promise<void> {
  const [photos, pictures] = [tx.objectStore("photo"), tx.objectStore("picture")];
  for (let at = await photos.openCursor(); at !== null; at = await at.continue()) {
    const { sealed, ...row }: Mine<PhotoRow & Partial<NewPhoto>> = at.value;
    if (sealed === undefined) continue;
    await pictures.put({ userId: row.userId, id: row.id, sealed });
    await at.update(row);
  }
}

export function vaultsIn(db: Db): VaultStore {
  return {
    all: () => db.getAll("vault"),
    read: async (userId) => (await db.get("vault", userId)) ?? null,
    async write(row) {
      const tx = db.transaction("vault", "readwrite", DURABLE);
      await Promise.all([tx.store.put(row), tx.done]).catch(fullAsSuch);
      noteLocks(true);
    },
    async update(userId, change) {
      const tx = db.transaction("vault", "readwrite", DURABLE);
      const held = await tx.store.get(userId);
      const row = held === undefined ? null : change(held);
      const put = row === null || row === held ? null : tx.store.put(row);
      await Promise.all([put, tx.done]).catch(fullAsSuch);
      return row;
    },
    async remove(userId) {
      const tx = db.transaction("vault", "readwrite", DURABLE);
      const [, left] = await Promise.all([tx.store.delete(userId), tx.store.count(), tx.done]);
      noteLocks(left > 0);
    },
  };
}

/** One person's part. Another person's rows are never read: every key begins with whose it is. */
export function storeOf(db: Db, userId: string): FieldStore {
  return new IndexedDbFieldStore(db, userId);
}

const STORES = ["operation", "box", "photo", "picture"] as const;
const WITH_LOCK = [...STORES, "vault"] as const;
type Write = IDBPTransaction<Schema, typeof WITH_LOCK, "readwrite">;

class IndexedDbFieldStore implements FieldStore {
  constructor(
    private readonly db: Db,
    private readonly userId: string,
  ) {}

  operations(): Promise<readonly OperationRow[]> {
    return this.db.getAll("operation", this.all());
  }

  async box(kind: BoxKind, id: string): Promise<BoxRow | null> {
    return (await this.db.get("box", [this.userId, kind, id])) ?? null;
  }

  boxes(kind: BoxKind): Promise<readonly BoxRow[]> {
    return this.db.getAll("box", boxesOf(this.userId, kind));
  }

  photos(): Promise<readonly PhotoRow[]> {
    return this.db.getAll("photo", this.all());
  }

  async picture(id: string): Promise<Sealed | null> {
    return (await this.db.get("picture", [this.userId, id]))?.sealed ?? null;
  }

  async claim(kind: BoxKind, id: string, owner: string): Promise<BoxRow | null> {
    const tx = this.db.transaction("box", "readwrite", DURABLE);
    const held = await tx.store.get([this.userId, kind, id]);
    if (held !== undefined) await tx.store.put({ ...held, owner });
    await tx.done;
    return held ?? null;
  }

  async commit(change: Change): Promise<boolean> {
    return this.write(change).catch(fullAsSuch);
  }

  async wipe(mayGo: (held: Held) => boolean = () => true): Promise<boolean> {
    const { userId } = this;
    const tx = this.db.transaction(WITH_LOCK, "readwrite", DURABLE);
    const held: Held = {
      operations: await tx.objectStore("operation").getAll(this.all()),
      photos: await tx.objectStore("photo").getAll(this.all()),
      records: await tx.objectStore("box").getAll(boxesOf(userId, "record")),
    };
    if (!mayGo(held)) {
      await tx.done;
      return false;
    }
    for (const name of STORES) await tx.objectStore(name).delete(this.all());
    const locks = tx.objectStore("vault");
    await locks.delete(userId);
    const left = await locks.count();
    await tx.done;
    noteLocks(left > 0);
    tellWiped(userId);
    return true;
  }

  private async write(change: Change): Promise<boolean> {
    const { userId } = this;
    const tx = this.db.transaction(WITH_LOCK, "readwrite", DURABLE);
    const [operation, box] = [tx.objectStore("operation"), tx.objectStore("box")];
    const done = tx.done;
    if ((await tx.objectStore("vault").getKey(userId)) === undefined) {
      await done;
      throw new StoreGone();
    }
    const { guard } = change;
    if (guard !== undefined && (await box.get([userId, guard.kind, guard.id]))?.owner !== guard.owner) {
      await done;
      return false;
    }
    let last = (await operation.openKeyCursor(this.all(), "prev"))?.primaryKey[1] ?? 0;
    // Not with every keystroke: only a change of photos asks which are still here.
    const there = change.photos === undefined ? [] : await tx.objectStore("photo").getAllKeys(this.all());
    const writes: Promise<unknown>[] = [];
    for (const row of change.append ?? []) {
      if ((await operation.index("of-id").getKey([userId, row.opId])) !== undefined) continue;
      last += 1;
      writes.push(operation.put({ ...row, userId, seq: last }));
    }
    for (const row of change.update ?? []) writes.push(operation.put({ ...row, userId }));
    for (const seq of change.remove ?? []) writes.push(operation.delete([userId, seq]));
    for (const { kind, id } of change.removeBoxes ?? []) writes.push(box.delete([userId, kind, id]));
    for (const row of change.boxes ?? []) writes.push(box.put({ ...row, userId }));
    writes.push(...writePhotos(tx, userId, change, there));
    // The end tells of room that was lacking; a single request may only say that it was called off.
    const ends = await Promise.allSettled([done, ...writes]);
    const [end] = ends;
    if (end?.status === "rejected") throw end.reason;
    const failed = ends.find((each) => each.status === "rejected");
    if (failed?.status === "rejected") throw failed.reason;
    return true;
  }

  private all(): IDBKeyRange {
    return IDBKeyRange.bound([this.userId], [this.userId, []]);
  }
}

/** @param there keys of the photos that are on the device */
function writePhotos(
  tx: Write,
  userId: string,
  change: Change,
  there: readonly [string, string][],
): Promise<unknown>[] {
  const [photo, picture] = [tx.objectStore("photo"), tx.objectStore("picture")];
  const isThere = new Set(there.map(([, id]) => id));
  const { removePhotos = [], photos = [], newPhotos = [] } = change;
  return [
    ...removePhotos.flatMap((id) => [photo.delete([userId, id]), picture.delete([userId, id])]),
    ...photos.filter(({ id }) => isThere.has(id)).map((row) => photo.put({ ...row, userId })),
    ...newPhotos.flatMap(({ sealed, ...row }) => [
      photo.put({ ...row, userId }),
      picture.put({ userId, id: row.id, sealed }),
    ]),
  ];
}

function boxesOf(userId: string, kind: BoxKind): IDBKeyRange {
  return IDBKeyRange.bound([userId, kind], [userId, kind, []]);
}

/** What the browser says of a device without room, as the rest of this mode knows it. */
function fullAsSuch(error: unknown): never {
  throw error instanceof DOMException && error.name === "QuotaExceededError" ? new StorageFull() : error;
}
