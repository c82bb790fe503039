import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enrol, renew } from "@/lib/server/field/enrol";
import { answersOf, expectOnce } from "./history";
import { keepCopy } from "./put-back";
import { RealDevice } from "./real-device";
import { enrolPhone, openVillage, phoneOf, type Village } from "./world";

let village: Village;

beforeAll(async () => {
  village = await openVillage(8);
  await village.owner.end();
});
afterAll(() => village.close());

const KIND = "Chrome / Android";

describe("a device that was enrolled after the backup which the portal was put back to", () => {
  it("is told apart from somebody else's, enrols its own id again, and brings everything once", async () => {
    const { operator } = village.team;
    const putBack = await keepCopy();
    const phone = await enrolPhone(operator);
    const { deviceId } = phone.enrolment;
    const device = await RealDevice.of(phone);
    const [one, two] = [village.take(), village.take()];
    const first = await device.type(one, "address", one.household["address"] ?? null, "Lorong Contoh 1");
    expect(await device.sync()).toMatchObject({ end: "done", taken: 2 });
    const second = await device.type(two, "address", two.household["address"] ?? null, "Lorong Contoh 2");

    await putBack();
    expect(await device.sync()).toMatchObject({ end: "stopped", code: "UNAUTHENTICATED" });
    const owner = operator.userId;
    const asked = await renew({ actor: operator, kind: KIND }, { do: "renew", deviceId, owner }, new Date());
    expect(asked).toMatchObject({ ok: false, error: { code: "NOT_FOUND", info: { reason: "unknown-device" } } });
    const request = { do: "enrol", deviceId, label: "Ponsel contoh", owner } as const;
    // Under another sign-in the id is not taken, whatever is claimed.
    const other = await enrol({ actor: village.companion, kind: KIND }, request, new Date());
    expect(other).toMatchObject({ ok: false, error: { code: "NOT_FOUND", info: { reason: "somebody-else" } } });
    const given = await enrol({ actor: operator, kind: KIND }, request, new Date());
    if (!given.ok) throw new Error(given.error.code);
    await device.enrolledAgain(phoneOf(operator, given.value));

    expect(await device.sync()).toMatchObject({ end: "done" });
    expect(await device.sync()).toMatchObject({ end: "done", taken: 0 });
    await expectOnce(device);
    expect(await answersOf(first)).toMatchObject({ address: "Lorong Contoh 1" });
    expect(await answersOf(second)).toMatchObject({ address: "Lorong Contoh 2" });
  });

  it("shows no difference between an id of another person and one that nobody has, and gives none away", async () => {
    const { deviceId } = (await enrolPhone(village.team.operator)).enrolment;
    const asker = { actor: village.companion, kind: KIND };
    const owner = village.companion.userId;
    const [theirs, nobodys] = await Promise.all(
      [deviceId, uuidv7()].map((id) => renew(asker, { do: "renew", deviceId: id, owner }, new Date())),
    );
    expect(theirs).toEqual(nobodys);
    const taken = await enrol(asker, { do: "enrol", deviceId, label: "HP", owner }, new Date());
    expect(taken).toEqual({ ok: false, error: expect.objectContaining({ code: "IDEMPOTENCY_MISMATCH" }) });
  });
});
