import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SeedFamily } from "@/prisma/seed/record";
import { must } from "@/tests/support/factory/run";
import { answersOf, expectOnce, historyOf } from "./history";
import { ask, keepCopy } from "./put-back";
import { RealDevice } from "./real-device";
import { enrolPhone, openVillage, type Phone, REGENCY, type Village } from "./world";

let village: Village;
let phone: Phone;

beforeAll(async () => {
  village = await openVillage(8);
  phone = await enrolPhone(village.team.operator);
  await village.owner.end();
});
afterAll(() => village.close());

function families(): readonly [SeedFamily, SeedFamily, SeedFamily] {
  const [a, b, c] = village.families;
  if (a === undefined || b === undefined || c === undefined) throw new Error("more families are needed");
  return [a, b, c];
}

const areaOf = ({ household }: SeedFamily) => household["floorAreaM2"] ?? null;

describe("a portal whose database was put back to an earlier moment", () => {
  it("gets once more what its devices have receipts for, each edit once, and keeps what was written meanwhile", async () => {
    const [one, two, three] = families();
    const device = await RealDevice.of(phone);
    const first = await device.type(one, "floorAreaM2", areaOf(one), 61);
    const second = await device.type(two, "floorAreaM2", areaOf(two), 62);
    expect(await device.sync()).toMatchObject({ end: "done", taken: 4 });
    const putBack = await keepCopy();

    await device.type(one, "floorAreaM2", 61, 71);
    await device.type(two, "address", two.household["address"] ?? null, "Lorong Sesudah 1");
    const third = await device.type(three, "floorAreaM2", areaOf(three), 73);
    await device.sync();
    await device.submit(three);
    expect(await device.sync()).toMatchObject({ end: "done", taken: 1 });
    await expectOnce(device);
    const before = await historyOf(device);
    expect(before.outbox).toHaveLength(9);

    await putBack();
    const lost = await historyOf(device);
    expect(lost.times.size).toBe(4);
    expect(await answersOf(third)).toEqual({});
    expect(await answersOf(first)).toMatchObject({ floorAreaM2: 61 });
    // The office writes before any device is heard again.
    const change = { level: "household", uid: null, key: "address", before: one.household["address"] ?? null };
    await must(village.team.operator, "proposal.save", {
      regencyCode: REGENCY,
      id: first,
      patches: [{ ...change, value: "Lorong Kantor" }],
    });

    expect(await device.sync()).toMatchObject({ end: "done" });
    await expectOnce(device);
    expect(await answersOf(first)).toMatchObject({ floorAreaM2: 71, address: "Lorong Kantor" });
    expect(await answersOf(second)).toMatchObject({ floorAreaM2: 62, address: "Lorong Sesudah 1" });
    expect(await answersOf(third)).toMatchObject({ floorAreaM2: 73 });
    const sent = await ask("SELECT 1 FROM proposal WHERE id = $1 AND state = 'submitted'", [third]);
    expect(sent).toHaveLength(1);
    const { saves } = await historyOf(device);
    expect([saves.get(first), saves.get(second), saves.get(third)]).toEqual([3, 2, 1]);

    // Told once, it is over: nothing is offered a third time.
    expect(await device.sync()).toMatchObject({ end: "done", taken: 0 });
    expect((await historyOf(device)).saves).toEqual(saves);
  });
});
