import { beforeEach, describe, expect, it } from "vitest";
import { sealPapers } from "@/lib/client/field/boxes";
import { ageOf, nextBatch, parcelOf } from "@/lib/client/field/outbox";
import { prune } from "@/lib/client/field/prune";
import { KEEP_DAYS } from "@/lib/domain/field/exchange";
import { BATCH_BYTES, BATCH_OPERATIONS } from "@/lib/domain/field/operation";
import { DeviceWorld } from "./device-world";

const DAY = 86_400_000;
const NOW = 1_000_000;

let world: DeviceWorld;
beforeEach(async () => {
  world = await DeviceWorld.make();
});

const batch = async (photos: Parameters<typeof nextBatch>[1] = new Map()) =>
  nextBatch(await world.store.operations(), photos, NOW).map(({ opId }) => opId);

describe("nextBatch", () => {
  it("holds an operation until its photo is at the portal, and lets it go when the photo was taken so long ago that it is gone", async () => {
    await world.operation({ opId: "a", recordId: "r1" }, { needs: ["p"] });
    expect(await batch(new Map([["p", { state: "waiting" }]]))).toEqual([]);
    expect(await batch(new Map([["p", { state: "refused" }]]))).toEqual([]);
    expect(await batch(new Map([["p", { state: "taken" }]]))).toEqual(["a"]);
    expect(await batch()).toEqual(["a"]);
  });

  it("sends nothing before what it builds on, and a record that waits holds up no other", async () => {
    await world.operation({ opId: "a", recordId: "r1" }, { state: "refused", code: "STALE" });
    await world.operation({ opId: "b", recordId: "r1", prevOp: "a" }, { prevOp: "a" });
    await world.operation({ opId: "c", recordId: "r2" });
    await world.operation({ opId: "d", recordId: "r2", prevOp: "c" }, { prevOp: "c" });
    expect(await batch()).toEqual(["c", "d"]);
  });

  it("goes in smaller parcels after silence", async () => {
    for (let no = 0; no < 4; no += 1) await world.operation({ opId: `${no}`, recordId: `r${no}` }, { tries: 5 });
    expect(await batch()).toHaveLength(Math.max(1, BATCH_OPERATIONS >> 5));
  });
});

describe("parcelOf", () => {
  it("takes as many as fit, and one that is too large alone", async () => {
    await world.operation({ opId: "huge", recordId: "r" }, { bytes: BATCH_BYTES * 2 });
    await world.operation({ opId: "small", recordId: "r" }, { bytes: 1 });
    const rows = await world.store.operations();
    expect(parcelOf(rows, 50).map(({ opId }) => opId)).toEqual(["huge"]);
    expect(parcelOf(rows.slice(1), 0).map(({ opId }) => opId)).toEqual(["small"]);
  });
});

describe("prune", () => {
  const YEAR = 365 * DAY;
  const papers = { deviceId: "d", secret: "s", grantId: "g", handoverKey: {}, epoch: null, mark: null };

  it.each([
    ["a year ahead", YEAR],
    ["a year behind", -YEAR],
  ])("keeps a receipt for its days by the server's clock, on a device whose clock is %s", async (_, ahead) => {
    const server = 2_000_000_000_000;
    await world.store.commit({ boxes: [await sealPapers(world.keys, { ...papers, skewMs: -ahead })] });
    await world.operation(
      { opId: "young", recordId: "r1" },
      { state: "taken", takenAt: server - (KEEP_DAYS - 1) * DAY },
    );
    await world.operation({ opId: "old", recordId: "r2" }, { state: "taken", takenAt: server - (KEEP_DAYS + 1) * DAY });
    const parts = { store: world.store, keys: world.keys, now: () => server + ahead };
    await prune(parts);
    expect((await world.store.operations()).map(({ opId }) => opId)).toEqual(["young"]);
  });

  it("counts what has no receipt by the device's own clock", async () => {
    await world.operation({ opId: "a", recordId: "r" }, { state: "dropped" });
    const [row] = await world.store.operations();
    expect(row === undefined ? null : ageOf(row, 30, 5_000)).toBe(20);
  });
});
