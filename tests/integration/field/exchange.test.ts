import { createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST } from "@/app/api/sync/route";
import { FIELD_SCHEMA } from "@/lib/domain/field/operation";
import type { SeedFamily } from "@/prisma/seed/record";
import { must } from "@/tests/support/factory/run";
import {
  enrolPhone,
  exchangeOf,
  headersOf,
  openVillage,
  operation,
  outcomeOf,
  type Phone,
  post,
  REGENCY,
  save,
  sendOne,
  start,
  submit,
  VILLAGE,
  type Village,
} from "./world";

let village: Village;
let phone: Phone;
let next = 0;

beforeAll(async () => {
  village = await openVillage(40);
  phone = await enrolPhone(village.team.operator);
});
afterAll(() => village.close());

/** A family that no other test of this file has touched. */
function family(): SeedFamily {
  const one = village.families[next];
  next += 1;
  if (one === undefined) throw new Error("more families are needed");
  return one;
}

const count = async (table: string, where: string, values: readonly unknown[]) =>
  Number((await village.owner.query(`SELECT count(*) AS n FROM ${table} WHERE ${where}`, [...values])).rows[0].n);

describe("what a device sends", () => {
  it("is taken in order, with receipts that it can check, and again it is the same", async () => {
    const one = family();
    const begin = start(one);
    const typed = save(begin, "floorAreaM2", one.household["floorAreaM2"], 71);
    const answer = await exchangeOf(phone, [begin, typed]);
    expect(answer.results.map(({ kind }) => kind)).toEqual(["taken", "taken"]);
    const [, result] = answer.results;
    if (result?.kind !== "taken") throw new Error("not taken");
    const { opId, at, version, mac } = result.receipt;
    expect(version).toBe(2);
    const share = Buffer.from(phone.enrolment.share, "base64");
    expect(mac).toBe(createHmac("sha256", share).update(`${opId}|${at}|${version}`).digest("base64url"));
    const again = await exchangeOf(phone, [begin, typed], { ask: [opId, uuidv7()] });
    expect(again.results).toEqual(answer.results);
    expect(Object.values(again.known)).toHaveLength(2);
    expect(again.known[opId]).toMatchObject({ kind: "taken", receipt: result.receipt });
    expect(again.isSetBack).toBe(false);
    expect(await count("proposal", "household_id = $1", [one.id])).toBe(1);
    const held = await village.owner.query("SELECT device_id, schema, made_at FROM operation WHERE id = $1", [opId]);
    expect(held.rows[0]).toMatchObject({ device_id: phone.enrolment.deviceId, schema: FIELD_SCHEMA });
  });

  it("is refused under an id that has other content, and what it said is kept beside", async () => {
    const one = family();
    const begin = start(one);
    const typed = save(begin, "floorAreaM2", one.household["floorAreaM2"], 72);
    await exchangeOf(phone, [begin, typed]);
    const other = { ...typed, input: { ...typed.input, patches: [] } };
    const expected = { kind: "refused", refusal: { code: "IDEMPOTENCY_MISMATCH" } };
    expect(await sendOne(phone, other)).toMatchObject(expected);
    expect(await sendOne(phone, other)).toMatchObject(expected);
    expect(await count("field_set_aside", "op_id = $1 AND state = 'open'", [typed.opId])).toBe(1);
  });

  it("waits behind what is not taken, and another record goes on", async () => {
    const [one, two] = [family(), family()];
    const poison = operation({ command: "proposal.start", recordId: uuidv7(), input: { nothing: "fits" } });
    const behind = save(poison, "floorAreaM2", null, 50);
    const last = save(behind, "floorAreaM2", 50, 51);
    const other = start(two);
    const { results } = await exchangeOf(phone, [poison, behind, last, other]);
    expect(results.map(({ kind }) => kind)).toEqual(["refused", "parked", "parked", "taken"]);
    expect(results[1]).toMatchObject({ behind: poison.opId });
    expect(await count("field_set_aside", "op_id = ANY ($1) AND code = 'PARKED'", [[behind.opId, last.opId]])).toBe(2);

    const right = { ...start(one, poison.recordId), supersedes: poison.opId };
    const was = one.household["floorAreaM2"] ?? null;
    const mended = await exchangeOf(phone, [
      right,
      { ...behind, opId: uuidv7(), supersedes: behind.opId, input: save(right, "floorAreaM2", was, 50).input },
      last,
    ]);
    expect(mended.results.map(({ kind }) => kind)).toEqual(["taken", "taken", "taken"]);
    expect(await count("field_set_aside", "op_id = ANY ($1) AND state = 'open'", [[behind.opId, last.opId]])).toBe(0);
  });

  it("closes all that waited when one operation takes the place of several, and takes no delayed copy of them", async () => {
    const one = family();
    const poison = operation({ command: "proposal.start", recordId: uuidv7(), input: { nothing: "fits" } });
    const behind = save(poison, "floorAreaM2", null, 50);
    const last = save(behind, "floorAreaM2", 50, 51);
    await exchangeOf(phone, [poison, behind, last]);
    const right = start(one, poison.recordId);
    const replaces = [poison.opId, behind.opId, last.opId];
    expect(await sendOne(phone, { ...right, supersedes: poison.opId, replaces })).toMatchObject({ kind: "taken" });
    expect(await count("field_set_aside", "op_id = ANY ($1) AND state = 'superseded'", [replaces])).toBe(3);
    const { results } = await exchangeOf(phone, [behind, last]);
    expect(results).toMatchObject([
      { kind: "refused", refusal: { code: "STALE" } },
      { kind: "refused", refusal: { code: "STALE" } },
    ]);
    expect(await count("field_set_aside", "op_id = ANY ($1) AND state = 'open'", [replaces])).toBe(0);
  });

  it("goes to the draft that somebody had begun, whatever id the device gave it", async () => {
    const one = family();
    const begun = { id: uuidv7(), regencyCode: REGENCY, householdId: one.id, channel: "desk" };
    await must(village.team.operator, "proposal.start", begun);
    const begin = start(one);
    const typed = save(begin, "floorAreaM2", one.household["floorAreaM2"], 73);
    const { results } = await exchangeOf(phone, [begin, typed]);
    expect(results).toMatchObject([
      { kind: "taken", recordId: begun.id },
      { kind: "taken", recordId: begun.id },
    ]);
    expect(await count("proposal", "household_id = $1", [one.id])).toBe(1);
    expect((await exchangeOf(phone, [typed])).results).toEqual(results.slice(1));
  });

  it("begins a new family, saves it and says that it is not complete", async () => {
    const draftId = uuidv7();
    const headUid = uuidv7();
    const input = { id: draftId, householdId: uuidv7(), headUid, villageCode: VILLAGE, channel: "visit" };
    const begin = operation({ command: "proposal.start-new", recordId: draftId, input });
    const typed = save(begin, "floorAreaM2", null, 30);
    const { results } = await exchangeOf(phone, [begin, typed, submit(typed)]);
    expect(results.map(({ kind }) => kind)).toEqual(["taken", "taken", "refused"]);
    expect(results[2]).toMatchObject({ refusal: { code: "INCOMPLETE" } });
  });

  it("sends a draft with the version that its last save left; a draft that moved on is stale", async () => {
    const one = family();
    const begin = start(one);
    const typed = save(begin, "floorAreaM2", one.household["floorAreaM2"], 74);
    const sent = await exchangeOf(phone, [begin, typed, submit(typed)]);
    expect(sent.results.map(({ kind }) => kind)).toEqual(["taken", "taken", "taken"]);
    const later = await sendOne(phone, save(typed, "floorAreaM2", 74, 75));
    expect(later).toMatchObject({ kind: "refused", refusal: { code: "NOT_ALLOWED_NOW" }, story: { kind: "sent" } });

    const two = family();
    const second = start(two);
    const change = save(second, "floorAreaM2", two.household["floorAreaM2"], 76);
    await exchangeOf(phone, [second, change]);
    const key = { regencyCode: REGENCY, id: second.recordId };
    const patch = { level: "household", uid: null, key: "floorAreaM2", before: 76, value: 77 };
    await must(village.team.operator, "proposal.save", { ...key, patches: [patch] });
    expect(await sendOne(phone, submit(change))).toMatchObject({ kind: "refused", refusal: { code: "STALE" } });
  });

  it("is kept with a story where its shape is unknown, and refused where it is no field command", async () => {
    const typed = { ...save(start(family()), "floorAreaM2", 1, 2), schema: 99 };
    expect(await sendOne(phone, typed)).toMatchObject({
      kind: "refused",
      story: { kind: "schema", known: [1, 2] },
    });
    expect(await count("field_set_aside", "op_id = $1", [typed.opId])).toBe(1);
    const decide = operation({ command: "proposal.start", recordId: uuidv7(), input: {} });
    const foreign = { ...decide, command: "proposal.decide" };
    expect(await sendOne(phone, foreign)).toMatchObject({ kind: "refused", refusal: { code: "FORBIDDEN" } });
    const odd = { opId: uuidv7(), what: "is this" };
    expect(await sendOne(phone, odd)).toMatchObject({ kind: "refused", refusal: { code: "INVALID_INPUT" } });
  });

  it("may come packed, and a body that inflates past the limit is refused unread", async () => {
    const body = {
      do: "exchange",
      epoch: null,
      sentAt: Date.now(),
      waiting: { count: 7, since: Date.now() },
      version: "x",
      ask: [],
      mark: null,
      operations: [],
    };
    expect((await post(phone.pass, body, true)).status).toBe(200);
    const device = await village.owner.query("SELECT unsent_count FROM field_device WHERE id = $1", [
      phone.enrolment.deviceId,
    ]);
    expect(device.rows[0].unsent_count).toBe(7);
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(200_000_000, 0x20)));
    const headers = { ...headersOf(phone.pass), "content-encoding": "gzip" };
    const began = performance.now();
    const response = await POST(new Request("http://localhost/api/sync", { method: "POST", headers, body: bomb }));
    expect(response.status).toBe(413);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect((await post(phone.pass, { ...body, operations: Array(51).fill({ opId: uuidv7() }) })).status).toBe(400);
  });

  it("is counted as sent by who watches over the device, at once: what is left is what was refused", async () => {
    const [one, two] = [family(), family()];
    const begin = start(one);
    const typed = save(begin, "floorAreaM2", one.household["floorAreaM2"], 80);
    const bad = {
      ...save(start(two), "floorAreaM2", 1, 2),
      prevOp: null,
      startOp: null,
      madeAt: Date.now() - 3_600_000,
    };
    const left = async () => {
      const { rows } = await village.owner.query(
        "SELECT unsent_count AS n, unsent_since AS since FROM field_device WHERE id = $1",
        [phone.enrolment.deviceId],
      );
      return rows[0];
    };
    const since = bad.madeAt - 60_000;
    await exchangeOf(phone, [begin, typed, bad], { waiting: { count: 3, since } });
    expect(await left()).toMatchObject({ n: 1 });
    expect(Math.abs((await left()).since.getTime() - bad.madeAt)).toBeLessThan(2_000);
    await exchangeOf(phone, [save(typed, "floorAreaM2", 80, 81)], { waiting: { count: 1, since: Date.now() } });
    expect(await left()).toEqual({ n: 0, since: null });
  });

  it("that a server which was set back has lost is told by the mark that it does not know, and taken once more", async () => {
    const one = family();
    const begin = start(one);
    const typed = save(begin, "floorAreaM2", one.household["floorAreaM2"], 78);
    const first = await exchangeOf(phone, [begin, typed]);
    expect(first.epoch).toMatch(/^\d{5,}\.[0-9A-F]{8}$/);
    await village.owner.query("UPDATE field_device SET marks = '{}' WHERE id = $1", [phone.enrolment.deviceId]);
    await village.owner.query("DELETE FROM operation WHERE id = ANY ($1)", [[begin.opId, typed.opId]]);
    await village.owner.query("DELETE FROM proposal WHERE id = $1", [begin.recordId]);
    expect((await exchangeOf(phone, [], { mark: first.mark })).isSetBack).toBe(true);
    const again = await exchangeOf(phone, [begin, typed]);
    expect(again.results.map(({ kind }) => kind)).toEqual(["taken", "taken"]);
    await exchangeOf(phone, [begin, typed]);
    expect(await count("proposal", "household_id = $1", [one.id])).toBe(1);
  });

  it("is let go by its author or the operator, and then what waited behind it goes on", async () => {
    const one = family();
    const begin = start(one);
    await exchangeOf(phone, [begin]);
    const bad = save(begin, "noSuchKey", null, 5);
    const good = save(bad, "floorAreaM2", one.household["floorAreaM2"], 79, { startOp: begin.opId });
    const { results } = await exchangeOf(phone, [bad, good]);
    expect(results.map(({ kind }) => kind)).toEqual(["refused", "parked"]);
    expect(await must(village.companion, "field.discard", { opId: bad.opId })).toMatchObject({ count: 0 });
    expect(await must(village.team.operator, "field.discard", { opId: bad.opId })).toMatchObject({ count: 1 });
    expect(await must(village.team.operator, "field.discard", { opId: bad.opId })).toMatchObject({ count: 0 });
    expect(await sendOne(phone, good)).toMatchObject({ kind: "taken" });
  });

  it("opens nothing without a pass that fits", async () => {
    const body = { do: "uploads", ids: [] };
    expect((await post(phone.pass, body)).status).toBe(200);
    for (const pass of [null, "", `${uuidv7()}.${phone.enrolment.secret}`, `${phone.pass.slice(0, -2)}AA`])
      expect((await post(pass, body)).status, String(pass)).toBe(401);
    const foreign = new Request("http://localhost/api/sync", {
      method: "POST",
      headers: { ...headersOf(phone.pass), "sec-fetch-site": "cross-site" },
      body: JSON.stringify(body),
    });
    const response = await POST(foreign);
    expect(response.status).toBe(403);
    expect(await outcomeOf(response)).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
  });
});
