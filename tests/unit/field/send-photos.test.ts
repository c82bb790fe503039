import { beforeEach, describe, expect, it } from "vitest";
import type { PhotoRow } from "@/lib/client/field/field-store";
import { HeardClock } from "@/lib/client/field/heard-clock";
import { sha256 } from "@/lib/client/field/keep-photo";
import { photoPlace, sendPhotos } from "@/lib/client/field/send-photos";
import type { Piece, Sent, SyncParts } from "@/lib/client/field/sync-parts";
import { sealBytes } from "@/lib/client/seal/sealed-box";
import { CHUNK_BYTES, type PieceAnswer } from "@/lib/domain/field/exchange";
import { DeviceWorld } from "./device-world";

const SIZE = 3 * CHUNK_BYTES + 100;

/** The portal as far as photos go: what of each is there, what was sent at which offset, and what goes wrong once. */
class Portal {
  readonly there = new Map<string, PieceAnswer>();
  readonly offsets: number[] = [];
  /** The answer to the piece at this offset is lost. */
  losesAt: number | null = null;

  readonly sendPiece = async ({ photoId, offset, size, bytes }: Piece): Promise<Sent<PieceAnswer>> => {
    this.offsets.push(offset);
    const held = this.there.get(photoId)?.bytes ?? 0;
    const end = offset === held ? held + bytes.length : held;
    const answer = { bytes: end, whole: end === size };
    this.there.set(photoId, answer);
    if (this.losesAt !== offset) return { kind: "answer", value: answer };
    this.losesAt = null;
    return { kind: "silence" };
  };

  readonly uploads = async (ids: readonly string[]) => ({
    kind: "answer" as const,
    value: { uploads: Object.fromEntries(ids.map((id) => [id, this.there.get(id) ?? { bytes: 0, whole: false }])) },
  });
}

let world: DeviceWorld;
let portal: Portal;
let parts: SyncParts;

beforeEach(async () => {
  world = await DeviceWorld.make();
  portal = new Portal();
  parts = {
    store: world.store,
    keys: world.keys,
    transport: { exchange: async () => ({ kind: "silence" }), sendPiece: portal.sendPiece, uploads: portal.uploads },
    now: world.now,
    clock: new HeardClock(world.now),
    random: () => 0.5,
    newId: world.newId,
    version: "test",
    isOpenElsewhere: async () => false,
  };
});

/** A photo of a draft that came along from the portal. */
async function keep(id: string, part: Partial<PhotoRow> = {}): Promise<void> {
  const bytes = new Uint8Array(SIZE).map((_, at) => at % 251);
  const sealed = await sealBytes(world.keys.data, photoPlace(world.keys, id), bytes);
  const rest = { isBornHere: false, state: "waiting", code: null, takenAt: null, sent: 0 } as const;
  const row = { id, recordId: "r", size: SIZE, sha256: await sha256(bytes), sealed, ...rest, ...part };
  await world.store.commit({ newPhotos: [row] });
}

const stateOf = async (id: string) => {
  const row = (await world.store.photos()).find((photo) => photo.id === id);
  return row === undefined ? null : { state: row.state, sent: row.sent };
};

describe("sending photos", () => {
  it("goes on after a cut from what is there: no piece goes twice, its answer lost or not", async () => {
    await keep("p");
    portal.losesAt = CHUNK_BYTES;
    expect(await sendPhotos(parts)).toMatchObject({ end: "silence", sent: 0 });
    expect(await stateOf("p")).toEqual({ state: "waiting", sent: CHUNK_BYTES });
    expect(await sendPhotos(parts)).toMatchObject({ end: "done", sent: 1 });
    expect(portal.offsets).toEqual([0, CHUNK_BYTES, 2 * CHUNK_BYTES, 3 * CHUNK_BYTES]);
    expect(await stateOf("p")).toEqual({ state: "taken", sent: SIZE });
  });

  it("sends nothing of a photo that is there whole, and all of one of which the portal lost the beginning", async () => {
    await keep("whole", { sent: 10 });
    await keep("lost", { sent: 2 * CHUNK_BYTES });
    portal.there.set("whole", { bytes: SIZE, whole: true });
    expect(await sendPhotos(parts)).toMatchObject({ end: "done", sent: 2 });
    expect(portal.offsets).toEqual([0, CHUNK_BYTES, 2 * CHUNK_BYTES, 3 * CHUNK_BYTES]);
    expect(await stateOf("whole")).toEqual({ state: "taken", sent: SIZE });
  });

  it("sends the last piece again where all are there and no photo was made of them", async () => {
    await keep("p");
    portal.there.set("p", { bytes: SIZE, whole: false });
    await sendPhotos(parts);
    expect(portal.offsets[0]).toBe(3 * CHUNK_BYTES);
  });

  it("leaves off after a photo once text may go, and goes on with the next after it", async () => {
    await keep("p1");
    await keep("p2");
    const { sendPiece } = parts.transport;
    const typing: SyncParts["transport"]["sendPiece"] = async (piece) => {
      if (piece.photoId === "p1" && piece.offset === 0) await world.operation({ opId: "typed", recordId: "other" });
      return sendPiece(piece);
    };
    const busy = { ...parts, transport: { ...parts.transport, sendPiece: typing } };
    expect(await sendPhotos(busy)).toMatchObject({ end: "done", sent: 1 });
    expect(await stateOf("p2")).toEqual({ state: "waiting", sent: 0 });
  });

  it("passes on why the pass does not hold", async () => {
    await keep("p");
    const uploads: SyncParts["transport"]["uploads"] = async () => ({
      kind: "refused",
      code: "UNAUTHENTICATED",
      reason: "withdrawn",
    });
    const barred = { ...parts, transport: { ...parts.transport, uploads } };
    expect(await sendPhotos(barred)).toMatchObject({ end: "stopped", code: "UNAUTHENTICATED", reason: "withdrawn" });
  });

  it("asks nothing where no photo may go, and waits where the question gets no answer", async () => {
    let asked = 0;
    const uploads: SyncParts["transport"]["uploads"] = async () => {
      asked += 1;
      return { kind: "busy", waitMs: 5 };
    };
    const busy = { ...parts, transport: { ...parts.transport, uploads } };
    await keep("born", { isBornHere: true });
    expect(await sendPhotos(busy)).toMatchObject({ end: "done" });
    expect(asked).toBe(0);
    await keep("p");
    expect(await sendPhotos(busy)).toMatchObject({ end: "busy", waitMs: 5, sent: 0 });
    expect(portal.offsets).toEqual([]);
  });
});
