import { createHmac } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { type KnockAnswer, knockText } from "@/lib/domain/field/exchange";
import { makeActor } from "@/tests/support/factory/people";
import { must } from "@/tests/support/factory/run";
import { enrolPhone, openVillage, outcomeOf, type Phone, post, VILLAGE, type Village } from "./world";

let village: Village;
let administrator: Actor;

beforeAll(async () => {
  village = await openVillage(4);
  administrator = await makeActor(village.owner, "administrator", "5207");
});
afterAll(() => village.close());

interface Said {
  readonly deviceId?: string;
  readonly share?: string;
  readonly isWiped?: boolean;
}

/** Knocks as a locked device does: with its share and no pass. */
async function knock({ enrolment }: Phone, { deviceId = enrolment.deviceId, share, isWiped = false }: Said = {}) {
  const said = { deviceId, at: Date.now(), isWiped };
  const key = Buffer.from(share ?? enrolment.share, "base64");
  const mac = createHmac("sha256", key).update(knockText(said)).digest("base64url");
  return outcomeOf<KnockAnswer>(await post(null, { do: "knock", ...said, mac }));
}

const heldOf = async ({ enrolment: { deviceId } }: Phone) => {
  const { rows } = await village.owner.query(
    `SELECT last_contact_at AS contact, wiped_at IS NOT NULL AS wiped, (SELECT count(*)::int FROM audit
      WHERE action = 'device:wipe' AND $1 = ANY (subject_ids)) AS audits FROM field_device WHERE id = $1`,
    [deviceId],
  );
  return rows[0];
};

describe("a locked device that knocks", () => {
  it("hears that it may go on, which is no contact and opens nothing", async () => {
    const phone = await enrolPhone(village.team.operator, uuidv7(), new Date(Date.now() - 60_000));
    const before = await heldOf(phone);
    expect(await knock(phone)).toEqual({ ok: true, value: { state: "open", order: null } });
    expect(await heldOf(phone)).toEqual(before);
    // Nobody who is not revoked may say that they are gone.
    expect(await knock(phone, { isWiped: true })).toMatchObject({ value: { state: "open" } });
    expect(await heldOf(phone)).toMatchObject({ wiped: false, audits: 0 });
  });

  it("is not heard without its share, and an unknown one is answered alike", async () => {
    const phone = await enrolPhone(village.team.operator);
    const refused = { ok: false, error: { code: "UNAUTHENTICATED" } };
    expect(await knock(phone, { share: Buffer.alloc(32).toString("base64") })).toEqual(refused);
    expect(await knock(phone, { deviceId: uuidv7() })).toEqual(refused);
    const said = { deviceId: phone.enrolment.deviceId, at: Date.now(), isWiped: false };
    expect(await outcomeOf(await post(null, { do: "knock", ...said, mac: "" }))).toEqual(refused);
  });

  it("hears that it is sealed: its password was reset, or its person may not work any more", async () => {
    const person = await makeActor(village.owner, "companion", VILLAGE);
    const phone = await enrolPhone(person);
    const sealed = { ok: true, value: { state: "sealed", order: null } };
    await village.owner.query("UPDATE app_user SET status = 'suspended' WHERE id = $1", [person.userId]);
    expect(await knock(phone)).toEqual(sealed);
    await village.owner.query("UPDATE app_user SET status = 'active' WHERE id = $1", [person.userId]);
    expect(await knock(phone)).toMatchObject({ value: { state: "open" } });
    await must(administrator, "user.reset-password", {
      id: person.userId,
      code: "BCDFGHJKMNPQRST",
      reason: "Uji coba ganti sandi",
    });
    expect(await knock(phone)).toEqual(sealed);
  });

  it("hears the order that a revoked device gets, and its word that all is gone is written down once", async () => {
    const phone = await enrolPhone(village.team.operator);
    const { deviceId, share } = phone.enrolment;
    await must(administrator, "device.report-lost", { id: deviceId });
    const heard = await knock(phone);
    if (!heard.ok || heard.value.state !== "called-back") throw new Error("not called back");
    const { at, mac } = heard.value.order;
    const expected = createHmac("sha256", Buffer.from(share, "base64")).update(`wipe|${deviceId}|${at}`);
    expect(mac).toBe(expected.digest("base64url"));
    expect(await heldOf(phone)).toMatchObject({ wiped: false });
    for (let time = 0; time < 2; time += 1) await knock(phone, { isWiped: true });
    expect(await heldOf(phone)).toMatchObject({ wiped: true, audits: 1 });
  });

  it("that lost photos with its order says how many", async () => {
    const phone = await enrolPhone(village.team.operator);
    await must(administrator, "device.revoke", { id: phone.enrolment.deviceId });
    expect((await post(phone.pass, { do: "wiped", photos: 3 })).status).toBe(200);
    const { rows } = await village.owner.query(
      "SELECT detail FROM audit WHERE action = 'device:wipe' AND $1 = ANY (subject_ids)",
      [phone.enrolment.deviceId],
    );
    expect(rows).toEqual([{ detail: { photos: 3 } }]);
  });
});
