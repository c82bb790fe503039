import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makePeriod } from "@/tests/support/factory/place";
import { ownerUrl } from "@/tests/support/urls";
import { codeOf, run } from "../admin/world";
import { enrolPhone, exchangeOf, operation, sendOne } from "../field/world";
import { actingAt, MONDAY, TrainingWorld } from "./world";

const world = new TrainingWorld();
const owner = new Client({ connectionString: ownerUrl() });
const REGENCY = "5207";
const VILLAGE = "5207082001";
/** Sumbawa is in WITA. */
const at = (text: string) => new Date(`${text}+08:00`);
const WEDNESDAY = at("2026-05-13T08:00:00");
const PASS = at("2026-05-14T15:00:00");

let admin: Actor;
let trainer: Actor;
let sessionId: string;

beforeAll(async () => {
  await Promise.all([world.open(), owner.connect()]);
  const staff = async (role: "administrator" | "trainer") =>
    world.actor(await world.person("Petugas", [{ role, regionCode: REGENCY, validFrom: at("2025-01-01T00:00:00") }]));
  admin = await staff("administrator");
  trainer = await staff("trainer");
  await makePeriod(owner, REGENCY, WEDNESDAY);
  sessionId = await world.planned(trainer, { regionCode: REGENCY });
});
afterAll(async () => {
  await owner.query("DELETE FROM training_session WHERE id = $1", [sessionId]);
  await owner.query("DELETE FROM certificate_fact WHERE regency_code = $1", [REGENCY]);
  await owner.query("DELETE FROM field_device WHERE regency_code = $1 AND region_code = $2", [REGENCY, VILLAGE]);
  await owner.end();
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function seated() {
  const person = await world.appointed(admin, "village-operator", MONDAY, VILLAGE);
  await world.invite(trainer, sessionId, [person.postId]);
  await world.sign(person, MONDAY);
  const { id: enrolmentId } = await world.seatOf(sessionId, person.postId);
  expect(codeOf(await world.answer(person, enrolmentId, "accept", MONDAY))).toBe("OK");
  return { person, enrolmentId };
}

describe("a draft of the day before the training", () => {
  it("is refused a millisecond before the pass and sent a second after it, at the desk and from the field", async () => {
    const [family] = sound(await makeFamilies(owner, VILLAGE, 6, "2026-05-13"), "2026-05-13");
    if (family === undefined) throw new Error("no family");
    const { person, enrolmentId } = await seated();
    const reader = await actingAt(person, WEDNESDAY);
    const key = { regencyCode: REGENCY, id: uuidv7() };
    const begun = { ...key, householdId: family.id, channel: "desk" };
    expect(codeOf(await run(reader, "proposal.start", begun, { at: WEDNESDAY }))).toBe("OK");
    const before = family.household["floorAreaM2"] ?? null;
    const patches = [{ level: "household", uid: null, key: "floorAreaM2", before, value: 77 }];
    const saved = await run(reader, "proposal.save", { ...key, patches }, { at: WEDNESDAY });
    if (!saved.ok || !("version" in saved.value)) throw new Error("not saved");
    const { version } = saved.value;
    const phone = await enrolPhone(reader, uuidv7(), WEDNESDAY);

    const tooEarly = new Date(PASS.getTime() - 1);
    const early = await run(await actingAt(person, tooEarly), "proposal.submit", { ...key, version }, { at: tooEarly });
    expect(early).toMatchObject({ ok: false, error: { code: "FORBIDDEN", info: { reason: "training" } } });
    const result = { sessionId, enrolmentId, theoryScore: 84, practicePassed: true };
    expect(await run(trainer, "training.mark", result, { at: PASS })).toMatchObject({ value: { passed: true } });

    const second = new Date(PASS.getTime() + 1_000);
    const sent = await run(await actingAt(person, second), "proposal.submit", { ...key, version }, { at: second });
    expect(sent).toMatchObject({ ok: true });
    const { rows } = await owner.query("SELECT state, submitted_at FROM proposal WHERE id = $1", [key.id]);
    expect(rows).toMatchObject([{ state: "submitted", submitted_at: second }]);

    // The device was set up under the lesser door; its next exchange hears of the whole one.
    await owner.query("UPDATE field_device SET last_contact_at = now() WHERE id = $1", [phone.enrolment.deviceId]);
    expect((await exchangeOf(phone, [])).may).toEqual({ maySubmit: true, mayRegister: true, mayMove: true });
    // A test that is due again lessens the door: what the device sends then is told why it waits.
    const lessen = (level: string) =>
      owner.query("UPDATE access_grant SET level = $2 WHERE appointment_id = $1 AND valid_to > now()", [
        person.postId,
        level,
      ]);
    await lessen("provisional");
    expect((await exchangeOf(phone, [])).may?.maySubmit).toBe(false);
    const input = { id: uuidv7(), regencyCode: REGENCY, version: 1 };
    const late = operation({ command: "proposal.submit", recordId: input.id, input });
    expect(await sendOne(phone, late)).toMatchObject({ kind: "refused", story: { kind: "training" } });
    await lessen("full");
    await owner.query("UPDATE access_grant SET suspended_at = now() WHERE appointment_id = $1", [person.postId]);
    await expect(exchangeOf(phone, [])).rejects.toThrow("FORBIDDEN");
  });
});
