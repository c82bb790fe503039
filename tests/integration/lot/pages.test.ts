import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { readLotFamilyFilter } from "@/lib/domain/lot/family-filter";
import { readLotFilter } from "@/lib/domain/lot/list-filter";
import { MOST_IN_LOT } from "@/lib/domain/lot/plan";
import { handles } from "@/lib/server/db/pool";
import { listLots } from "@/lib/server/lot/list-query";
import { findPlanPage } from "@/lib/server/lot/plan-query";
import { findLot, findLotOf } from "@/lib/server/lot/view-query";
import { rollUpVillage } from "@/lib/server/rollup/roll-up-village";
import { makeActor } from "@/tests/support/factory/people";
import { decision } from "@/tests/support/factory/proposals";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE, VILLAGE } from "../queue/waiting";
import { asItem, at, type FormedLot, finding, forCoach, form, itemsOf, NOW } from "./world";

const owner = new Client({ connectionString: ownerUrl() });
let people: Record<"coach" | "coach2" | "stranger" | "operator" | "verifier" | "trainer", Actor>;
const reading = { filter: readLotFamilyFilter({}), locale: "id", now: NOW } as const;

beforeAll(async () => {
  await owner.connect();
  people = {
    coach: await makeActor(owner, "coach", HERE),
    coach2: await makeActor(owner, "coach", HERE),
    stranger: await makeActor(owner, "coach", "1102"),
    operator: await makeActor(owner, "village-operator", VILLAGE.one),
    verifier: await makeActor(owner, "regency-verifier", HERE),
    trainer: await makeActor(owner, "trainer", HERE),
  };
});
afterEach(async () => {
  await clearWaiting(owner);
  for (const table of ["review_seed", "quality_plan"]) await owner.query(`DELETE FROM ${table}`);
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const list = (actor: Actor, query: Record<string, string> = {}, size?: number) =>
  listLots(actor, readLotFilter(query), NOW, size);

describe("what waits to become a lot", () => {
  it("is shown by village, the longest waiting first, page by page, to who inspects", async () => {
    await forCoach(owner, 2, { since: new Date("2026-05-02T00:00:00Z") });
    await forCoach(owner, 1, { villageCode: VILLAGE.two, weight: 20, since: new Date("2026-05-01T00:00:00Z") });
    await forCoach(owner, 1, { villageCode: VILLAGE.elsewhere });
    const first = await list(people.coach, {}, 1);
    expect(first?.waiting).toMatchObject([{ villageCode: VILLAGE.two, waiting: 1, warned: 1, size: 1, sample: 1 }]);
    if (first?.next == null) throw new Error("a next page");
    const next = await list(people.coach, { sesudah: `${first.next.at}~${first.next.key}` }, 1);
    expect(next?.waiting).toMatchObject([{ villageCode: VILLAGE.one, waiting: 2, warned: 0 }]);
    expect(next?.next).toBeNull();
    expect((await list(people.coach, { wilayah: VILLAGE.one }))?.waiting).toHaveLength(1);
    // Another's area is not asked for: the own one is shown.
    expect((await list(people.coach, { wilayah: VILLAGE.elsewhere }))?.waiting).toHaveLength(2);
    expect(await list(people.verifier)).toBeNull();
  });

  it("is no more what is in a lot", async () => {
    await forCoach(owner, 3);
    await form(people.coach);
    expect((await list(people.coach))?.waiting).toEqual([]);
    const lots = (await list(people.coach, { tampil: "lot" }))?.lots;
    expect(lots).toMatchObject([{ number: 1, size: 3, sample: 3, seen: 0, faults: 0, state: "open", left: 3 }]);
    expect((await list(people.coach, { tampil: "lot", keadaan: "lolos" }))?.lots).toEqual([]);
    expect((await list(people.stranger, { tampil: "lot" }))?.lots).toEqual([]);
  });
});

describe("the page of a lot", () => {
  it("names its sample alone until it is inspected, then what is left, and logs who was shown", async () => {
    await forCoach(owner, 20, { changedKeys: ["household.floorMaterial"] });
    const lot = await form(people.coach);
    const key = { regencyCode: HERE, id: lot.id };
    const open = await findLot(people.coach2, key, reading);
    expect(open).toMatchObject({
      size: 20,
      counts: { drawn: 8, undecided: 20, needing: 0, returned: 0 },
      left: [],
      inspection: { state: "open", toSee: 8 },
    });
    expect(open?.families).toHaveLength(8);
    expect(open?.families[0]).toMatchObject({ canJudge: true, changed: [{ value: "household.floorMaterial" }] });
    const read = await owner.query("SELECT cardinality(subject_ids) AS n FROM audit WHERE actor_id = $1", [
      people.coach2.userId,
    ]);
    expect(read.rows).toEqual([{ n: 8 }]);
    for (const item of (await itemsOf(owner, lot)).slice(0, 8))
      await must(people.coach, "lot.judge", finding(lot, item, "fit"), at);
    const passed = await findLot(people.coach, key, reading);
    expect(passed?.left).toHaveLength(20);
    expect(passed?.families.every(({ canJudge }) => !canJudge)).toBe(true);
    for (const actor of [people.stranger, people.operator, people.verifier])
      expect(await findLot(actor, key, reading)).toBeNull();
    const [one] = await itemsOf(owner, lot);
    const proposal = { regencyCode: HERE, id: one?.id ?? "" };
    expect(await findLotOf(people.coach, proposal)).toMatchObject({ number: 1, isInSample: true, state: "passed" });
    expect(await findLotOf(people.verifier, proposal)).toBeNull();
  });
});

describe("the families of a lot", () => {
  const view = (lot: FormedLot, query: Record<string, string>, actor = people.coach2) =>
    findLot(actor, { regencyCode: HERE, id: lot.id }, { ...reading, filter: readLotFamilyFilter(query) });
  const logged = async (actor: Actor) =>
    (
      await owner.query<{ n: number }>(
        "SELECT cardinality(subject_ids) AS n FROM audit WHERE actor_id = $1 ORDER BY id",
        [actor.userId],
      )
    ).rows.map(({ n }) => n);

  it("come fifty at a time in the order of the drawing, and only those of the page are logged", async () => {
    await forCoach(owner, 60, { weight: 10 });
    const reader = await makeActor(owner, "coach", HERE);
    const lot = await form(people.coach);
    const first = await view(lot, { tampil: "belum" }, reader);
    expect(first?.families.map(({ rank }) => rank)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(first?.counts).toMatchObject({ undecided: 60 });
    const rest = await view(lot, { tampil: "belum", sesudah: String(first?.next) }, reader);
    expect(rest?.families).toHaveLength(10);
    expect(rest?.next).toBeNull();
    expect(await logged(reader)).toEqual([50, 10]);
  });

  it("are told apart: those drawn, those undecided, those to be opened, those sent back with their reason", async () => {
    await forCoach(owner, 20, { weight: 10 });
    const lot = await form(people.coach);
    const items = await itemsOf(owner, lot);
    for (const item of items.slice(0, lot.sample)) await must(people.coach, "lot.judge", finding(lot, item, "fit"), at);
    const last = items.at(-1);
    if (last === undefined) throw new Error("an item");
    const back = decision("return", { target: "operator", reason: "FAMILY_NOT_MET", note: "Contoh." });
    await must(people.coach, "proposal.decide", { item: asItem(last), decision: back }, at);
    const needing = await view(lot, { tampil: "perlu-dibuka" });
    expect(needing?.counts).toEqual({ drawn: 8, undecided: 19, needing: 11, returned: 1 });
    expect(needing?.families).toHaveLength(11);
    expect(needing?.families.every(({ needsPerson }) => needsPerson)).toBe(true);
    expect((await view(lot, {}))?.families.map(({ id }) => id)).toEqual(items.slice(0, 8).map(({ id }) => id));
    const returned = await view(lot, { tampil: "dikembalikan" });
    expect(returned?.families).toMatchObject([
      { id: last.id, isHere: false, reason: "FAMILY_NOT_MET", note: "Contoh." },
    ]);
    expect(returned?.left.every((item) => !("headName" in item))).toBe(true);
  });
});

describe("stored counts of what waits", () => {
  it("say what counting it live says, once the village was rolled up", async () => {
    await forCoach(owner, 3, { weight: 10, since: new Date("2026-05-02T00:00:00Z") });
    await forCoach(owner, 2, { deciders: [people.coach.userId] });
    await forCoach(owner, 1, { deciders: [people.coach.userId, people.coach2.userId] });
    const live = await list(people.coach);
    const rollUp = () => rollUpVillage({ regencyCode: HERE, villageCode: VILLAGE.one }, NOW);
    await rollUp();
    const stored = await owner.query("SELECT families, cardinality(involved) AS n FROM lot_waiting ORDER BY n");
    expect(stored.rows).toEqual([
      { families: 3, n: 0 },
      { families: 2, n: 1 },
      { families: 1, n: 2 },
    ]);
    expect(await list(people.coach)).toEqual(live);
    // Forming a lot marks the village: the list does not wait for the roll-up.
    await form(people.coach);
    const after = await list(people.coach);
    await rollUp();
    expect(await list(people.coach)).toEqual(after);
    expect(await list(people.stranger)).toMatchObject({ waiting: [] });
  });
});

describe("the page of the plan", () => {
  it("is read by everybody who works here, tried by the coach, and refused to others", async () => {
    await forCoach(owner, 20);
    const page = await findPlanPage(people.coach, null, [{ upTo: MOST_IN_LOT, sample: 2, acceptance: 1 }], NOW);
    expect(page).toMatchObject({ setBy: null, maySet: true, now: { villages: 1, waiting: 20, toSee: 8 } });
    expect(page?.rows[0]).toMatchObject({ from: 1, upTo: 15, sample: 5 });
    expect(page?.trial).toMatchObject({ effect: { toSee: 2 }, looserFrom: expect.any(Number) });
    const read = await findPlanPage(people.operator, null, [{ upTo: MOST_IN_LOT, sample: 2, acceptance: 1 }], NOW);
    expect(read).toMatchObject({ maySet: false, now: null, trial: null });
    expect(await findPlanPage(people.trainer, null, null, NOW)).toBeNull();
    expect(await findPlanPage(people.coach, "1102", null, NOW)).toBeNull();
  });
});
