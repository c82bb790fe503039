import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { parseCursor } from "@/lib/domain/queue/cursor";
import { NO_FILTER, parseQueueView, type QueueFilter, type QueueView } from "@/lib/domain/queue/filter";
import { handles } from "@/lib/server/db/pool";
import { listQueue, PAGE_ROWS, tierSummary } from "@/lib/server/queue/queries";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE, makeWaiting, VILLAGE, type WaitingSeed } from "./waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-05-14T03:00:00Z");
const DAY = 86_400_000;
let verifier: Actor;
let validator: Actor;
let nation: Actor;

beforeAll(async () => {
  await owner.connect();
  verifier = await makeActor(owner, "regency-verifier", HERE);
  validator = await makeActor(owner, "province-validator", "11");
  nation = await makeActor(owner, "coach", "0");
});
afterEach(() => clearWaiting(owner));
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const view = (filter: Partial<QueueFilter> = {}, part: Partial<QueueView> = {}): QueueView => ({
  ...parseQueueView({}),
  filter: { ...NO_FILTER, ...filter },
  ...part,
});

function list(actor: Actor, given: QueueView = view(), tier: "verify" | "validate" | "accept" = "verify") {
  return listQueue(actor, { tier, view: given, now: NOW, locale: "id", purpose: "decide" });
}

async function store(seeds: readonly WaitingSeed[]): Promise<string[]> {
  const ids: string[] = [];
  for (const seed of seeds) ids.push((await makeWaiting(owner, seed)).id);
  return ids;
}

