import { createHmac } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { ExchangeAnswer } from "@/lib/domain/field/exchange";
import { enrol, renew } from "@/lib/server/field/enrol";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal } from "@/tests/support/factory/run";
import {
  enrolPhone,
  exchangeOf,
  openVillage,
  outcomeOf,
  type Phone,
  phoneOf,
  post,
  save,
  sendOne,
  start,
  VILLAGE,
  type Village,
} from "./world";

let village: Village;
let administrator: Actor;

beforeAll(async () => {
  village = await openVillage(16);
  administrator = await makeActor(village.owner, "administrator", "5207");
});
afterAll(() => village.close());

const uploads = { do: "uploads", ids: [] };
const statusOf = async (phone: Pick<Phone, "pass">) => (await post(phone.pass, uploads)).status;
const asker = (actor: Actor) => ({ actor, kind: "Chrome / Android" });
const renewal = (phone: Phone) => ({ do: "renew" as const, deviceId: phone.enrolment.deviceId });

describe("a device", () => {
  it("is enrolled with a share, a pass and a hand-over key, none of them readable in the database", async () => {
    const phone = await enrolPhone(village.team.operator);
    const { enrolment } = phone;
    expect(Buffer.from(enrolment.share, "base64")).toHaveLength(32);
    expect(enrolment.handoverKey).toMatchObject({ kty: "EC", crv: "P-256" });
    expect(enrolment.handoverKey).not.toHaveProperty("d");
    expect(enrolment.placeLabel).toMatch(/^Operator desa - /);
    const { rows } = await village.owner.query(
      "SELECT d.*, s.share_sealed FROM field_device d JOIN field_share s ON s.id = d.share_id WHERE d.id = $1",
      [enrolment.deviceId],
    );
    const stored = JSON.stringify(rows[0], (_, value) =>
      value?.type === "Buffer" ? Buffer.from(value).toString("base64") : value,
    );
    expect(stored).not.toContain(enrolment.share);
    expect(stored).not.toContain(enrolment.secret);
    const audit = await village.owner.query(
      "SELECT 1 FROM audit WHERE action = 'device:enrol' AND $1 = ANY (subject_ids)",
      [enrolment.deviceId],
    );
    expect(audit.rows).toHaveLength(1);
  });

  it("is for who works on families of a village, and for one person alone", async () => {
    const request = (deviceId: string) => ({ do: "enrol", deviceId, label: "Ponsel" }) as const;
    for (const actor of [village.team.head, village.team.verifier, administrator])
      expect(await enrol(asker(actor), request(uuidv7()), new Date())).toMatchObject({
        error: { code: "FORBIDDEN" },
      });
    const phone = await enrolPhone(village.team.operator);
    const { companion } = village;
    expect(await enrol(asker(companion), request(phone.enrolment.deviceId), new Date())).toMatchObject({
      error: { code: "IDEMPOTENCY_MISMATCH" },
    });
    expect(await renew(asker(companion), renewal(phone), new Date())).toMatchObject({ error: { code: "NOT_FOUND" } });
    expect(await statusOf(phone)).toBe(200);
  });

  it("gets the same halves again when its PIN is forgotten, and a new pass; the old one is good no more", async () => {
    const phone = await enrolPhone(village.companion);
    const again = await renew(asker(village.companion), renewal(phone), new Date());
    if (!again.ok) throw new Error(again.error.code);
    expect(again.value.share).toBe(phone.enrolment.share);
    expect(again.value.recovery).toBe(phone.enrolment.recovery);
    expect(again.value.secret).not.toBe(phone.enrolment.secret);
    expect(again.value.handoverKey).toEqual(phone.enrolment.handoverKey);
    expect(await statusOf(phone)).toBe(401);
    expect(await statusOf(phoneOf(phone.actor, again.value))).toBe(200);
  });

  it("is sealed when its owner's password is reset, until they sign in again", async () => {
    const person = await makeActor(village.owner, "companion", VILLAGE);
    const phone = await enrolPhone(person);
    const code = { id: person.userId, code: "BCDFGHJKMNPQRST", reason: "Uji coba ganti sandi" };
    await must(administrator, "user.reset-password", code);
    expect(await outcomeOf(await post(phone.pass, uploads))).toMatchObject({
      error: { code: "UNAUTHENTICATED", info: { reason: "withdrawn" } },
    });
    const again = await renew(asker(person), renewal(phone), new Date());
    if (!again.ok) throw new Error(again.error.code);
    expect(await statusOf(phoneOf(phone.actor, again.value))).toBe(200);
  });

  it("keeps everything and lets nothing through after 14 days, for a suspended person, and without a grant", async () => {
    const phone = await enrolPhone(village.companion);
    const reasonNow = async () => {
      const outcome = await outcomeOf(await post(phone.pass, uploads));
      return outcome.ok ? "open" : `${outcome.error.code} ${outcome.error.info?.["reason"]}`;
    };
    const { userId, grant } = village.companion;
    const change = async (statement: string, value: unknown) => village.owner.query(statement, [value]);
    await change(
      "UPDATE field_device SET last_contact_at = now() - interval '14 days 1 minute' WHERE id = $1",
      phone.enrolment.deviceId,
    );
    expect(await reasonNow()).toBe("UNAUTHENTICATED too-long");
    await change("UPDATE field_device SET last_contact_at = now() WHERE id = $1", phone.enrolment.deviceId);
    await change("UPDATE app_user SET status = 'suspended' WHERE id = $1", userId);
    expect(await reasonNow()).toBe("UNAUTHENTICATED suspended");
    await change("UPDATE app_user SET status = 'active' WHERE id = $1", userId);
    await change("UPDATE access_grant SET revoked_at = now() WHERE id = $1", grant.id);
    expect(await reasonNow()).toBe("FORBIDDEN no-grant");
    await village.owner.query(
      `INSERT INTO access_grant (id, user_id, role, region_code, level, valid_from, source, reason, created_at)
       VALUES ($1, $2, 'companion', $3, 'full', '2026-01-01', 'administrator', 'uji', now())`,
      [uuidv7(), userId, VILLAGE],
    );
    expect(await reasonNow()).toBe("open");
    await change("UPDATE access_grant SET revoked_at = NULL WHERE id = $1", grant.id);
  });

  it("is taken away by its owner, the operator of its companion, or an administrator of the area, and by nobody else", async () => {
    const mine = await enrolPhone(village.companion);
    const id = mine.enrolment.deviceId;
    const other = await makeActor(village.owner, "companion", VILLAGE);
    const elsewhere = await makeActor(village.owner, "administrator", "5204");
    const neighbour = await makeActor(village.owner, "village-operator", "5207032006");
    for (const actor of [other, elsewhere, neighbour, village.team.head, village.team.verifier])
      expect(await refusal(actor, "device.revoke", { id })).toBe("NOT_FOUND");
    const operators = await enrolPhone(village.team.operator);
    const second = await makeActor(village.owner, "village-operator", VILLAGE);
    expect(await refusal(second, "device.revoke", { id: operators.enrolment.deviceId })).toBe("NOT_FOUND");
    await must(administrator, "device.revoke", { id: operators.enrolment.deviceId });
    await must(village.team.operator, "device.revoke", { id });
    expect(await refusal(village.team.operator, "device.revoke", { id })).toBe("NOT_ALLOWED_NOW");
    await must(village.companion, "device.report-lost", { id });
  });

  it("that was taken away is told to remove everything, and what it brings is kept beside", async () => {
    const phone = await enrolPhone(village.team.operator);
    const [family] = village.families;
    if (family === undefined) throw new Error("a family is needed");
    const begin = start(family);
    await exchangeOf(phone, [begin]);
    await must(administrator, "device.report-lost", { id: phone.enrolment.deviceId });
    expect(await statusOf(phone)).toBe(401);
    const typed = save(begin, "floorAreaM2", family.household["floorAreaM2"], 61);
    const unread = { opId: uuidv7(), typed: "Lantai tanah" };
    const answer: ExchangeAnswer = await exchangeOf(phone, [typed, unread]);
    const refused = { kind: "refused", refusal: { code: "FORBIDDEN" } };
    expect(answer.results).toMatchObject([refused, refused]);
    const order = answer.order;
    if (order === null) throw new Error("no order");
    const key = Buffer.from(phone.enrolment.share, "base64");
    const mac = createHmac("sha256", key).update(`wipe|${phone.enrolment.deviceId}|${order.at}`).digest("base64url");
    expect(order.mac).toBe(mac);
    const kept = await village.owner.query("SELECT code, state FROM field_set_aside WHERE op_id = $1", [typed.opId]);
    expect(kept.rows).toEqual([{ code: "REVOKED", state: "open" }]);
    const asItCame = "SELECT command, code FROM field_set_aside WHERE op_id = $1";
    expect((await village.owner.query(asItCame, [unread.opId])).rows).toEqual([{ command: "unread", code: "REVOKED" }]);
    const held = await village.owner.query("SELECT version FROM proposal WHERE id = $1", [begin.recordId]);
    expect(held.rows).toEqual([{ version: 1 }]);
    for (let time = 0; time < 2; time += 1) expect((await post(phone.pass, { do: "wiped" })).status).toBe(200);
    const device = await village.owner.query(
      "SELECT wiped_at IS NOT NULL AS wiped, (SELECT count(*)::int FROM audit WHERE action = 'device:wipe' AND $1 = ANY (subject_ids)) AS audits FROM field_device WHERE id = $1",
      [phone.enrolment.deviceId],
    );
    expect(device.rows).toEqual([{ wiped: true, audits: 1 }]);
    expect(await renew(asker(village.team.operator), renewal(phone), new Date())).toMatchObject({
      error: { code: "FORBIDDEN", info: { reason: "revoked" } },
    });
  });

  it("stays of its village, and says so to a person who acts for another one", async () => {
    const phone = await enrolPhone(village.team.operator);
    const { operator } = village.team;
    const regionCode = "5207012002";
    expect(regionCode).not.toBe(VILLAGE);
    const elsewhere: Actor = { ...operator, grant: { ...operator.grant, regionCode } };
    expect(await renew(asker(elsewhere), renewal(phone), new Date())).toMatchObject({
      error: { code: "GRANT_CHANGED", info: { reason: "other-village" } },
    });
    expect(await statusOf(phone)).toBe(200);
  });

  it("that works may not say that it was wiped, and does not see another person's operations", async () => {
    const [one, two] = [await enrolPhone(village.team.operator), await enrolPhone(village.companion)];
    expect((await post(one.pass, { do: "wiped" })).status).toBe(409);
    const family = village.families[1];
    if (family === undefined) throw new Error("a family is needed");
    const begin = start(family);
    await exchangeOf(one, [begin]);
    const seen = await exchangeOf(two, [], { ask: [begin.opId] });
    expect(seen.known[begin.opId]).toBeNull();
    expect(await sendOne(two, begin)).toMatchObject({ kind: "refused" });
  });
});
