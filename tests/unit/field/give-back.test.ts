import { describe, expect, it } from "vitest";
import { giveBack } from "@/lib/client/field/give-back";
import { HeardClock } from "@/lib/client/field/heard-clock";
import type { Sent, SyncParts } from "@/lib/client/field/sync-parts";
import type { ExchangeAnswer, ExchangeRequest } from "@/lib/domain/field/exchange";
import { BATCH_BYTES } from "@/lib/domain/field/operation";
import { DeviceWorld } from "./device-world";

const SAYS = {
  epoch: "e",
  mark: null,
  sentAt: 0,
  version: "test",
  waiting: { count: 0, since: null },
};
const ANSWER: ExchangeAnswer = {
  epoch: "e",
  now: 0,
  results: [],
  known: {},
  mark: "m",
  isSetBack: false,
  order: null,
  may: null,
};

type Hears = (request: Omit<ExchangeRequest, "do">) => Sent<ExchangeAnswer>;

const silence = async () => ({ kind: "silence" }) as const;

function partsOf(world: DeviceWorld, hears: Hears): SyncParts {
  return {
    store: world.store,
    keys: world.keys,
    transport: { exchange: async (request) => hears(request), sendPiece: silence, uploads: silence },
    now: world.now,
    clock: new HeardClock(world.now),
    random: () => 0.5,
    newId: world.newId,
    version: "test",
    isOpenElsewhere: async () => true,
  };
}

const taken: Sent<ExchangeAnswer> = { kind: "answer", value: ANSWER };
const idsOf = ({ operations }: Pick<ExchangeRequest, "operations">) => operations.map(({ opId }) => opId);

describe("giveBack", () => {
  it("gives everything that the portal does not have, what was refused here too, and no parcel beyond what fits", async () => {
    const world = await DeviceWorld.make();
    await world.operation({ opId: "has", recordId: "r" }, { state: "taken", takenAt: 1 });
    for (const opId of ["a", "b", "c"]) await world.operation({ opId, recordId: opId }, { bytes: BATCH_BYTES / 2 });
    await world.operation({ opId: "d", recordId: "r" }, { state: "refused", code: "TOO_LARGE" });
    await world.operation({ opId: "told", recordId: "r" });
    const heard: (readonly string[])[] = [];
    const parts = partsOf(world, (request) => {
      heard.push(idsOf(request));
      return taken;
    });
    const results = [{ kind: "later" as const, opId: "told" }];
    expect([...((await giveBack(parts, SAYS, { ...ANSWER, results })) ?? [])].sort()).toEqual([
      "a",
      "b",
      "c",
      "d",
      "told",
    ]);
    expect(heard).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("passes over one that cannot be taken, and no other", async () => {
    const world = await DeviceWorld.make();
    for (const opId of ["a", "b", "bad", "c"]) await world.operation({ opId, recordId: opId });
    const heard = new Set<string>();
    const parts = partsOf(world, (request) => {
      if (idsOf(request).includes("bad")) return { kind: "refused", code: "INVALID_INPUT", reason: null };
      for (const opId of idsOf(request)) heard.add(opId);
      return taken;
    });
    expect(await giveBack(parts, SAYS, ANSWER)).not.toBeNull();
    expect([...heard].sort()).toEqual(["a", "b", "c"]);
  });

  it("says that not all is there when the line breaks", async () => {
    const world = await DeviceWorld.make();
    await world.operation({ opId: "a", recordId: "r" });
    const parts = partsOf(world, () => ({ kind: "silence" }));
    expect(await giveBack(parts, SAYS, ANSWER)).toBeNull();
  });
});
