import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { scopeOf } from "@/lib/domain/access/actor";
import { readLotFilter } from "@/lib/domain/lot/list-filter";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { keepLotOf } from "@/lib/server/lot/decision";
import { hasFinding } from "@/lib/server/lot/finding";
import { listLots } from "@/lib/server/lot/list-query";
import { makeActor } from "@/tests/support/factory/people";
import { decision } from "@/tests/support/factory/proposals";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE } from "../queue/waiting";
import {
  asItem,
  at,
  FORM,
  type FormedLot,
  finding,
  forCoach,
  form,
  itemsOf,
  lotState,
  NOW,
  type Outcomes,
} from "./world";

const owner = new Client({ connectionString: ownerUrl() });
const other = new Client({ connectionString: ownerUrl() });
let people: Record<"coach" | "validator", Actor>;

beforeAll(async () => {
  await Promise.all([owner.connect(), other.connect()]);
  people = {
    coach: await makeActor(owner, "coach", HERE),
    validator: await makeActor(owner, "province-validator", "11"),
  };
});
afterEach(async () => {
  await other.query("ROLLBACK");
  await clearWaiting(owner);
  await owner.query("DELETE FROM review_seed");
});
afterAll(async () => {
  await Promise.all([owner.end(), other.end()]);
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

/** What another writes while a lot is held, before the one who waits for it goes on. */
async function meanwhile<T>(lot: FormedLot, ask: () => Promise<T>, write: () => Promise<unknown>): Promise<T> {
  await other.query("BEGIN");
  await other.query("SELECT 1 FROM quality_lot WHERE id = $1 FOR UPDATE", [lot.id]);
  const answer = ask();
  await vi.waitFor(
    async () => expect((await owner.query("SELECT 1 FROM pg_locks WHERE NOT granted")).rowCount).toBeGreaterThan(0),
    { timeout: 4000 },
  );
  await write();
  await other.query("COMMIT");
  return answer;
}

const find = (lot: FormedLot, id: string, verdict: string) =>
  other.query(
    `UPDATE quality_lot_item SET verdict = $3, reason = CASE WHEN $3 = 'faulty' THEN 'EVIDENCE_UNCLEAR' END, judged_by = $4,
       judged_at = $5 WHERE lot_id = $1 AND proposal_id = $2`,
    [lot.id, id, verdict, people.validator.userId, NOW],
  );
const back = decision("return", { target: "operator", reason: "FAMILY_NOT_MET", note: "Contoh." });

/** A lot of two, with the first of its drawing. */
async function lotOfTwo(): Promise<{
  readonly lot: FormedLot;
  readonly one: Awaited<ReturnType<typeof itemsOf>>[number];
}> {
  await forCoach(owner, 2);
  const lot = await form(people.coach);
  const [one] = await itemsOf(owner, lot);
  if (one === undefined) throw new Error("an item");
  return { lot, one };
}

describe("a decision made alone while another judges the family", () => {
  it("overwrites no finding", async () => {
    const { lot, one } = await lotOfTwo();
    const decide = () => refusal(people.coach, "proposal.decide", { item: asItem(one), decision: back }, at);
    expect(await meanwhile(lot, decide, () => find(lot, one.id, "fit"))).toBe("OK");
    expect((await itemsOf(owner, lot))[0]).toMatchObject({ verdict: "fit", state: "returned" });
  });

  it("agrees to nothing that was found faulty meanwhile", async () => {
    const { lot, one } = await lotOfTwo();
    const row = { lotId: lot.id, lotState: "open", lotVerdict: null } as const;
    const made = { regencyCode: HERE, id: one.id, agrees: true, reason: null, note: null };
    const keep = () =>
      underScope(scopeOf(people.coach), ({ sql }) =>
        keepLotOf({ sql, actor: people.coach, now: NOW, newId: () => crypto.randomUUID() }, row, made),
      );
    expect(await meanwhile(lot, keep, () => find(lot, one.id, "faulty"))).toBe("STALE");
    expect((await itemsOf(owner, lot))[0]).toMatchObject({ verdict: "faulty", state: "validated" });
  });
});

describe("an agreement that is taken back", () => {
  const validated = async () => {
    const [item] = await forCoach(owner, 1, { state: "verified" });
    if (item === undefined) throw new Error("an item");
    await must(people.validator, "proposal.decide", { item, decision: decision("validate") }, at);
    const lot = await form(people.coach);
    const [one] = await itemsOf(owner, lot);
    if (one === undefined) throw new Error("an item");
    return { lot, one };
  };
  const recall = (items: readonly object[]) => refusal(people.validator, "proposal.recall", { items }, at);
  const found = (id: string) =>
    underScope(scopeOf(people.validator), ({ sql }) => hasFinding(sql, { regencyCode: HERE, id }));

  it("may wait in a lot, but not when the coach has found something of it", async () => {
    const first = await validated();
    expect(await found(first.one.id)).toBe(false);
    expect(await recall([asItem(first.one)])).toBe("OK");
    const second = await validated();
    await must(people.coach, "lot.judge", finding(second.lot, second.one, "fit"), at);
    expect(await found(second.one.id)).toBe(true);
    expect(await recall([asItem(second.one)])).toBe("NOT_ALLOWED_NOW");
  });

  it("waits for who is judging it", async () => {
    const { lot, one } = await validated();
    const answer = await meanwhile(
      lot,
      () => recall([asItem(one)]),
      () => find(lot, one.id, "fit"),
    );
    expect(answer).toBe("NOT_ALLOWED_NOW");
  });
});

describe("families that every coach has worked on", () => {
  const waiting = async () => (await listLots(people.coach, readLotFilter({}), NOW))?.waiting;

  it("are in no lot and hold none up; the list says so; another coach brings them in", async () => {
    await forCoach(owner, 2);
    const [met] = await forCoach(owner, 1, { deciders: [people.coach.userId] });
    if (met === undefined) throw new Error("an item");
    expect(await waiting()).toMatchObject([{ waiting: 2, unjudgeable: 1, size: 2 }]);
    const lot = await form(people.coach);
    expect(lot.size).toBe(2);
    expect((await itemsOf(owner, lot)).map(({ id }) => id)).not.toContain(met.id);
    expect(await waiting()).toMatchObject([{ waiting: 0, unjudgeable: 1, size: 0, sample: 0 }]);
    expect(await run(people.coach, "lot.form", FORM, at)).toMatchObject({
      error: { info: { reason: "NOTHING_WAITS" } },
    });
    const fresh = await makeActor(owner, "coach", "11");
    expect(await waiting()).toMatchObject([{ waiting: 1, unjudgeable: 0 }]);
    expect((await form(people.coach)).size).toBe(1);
    await owner.query("UPDATE access_grant SET revoked_at = now() WHERE id = $1", [fresh.grant.id]);
  });
});

describe("a part of a lot that is being settled", () => {
  it("takes its proposals before the lot", async () => {
    const { lot, one } = await lotOfTwo();
    const items = await itemsOf(owner, lot);
    for (const item of items) await must(people.coach, "lot.judge", finding(lot, item, "fit"), at);
    await other.query("BEGIN");
    await other.query("SELECT 1 FROM proposal WHERE id = $1 FOR UPDATE", [one.id]);
    const input = { regencyCode: HERE, lotId: lot.id, items: items.map(asItem) };
    const settled = must<Outcomes>(people.coach, "lot.accept", input, at);
    await vi.waitFor(async () =>
      expect((await owner.query("SELECT 1 FROM pg_locks WHERE NOT granted")).rowCount).toBeGreaterThan(0),
    );
    // A decision alone that already has its proposal gets the lot at once.
    await other.query("SELECT 1 FROM quality_lot WHERE id = $1 FOR UPDATE NOWAIT", [lot.id]);
    await other.query("COMMIT");
    expect((await settled).outcomes).toHaveLength(2);
    expect(await lotState(owner, lot)).toMatchObject({ state: "passed" });
  });
});
