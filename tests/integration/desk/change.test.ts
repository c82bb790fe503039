import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { type BookingChange, changeAsFamily } from "@/lib/server/desk/family-change";
import { listHouseCallCandidates } from "@/lib/server/desk/house-call-candidates";
import { listHouseCalls, listHouseCallWalk } from "@/lib/server/desk/house-call-query";
import { findDeskQueue } from "@/lib/server/desk/queue-query";
import { findSlip } from "@/lib/server/desk/slip-query";
import { slipToken } from "@/lib/server/desk/slip-token";
import { findDeskSummary } from "@/lib/server/desk/summary-query";
import { findTicket } from "@/lib/server/desk/ticket-query";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { clearDesk } from "./clear";

const owner = new Client({ connectionString: ownerUrl() });
const HERE = "1108";
const VILLAGE = "1108012001";
const NOW = new Date("2026-11-26T01:00:00Z");
const [ON, LATER] = ["2026-11-26", "2026-12-01"];
const at = { now: NOW };
const here = { villageCode: VILLAGE, on: ON };
let operator: Actor;
let neighbour: Actor;
let companion: Actor;
let families: readonly string[];

beforeAll(async () => {
  await owner.connect();
  operator = await makeActor(owner, "village-operator", VILLAGE);
  neighbour = await makeActor(owner, "village-operator", "1108012002");
  companion = await makeActor(owner, "companion", VILLAGE);
  families = (await makeFamilies(owner, VILLAGE, 6, "2026-05-14")).map(({ id }) => id);
  await owner.query("UPDATE household SET status = 1 WHERE regency_code = $1", [HERE]);
});
afterEach(async () => {
  await clearDesk(owner, HERE);
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function booked(index: number, slotAt = 480) {
  const id = uuidv7();
  const input = { id, ...here, slotAt, householdId: families[index], guestName: null, priority: ["elderly"] };
  await must(operator, "desk.book", input, at);
  return id;
}
const open = () =>
  must(
    operator,
    "desk.open-days",
    {
      villageCode: VILLAGE,
      days: [ON, LATER],
      opensAt: 480,
      closesAt: 600,
      slotMinutes: 60,
      slotQuota: 1,
      desks: 1,
      place: "Balai desa",
    },
    at,
  );
const moving = (ticketId: string, extra: object = {}) => ({
  ...here,
  ticketId,
  reason: "cannot",
  id: uuidv7(),
  toOn: LATER,
  toSlotAt: 540,
  ...extra,
});
const taken = async (on: string) => (await findDeskQueue(operator, on)).day?.taken;
const numbers = async (on: string) =>
  (await findDeskQueue(operator, on)).lines.map(({ number, state, slotAt, priority }) => ({
    number,
    state,
    priority: priority.length,
    hasSlot: slotAt !== null,
  }));

describe("a booking that the desk changes", () => {
  it("moves with its priority under a new number, and frees its old place", async () => {
    await open();
    const first = await booked(0);
    const input = moving(first);
    expect(await must(operator, "desk.move", input, at)).toEqual({ id: input.id, number: 1 });
    expect([await taken(ON), await taken(LATER)]).toEqual([0, 1]);
    expect(await numbers(LATER)).toEqual([{ number: 1, state: "booked", priority: 1, hasSlot: true }]);
    expect(await findTicket(operator, first)).toMatchObject({ state: "cancelled" });
    expect(await findTicket(neighbour, first)).toBeNull();
    const { rows } = await owner.query(
      "SELECT event, note FROM desk_event WHERE ticket_id = ANY ($1) ORDER BY at, id",
      [[first, input.id]],
    );
    expect(rows).toContainEqual({ event: "cancel", note: "moved cannot" });
  });

  it("stays as it is where the other slot is full, the reason is missing or somebody else asks", async () => {
    await open();
    const first = await booked(0);
    await booked(1, 540);
    expect(await run(operator, "desk.move", moving(first, { toOn: ON, toSlotAt: 540 }), at)).toMatchObject({
      error: { info: { reason: "SLOT_FULL" } },
    });
    expect(await findTicket(operator, first)).toMatchObject({ state: "booked" });
    expect(await taken(ON)).toBe(2);
    expect(await refusal(operator, "desk.cancel", { ...here, ticketId: first, reason: "because" }, at)).toBe(
      "INVALID_INPUT",
    );
    expect(await refusal(neighbour, "desk.move", moving(first), at)).toBe("NOT_FOUND");
    await must(operator, "desk.check-in", { ...here, ticket: { id: first } }, at);
    expect(await refusal(operator, "desk.move", moving(first), at)).toBe("NOT_ALLOWED_NOW");
  });
});

describe("a booking that its family changes with the slip", () => {
  const change = (token: string, what: BookingChange) =>
    changeAsFamily({ token, address: "192.0.2.40", change: what }, NOW);
  const back = { kind: "cancel", reason: "mistaken" } as const;
  const move = (on: string, slotAt: number) =>
    ({ kind: "move", id: uuidv7(), reason: "mistaken", on, slotAt }) as const;

  it("moves within a day and to another, and is taken back; once more is too late", async () => {
    await open();
    const token = slipToken(HERE, await booked(0));
    const moved = await change(token, move(ON, 540));
    const next = "token" in moved ? moved.token : "";
    expect(await findSlip(next)).toMatchObject({ state: "booked", slotAt: 540, on: ON });
    expect(await findSlip(token)).toMatchObject({ state: "cancelled" });
    expect(await taken(ON)).toBe(1);
    expect(await change(token, back)).toEqual({ problem: "TOO_LATE" });
    expect(await change(next, back)).toEqual({ token: next });
    expect([await taken(ON), (await findSlip(next))?.state]).toEqual([0, "cancelled"]);
    const { rows } = await owner.query("SELECT DISTINCT role FROM desk_event WHERE event = 'cancel'");
    expect(rows).toContainEqual({ role: "family" });
  });

  it("is one move however often its form comes, and no second one", async () => {
    await open();
    const token = slipToken(HERE, await booked(0));
    const once = move(LATER, 480);
    const [first, second] = await Promise.all([change(token, once), change(token, once)]);
    expect(first).toEqual({ token: slipToken(HERE, once.id) });
    expect([second, await change(token, once)]).toEqual([first, first]);
    expect([await taken(ON), await taken(LATER)]).toEqual([0, 1]);
    const next = slipToken(HERE, once.id);
    expect(await change(next, move(LATER, 540))).toEqual({ problem: "MOVED" });
    const byDesk = moving(once.id, { on: LATER, toOn: ON, toSlotAt: 480 });
    await must(operator, "desk.move", byDesk, at);
    expect(await change(slipToken(HERE, byDesk.id), move(LATER, 540))).toEqual({ problem: "MOVED" });
    expect(await change(slipToken(HERE, byDesk.id), back)).toEqual({ token: slipToken(HERE, byDesk.id) });
  });

  it("stays where the slot is full, and is nobody's with another word", async () => {
    await open();
    const id = await booked(0);
    await booked(1, 540);
    const token = slipToken(HERE, id);
    expect(await change(token, move(ON, 540))).toEqual({ problem: "SLOT_FULL" });
    expect(await findSlip(token)).toMatchObject({ state: "booked", slotAt: 480 });
    expect(await change(token, move("2027-11-26", 540))).toEqual({ problem: "NO_DAY" });
    expect(await change(slipToken(HERE, uuidv7()), back)).toEqual({ problem: "TOO_LATE" });
    expect(await change("x", back)).toEqual({ problem: "TOO_LATE" });
  });
});

describe("the list of house calls", () => {
  async function missed(index: number, reason: string | null) {
    await owner.query(
      `INSERT INTO invitation (regency_code, id, village_code, household_id, year, state, version, set_id, place, printed_at, answer_by,
         delivered_on, delivered_how, unreached_on, unreached_reason, made_at, updated_at)
       VALUES ($1, $2, $3, $4, 2026, $5, 1, $2, 1, now(), '2026-09-30', '2026-06-01', 'rt', $6, $7, now(), now())`,
      [
        HERE,
        uuidv7(),
        VILLAGE,
        families[index],
        reason === null ? "delivered" : "unreached",
        reason === null ? null : "2026-07-01",
        reason,
      ],
    );
  }

  async function everybodyCanCome() {
    await owner.query(
      "UPDATE member SET birth_date = '1990-01-01', pregnant = NULL, difficulty_walking = 4 WHERE regency_code = $1",
      [HERE],
    );
    for (const part of ["seeing", "hearing", "hands", "learning", "behaviour", "speaking", "self_care", "remembering"])
      await owner.query(`UPDATE member SET difficulty_${part} = 4 WHERE regency_code = $1`, [HERE]);
  }

  it("takes in whom no letter reached and who may not be able to come, once", async () => {
    await everybodyCanCome();
    await owner.query("UPDATE member SET birth_date = '1940-01-01' WHERE household_id = ANY ($1)", [
      [families[0], families[1], families[2]],
    ]);
    await missed(0, "away");
    await missed(1, null);
    await missed(2, "moved");
    await missed(3, "away");
    const found = await listHouseCallCandidates(operator, ON);
    expect(found.map(({ householdId }) => householdId).toSorted()).toEqual([families[0], families[1]].toSorted());
    expect(found.find(({ householdId }) => householdId === families[0])).toMatchObject({
      reason: "elderly",
      unreached: "away",
    });
    const householdIds = found.map(({ householdId }) => householdId);
    const input = { villageCode: VILLAGE, dueOn: "2026-12-10", householdIds: [...householdIds, families[3], uuidv7()] };
    expect(await refusal(neighbour, "house-call.ask-unreached", input, at)).toBe("NOT_FOUND");
    expect(await must(operator, "house-call.ask-unreached", input, at)).toEqual({ asked: 2 });
    expect(await must(operator, "house-call.ask-unreached", input, at)).toEqual({ asked: 0 });
    const { lines } = await listHouseCalls(operator, false, NOW);
    expect(lines).toMatchObject([{ source: "unreached" }, { source: "unreached" }]);
    expect(await listHouseCallWalk(operator)).toHaveLength(2);
  });

  it("proposes for a disability and a pregnancy as well, and says which", async () => {
    await everybodyCanCome();
    for (const index of [0, 1, 2]) await missed(index, "away");
    await owner.query("UPDATE member SET difficulty_seeing = 2 WHERE household_id = $1", [families[0]]);
    await owner.query("UPDATE member SET pregnant = 1 WHERE household_id = $1", [families[1]]);
    const found = await listHouseCallCandidates(operator, ON);
    const reasonOf = new Map(found.map(({ householdId, reason }) => [householdId, reason]));
    expect([reasonOf.get(families[0] ?? ""), reasonOf.get(families[1] ?? ""), found.length]).toEqual([
      "disabled",
      "pregnant",
      2,
    ]);
    await owner.query("UPDATE member SET pregnant = NULL WHERE household_id = $1", [families[1]]);
  });

  it("proposes nobody who is on it since the year before, and who was visited this year by the village's own clock", async () => {
    await owner.query("UPDATE member SET birth_date = '1940-01-01' WHERE regency_code = $1", [HERE]);
    // 23.30 UTC of 31 December is the new year in WIB.
    const earlier = [
      ["open", "2025-12-15T03:00:00Z"],
      ["given", "2025-12-15T03:00:00Z"],
      ["done", "2025-12-15T03:00:00Z"],
      ["done", "2025-12-31T23:30:00Z"],
      ["cancelled", "2026-02-01T03:00:00Z"],
    ] as const;
    for (const [index, [state, askedAt]] of earlier.entries()) {
      await missed(index, "away");
      await owner.query(
        `INSERT INTO house_call (regency_code, id, village_code, household_id, reason, due_on, state, companion_id, version, asked_by, asked_at, updated_at)
         VALUES ($1, $2, $3, $4, 'elderly', '2026-01-05', $5, $6, 1, $7, $8, $8)`,
        [
          HERE,
          uuidv7(),
          VILLAGE,
          families[index],
          state,
          state === "given" ? companion.userId : null,
          operator.userId,
          askedAt,
        ],
      );
    }
    const found = (await listHouseCallCandidates(operator, ON)).map(({ householdId }) => householdId);
    expect(found.toSorted()).toEqual([families[2], families[4]].toSorted());
    const input = { villageCode: VILLAGE, dueOn: "2026-12-10", householdIds: families.slice(0, 5) };
    const asked = await Promise.all(
      [1, 2].map(() => must<{ readonly asked: number }>(operator, "house-call.ask-unreached", input, at)),
    );
    expect(asked.toSorted((one, two) => one.asked - two.asked)).toEqual([{ asked: 0 }, { asked: 2 }]);
    const { rows } = await owner.query("SELECT 1 FROM house_call_event WHERE regency_code = $1 AND event = 'ask'", [
      HERE,
    ]);
    expect(rows).toHaveLength(2);
  });

  it("says what came of a visit, also on the family's invitation", async () => {
    await missed(0, null);
    await missed(1, null);
    const ask = async (index: number) => {
      const id = uuidv7();
      const input = { id, villageCode: VILLAGE, householdId: families[index], reason: "ill", note: "", dueOn: LATER };
      await must(operator, "house-call.ask", input, at);
      await must(operator, "house-call.give", { villageCode: VILLAGE, id, version: 1, userId: companion.userId }, at);
      return { villageCode: VILLAGE, id, version: 2 };
    };
    await must(operator, "house-call.end", { ...(await ask(0)), outcome: "unchanged" }, at);
    await must(operator, "house-call.end", { ...(await ask(1)), outcome: "not-met" }, at);
    const { rows } = await owner.query(
      "SELECT household_id, state, answered_how, unreached_reason FROM invitation WHERE regency_code = $1",
      [HERE],
    );
    const of = (index: number) => rows.find((row) => row.household_id === families[index]);
    expect(of(0)).toMatchObject({ state: "answered", answered_how: "visit" });
    expect(of(1)).toMatchObject({ state: "unreached", unreached_reason: "away" });
    const { lines } = await listHouseCalls(operator, true, NOW);
    expect(lines.map(({ outcome }) => outcome).toSorted()).toEqual(["not-met", "unchanged"]);
    expect((await findDeskSummary(operator, ON)).houseCalls).toEqual({ asked: 2, done: 2, open: 0 });
  });
});
