import { expect, it } from "vitest";
import { Retired } from "@/lib/client/field/retired";
import { readKept } from "@/lib/client/field/workplace-state";
import { DeviceWorld } from "./device-world";

function place(userId: string, said: string[]) {
  return {
    keys: { userId },
    retire: () => void said.push(`${userId} retired`),
    stop: () => void said.push(`${userId} stopped`),
  };
}

it("lets a locked workplace send until the same lock opens again, and another person's go on", () => {
  const said: string[] = [];
  const retired = new Retired();
  for (const userId of ["a", "b"]) retired.add(place(userId, said));
  for (let times = 0; times < 2; times += 1) retired.giveWay(place("a", said));
  expect(said).toEqual(["a retired", "b retired", "a stopped"]);
});

it("tells a window whose device was emptied by another one", async () => {
  const world = await DeviceWorld.make();
  await world.papers();
  const isGone = async () => (await readKept(world.store, world.keys, world.now())).isGone;
  expect(await isGone()).toBe(false);
  await world.store.wipe();
  expect(await isGone()).toBe(true);
});
