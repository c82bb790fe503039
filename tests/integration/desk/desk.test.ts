import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { codeOfNumber, spokenCode } from "@/lib/domain/invitation/code";
import { handles } from "@/lib/server/db/pool";
import { bookAsFamily } from "@/lib/server/desk/family-booking";
import { findDeskQueue } from "@/lib/server/desk/queue-query";
import { findSlip } from "@/lib/server/desk/slip-query";
import { slipToken } from "@/lib/server/desk/slip-token";
import { letterCode, letterCodeHash } from "@/lib/server/invitation/letter-code";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { HERE, VILLAGE } from "../queue/waiting";
import { clearDesk } from "./clear";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-11-26T01:00:00Z");
const ON = "2026-11-26";
const at = { now: NOW };
let operator: Actor;
let second: Actor;
let head: Actor;
let neighbour: Actor;
let companion: Actor;
let families: readonly { id: string }[];

beforeAll(async () => {
  await owner.connect();
  operator = await makeActor(owner, "village-operator", VILLAGE.one);
  second = await makeActor(owner, "village-operator", VILLAGE.one);
  head = await makeActor(owner, "village-head", VILLAGE.one);
  neighbour = await makeActor(owner, "village-operator", VILLAGE.two);
  companion = await makeActor(owner, "companion", VILLAGE.one);
  families = await makeFamilies(owner, VILLAGE.one, 6, "2026-05-14");
});
afterEach(async () => {
  await owner.query("DELETE FROM invitation_code WHERE regency_code = $1", [HERE]);
  await clearDesk(owner, HERE);
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const opening = (extra: object = {}) => ({
  villageCode: VILLAGE.one,
  days: [ON],
  opensAt: 480,
  closesAt: 720,
  slotMinutes: 60,
  slotQuota: 2,
  desks: 2,
  place: "Balai desa",
  ...extra,
});
const open = (extra: object = {}) => must(operator, "desk.open-days", opening(extra), at);
const booking = (index: number | null, slotAt: number | null, extra: object = {}) => ({
  id: uuidv7(),
  villageCode: VILLAGE.one,
  on: ON,
  slotAt,
  householdId: index === null ? null : families[index]?.id,
  guestName: index === null ? "Sari (contoh)" : null,
  priority: [],
  ...extra,
});
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();
const here = { villageCode: VILLAGE.one, on: ON };
async function came(index: number | null, extra: object = {}, now = NOW) {
  const input = booking(index, null, extra);
  const { number } = await must<{ number: number }>(operator, "desk.book", input, { now });
  return { id: input.id, number };
}

/** A letter of a family, and its code as it is read out. */
async function letterFor(householdId: string): Promise<string> {
  const id = uuidv7();
  const code = letterCode({ regencyCode: HERE, invitationId: id, setId: id });
  await owner.query(
    `INSERT INTO invitation (regency_code, id, village_code, household_id, year, state, version, set_id, place, printed_at, answer_by, made_at, updated_at)
     VALUES ($1, $2, $3, $4, 2026, 'issued', 1, $2, 1, now(), '2026-12-31', now(), now())`,
    [HERE, id, VILLAGE.one, householdId],
  );
  await owner.query("INSERT INTO invitation_code (code_hash, regency_code, invitation_id) VALUES ($1, $2, $3)", [
    letterCodeHash(code),
    HERE,
    id,
  ]);
  return spokenCode(code);
}

describe("days and slots", () => {
  it("are set by the village, changed while nobody loses a booking, and closed with a reason", async () => {
    expect(await open({ days: [ON, "2026-12-01"] })).toEqual({ days: 2, quota: 8 });
    await must(operator, "desk.book", booking(0, 660), at);
    expect(await refusal(operator, "desk.open-days", opening({ closesAt: 660 }), at)).toBe("INVALID_INPUT");
    await open({ closesAt: 780, slotQuota: 1 });
    const { day } = await findDeskQueue(operator, ON);
    expect(day).toMatchObject({ quota: 5, taken: 1, desks: 2, state: "open" });
    expect(await refusal(head, "desk.close-day", { ...here, reason: "Ada" }, at)).toBe("INVALID_INPUT");
    await must(head, "desk.close-day", { ...here, reason: "Balai desa dipakai." }, at);
    expect(await refusal(operator, "desk.book", booking(1, 540), at)).toBe("NOT_FOUND");
  });

  it("are refused in the past, without a slot, and for another village", async () => {
    expect(await refusal(operator, "desk.open-days", opening({ days: ["2026-11-25"] }), at)).toBe("INVALID_INPUT");
    expect(await refusal(operator, "desk.open-days", opening({ closesAt: 500 }), at)).toBe("INVALID_INPUT");
    expect(await refusal(neighbour, "desk.open-days", opening(), at)).toBe("NOT_FOUND");
    expect(await refusal(companion, "desk.open-days", opening(), at)).toBe("FORBIDDEN");
  });
});

describe("booking", () => {
  it("gives numbers without gaps, and no more places than the slot has", async () => {
    await open();
    const tries = await Promise.all(
      [0, 1, 2, 3].map((index) => run<{ number: number }>(operator, "desk.book", booking(index, 480), at)),
    );
    expect(tries.flatMap((each) => (each.ok ? [each.value.number] : [])).toSorted()).toEqual([1, 2]);
    expect(tries.filter((each) => !each.ok && each.error.info?.["reason"] === "SLOT_FULL")).toHaveLength(2);
  });

  it("is one a family and day, and free again when it is taken back", async () => {
    await open();
    const first = booking(0, 480);
    await must(operator, "desk.book", first, at);
    expect(await run(operator, "desk.book", booking(0, 540), at)).toMatchObject({
      error: { info: { reason: "ALREADY_BOOKED" } },
    });
    await must(operator, "desk.cancel", { ...here, ticketId: first.id, reason: "cannot" }, at);
    await must(operator, "desk.book", booking(0, 480), at);
    expect((await findDeskQueue(operator, ON)).day).toMatchObject({ taken: 1 });
  });

  it("takes priority from the record where nothing was said, and a family of another village is not found", async () => {
    await open();
    await owner.query("UPDATE member SET birth_date = '1940-01-01' WHERE regency_code = $1 AND household_id = $2", [
      HERE,
      families[0]?.id,
    ]);
    await must(operator, "desk.book", booking(0, 480, { priority: null }), at);
    const { lines } = await findDeskQueue(operator, ON);
    expect(lines[0]?.priority).toContain("elderly");
    const foreign = (await makeFamilies(owner, VILLAGE.two, 1, "2026-05-14"))[0];
    expect(await refusal(operator, "desk.book", { ...booking(0, 480), householdId: foreign?.id }, at)).toBe(
      "NOT_FOUND",
    );
  });
});

describe("the queue", () => {
  it("checks in by number and by slip, and calls by the rule", async () => {
    await open();
    const booked = booking(0, 480);
    await must(operator, "desk.book", booked, at);
    await came(1);
    await came(null, { priority: ["pregnant"] });
    const slip = `https://contoh.id/antre/tiket/${slipToken(HERE, booked.id)}`;
    expect(await refusal(operator, "desk.check-in", { ...here, ticket: { number: 77 } }, at)).toBe("NOT_FOUND");
    await must(operator, "desk.check-in", { ...here, ticket: { slip } }, { now: new Date(NOW.getTime() + 60_000) });
    expect(await refusal(operator, "desk.check-in", { ...here, ticket: { number: 1 } }, at)).toBe("NOT_ALLOWED_NOW");
    const call = (deskNo: number, by = operator) =>
      run<{ number: number }>(by, "desk.call", { ...here, deskNo, ticketId: null }, at);
    expect(await call(1)).toMatchObject({ value: { number: 3 } });
    expect(await call(1)).toMatchObject({ error: { info: { reason: "DESK_BUSY", number: 3 } } });
    expect(await call(2, second)).toMatchObject({ value: { number: 2 } });
    expect(await refusal(operator, "desk.call", { ...here, deskNo: 3, ticketId: null }, at)).toBe("NOT_FOUND");
  });

  it("never calls one number to two desks, however often both press at once", async () => {
    await open({ desks: 9 });
    for (let index = 0; index < 5; index += 1) await came(null);
    const calls = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7].map((deskNo) =>
        run<{ number: number }>(
          deskNo % 2 === 0 ? operator : second,
          "desk.call",
          { ...here, deskNo, ticketId: null },
          at,
        ),
      ),
    );
    const called = calls.flatMap((each) => (each.ok ? [each.value.number] : []));
    expect(called.toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect(calls.filter((each) => !each.ok && each.error.info?.["reason"] === "QUEUE_EMPTY")).toHaveLength(2);
  });

  it("lets a desk end only its own call; who was not here comes back; a family that was served is answered", async () => {
    await open();
    const first = await came(0);
    await must(operator, "desk.call", { ...here, deskNo: 1, ticketId: null }, at);
    const own = { ...here, deskNo: 1, ticketId: first.id };
    expect(await refusal(second, "desk.finish", { ...own, deskNo: 2, outcome: "other" }, at)).toBe("NOT_ALLOWED_NOW");
    await must(operator, "desk.absent", own, at);
    expect(await refusal(operator, "desk.finish", { ...own, outcome: "other" }, at)).toBe("NOT_ALLOWED_NOW");
    await must(operator, "desk.check-in", { ...here, ticket: { id: first.id } }, at);
    await must(operator, "desk.call", { ...here, deskNo: 1, ticketId: null }, at);
    await must(operator, "desk.finish", { ...own, outcome: "unchanged" }, at);
    const { rows } = await owner.query("SELECT answered_how FROM invitation WHERE household_id = $1", [
      families[0]?.id,
    ]);
    expect(rows).toEqual([{ answered_how: "desk" }]);
  });

  it("takes what a desk did without network at the time it was done, and refuses what another did meanwhile", async () => {
    await open();
    const guest = booking(null, null, { doneAt: ago(20) });
    await must(operator, "desk.book", guest, at);
    await must(operator, "desk.call", { ...here, deskNo: 1, ticketId: guest.id, doneAt: ago(10) }, at);
    const { lines } = await findDeskQueue(operator, ON);
    expect((lines[0]?.calledAt ?? 0) - (lines[0]?.waitingSince ?? 0)).toBe(10 * 60_000);
    const refused = await run(second, "desk.call", { ...here, deskNo: 2, ticketId: guest.id, doneAt: ago(5) }, at);
    expect(refused).toMatchObject({ error: { info: { reason: "OTHER_STATE", number: 1, state: "called", desk: 1 } } });
  });
});

describe("a family that books with its letter", () => {
  it("gets a slip without a name, once, within the quota; another village's code and an unknown one answer alike", async () => {
    await open({ slotQuota: 1 });
    const codes = await Promise.all([0, 1].map((index) => letterFor(families[index]?.id ?? "")));
    const [first = "", second = ""] = codes;
    const ask = (code: string, extra: object = {}) =>
      bookAsFamily(
        { villageCode: VILLAGE.one, on: ON, slotAt: 480, code, priority: ["elderly"], address: "192.0.2.1", ...extra },
        NOW,
      );
    const booked = await ask(first.toLowerCase());
    const slip = "token" in booked ? await findSlip(booked.token) : null;
    expect(slip).toMatchObject({ number: 1, slotAt: 480, state: "booked", villageCode: VILLAGE.one });
    expect(JSON.stringify(slip)).not.toContain(families[0]?.id ?? "-");
    expect(await ask(first, { slotAt: 540 })).toEqual({ problem: "ALREADY_BOOKED" });
    expect(await ask(second)).toEqual({ problem: "SLOT_FULL" });
    expect(await ask(second, { villageCode: VILLAGE.two })).toEqual({ problem: "NO_LETTER" });
    expect(await ask(spokenCode(codeOfNumber(123456789n)))).toEqual({ problem: "NO_LETTER" });
    expect(await ask("ABCD")).toEqual({ problem: "CODE" });
    expect((await findDeskQueue(operator, ON)).lines).toMatchObject([{ channel: "citizen", priority: ["elderly"] }]);
    expect((await findDeskQueue(neighbour, ON)).lines).toEqual([]);
    expect(await findSlip(`${HERE}-${"0".repeat(26)}`)).toBeNull();
  });

  it("is slowed at its own address after many tries, and nobody else with it", async () => {
    await open();
    const ask = (address: string, index: number) =>
      bookAsFamily(
        {
          villageCode: VILLAGE.one,
          on: ON,
          slotAt: 480,
          code: codeOfNumber(BigInt(1000 + index)),
          priority: [],
          address,
        },
        NOW,
      );
    const answers = [];
    for (let index = 0; index < 21; index += 1) answers.push(await ask("192.0.2.9", index));
    expect(answers.at(-1)).toEqual({ problem: "WAIT" });
    expect(answers[0]).toEqual({ problem: "NO_LETTER" });
    expect(await ask("192.0.2.10", 99)).toEqual({ problem: "NO_LETTER" });
  });
});

describe("house calls", () => {
  it("are asked for once, given to a companion with the family, and ended", async () => {
    const householdId = families[2]?.id;
    const ask = { id: uuidv7(), villageCode: VILLAGE.one, householdId, reason: "ill", note: "", dueOn: "2026-12-03" };
    await must(operator, "house-call.ask", ask, at);
    expect(await run(operator, "house-call.ask", { ...ask, id: uuidv7() }, at)).toMatchObject({
      error: { info: { reason: "ALREADY_ASKED" } },
    });
    const key = { villageCode: VILLAGE.one, id: ask.id, version: 1 };
    expect(await refusal(operator, "house-call.give", { ...key, userId: second.userId }, at)).toBe("NOT_FOUND");
    await must(operator, "house-call.give", { ...key, userId: companion.userId }, at);
    const { rows } = await owner.query("SELECT user_id FROM assignment WHERE household_id = $1", [householdId]);
    expect(rows).toEqual([{ user_id: companion.userId }]);
    expect(await refusal(operator, "house-call.end", { ...key, outcome: "updated" }, at)).toBe("STALE");
    await must(operator, "house-call.end", { ...key, version: 2, outcome: "updated" }, at);
    expect(await refusal(operator, "house-call.end", { ...key, version: 3, outcome: null }, at)).toBe(
      "NOT_ALLOWED_NOW",
    );
  });
});
