import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPatch, NOTHING_LOCAL } from "@/lib/client/draft/patch-queue";
import { type Change, StorageFull } from "@/lib/client/field/field-store";
import { SyncLoop } from "@/lib/client/field/sync-loop";
import type { SyncParts } from "@/lib/client/field/sync-parts";
import { DeviceWorld } from "./device-world";

const typed = { level: "household", uid: null, key: "floorType", before: null, value: 2 } as const;

let world: DeviceWorld;
let sent: string[];
let loops: SyncLoop[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("window", { addEventListener: () => {}, removeEventListener: () => {} });
  vi.stubGlobal("document", { addEventListener: () => {}, removeEventListener: () => {} });
  world = await DeviceWorld.make();
  await world.papers();
  sent = [];
  loops = [];
});

afterEach(() => {
  for (const loop of loops) loop.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** @param isFull which writes find no room */
function loopOn(isFull: (change: Change) => boolean, onReport = async () => {}): SyncLoop {
  const { store } = world;
  const commit = store.commit.bind(store);
  store.commit = async (change) => {
    if (isFull(change)) throw new StorageFull();
    return commit(change);
  };
  const exchange: SyncParts["transport"]["exchange"] = async ({ operations }) => {
    sent.push(...operations.map(({ opId }) => opId));
    return { kind: "silence" };
  };
  const loop = new SyncLoop(world.parts({ exchange }), () => {}, onReport);
  loops.push(loop);
  return loop;
}

describe("SyncLoop on a device without room", () => {
  it("sends what is queued, goes on with the records that fit, and says that the device is full", async () => {
    await world.operation({ opId: "queued", recordId: "r0" });
    const local = addPatch(NOTHING_LOCAL, typed);
    await world.record("big", { local });
    await world.record("small", { local });
    const loop = loopOn(({ guard, append }) => guard?.id === "big" && append !== undefined);
    await loop.now();
    expect(sent).toHaveLength(2);
    expect(sent).toContain("queued");
    expect(loop.state).toEqual({ kind: "waiting", why: "full" });
    const boxes = await world.store.boxes("record");
    expect(boxes.map(({ id, isTyped }) => [id, isTyped])).toEqual(
      expect.arrayContaining([
        ["big", true],
        ["small", false],
      ]),
    );
  });

  it("goes on by itself after a write that throws, and stays in no round", async () => {
    await world.operation({ opId: "queued", recordId: "r0" });
    let hasRoom = false;
    const loop = loopOn(({ update }) => !hasRoom && update !== undefined);
    await loop.now();
    expect(sent).toEqual([]);
    expect(loop.state).toEqual({ kind: "waiting", why: "full" });
    hasRoom = true;
    await vi.advanceTimersByTimeAsync(10_000);
    await loop.settled();
    expect(sent).toEqual(["queued"]);
    expect(loop.state).toEqual({ kind: "waiting", why: "silence" });
  });

  it("calls a fault of ours one, and tries again", async () => {
    const loop = loopOn(
      () => false,
      async () => {
        throw new Error("a lock that cannot be written");
      },
    );
    await loop.now();
    expect(loop.state).toEqual({ kind: "waiting", why: "failed" });
    expect(vi.getTimerCount()).toBe(1);
  });
});

describe("a turn that another window has", () => {
  it("is asked for again within seconds", async () => {
    await world.operation({ opId: "queued", recordId: "r0" });
    let isTaken = true;
    const request = async (_: string, __: object, work: (lock: object | null) => unknown) => work(isTaken ? null : {});
    vi.stubGlobal("navigator", { locks: { request } });
    const loop = loopOn(() => false);
    await loop.now();
    expect([sent, loop.state]).toEqual([[], { kind: "idle" }]);
    isTaken = false;
    await vi.advanceTimersByTimeAsync(6_000);
    await loop.settled();
    expect(sent).toEqual(["queued"]);
  });
});
