import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { drawnFraction } from "@/lib/server/workflow/sample";
import { makeActor } from "@/tests/support/factory/people";
import { decision } from "@/tests/support/factory/proposals";
import { must, refusal, run } from "@/tests/support/factory/run";
import { forceTiers, WITHOUT_LOTS } from "@/tests/support/factory/tiers";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE, VILLAGE } from "../queue/waiting";
import { at, FORM, finding, forCoach, form, itemsOf, lotState, PERIOD } from "./world";

const owner = new Client({ connectionString: ownerUrl() });
let people: Record<"coach" | "coach2" | "validator" | "stranger" | "operator", Actor>;

beforeAll(async () => {
  await owner.connect();
  people = {
    coach: await makeActor(owner, "coach", HERE),
    coach2: await makeActor(owner, "coach", HERE),
    validator: await makeActor(owner, "province-validator", "11"),
    stranger: await makeActor(owner, "coach", "1102"),
    operator: await makeActor(owner, "village-operator", VILLAGE.one),
  };
});
afterEach(async () => {
  await clearWaiting(owner);
  for (const table of ["review_seed", "tier_set", "quality_plan"]) await owner.query(`DELETE FROM ${table}`);
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

describe("lot.form", () => {
  it("takes what waits in the village and period, drawn by the recorded seed, with the plan's figures", async () => {
    const items = await forCoach(owner, 20);
    await forCoach(owner, 1, { villageCode: VILLAGE.two });
    await forCoach(owner, 1, { state: "verified" });
    const lot = await form(people.coach);
    expect(lot).toMatchObject({ number: 1, size: 20, sample: 8 });
    const { rows } = await owner.query("SELECT seed FROM review_seed WHERE tier = 'accept' AND period_id = $1", [
      PERIOD,
    ]);
    const drawn = items
      .map(({ id }) => ({ id, at: drawnFraction(rows[0].seed, `${lot.id}/${id}`) }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ id }) => id);
    expect((await itemsOf(owner, lot)).map(({ id }) => id)).toEqual(drawn);
    expect((await owner.query("SELECT acceptance, state FROM quality_lot")).rows).toEqual([
      { acceptance: 0, state: "open" },
    ]);
  });

  it("is refused to others, elsewhere, where nothing waits, and where the region has no lots", async () => {
    expect(await refusal(people.coach, "lot.form", FORM, at)).toBe("NOT_ALLOWED_NOW");
    await forCoach(owner, 2);
    for (const actor of [people.validator, people.operator])
      expect(await refusal(actor, "lot.form", FORM, at)).toBe("FORBIDDEN");
    expect(await refusal(people.stranger, "lot.form", FORM, at)).toBe("NOT_FOUND");
    await forceTiers(owner, HERE, WITHOUT_LOTS);
    expect(await run(people.coach, "lot.form", FORM, at)).toMatchObject({ error: { info: { reason: "NO_LOTS" } } });
  });

  it("of two at once makes one, a repeat answers the first, and later arrivals make the next", async () => {
    await forCoach(owner, 5);
    const both = await Promise.all([people.coach, people.coach2].map((actor) => refusal(actor, "lot.form", FORM, at)));
    expect(both.toSorted()).toEqual(["NOT_ALLOWED_NOW", "OK"]);
    await forCoach(owner, 3);
    const operationId = uuidv7();
    const first = await must(people.coach, "lot.form", FORM, { ...at, operationId });
    expect(first).toMatchObject({ number: 2, size: 3 });
    expect(await must(people.coach, "lot.form", FORM, { ...at, operationId })).toEqual(first);
    expect((await owner.query("SELECT 1 FROM quality_lot_item")).rowCount).toBe(8);
  });
});

describe("lot.judge", () => {
  it("passes when the sample is seen, and fails with the first fault too many", async () => {
    await forCoach(owner, 3);
    const good = await form(people.coach);
    const [one, two, three] = await itemsOf(owner, good);
    if (one === undefined || two === undefined || three === undefined) throw new Error("three items");
    await must(people.coach, "lot.judge", finding(good, one, "fit"), at);
    // A slip is mended while the lot is open.
    await must(people.coach2, "lot.judge", finding(good, two, "fit"), at);
    expect(await must(people.coach, "lot.judge", finding(good, three, "fit"), at)).toMatchObject({
      state: "passed",
      seen: 3,
    });
    expect(await refusal(people.coach, "lot.judge", finding(good, one, "faulty", { seen: "fit" }), at)).toBe(
      "NOT_ALLOWED_NOW",
    );
    await forCoach(owner, 3);
    const bad = await form(people.coach);
    const [first] = await itemsOf(owner, bad);
    if (first === undefined) throw new Error("an item");
    const judged = await must(people.coach, "lot.judge", finding(bad, first, "faulty"), at);
    expect(judged).toMatchObject({ state: "failed", faults: 1, seen: 1 });
    const audit = await owner.query("SELECT detail FROM audit WHERE action = 'lot:judge' AND $1 = ANY (subject_ids)", [
      first.id,
    ]);
    expect(audit.rows[0].detail).toEqual({ verdict: "faulty", reason: "EVIDENCE_UNCLEAR", lot: bad.id });
  });

  it("refuses others, strangers, what is not in the sample, a part in it, a stale page and a fault without reason", async () => {
    await forCoach(owner, 20, { contributors: [people.coach2.userId] });
    const lot = await form(people.coach);
    const items = await itemsOf(owner, lot);
    const [one] = items;
    const last = items.at(-1);
    if (one === undefined || last === undefined) throw new Error("items");
    expect(await refusal(people.validator, "lot.judge", finding(lot, one, "fit"), at)).toBe("FORBIDDEN");
    expect(await refusal(people.stranger, "lot.judge", finding(lot, one, "fit"), at)).toBe("NOT_FOUND");
    expect(await refusal(people.coach2, "lot.judge", finding(lot, one, "fit"), at)).toBe("FOUR_EYES");
    expect(await refusal(people.coach, "lot.judge", finding(lot, last, "fit"), at)).toBe("NOT_ALLOWED_NOW");
    for (const bad of [
      { reason: null },
      { reason: "OTHER" },
      { reason: "DUPLICATE_PROPOSAL" },
      { question: "household.x" },
    ])
      expect(await refusal(people.coach, "lot.judge", finding(lot, one, "faulty", bad), at)).toBe("INVALID_INPUT");
    const both = await Promise.all(
      ["fit", "faulty"].map((verdict) =>
        refusal(people.coach, "lot.judge", finding(lot, one, verdict === "fit" ? "fit" : "faulty"), at),
      ),
    );
    expect(both).toContain("OK");
    expect(both).not.toEqual(["OK", "OK"]);
  });

  it("takes a decision made alone on a family of the sample as its finding", async () => {
    await forCoach(owner, 3);
    const lot = await form(people.coach);
    const [one] = await itemsOf(owner, lot);
    if (one === undefined) throw new Error("an item");
    const back = decision("return", { target: "operator", reason: "FAMILY_NOT_MET", note: "Contoh." });
    await must(
      people.coach,
      "proposal.decide",
      { item: { regencyCode: HERE, id: one.id, version: one.version }, decision: back },
      at,
    );
    expect((await itemsOf(owner, lot))[0]).toMatchObject({ verdict: "faulty", state: "returned" });
    expect(await lotState(owner, lot)).toMatchObject({ state: "failed", settled_at: null });
  });

  it("looks at the next in the drawing when one of the sample leaves unseen", async () => {
    await forCoach(owner, 20);
    const lot = await form(people.coach);
    const items = await itemsOf(owner, lot);
    const [one] = items;
    const ninth = items[8];
    if (one === undefined || ninth === undefined) throw new Error("items");
    expect(await refusal(people.coach, "lot.judge", finding(lot, ninth, "fit"), at)).toBe("NOT_ALLOWED_NOW");
    await owner.query("UPDATE proposal SET state = 'verified', state_since = now() WHERE id = $1", [one.id]);
    expect(await refusal(people.coach, "lot.judge", finding(lot, one, "fit"), at)).toBe("NOT_ALLOWED_NOW");
    expect(await refusal(people.coach, "lot.judge", finding(lot, ninth, "fit"), at)).toBe("OK");
  });
});
