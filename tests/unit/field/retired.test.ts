import { expect, it, vi } from "vitest";
import { StoreGone } from "@/lib/client/field/field-store";
import { OpenForms } from "@/lib/client/field/open-forms";
import { Retired } from "@/lib/client/field/retired";
import { onWiped, tellWiped } from "@/lib/client/field/wiped-news";
import { readKept } from "@/lib/client/field/workplace-state";
import { DeviceWorld } from "./device-world";

function place(userId: string, said: string[]) {
  return {
    keys: { userId },
    forms: new OpenForms(() => {}),
    goOnWith: () => void said.push(`${userId} goes on`),
    retire: () => void said.push(`${userId} retired`),
    stop: () => void said.push(`${userId} stopped`),
  };
}

it("lets a locked workplace send until the same lock opens again, and another person's go on", () => {
  const said: string[] = [];
  const retired = new Retired();
  for (const userId of ["a", "b"]) retired.add(place(userId, said));
  for (let times = 0; times < 2; times += 1) retired.giveWay(place("a", said));
  expect(said).toEqual(["a retired", "b retired", "a stopped", "a goes on"]);
});

it("tells a window whose device was emptied by another one", async () => {
  const world = await DeviceWorld.make();
  await world.papers();
  const isGone = async () => (await readKept(world.store, world.keys, world.now())).isGone;
  expect(await isGone()).toBe(false);
  expect(await world.store.wipe((held) => held.photos.length > 0)).toBe(false);
  expect(await isGone()).toBe(false);
  expect(await world.store.wipe()).toBe(true);
  expect(await isGone()).toBe(true);
  await expect(world.papers()).rejects.toThrow(StoreGone);
});

it("tells the other windows of the same person alone", async () => {
  const heard: string[] = [];
  const ends = ["a", "b"].map((userId) => onWiped(userId, () => void heard.push(userId)));
  tellWiped("a");
  await vi.waitFor(() => expect(heard).toEqual(["a"]));
  for (const end of ends) end();
  tellWiped("b");
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard).toEqual(["a"]);
});
