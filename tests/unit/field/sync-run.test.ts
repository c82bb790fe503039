import { beforeEach, describe, expect, it } from "vitest";
import { synchronise } from "@/lib/client/field/sync-run";
import { DeviceWorld } from "./device-world";

let world: DeviceWorld;

beforeEach(async () => {
  world = await DeviceWorld.make();
  await world.papers();
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
