import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SeedFamily } from "@/prisma/seed/record";
import { RealDevice } from "./real-device";
import { enrolPhone, openVillage, type Phone, type Village } from "./world";

const DAY = 86_400_000;
let village: Village;
let phone: Phone;

beforeAll(async () => {
  village = await openVillage(12);
  phone = await enrolPhone(village.team.operator);
});
afterAll(() => village.close());

const type = (device: RealDevice, one: SeedFamily, value: number) =>
  device.type(one, "floorAreaM2", one.household["floorAreaM2"] ?? null, value);

/** When the operations of a draft were made, as the portal tells it; server clock, milliseconds. */
async function madeTimes(device: RealDevice, recordId: string): Promise<readonly number[]> {
  const ids = (await device.outbox()).filter((each) => each.recordId === recordId).map(({ opId }) => opId);
  const { rows } = await village.owner.query<{ at: Date }>("SELECT made_at AS at FROM operation WHERE id = ANY ($1)", [
    ids,
  ]);
  return rows.map(({ at }) => at.getTime());
}

describe.each([
  ["two days behind", -2 * DAY],
  ["two days ahead", 2 * DAY],
])("a device whose clock is %s", (_, off) => {
  it("sends all, and the portal tells when it was done by its own clock", async () => {
    const device = await RealDevice.of(phone);
    device.offMs = off;
    const before = Date.now();
    const id = await type(device, village.take(), 41);
    expect(await device.sync()).toMatchObject({ end: "done", taken: 2 });
    for (const at of await madeTimes(device, id)) {
      expect(at).toBeGreaterThanOrEqual(before - 1_000);
      expect(at).toBeLessThanOrEqual(Date.now());
    }
  });

  it("only while something is filled in, and set right before it is sent, tells the right time all the same", async () => {
    const device = await RealDevice.of(phone);
    await device.sync();
    const contact = Date.now();
    device.offMs = off;
    const id = await type(device, village.take(), 42);
    await device.leave();
    device.offMs = 0;
    expect(await device.sync()).toMatchObject({ end: "done", taken: 2 });
    for (const at of await madeTimes(device, id)) {
      expect(at).toBeGreaterThanOrEqual(contact - 2_000);
      expect(at).toBeLessThanOrEqual(Date.now());
    }
  });

  it("after sending failed does not wait for days: what was unanswered is asked about and goes, once", async () => {
    const device = await RealDevice.of(phone);
    await device.sync();
    const one = village.take();
    const id = await type(device, one, 43);
    device.isCut = true;
    expect(await device.sync()).toMatchObject({ end: "silence" });
    device.isCut = false;
    device.offMs = off;
    expect(await device.sync()).toMatchObject({ end: "done", taken: 2 });
    expect((await device.outbox()).map(({ state }) => state)).toEqual(["taken", "taken"]);
    const { rows } = await village.owner.query("SELECT version FROM proposal WHERE household_id = $1", [one.id]);
    expect(rows).toEqual([{ version: 2 }]);
    expect(await madeTimes(device, id)).toHaveLength(2);
  });
});
