import { beforeEach, describe, expect, it } from "vitest";
import { itemsOf } from "@/lib/client/field/outbox";
import { synchronise } from "@/lib/client/field/sync-run";
import type { ExchangeAnswer } from "@/lib/domain/field/exchange";
import { DeviceWorld } from "./device-world";

let world: DeviceWorld;

const PUT_OFF: ExchangeAnswer = {
  ...{ epoch: "e", now: 1_000_000, known: {}, mark: "m", isSetBack: false, order: null, may: null },
  results: [{ kind: "later", opId: "a" }],
};

beforeEach(async () => {
  world = await DeviceWorld.make();
  await world.papers();
});

describe("an operation that the portal puts off each time", () => {
  it("goes on waiting, and its person is told once it is no matter of a busy moment", async () => {
    await world.operation({ opId: "a", recordId: "r" });
    const isTold = async () => itemsOf(await world.store.operations(), [], world.now()).map(({ isPutOff }) => isPutOff);
    for (let times = 0; times < 6; times += 1) {
      expect(await isTold()).toEqual([false]);
      const [row] = await world.store.operations();
      if (row === undefined) throw new Error("no operation");
      await world.store.commit({ update: [{ ...row, notBefore: 0 }] });
      await synchronise(world.parts({ exchange: async () => ({ kind: "answer", value: PUT_OFF }) }));
    }
    expect(await isTold()).toEqual([true]);
    expect(await world.store.operations()).toMatchObject([{ state: "queued", putOff: 6 }]);
  });
});

describe("a pass that does not hold", () => {
  it("costs what it carried no try and no wait, however often", async () => {
    await world.operation({ opId: "a", recordId: "r" });
    const refusing = world.parts({
      exchange: async () => ({ kind: "refused", code: "UNAUTHENTICATED", reason: "too-long" }),
    });
    for (let times = 0; times < 9; times += 1)
      expect(await synchronise(refusing)).toMatchObject({ end: "stopped", reason: "too-long" });
    expect(await world.store.operations()).toMatchObject([
      { state: "queued", tries: 0, notBefore: 0, leaseUntil: null },
    ]);
  });
});
