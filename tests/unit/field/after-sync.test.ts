import { describe, expect, it } from "vitest";
import { addPatch, NOTHING_LOCAL } from "@/lib/client/draft/patch-queue";
import { afterSync } from "@/lib/client/field/after-sync";
import { readPapers, sealPapers } from "@/lib/client/field/boxes";
import { synchronise } from "@/lib/client/field/sync-run";
import type { ExchangeAnswer } from "@/lib/domain/field/exchange";
import { DeviceWorld } from "./device-world";
import { lockedBy } from "./memory-vaults";

const REPORT = {
  end: "wiped",
  code: null,
  reason: null,
  waitMs: null,
  isCalledBack: false,
  touched: [],
  taken: 0,
  stuck: null,
} as const;

async function ordered() {
  const world = await DeviceWorld.make();
  await world.papers();
  await world.operation({ opId: "given", recordId: "r" });
  const vaults = await lockedBy("739105", { now: world.now() });
  const said: object[] = [];
  const askSync = async (body: object) => {
    said.push(body);
    return { kind: "silence" } as const;
  };
  const at = { store: world.store, keys: world.keys, vaults, secret: "s", askSync };
  return { world, said, obey: () => afterSync(at, { ...REPORT, given: new Set(["given"]) }, world.now()) };
}

describe("an order that everything goes", () => {
  it("removes what was handed over", async () => {
    const { world, said, obey } = await ordered();
    expect(await obey()).toEqual({ kind: "wiped", lostPhotos: 0 });
    expect([world.disk.operations, said]).toEqual([[], [{ do: "wiped", photos: 0 }]]);
  });

  it("removes nothing where something was queued while it was being handed over", async () => {
    const { world, said, obey } = await ordered();
    await world.operation({ opId: "late", recordId: "r" });
    expect(await obey()).toEqual({ kind: "called-back" });
    expect([world.disk.operations.length, said]).toEqual([2, []]);
  });
});

describe("an order while something typed lies on the device", () => {
  it("removes nothing of what this build can read, and does not wait for what it cannot", async () => {
    const { world, obey } = await ordered();
    const typed = { level: "household", uid: null, key: "floorType", before: null, value: 2 } as const;
    await world.record("r", { local: addPatch(NOTHING_LOCAL, typed) });
    expect(await obey()).toEqual({ kind: "called-back" });
    const [box] = await world.store.boxes("record");
    if (box === undefined) throw new Error("no record");
    await world.store.commit({ boxes: [{ ...box, sealed: { ...box.sealed, bytes: new ArrayBuffer(40) } }] });
    expect(await obey()).toEqual({ kind: "wiped", lostPhotos: 0 });
  });
});

describe("a pass that another window renewed while an answer was on its way", () => {
  it("stays, with what the answer told", async () => {
    const world = await DeviceWorld.make();
    await world.papers();
    const exchange = async () => {
      const papers = await readPapers(world.keys, world.store);
      if (papers === null) throw new Error("no papers");
      await world.store.commit({ boxes: [await sealPapers(world.keys, { ...papers, secret: "renewed" })] });
      const rest = { results: [], known: {}, isSetBack: false, order: null, may: null };
      const value: ExchangeAnswer = { epoch: "e", now: 5, mark: "new", ...rest };
      return { kind: "answer", value } as const;
    };
    await synchronise(world.parts({ exchange }));
    expect(await readPapers(world.keys, world.store)).toMatchObject({ secret: "renewed", mark: "new" });
  });
});