describe("a queue", () => {
  it("holds what waits in its state and area, and nothing else", async () => {
    const [mine, village] = await store([{}, { villageCode: VILLAGE.two }]);
    await store([{ villageCode: VILLAGE.elsewhere }, { villageCode: VILLAGE.otherProvince }, { state: "verified" }]);
    const page = await list(verifier);
    expect(page.rows.map((row) => row.id).sort()).toEqual([mine, village].sort());
    expect(page.counts.waiting).toBe(2);
  });

  it("of a province and of the nation names the regencies it has", async () => {
    await store([
      { state: "verified" },
      { state: "verified", villageCode: VILLAGE.elsewhere },
      { state: "verified", villageCode: VILLAGE.otherProvince },
      { state: "validated", villageCode: VILLAGE.otherProvince },
    ]);
    expect((await list(validator, view(), "validate")).rows).toHaveLength(2);
    const all = await list(nation, view(), "accept");
    expect(all.rows.map((row) => row.regencyCode)).toEqual(["1201"]);
  });

  it("does not widen for a filter on somebody else's area", async () => {
    await store([{}, { villageCode: VILLAGE.elsewhere }]);
    const page = await list(verifier, view({ area: VILLAGE.elsewhere }));
    expect(page.rows.map((row) => row.regencyCode)).toEqual([HERE]);
  });

  it("puts the heaviest first, then the longest waiting", async () => {
    const [light, heavy, old] = await store([
      { weight: 0, since: new Date(NOW.getTime() - DAY) },
      { weight: 21 },
      { weight: 0, since: new Date(NOW.getTime() - 9 * DAY) },
    ]);
    expect((await list(verifier)).rows.map((row) => row.id)).toEqual([heavy, old, light]);
  });

  it("is read to its end page by page, forth and back, without a repeat or a gap", async () => {
    const seeds = Array.from({ length: 2 * PAGE_ROWS + 7 }, (_, index) => ({
      weight: (index % 4) * 10,
      // Many share an instant: the id alone tells them apart.
      since: new Date(NOW.getTime() - (index % 3) * DAY),
      villageCode: index % 2 === 0 ? VILLAGE.one : VILLAGE.elsewhere,
      state: "verified" as const,
    }));
    const ids = await store(seeds);
    const pages = [await list(validator, view(), "validate")];
    for (let page = pages[0]; page?.nextCursor; page = pages.at(-1)) {
      pages.push(await list(validator, view({}, { after: parseCursor(page.nextCursor) }), "validate"));
    }
    const seen = pages.flatMap((page) => page.rows.map((row) => row.id));
    expect(pages.map((page) => page.rows.length)).toEqual([PAGE_ROWS, PAGE_ROWS, 7]);
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect(new Set(seen).size).toBe(ids.length);
    const back = await list(validator, view({}, { before: parseCursor(pages[2]?.previousCursor ?? "") }), "validate");
    expect(back.rows.map((row) => row.id)).toEqual(pages[1]?.rows.map((row) => row.id));
    const first = await list(validator, view({}, { before: parseCursor(back.previousCursor ?? "") }), "validate");
    expect(first.rows.map((row) => row.id)).toEqual(pages[0]?.rows.map((row) => row.id));
    expect(first.previousCursor).toBeNull();
    expect(pages[0]?.previousCursor).toBeNull();
  });

  it("narrows by risk, age, kind, officer, village and section", async () => {
    const officer = verifier.userId;
    const [warned, flagged, late, changed, theirs, village, section] = await store([
      { weight: 12 },
      { weight: 40 },
      { dueAt: new Date(NOW.getTime() - DAY) },
      { kind: "condition" },
      { createdBy: officer },
      { villageCode: VILLAGE.two },
      { changedKeys: ["household.roofMaterial", "member.name"] },
    ]);
    const ids = async (filter: Partial<QueueFilter>) => (await list(verifier, view(filter))).rows.map((row) => row.id);
    expect(await ids({ risk: "warned" })).toEqual([warned]);
    expect(await ids({ risk: "flagged" })).toEqual([flagged]);
    expect(await ids({ isOverdue: true })).toEqual([late]);
    expect(await ids({ kind: "condition" })).toEqual([changed]);
    expect(await ids({ officer })).toEqual([theirs]);
    expect(await ids({ area: VILLAGE.two })).toEqual([village]);
    expect(await ids({ section: "housing" })).toEqual([section]);
    expect(await ids({ section: "demographic" })).toEqual([section]);
    expect(await ids({ section: "health" })).toEqual([]);
    expect(await ids({ risk: "none" })).toHaveLength(5);
  });

  it("counts clean without what the reader has a part in, and lists it when asked", async () => {
    const [clean] = await store([
      {},
      { weight: 10 },
      { contributors: [verifier.userId] },
      { deciders: [verifier.userId] },
    ]);
    const page = await list(verifier, view({}, { takes: "clean" }));
    expect(page.counts).toMatchObject({ waiting: 4, warned: 1, clean: 1 });
    expect(page.taken?.map((row) => row.id)).toEqual([clean]);
    expect(page.rows.filter((row) => row.isClean).map((row) => row.id)).toEqual([clean]);
    expect(page.rows.filter((row) => !row.canDecide)).toHaveLength(2);
  });

  it("logs the families it names, once a page", async () => {
    const ids = await store([{}, {}]);
    await list(verifier);
    const rows = await owner.query<{ subject_ids: string[]; purpose: string }>(
      "SELECT subject_ids::text[] AS subject_ids, purpose FROM audit WHERE actor_id = $1 AND action = 'proposal:read' AND subject_ids && $2::uuid[]",
      [verifier.userId, ids],
    );
    expect(rows.rows).toHaveLength(1);
    expect(rows.rows[0]?.subject_ids.toSorted()).toEqual(ids.toSorted());
    expect(rows.rows[0]?.purpose).toBe("decide");
  });
});

describe("the summary of a tier", () => {
  it("counts what waits and what went back this week", async () => {
    const oldest = new Date(NOW.getTime() - 20 * DAY);
    await store([
      { since: oldest, dueAt: new Date(NOW.getTime() - DAY) },
      { weight: 20 },
      { state: "returned", since: new Date(NOW.getTime() - DAY) },
      { state: "returned", since: new Date(NOW.getTime() - 8 * DAY) },
      { villageCode: VILLAGE.elsewhere },
    ]);
    expect(await tierSummary(verifier, NOW)).toEqual({
      waiting: 2,
      overdue: 1,
      warned: 1,
      clean: 1,
      oldestAt: oldest,
      returnedThisWeek: 1,
    });
  });

  it("is nothing for someone who decides nothing", async () => {
    expect(await tierSummary(await makeActor(owner, "viewer", HERE), NOW)).toBeNull();
    expect(await tierSummary(await makeActor(owner, "regency-verifier", HERE, "provisional"), NOW)).toBeNull();
  });
});
