import { beforeEach, describe, expect, it } from "vitest";
import { itemsOf, leased, nextBatch, putBack, unanswered } from "@/lib/client/field/outbox";
import { DeviceWorld } from "./device-world";

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;

let world: DeviceWorld;
beforeEach(async () => {
  world = await DeviceWorld.make();
  await world.operation({ opId: "a", recordId: "r" });
});

const only = async () => {
  const [row] = await world.store.operations();
  if (row === undefined) throw new Error("no operation");
  return row;
};
const mayGo = (row: Awaited<ReturnType<typeof only>>, now: number) => nextBatch([row], new Map(), now).length === 1;

describe.each([
  ["two days back", -2 * DAY],
  ["two days forward", 2 * DAY],
])("a clock that is set %s", (_, days) => {
  it("makes no operation wait for days", async () => {
    const waiting = putBack({ ...(await only()), tries: 20 }, NOW, 1);
    expect(mayGo(waiting, NOW)).toBe(false);
    expect(mayGo(waiting, NOW + days)).toBe(true);
  });

  it("leaves none for ever sending: it is asked about, and told as waiting", async () => {
    const sending = leased(await only(), NOW);
    expect(unanswered([sending], NOW)).toEqual([]);
    expect(itemsOf([sending], [], NOW)).toMatchObject([{ state: "sending" }]);
    expect(unanswered([sending], NOW + days)).toEqual([sending]);
    expect(itemsOf([sending], [], NOW + days)).toMatchObject([{ state: "waiting" }]);
  });
});
