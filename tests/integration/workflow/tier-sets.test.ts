import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { NO_FILTER } from "@/lib/domain/queue/filter";
import { STANDARD_TIERS, type Tier, type TierName, type TierSet } from "@/lib/domain/workflow/tier";
import { handles } from "@/lib/server/db/pool";
import { findDetail } from "@/lib/server/queue/detail";
import { listQueue } from "@/lib/server/queue/queries";
import { findTierSetPage } from "@/lib/server/workflow/set-queries";
import { makeActor } from "@/tests/support/factory/people";
import { decision } from "@/tests/support/factory/proposals";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE, type Item, makeWaiting, VILLAGE } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-11-26T03:00:00Z");
const at = { now: NOW };
const DAY = 86_400_000;
let people: Record<
  "verifier" | "verifier2" | "verifier3" | "head" | "validator" | "coach" | "admin" | "province" | "elsewhere",
  Actor
>;

beforeAll(async () => {
  await owner.connect();
  people = {
    verifier: await makeActor(owner, "regency-verifier", HERE),
    verifier2: await makeActor(owner, "regency-verifier", HERE),
    verifier3: await makeActor(owner, "regency-verifier", HERE),
    head: await makeActor(owner, "office-head", HERE),
    validator: await makeActor(owner, "province-validator", "11"),
    coach: await makeActor(owner, "coach", HERE),
    admin: await makeActor(owner, "administrator", HERE),
    province: await makeActor(owner, "administrator", "11"),
    elsewhere: await makeActor(owner, "administrator", "1102"),
  };
});
afterEach(async () => {
  await clearWaiting(owner);
  await owner.query("DELETE FROM tier_set");
  await owner.query("DELETE FROM freeze_window");
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const tier = (name: TierName, more: Partial<Tier> = {}): Tier => ({
  name,
  quorum: { kind: "any" },
  coverage: { kind: "sample", percent: 0 },
  escalation: null,
  ...more,
});
const SIGNED: TierSet = [...STANDARD_TIERS.slice(0, 2), tier("sign"), ...STANDARD_TIERS.slice(2)];
const setting = (extra: object = {}) => ({
  id: uuidv7(),
  regionCode: HERE,
  tiers: SIGNED,
  effectiveFrom: "2026-11-26",
  reason: "Bupati menandatangani.",
  seen: null,
  ...extra,
});
const force = (tiers: TierSet, extra: object = {}) =>
  must(people.province, "tier.set-tiers", setting({ tiers, ...extra }), at);

async function decide(actor: Actor, item: Item, event: string, extra: object = {}, now = NOW) {
  const { rows } = await owner.query("SELECT version FROM proposal WHERE id = $1", [item.id]);
  const given = { item: { ...item, version: rows[0].version }, decision: decision(event as "verify", extra) };
  return refusal(actor, "proposal.decide", given, { now });
}
const stateOf = async ({ id }: Item) =>
  (await owner.query("SELECT state, agreed, due_at, state_since FROM proposal WHERE id = $1", [id])).rows[0];

describe("tier.set-tiers", () => {
  it("is for those who configure, in their own region, from today on, and only sound sets", async () => {
    for (const actor of [people.coach, people.verifier, people.validator])
      expect(await refusal(actor, "tier.set-tiers", setting(), at), actor.grant.role).toBe("FORBIDDEN");
    expect(await refusal(people.elsewhere, "tier.set-tiers", setting(), at)).toBe("NOT_FOUND");
    expect(await refusal(people.admin, "tier.set-tiers", setting({ regionCode: "11" }), at)).toBe("NOT_FOUND");
    for (const bad of [{ tiers: [] }, { tiers: [tier("endorse"), tier("accept")] }, { effectiveFrom: "2026-11-25" }])
      expect(await refusal(people.admin, "tier.set-tiers", setting(bad), at)).toBe("INVALID_INPUT");
    expect((await owner.query("SELECT 1 FROM tier_set")).rowCount).toBe(0);
  });

  it("refuses a tier that too few could decide, and names where", async () => {
    const four = [
      tier("endorse"),
      tier("verify", { quorum: { kind: "minimum", count: 4 } }),
      ...STANDARD_TIERS.slice(2),
    ];
    const refused = await run(people.admin, "tier.set-tiers", setting({ tiers: four }), at);
    expect(refused).toMatchObject({
      ok: false,
      error: { fields: [{ path: "tiers.verify", detail: `NOBODY:${HERE}` }] },
    });
    // In the province's other regencies nobody signs.
    const province = await run(people.province, "tier.set-tiers", setting({ regionCode: "11" }), at);
    expect(province).toMatchObject({ ok: false, error: { code: "INVALID_INPUT" } });
  });

  it("keeps a regency from taking away or loosening the tiers above it; from above it may be done", async () => {
    const without = [tier("endorse"), tier("verify"), tier("accept", { coverage: { kind: "lot" } })];
    const refused = await run(people.admin, "tier.set-tiers", setting({ tiers: without }), at);
    expect(refused).toMatchObject({ ok: false, error: { fields: [{ path: "tiers.validate", detail: "LOOSENS" }] } });
    const loose = [...STANDARD_TIERS.slice(0, 3), tier("accept")];
    const looser = await run(people.admin, "tier.set-tiers", setting({ tiers: loose }), at);
    expect(looser).toMatchObject({ ok: false, error: { fields: [{ path: "tiers.accept", detail: "LOOSENS" }] } });
    expect((await findTierSetPage(people.admin, null, loose, NOW))?.trial?.loosened).toEqual(["accept"]);
    await must(people.province, "tier.set-tiers", setting({ tiers: without }), at);
  });

  it("refuses who saw another setting, makes one of two at once, and is on record", async () => {
    const first = setting();
    await must(people.admin, "tier.set-tiers", first, at);
    expect(await refusal(people.admin, "tier.set-tiers", setting(), at)).toBe("STALE");
    const both = await Promise.all(
      [1, 2].map(() => run(people.admin, "tier.set-tiers", setting({ tiers: STANDARD_TIERS, seen: first.id }), at)),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const audit = await owner.query(
      "SELECT detail FROM audit WHERE action = 'tier:set-tiers' AND $1 = ANY (subject_ids)",
      [first.id],
    );
    expect(audit.rows[0].detail).toEqual({ tiers: "endorse verify sign validate accept", effectiveFrom: "2026-11-26" });
  });
});

describe("a region with one tier more", () => {
  it("has the signature between verification and validation, and sends back to it", async () => {
    await force(SIGNED);
    const item = await makeWaiting(owner);
    expect(await decide(people.head, item, "sign")).toBe("NOT_ALLOWED_NOW");
    expect(await decide(people.verifier, item, "verify")).toBe("OK");
    expect(await decide(people.validator, item, "validate")).toBe("NOT_ALLOWED_NOW");
    expect(await decide(people.validator, item, "sign")).toBe("FORBIDDEN");
    expect(await decide(people.head, item, "sign")).toBe("OK");
    expect(await stateOf(item)).toMatchObject({ state: "signed" });
    expect((await stateOf(item)).due_at).not.toBeNull();
    const back = { target: "office", reason: "EVIDENCE_UNCLEAR", note: "Contoh." };
    // The only head has signed it: sent back there, nobody could decide.
    expect(await decide(people.validator, item, "return", back)).toBe("NOT_ALLOWED_NOW");
    const second = await makeActor(owner, "office-head", HERE);
    // The only validator has then sent it back: signed once more, nobody could validate it.
    expect(await decide(people.validator, item, "return", back)).toBe("NOT_ALLOWED_NOW");
    const another = await makeActor(owner, "province-validator", "11");
    expect(await decide(people.validator, item, "return", back)).toBe("OK");
    expect(await stateOf(item)).toMatchObject({ state: "verified" });
    expect(await decide(people.head, item, "sign")).toBe("FOUR_EYES");
    expect(await decide(second, item, "sign")).toBe("OK");
    expect(await decide(people.validator, item, "validate")).toBe("FOUR_EYES");
    expect(await decide(another, item, "validate")).toBe("OK");
  });

  it("moves what waits to the new tier's queue the day it begins, and back when it ends", async () => {
    await makeWaiting(owner, { state: "verified" });
    const waiting = async (actor: Actor, name: "sign" | "validate", now: Date) =>
      (
        await listQueue(actor, {
          tier: name,
          view: { filter: NO_FILTER, after: null, before: null, chosen: null, takes: null },
          now,
          locale: "id",
          purpose: "decide",
        })
      ).rows.length;
    const first = setting({ effectiveFrom: "2026-12-01" });
    await must(people.admin, "tier.set-tiers", first, at);
    expect([await waiting(people.head, "sign", NOW), await waiting(people.validator, "validate", NOW)]).toEqual([0, 1]);
    const later = new Date("2026-12-01T03:00:00Z");
    expect([await waiting(people.head, "sign", later), await waiting(people.validator, "validate", later)]).toEqual([
      1, 0,
    ]);
    await force(STANDARD_TIERS, { effectiveFrom: "2026-12-02", seen: first.id });
    const last = new Date("2026-12-02T03:00:00Z");
    expect([await waiting(people.head, "sign", last), await waiting(people.validator, "validate", last)]).toEqual([
      0, 1,
    ]);
  });
});

describe("a region with one tier less", () => {
  it("goes from verification to the coach, and nothing in between is stuck", async () => {
    await force([tier("endorse"), tier("verify"), tier("accept")]);
    const item = await makeWaiting(owner);
    const left = await makeWaiting(owner, { state: "signed" });
    expect(await decide(people.verifier, item, "verify")).toBe("OK");
    expect(await decide(people.validator, item, "validate")).toBe("NOT_ALLOWED_NOW");
    const request = { tier: "accept", filter: NO_FILTER, now: NOW, locale: "id", purpose: "decide" } as const;
    for (const each of [item, left]) {
      const detail = await findDetail(people.coach, each, request);
      expect(detail?.decidability).toEqual({ can: true });
      expect(detail?.returnTargets).toEqual(["operator", "regency"]);
    }
  });
});

describe("more than one who must agree", () => {
  it("keeps the proposal, its time and its deadline until enough have agreed", async () => {
    await force([tier("endorse"), tier("verify", { quorum: { kind: "minimum", count: 2 } }), tier("accept")]);
    const item = await makeWaiting(owner, { dueAt: new Date(NOW.getTime() + DAY) });
    const before = await stateOf(item);
    expect(await decide(people.verifier, item, "verify")).toBe("OK");
    expect(await stateOf(item)).toEqual({ ...before, agreed: 1 });
    expect(await decide(people.verifier, item, "verify")).toBe("FOUR_EYES");
    expect(await decide(people.verifier2, item, "verify")).toBe("OK");
    expect(await stateOf(item)).toMatchObject({ state: "verified", agreed: 0 });
    const events = await owner.query(
      "SELECT from_state, to_state FROM proposal_event WHERE proposal_id = $1 ORDER BY id",
      [item.id],
    );
    expect(events.rows).toEqual([
      { from_state: "endorsed", to_state: "endorsed" },
      { from_state: "endorsed", to_state: "verified" },
    ]);
  });

  it("counts nobody's agreement for another tier when the tiers change in between", async () => {
    const two = { quorum: { kind: "minimum", count: 2 } } as const;
    const first = setting({ tiers: [tier("endorse"), tier("verify"), tier("validate", two), tier("accept")] });
    await makeActor(owner, "province-validator", "11");
    await makeActor(owner, "office-head", HERE);
    await must(people.province, "tier.set-tiers", first, at);
    const item = await makeWaiting(owner, { state: "verified" });
    expect(await decide(people.validator, item, "validate")).toBe("OK");
    expect(await stateOf(item)).toMatchObject({ state: "verified", agreed: 1 });
    const tiers = [tier("endorse"), tier("verify"), tier("sign", two), tier("validate", two), tier("accept")];
    const later = { now: new Date(NOW.getTime() + 1000) };
    await must(people.province, "tier.set-tiers", setting({ tiers, seen: first.id }), later);
    expect(await decide(people.head, item, "sign", {}, later.now)).toBe("OK");
    expect(await stateOf(item)).toMatchObject({ state: "verified" });
  });

  it("waits for all who hold the duty and may decide, counting neither who wrote it nor who has left", async () => {
    await force([tier("endorse"), tier("verify", { quorum: { kind: "all" } }), tier("accept")]);
    const item = await makeWaiting(owner, { contributors: [people.verifier3.userId] });
    expect(await decide(people.verifier, item, "verify")).toBe("OK");
    expect(await stateOf(item)).toMatchObject({ state: "endorsed", agreed: 1 });
    expect(await decide(people.verifier2, item, "verify")).toBe("OK");
    expect(await stateOf(item)).toMatchObject({ state: "verified" });
  });

  it("counts each of many at once exactly once", async () => {
    await force([tier("endorse"), tier("verify", { quorum: { kind: "minimum", count: 2 } }), tier("accept")]);
    const item = await makeWaiting(owner);
    const input = { item, decision: decision("verify") };
    const crowd = [people.verifier, people.verifier2, people.verifier3];
    const outcomes = await Promise.all(crowd.map((actor) => refusal(actor, "proposal.decide", input, at)));
    expect(outcomes.toSorted()).toEqual(["OK", "STALE", "STALE"]);
    expect(await stateOf(item)).toMatchObject({ state: "endorsed", agreed: 1 });
  });
});

describe("what may be decided together", () => {
  it("is nothing where every proposal must be opened", async () => {
    await force([tier("endorse"), tier("verify", { coverage: { kind: "every" } }), tier("accept")]);
    const item = await makeWaiting(owner);
    const { outcomes } = await must<{ outcomes: { refused: string | null; reason: string | null }[] }>(
      people.verifier,
      "proposal.decide-many",
      { items: [item], decision: decision("verify") },
      at,
    );
    expect(outcomes).toMatchObject([{ refused: "NOT_ALLOWED_NOW", reason: "NEEDS_PERSON" }]);
    expect(await decide(people.verifier, item, "verify")).toBe("OK");
  });
});

describe("a stand-in", () => {
  const escalating = [
    tier("endorse"),
    tier("verify", { escalation: { afterDays: 3, to: "validate" } }),
    tier("validate"),
    tier("accept"),
  ];

  it("sees and decides what is late enough, and cannot decide it again as its own tier", async () => {
    await force(escalating);
    const late = await makeWaiting(owner, { dueAt: new Date("2026-11-20T17:00:00Z") });
    await makeWaiting(owner, { dueAt: new Date("2026-11-23T17:00:00Z") });
    const view = { filter: NO_FILTER, after: null, before: null, chosen: null, takes: null };
    const request = { tier: "verify", view, now: NOW, locale: "id", purpose: "decide" } as const;
    const page = await listQueue(people.validator, request);
    expect(page.rows.map(({ id }) => id)).toEqual([late.id]);
    expect(page.counts.waiting).toBe(1);
    expect((await listQueue(people.coach, request)).rows).toEqual([]);
    await owner.query(
      "UPDATE access_grant SET revoked_at = $2 WHERE role = 'province-validator' AND region_code = '11' AND user_id <> $1",
      [people.validator.userId, NOW],
    );
    // The only validator is needed for what comes then: verified by them it would wait for nobody.
    const input = { item: late, decision: decision("verify") };
    const refused = await run(people.validator, "proposal.decide", input, at);
    expect(refused).toMatchObject({ ok: false, error: { code: "NOT_ALLOWED_NOW", info: { reason: "NEEDED_LATER" } } });
    const another = await makeActor(owner, "province-validator", "11");
    expect(await decide(people.validator, late, "verify")).toBe("OK");
    expect(await decide(people.validator, late, "validate")).toBe("FOUR_EYES");
    expect(await decide(another, late, "validate")).toBe("OK");
  });

  it("may always give back to the operator, who sends it anew to everybody", async () => {
    await force(escalating);
    const late = await makeWaiting(owner, { dueAt: new Date("2026-11-20T17:00:00Z") });
    const back = { target: "operator", reason: "EVIDENCE_UNCLEAR", note: "Contoh." };
    expect(await decide(people.validator, late, "return", back)).toBe("OK");
  });

  it("of the last tier is a coach of a region around, who needs no leave to", async () => {
    const item = await makeWaiting(owner, { state: "validated" });
    const province = await makeActor(owner, "coach", "11");
    const request = { tier: "accept", filter: NO_FILTER, now: NOW, locale: "id", purpose: "decide" } as const;
    expect((await findDetail(province, item, request))?.decidability).toEqual({ can: true });
  });

  it("waits for working days: a weekend, a holiday and a pause give nobody the right", async () => {
    await force(escalating);
    // Last day: Friday 20 November; three working days are over on Thursday 26.
    const late = await makeWaiting(owner, { dueAt: new Date("2026-11-20T17:00:00Z") });
    const at25 = new Date("2026-11-25T03:00:00Z");
    const another = await makeActor(owner, "province-validator", "11");
    expect(await decide(another, late, "verify", {}, at25)).toBe("FORBIDDEN");
    const holiday =
      "INSERT INTO holiday (region_code, day, kind, name_id, name_en, source, set_at) VALUES ($1, $2, 'regional', 'contoh', 'example', 'contoh', now())";
    await owner.query(holiday, [HERE, "2026-11-24"]);
    expect(await decide(another, late, "verify")).toBe("FORBIDDEN");
    await owner.query("DELETE FROM holiday WHERE region_code = $1", [HERE]);
    expect(await decide(another, late, "verify")).toBe("OK");
  });

  it("is nobody where the region has none", async () => {
    const item = await makeWaiting(owner, { dueAt: new Date(NOW.getTime() - 300 * DAY) });
    expect(await decide(people.validator, item, "verify")).toBe("FORBIDDEN");
  });
});

describe("a pause", () => {
  const pause = (extra: object = {}) => ({
    id: uuidv7(),
    regionCode: HERE,
    stops: "decide",
    fromDay: "2026-11-26",
    toDay: "2026-11-28",
    reason: "Pemeriksaan inspektorat.",
    ...extra,
  });

  it("stops decisions while it lasts, says until when, and is ended by who may set it", async () => {
    const item = await makeWaiting(owner);
    const set = pause();
    await must(people.admin, "freeze.set", set, at);
    const input = { item, decision: decision("verify") };
    const refused = await run(people.verifier, "proposal.decide", input, at);
    expect(refused).toMatchObject({ ok: false, error: { code: "FROZEN", info: { until: "2026-11-28" } } });
    expect(await refusal(people.verifier, "freeze.lift", { id: set.id }, at)).toBe("FORBIDDEN");
    expect(await refusal(people.elsewhere, "freeze.lift", { id: set.id }, at)).toBe("NOT_FOUND");
    await must(people.admin, "freeze.lift", { id: set.id }, at);
    expect(await refusal(people.admin, "freeze.lift", { id: set.id }, at)).toBe("NOT_ALLOWED_NOW");
    expect(await decide(people.verifier, item, "verify")).toBe("OK");
  });

  it("is of sound days, from today on, in the own region", async () => {
    expect(await refusal(people.coach, "freeze.set", pause(), at)).toBe("FORBIDDEN");
    expect(await refusal(people.elsewhere, "freeze.set", pause(), at)).toBe("NOT_FOUND");
    for (const bad of [
      { fromDay: "2026-11-25" },
      { toDay: "2026-11-25" },
      { toDay: "2027-06-01" },
      { stops: "all" },
      { reason: "x" },
    ])
      expect(await refusal(people.admin, "freeze.set", pause(bad), at)).toBe("INVALID_INPUT");
    await must(people.admin, "freeze.set", pause({ regionCode: VILLAGE.two }), at);
    const item = await makeWaiting(owner);
    expect(await decide(people.verifier, item, "verify")).toBe("OK");
  });
});

describe("a trial of tiers", () => {
  it("tells what would wait for whom, and is for who may set them", async () => {
    for (let made = 0; made < 12; made += 1) await makeWaiting(owner, { state: "verified" });
    expect(await findTierSetPage(people.verifier, null, SIGNED, NOW)).toBeNull();
    expect(await findTierSetPage(people.admin, "1102", SIGNED, NOW)).toBeNull();
    const page = await findTierSetPage(people.admin, null, SIGNED, NOW);
    expect(page?.now).toEqual(STANDARD_TIERS);
    expect(page?.trial?.moves).toEqual([{ from: "validate", to: "sign", count: 10 }]);
    expect(page?.trial?.short).toEqual([]);
    // A regency with tiers of its own would not follow the province's, and is left out of its trial.
    const whole = await findTierSetPage(people.province, null, SIGNED, NOW);
    expect(whole?.trial?.moves).toEqual([{ from: "validate", to: "sign", count: 10 }]);
    await force(SIGNED);
    expect((await findTierSetPage(people.province, null, SIGNED, NOW))?.trial?.moves).toEqual([]);
    await owner.query("DELETE FROM tier_set");
    const bad = await findTierSetPage(people.admin, null, [tier("endorse"), tier("accept")], NOW);
    expect(bad?.trial).toBeNull();
  });
});
