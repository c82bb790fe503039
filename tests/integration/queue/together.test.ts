import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { NO_FILTER, parseQueueView } from "@/lib/domain/queue/filter";
import { handles } from "@/lib/server/db/pool";
import { findDetail } from "@/lib/server/queue/detail";
import { listQueue } from "@/lib/server/queue/queries";
import { findTierPage } from "@/lib/server/workflow/queries";
import { drawnFraction } from "@/lib/server/workflow/sample";
import { makeActor } from "@/tests/support/factory/people";
import { decision } from "@/tests/support/factory/proposals";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE, type Item, makeWaiting } from "./waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-05-14T03:00:00Z");
const at = { now: NOW };
const PERIOD = uuidv7();
let people: Record<"verifier" | "verifier2" | "validator" | "stranger", Actor>;

beforeAll(async () => {
  await owner.connect();
  people = {
    verifier: await makeActor(owner, "regency-verifier", HERE),
    verifier2: await makeActor(owner, "regency-verifier", HERE),
    validator: await makeActor(owner, "province-validator", "11"),
    stranger: await makeActor(owner, "regency-verifier", "1102"),
  };
  await owner.query(
    `INSERT INTO period (id, region_code, year, instrument, instrument_version, starts_on, ends_on)
     VALUES ($1, $2, 2026, 'REGSOSEK22-K', 1, '2026-01-01', '2026-09-30')`,
    [PERIOD, HERE],
  );
});
afterEach(async () => {
  await clearWaiting(owner);
  await owner.query("DELETE FROM review_seed");
  await owner.query("DELETE FROM tier_set");
});
afterAll(async () => {
  await owner.query("DELETE FROM period WHERE id = $1", [PERIOD]);
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

interface Outcomes {
  readonly outcomes: readonly {
    readonly id: string;
    readonly refused: string | null;
    readonly reason: string | null;
  }[];
}

async function inPeriod(count: number, seed: Parameters<typeof makeWaiting>[1] = {}): Promise<Item[]> {
  const items: Item[] = [];
  for (let made = 0; made < count; made += 1) items.push(await makeWaiting(owner, seed));
  await owner.query("UPDATE proposal SET period_id = $1 WHERE regency_code = $2", [PERIOD, HERE]);
  return items;
}
const rowOf = async ({ id }: Item) =>
  (
    await owner.query(
      "SELECT state, version, agreed, is_sampled, state_since, due_at, deciders FROM proposal WHERE id = $1",
      [id],
    )
  ).rows[0];
const now = async (item: Item): Promise<Item> => ({ ...item, version: (await rowOf(item)).version });
const verify = (items: readonly Item[], actor = people.verifier) =>
  must<Outcomes>(actor, "proposal.decide-many", { items, decision: decision("verify") }, at);

/** Sets the share that the tiers of the region draw. */
const drawing = (percent: number) =>
  owner.query(
    `INSERT INTO tier_set (id, region_code, tiers, reason, effective_from, set_by, set_at)
     VALUES ($1, $2, $3, 'Uji contoh.', '2026-01-01', $1, now())`,
    [
      uuidv7(),
      HERE,
      JSON.stringify(
        ["endorse", "verify", "validate", "accept"].map((name) => ({
          name,
          quorum: { kind: "any" },
          coverage: { kind: "sample", percent: name === "validate" ? percent : 0 },
          escalation: null,
        })),
      ),
    ],
  );

describe("the random sample", () => {
  it("is drawn as a proposal arrives, by one seed that is recorded before its first use and never changes", async () => {
    await drawing(40);
    const items = await inPeriod(60);
    await verify(items.slice(0, 30));
    const seeds = await owner.query("SELECT tier, seed, digest FROM review_seed");
    expect(seeds.rows.map(({ tier }) => tier)).toEqual(["validate"]);
    await verify(items.slice(30));
    expect((await owner.query("SELECT seed FROM review_seed")).rows).toEqual([{ seed: seeds.rows[0].seed }]);
    let drawn = 0;
    for (const item of items) {
      const isIn = drawnFraction(seeds.rows[0].seed, item.id) < 0.4;
      expect((await rowOf(item)).is_sampled).toBe(isIn);
      drawn += isIn ? 1 : 0;
    }
    expect(drawn).toBeGreaterThan(5);
    expect(drawn).toBeLessThan(50);
  });

  it("must be opened one by one, is marked in the queue, and can be asked for alone", async () => {
    await drawing(100);
    const [item] = await inPeriod(1);
    if (item === undefined) throw new Error("no item");
    await verify([item]);
    const sent = await now(item);
    const input = { items: [sent], decision: decision("validate") };
    const { outcomes } = await must<Outcomes>(people.validator, "proposal.decide-many", input, at);
    expect(outcomes).toEqual([{ id: item.id, refused: "NOT_ALLOWED_NOW", reason: "SAMPLED" }]);
    const view = parseQueueView({ sampel: "1" });
    const request = { tier: "validate", view, now: NOW, locale: "id", purpose: "decide" } as const;
    const page = await listQueue(people.validator, request);
    expect(page.rows).toMatchObject([{ id: item.id, isSampled: true, isClean: false }]);
    expect(page.counts).toMatchObject({ waiting: 1, clean: 0 });
    expect(await refusal(people.validator, "proposal.decide", { item: sent, decision: decision("validate") }, at)).toBe(
      "OK",
    );
  });

  it("shows the digest of its seed from the first day and the seed when the period is over", async () => {
    await drawing(10);
    await verify(await inPeriod(1));
    const [open] = (await findTierPage(people.verifier, null, NOW))?.samples ?? [];
    expect(open).toMatchObject({ tier: "validate", year: 2026, seed: null });
    const [over] = (await findTierPage(people.verifier, null, new Date("2027-01-02T00:00:00Z")))?.samples ?? [];
    expect(over?.digest).toBe(open?.digest);
    expect(over?.seed).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("taking back", () => {
  it("puts many back as old as they were, with their deadline, and lets the person decide anew", async () => {
    await drawing(0); // what comes back is drawn again, by the standard tiers one in ten
    const since = new Date("2026-05-04T02:00:00Z");
    const items = await inPeriod(3, { since, dueAt: new Date("2026-05-11T17:00:00Z") });
    for (const { id } of items)
      await owner.query(
        `INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, event, from_state, to_state, actor_id, grant_id, role)
         SELECT regency_code, $2, village_code, id, state_since, 'endorse', 'submitted', 'endorsed', $3, $3, 'village-head' FROM proposal WHERE id = $1`,
        [id, uuidv7(), people.stranger.userId],
      );
    await verify(items);
    const sent = await Promise.all(items.map(now));
    const { outcomes } = await must<Outcomes>(people.verifier, "proposal.recall", { items: sent }, at);
    expect(outcomes.map(({ refused }) => refused)).toEqual([null, null, null]);
    for (const item of items) {
      const row = await rowOf(item);
      expect(row).toMatchObject({ state: "endorsed", state_since: since, deciders: [] });
      // Seven days on is a Monday; Aceh is seven hours ahead.
      expect(row.due_at).toEqual(new Date("2026-05-11T17:00:00Z"));
    }
    expect((await verify(await Promise.all(items.map(now)))).outcomes.every(({ refused }) => refused === null)).toBe(
      true,
    );
    const events = await owner.query("SELECT event FROM proposal_event WHERE proposal_id = $1 ORDER BY id", [
      items[0]?.id,
    ]);
    expect(events.rows.map(({ event }) => event).toSorted()).toEqual(["endorse", "recall", "verify", "verify"]);
    const audit = await owner.query(
      "SELECT detail FROM audit WHERE action = 'proposal:recall' AND $1 = ANY (subject_ids)",
      [items[0]?.id],
    );
    expect(audit.rows).toEqual([{ detail: { recalled: 3 } }]);
  });

  it("is refused to others, after the next tier has acted, twice, and outside the own area", async () => {
    await drawing(0);
    const [item] = await inPeriod(1);
    if (item === undefined) throw new Error("no item");
    await verify([item]);
    const sent = await now(item);
    const back = (actor: Actor, given: Item) => refusal(actor, "proposal.recall", { items: [given] }, at);
    expect(await back(people.verifier2, sent)).toBe("NOT_ALLOWED_NOW");
    expect(await back(people.validator, sent)).toBe("NOT_ALLOWED_NOW");
    expect(await back(people.stranger, sent)).toBe("NOT_FOUND");
    expect(await back(people.verifier, { ...sent, version: sent.version - 1 })).toBe("STALE");
    const both = await Promise.all([back(people.verifier, sent), back(people.verifier, sent)]);
    expect(both.toSorted()).toEqual(["OK", "STALE"]);
    await verify([await now(item)]);
    await must(people.validator, "proposal.decide", { item: await now(item), decision: decision("validate") }, at);
    expect(await back(people.verifier, await now(item))).toBe("NOT_ALLOWED_NOW");
  });

  it("is offered to who may, on the page of the proposal", async () => {
    const [item] = await inPeriod(1);
    if (item === undefined) throw new Error("no item");
    await verify([item]);
    const request = { tier: "verify", filter: NO_FILTER, now: NOW, locale: "id", purpose: "decide" } as const;
    expect(await findDetail(people.verifier, item, request)).toMatchObject({ mayRecall: true, holder: "validate" });
    expect(await findDetail(people.verifier2, item, request)).toMatchObject({ mayRecall: false });
  });
});

describe("a thousand together", () => {
  it("are decided in parts, each with its outcome, and the time is told", async () => {
    const items = await inPeriod(1000);
    const began = performance.now();
    let decided = 0;
    for (let from = 0; from < items.length; from += 50) {
      const { outcomes } = await verify(items.slice(from, from + 50));
      decided += outcomes.filter(({ refused }) => refused === null).length;
    }
    console.log(`1,000 decided together in ${Math.round(performance.now() - began)} ms`);
    expect(decided).toBe(1000);
  }, 60_000);
});
