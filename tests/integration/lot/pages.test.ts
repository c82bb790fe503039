import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { readLotFilter } from "@/lib/domain/lot/list-filter";
import { MOST_IN_LOT } from "@/lib/domain/lot/plan";
import { handles } from "@/lib/server/db/pool";
import { listLots } from "@/lib/server/lot/list-query";
import { findPlanPage } from "@/lib/server/lot/plan-query";
import { findLot, findLotOf } from "@/lib/server/lot/view-query";
import { makeActor } from "@/tests/support/factory/people";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE, VILLAGE } from "../queue/waiting";
import { at, finding, forCoach, form, itemsOf, NOW } from "./world";

const owner = new Client({ connectionString: ownerUrl() });
let people: Record<"coach" | "coach2" | "stranger" | "operator" | "verifier" | "trainer", Actor>;
const reading = { locale: "id", now: NOW } as const;

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
    expect(open).toMatchObject({ size: 20, leftCount: 20, left: [], inspection: { state: "open", toSee: 8 } });
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
