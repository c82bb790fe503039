import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { NO_FILTER, parseQueueView } from "@/lib/domain/queue/filter";
import { handles } from "@/lib/server/db/pool";
import { findDetail } from "@/lib/server/queue/detail";
import { listQueue } from "@/lib/server/queue/queries";
import { makeActor } from "@/tests/support/factory/people";
import { decision } from "@/tests/support/factory/proposals";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { forCoach, form, type Outcomes, PERIOD } from "../lot/world";
import { clearWaiting, HERE, type Item, makeWaiting, VILLAGE } from "./waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-05-14T03:00:00Z");
const LATER = new Date("2026-05-15T03:00:00Z");
const SINCE = new Date("2026-05-04T02:00:00Z");
const BECAUSE = { reason: "EVIDENCE_UNCLEAR", note: "Foto rumah kabur." };
let people: Record<"operator" | "verifier" | "verifier2" | "validator" | "coach" | "coach2" | "stranger", Actor>;

beforeAll(async () => {
  await owner.connect();
  people = {
    operator: await makeActor(owner, "village-operator", VILLAGE.one),
    verifier: await makeActor(owner, "regency-verifier", HERE),
    verifier2: await makeActor(owner, "regency-verifier", HERE),
    validator: await makeActor(owner, "province-validator", "11"),
    coach: await makeActor(owner, "coach", HERE),
    coach2: await makeActor(owner, "coach", HERE),
    stranger: await makeActor(owner, "regency-verifier", "1102"),
  };
  await owner.query(
    `INSERT INTO period (id, region_code, year, instrument, instrument_version, starts_on, ends_on)
     VALUES ($1, $2, 2026, 'REGSOSEK22-K', 1, '2026-01-01', '2026-09-30')`,
    [PERIOD, HERE],
  );
});
afterEach(async () => {
  await owner.query("DELETE FROM ground_check");
  await clearWaiting(owner);
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const back = (target: string, extra: object = {}) => decision("return", { target, ...BECAUSE, ...extra });
const many = (items: readonly Item[], target = "operator") => ({ items, decision: back(target) });
const codes = ({ outcomes }: Outcomes) => Object.fromEntries(outcomes.map(({ id, refused }) => [id, refused]));
const at = { now: NOW };

/** Waiting items, with the step that brought each there. */
async function waiting(count: number, state: "endorsed" | "verified" = "endorsed"): Promise<Item[]> {
  const items: Item[] = [];
  for (let made = 0; made < count; made += 1) items.push(await makeWaiting(owner, { state, since: SINCE }));
  await arrive(items);
  return items;
}

/** Writes the step that brought each to where it waits. */
async function arrive(items: readonly Item[]): Promise<void> {
  await owner.query(
    `INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, event, from_state, to_state, actor_id, grant_id, role)
     SELECT regency_code, gen_random_uuid(), village_code, id, state_since, 'endorse', 'submitted', state, $2, $2, 'village-head'
     FROM proposal WHERE id = ANY ($1)`,
    [items.map(({ id }) => id), uuidv7()],
  );
}
const rowOf = async ({ id }: Item) =>
  (
    await owner.query(
      "SELECT state, version, state_since, deciders, reason_code, reason_note, returned_to FROM proposal WHERE id = $1",
      [id],
    )
  ).rows[0];
const newest = async (item: Item): Promise<Item> => ({ ...item, version: (await rowOf(item)).version });
const recall = (actor: Actor, items: readonly Item[]) =>
  run<Outcomes>(actor, "proposal.recall", { items }, { now: LATER });

describe("returning many together", () => {
  it("sends each back with the one reason, whatever there is to look at, and tells why one stays", async () => {
    const clean = await makeWaiting(owner);
    const heavy = await makeWaiting(owner, { weight: 40 });
    const mine = await makeWaiting(owner, { contributors: [people.verifier.userId] });
    const gone = await makeWaiting(owner, { state: "verified" });
    const stale = { ...(await makeWaiting(owner)), version: 1 };
    const foreign = await makeWaiting(owner, { villageCode: VILLAGE.elsewhere });
    const items = [clean, heavy, mine, gone, stale, foreign];
    expect(codes(await must<Outcomes>(people.verifier, "proposal.decide-many", many(items), at))).toEqual({
      [clean.id]: null,
      [heavy.id]: null,
      [mine.id]: "FOUR_EYES",
      [gone.id]: "FORBIDDEN",
      [stale.id]: "STALE",
      [foreign.id]: "NOT_FOUND",
    });
    for (const each of [clean, heavy])
      expect(await rowOf(each)).toMatchObject({
        state: "returned",
        reason_code: BECAUSE.reason,
        reason_note: BECAUSE.note,
        returned_to: "operator",
      });
    const events = await owner.query("SELECT proposal_id FROM proposal_event WHERE event = 'return'");
    expect(events.rows).toHaveLength(2);
  });

  it("goes to a lower tier that the region has, where somebody fresh is left in each tier that it passes again", async () => {
    const items = await waiting(2, "verified");
    const { outcomes } = await must<Outcomes>(people.validator, "proposal.decide-many", many(items, "regency"), at);
    // This validator is the only one: it could not validate again.
    expect(outcomes.map(({ reason }) => reason)).toEqual(["NOBODY_FRESH", "NOBODY_FRESH"]);
    await makeActor(owner, "province-validator", "11");
    const again = await must<Outcomes>(people.validator, "proposal.decide-many", many(items, "regency"), at);
    expect(Object.values(codes(again))).toEqual([null, null]);
    for (const item of items) expect(await rowOf(item)).toMatchObject({ state: "endorsed", returned_to: "regency" });
    const others = await waiting(1, "verified");
    const nowhere = await must<Outcomes>(people.validator, "proposal.decide-many", many(others, "office"), at);
    expect(nowhere.outcomes).toMatchObject([{ refused: "NOT_ALLOWED_NOW", reason: "NO_TIER" }]);
  });

  it("is refused to who holds another duty, whole without reason, and of many without a note", async () => {
    const items = await waiting(2);
    const by = async (actor: Actor) => codes(await must<Outcomes>(actor, "proposal.decide-many", many(items), at));
    expect(Object.values(await by(people.validator))).toEqual(["FORBIDDEN", "FORBIDDEN"]);
    expect(Object.values(await by(people.operator))).toEqual(["FORBIDDEN", "FORBIDDEN"]);
    expect(Object.values(await by(people.stranger))).toEqual(["NOT_FOUND", "NOT_FOUND"]);
    const silent = { items, decision: back("operator", { note: null }) };
    expect(await refusal(people.verifier, "proposal.decide-many", silent, at)).toBe("INVALID_INPUT");
    const one = { ...silent, items: items.slice(0, 1) };
    expect(await refusal(people.verifier, "proposal.decide-many", one, at)).toBe("OK");
  });

  it("answers a repeat with its first result, and one of two who press at once", async () => {
    const items = await waiting(3);
    const operationId = uuidv7();
    const first = await run(people.verifier, "proposal.decide-many", many(items), { ...at, operationId });
    expect(await run(people.verifier, "proposal.decide-many", many(items), { ...at, operationId })).toEqual(first);
    const others = await waiting(3);
    const both = await Promise.all(
      [people.verifier, people.verifier2].map((actor) =>
        must<Outcomes>(actor, "proposal.decide-many", many(others), at),
      ),
    );
    const all = both.flatMap(({ outcomes }) => outcomes.map(({ refused }) => refused));
    expect(all.filter((refused) => refused === null)).toHaveLength(3);
    expect(all.filter((refused) => refused === "STALE")).toHaveLength(3);
  });

  it("takes nothing out of a lot that is being inspected: there a finding is needed", async () => {
    const items = await forCoach(owner, 6);
    await form(people.coach);
    const { outcomes } = await must<Outcomes>(people.coach, "proposal.decide-many", many(items), at);
    expect(outcomes.map(({ refused, reason }) => [refused, reason])).toEqual(
      items.map(() => ["NOT_ALLOWED_NOW", "LOT_OPEN"]),
    );
  });
});

describe("taking a return back", () => {
  it("puts many where they were, as old as they were, and lets the person decide anew", async () => {
    const items = await waiting(3);
    await must(people.verifier, "proposal.decide-many", many(items), at);
    const sent = await Promise.all(items.map(newest));
    const answer = await recall(people.verifier, sent);
    expect(answer.ok && answer.value.outcomes.map(({ refused }) => refused)).toEqual([null, null, null]);
    for (const item of items)
      expect(await rowOf(item)).toMatchObject({
        state: "endorsed",
        state_since: SINCE,
        deciders: [],
        reason_code: null,
        reason_note: null,
        returned_to: null,
      });
    await must(people.verifier, "proposal.decide-many", many(await Promise.all(items.map(newest))), at);
  });

  it("is for who returned, inside their area, once, and not over what the operator has typed since", async () => {
    const [item, typed] = await waiting(2);
    if (item === undefined || typed === undefined) throw new Error("no item");
    await must(people.verifier, "proposal.decide-many", many([item, typed]), at);
    const sent = await newest(item);
    const code = async (actor: Actor, given: Item) => {
      const answer = await recall(actor, [given]);
      return answer.ok ? "OK" : answer.error.code;
    };
    expect(await code(people.verifier2, sent)).toBe("NOT_ALLOWED_NOW");
    expect(await code(people.stranger, sent)).toBe("NOT_FOUND");
    const request = { tier: "verify", filter: NO_FILTER, now: LATER, locale: "id", purpose: "decide" } as const;
    expect(await findDetail(people.verifier, item, request)).toMatchObject({ mayRecall: true });
    const both = await Promise.all([code(people.verifier, sent), code(people.verifier, sent)]);
    expect(both.toSorted()).toEqual(["OK", "STALE"]);
    await owner.query("UPDATE proposal SET version = version + 1, updated_at = $2 WHERE id = $1", [typed.id, LATER]);
    expect(await code(people.verifier, await newest(typed))).toBe("NOT_ALLOWED_NOW");
    expect(await findDetail(people.verifier, typed, request)).toMatchObject({ mayRecall: false });
  });

  it("is refused where the return has called a ground check off, or has left a lot", async () => {
    const [item] = await waiting(1);
    if (item === undefined) throw new Error("no item");
    await owner.query(
      `INSERT INTO ground_check (regency_code, id, village_code, proposal_id, household_id, reason, note, state, version, ordered_by,
        ordered_at, due_at, instrument, instrument_version, visit, asked, said, operators, updated_at)
       SELECT regency_code, $2, village_code, id, household_id, 'flagged', '', 'ordered', 1, $3, $4, $4, 'REGSOSEK22-K', 1, '{}', '[]', '{}', '{}', $4
       FROM proposal WHERE id = $1`,
      [item.id, uuidv7(), people.verifier.userId, SINCE],
    );
    await must(people.verifier, "proposal.decide", { item, decision: back("operator") }, at);
    const answer = await recall(people.verifier, [await newest(item)]);
    expect(answer).toMatchObject({ ok: false, error: { code: "NOT_ALLOWED_NOW" } });
    const [first, ...others] = await forCoach(owner, 6);
    if (first === undefined) throw new Error("no item");
    await arrive([first, ...others]);
    await form(people.coach);
    await must(people.coach, "proposal.decide", { item: first, decision: back("operator") }, at);
    const left = await recall(people.coach, [await newest(first)]);
    expect(left).toMatchObject({ ok: false, error: { code: "NOT_ALLOWED_NOW" } });
  });
});

describe("the queue", () => {
  it("ticks all that its reader may decide on, and names the tiers below", async () => {
    const clean = await makeWaiting(owner, { state: "verified" });
    const heavy = await makeWaiting(owner, { state: "verified", weight: 40 });
    await makeWaiting(owner, { state: "verified", contributors: [people.validator.userId] });
    const view = parseQueueView({ semua: "1" });
    const request = { tier: "validate", view, now: NOW, locale: "id", purpose: "decide" } as const;
    const page = await listQueue(people.validator, request);
    expect(page.taken?.map(({ id }) => id)).toEqual([heavy.id, clean.id]);
    expect(page.returnTargets).toEqual(["operator", "regency"]);
  });
});

describe("a thousand returned together", () => {
  it("are decided in parts, and the time is told", async () => {
    const items = await waiting(1000);
    const began = performance.now();
    let decided = 0;
    for (let from = 0; from < items.length; from += 50) {
      const part = many(items.slice(from, from + 50));
      const { outcomes } = await must<Outcomes>(people.verifier, "proposal.decide-many", part, at);
      decided += outcomes.filter(({ refused }) => refused === null).length;
    }
    console.log(`1,000 returned together in ${Math.round(performance.now() - began)} ms`);
    expect(decided).toBe(1000);
  }, 60_000);
});
