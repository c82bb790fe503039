import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { readLotFilter } from "@/lib/domain/lot/list-filter";
import { handles } from "@/lib/server/db/pool";
import { listLots } from "@/lib/server/lot/list-query";
import { makeActor } from "@/tests/support/factory/people";
import { decision } from "@/tests/support/factory/proposals";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE } from "../queue/waiting";
import { asItem, at, type FormedLot, finding, forCoach, form, itemsOf, lotState, type Outcomes } from "./world";

const owner = new Client({ connectionString: ownerUrl() });
let people: Record<"coach" | "coach2" | "stranger" | "verifier" | "validator" | "validator2", Actor>;

beforeAll(async () => {
  await owner.connect();
  people = {
    coach: await makeActor(owner, "coach", HERE),
    coach2: await makeActor(owner, "coach", HERE),
    stranger: await makeActor(owner, "coach", "1102"),
    verifier: await makeActor(owner, "regency-verifier", HERE),
    validator: await makeActor(owner, "province-validator", "11"),
    validator2: await makeActor(owner, "province-validator", "11"),
  };
});
afterEach(async () => {
  await clearWaiting(owner);
  for (const table of ["review_seed", "tier_set"]) await owner.query(`DELETE FROM ${table}`);
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const input = async (lot: FormedLot, extra: object = {}) => ({
  regencyCode: HERE,
  lotId: lot.id,
  items: (await itemsOf(owner, lot)).map(asItem),
  ...extra,
});
const judgeAll = async (lot: FormedLot) => {
  for (const item of (await itemsOf(owner, lot)).slice(0, lot.sample))
    await must(people.coach, "lot.judge", finding(lot, item, "fit"), at);
};
const together = async (lot: FormedLot) => {
  const items = (await itemsOf(owner, lot)).map(asItem);
  const { outcomes } = await must<Outcomes>(
    people.coach,
    "proposal.decide-many",
    { items, decision: decision("accept") },
    at,
  );
  return [...new Set(outcomes.map(({ reason }) => reason))];
};

describe("the gate", () => {
  it("lets nothing be accepted together outside a lot that passed, and one alone that was opened", async () => {
    const [loose] = await forCoach(owner, 1);
    if (loose === undefined) throw new Error("an item");
    const many = { items: [loose], decision: decision("accept") };
    const { outcomes } = await must<Outcomes>(people.coach, "proposal.decide-many", many, at);
    expect(outcomes).toEqual([{ id: loose.id, refused: "NOT_ALLOWED_NOW", reason: "NO_LOT" }]);
    // Alone the gate lets it through: what stands in the way is its empty payload.
    expect(await refusal(people.coach, "proposal.decide", { item: loose, decision: decision("accept") }, at)).toBe(
      "INCOMPLETE",
    );
    const lot = await form(people.coach);
    expect(await together(lot)).toEqual(["LOT_OPEN"]);
    expect(await refusal(people.coach, "lot.accept", await input(lot), at)).toBe("NOT_ALLOWED_NOW");
    await judgeAll(lot);
    expect(await together(lot)).toEqual([null]);
  });

  it("wants a person for what has something to look at, unless it was looked at", async () => {
    await forCoach(owner, 20, { weight: 10 });
    const lot = await form(people.coach);
    await judgeAll(lot);
    const { outcomes } = await must<Outcomes>(people.coach, "lot.accept", await input(lot), at);
    const reasons = outcomes.map(({ refused, reason }) => reason ?? refused).toSorted();
    // Eight were looked at and fail only on their empty payload here.
    expect(reasons).toEqual([...Array(8).fill("INCOMPLETE"), ...Array(12).fill("NEEDS_PERSON")].toSorted());
  });
});

describe("lot.accept", () => {
  it("sends what was found faulty back with its reason, and refuses it to be accepted alone", async () => {
    await forCoach(owner, 60);
    const lot = await form(people.coach);
    expect(lot.sample).toBe(20);
    const [bad] = await itemsOf(owner, lot);
    if (bad === undefined) throw new Error("an item");
    await must(people.coach, "lot.judge", finding(lot, bad, "faulty", { note: "Foto kabur." }), at);
    const alone = { item: asItem(bad), decision: decision("accept") };
    expect(await run(people.coach2, "proposal.decide", alone, at)).toMatchObject({
      error: { info: { reason: "FAULTY" } },
    });
    for (const item of (await itemsOf(owner, lot)).slice(1, 20))
      await must(people.coach, "lot.judge", finding(lot, item, "fit"), at);
    expect(await lotState(owner, lot)).toMatchObject({ state: "passed" });
    const { outcomes } = await must<Outcomes>(people.coach, "lot.accept", await input(lot), at);
    expect(outcomes.filter(({ refused }) => refused === null).map(({ id }) => id)).toEqual([bad.id]);
    const { rows } = await owner.query("SELECT reason_code, note, event FROM proposal_event WHERE proposal_id = $1", [
      bad.id,
    ]);
    expect(rows).toEqual([{ reason_code: "EVIDENCE_UNCLEAR", note: "Foto kabur.", event: "return" }]);
  });

  it("answers what left meanwhile, what is not in it and what is another's, each for itself", async () => {
    const [gone] = await forCoach(owner, 2);
    const lot = await form(people.coach);
    await judgeAll(lot);
    const [other] = await forCoach(owner, 1);
    if (gone === undefined || other === undefined) throw new Error("items");
    await owner.query("UPDATE proposal SET state = 'returned', state_since = now(), version = 9 WHERE id = $1", [
      gone.id,
    ]);
    const given = await input(lot);
    const { outcomes } = await must<Outcomes>(
      people.coach,
      "lot.accept",
      { ...given, items: [...given.items, other] },
      at,
    );
    expect(Object.fromEntries(outcomes.map(({ id, refused }) => [id, refused]))).toMatchObject({
      [gone.id]: "STALE",
      [other.id]: "NOT_FOUND",
    });
    expect(await refusal(people.stranger, "lot.accept", given, at)).toBe("NOT_FOUND");
    expect(await refusal(people.validator, "lot.accept", given, at)).toBe("FORBIDDEN");
  });
});

describe("lot.return", () => {
  const because = { target: "operator", reason: "ANSWERS_INCONSISTENT", note: "Lot 1: 1 dari 5 salah." };
  const failed = async (count = 3) => {
    await forCoach(owner, count);
    const lot = await form(people.coach);
    const [bad] = await itemsOf(owner, lot);
    if (bad === undefined) throw new Error("an item");
    await must(people.coach, "lot.judge", finding(lot, bad, "faulty"), at);
    return { lot, bad };
  };

  it("sends the lot back with its reason and the faulty with their own, once, and settles it", async () => {
    const { lot, bad } = await failed();
    expect(await refusal(people.coach, "lot.accept", await input(lot), at)).toBe("NOT_ALLOWED_NOW");
    const given = await input(lot, because);
    expect(await refusal(people.coach, "lot.return", { ...given, reason: "TIDAK" }, at)).toBe("INVALID_INPUT");
    const [mine, theirs] = await Promise.all(
      [people.coach, people.coach2].map((actor) => must<Outcomes>(actor, "lot.return", given, at)),
    );
    const decided = [mine, theirs].flatMap(
      (answer) => answer?.outcomes.filter(({ refused }) => refused === null) ?? [],
    );
    expect(decided).toHaveLength(3);
    const { rows } = await owner.query(
      "SELECT proposal_id, reason_code FROM proposal_event WHERE event = 'return' AND regency_code = $1",
      [HERE],
    );
    expect(rows).toHaveLength(3);
    for (const row of rows)
      expect(row.reason_code).toBe(row.proposal_id === bad.id ? "EVIDENCE_UNCLEAR" : "ANSWERS_INCONSISTENT");
    expect((await lotState(owner, lot)).settled_at).not.toBeNull();
    expect(
      (await owner.query("SELECT 1 FROM audit WHERE action = 'lot:return' AND $1 = ANY (subject_ids)", [lot.id]))
        .rowCount,
    ).toBe(2);
  });

  it("to the province is refused in words where nobody fresh would be left there", async () => {
    const { lot } = await failed();
    await owner.query("UPDATE proposal SET deciders = $1 WHERE regency_code = $2", [
      [people.validator.userId, people.validator2.userId],
      HERE,
    ]);
    const { outcomes } = await must<Outcomes>(
      people.coach,
      "lot.return",
      await input(lot, { ...because, target: "province" }),
      at,
    );
    expect(outcomes.every(({ reason }) => reason === "NOBODY_FRESH")).toBe(true);
    await owner.query("UPDATE proposal SET deciders = $1 WHERE regency_code = $2", [[people.validator.userId], HERE]);
    const again = await must<Outcomes>(
      people.coach,
      "lot.return",
      await input(lot, { ...because, target: "province" }),
      at,
    );
    expect(again.outcomes.every(({ refused }) => refused === null)).toBe(true);
  });
});

describe("a lot whose families leave", () => {
  const standing = async (lot: FormedLot) =>
    (
      await owner.query("SELECT seen_count, fault_count, to_see_count, left_count FROM quality_lot WHERE id = $1", [
        lot.id,
      ])
    ).rows[0];
  const unsettled = async () =>
    (await listLots(people.coach, readLotFilter({ tampil: "lot", sisa: "1" }), at.now))?.lots?.length;
  /** Validated by somebody who may take it back. */
  const validated = async () => {
    const [item] = await forCoach(owner, 1, { state: "endorsed" });
    if (item === undefined) throw new Error("an item");
    const earlier = { now: new Date(at.now.getTime() - 3_600_000) };
    await must(people.verifier, "proposal.decide", { item, decision: decision("verify") }, earlier);
    const next = { ...item, version: item.version + 1 };
    await must(people.validator, "proposal.decide", { item: next, decision: decision("validate") }, at);
    return item.id;
  };
  const recall = (item: object) => must(people.validator, "proposal.recall", { items: [item] }, at);

  it("is concluded by what was seen when the last unseen one has gone", async () => {
    await forCoach(owner, 1);
    const id = await validated();
    const lot = await form(people.coach);
    expect(await standing(lot)).toEqual({ seen_count: 0, fault_count: 0, to_see_count: 2, left_count: 2 });
    const items = await itemsOf(owner, lot);
    const [one, two] = [items.find((item) => item.id !== id), items.find((item) => item.id === id)];
    if (one === undefined || two === undefined) throw new Error("items");
    await must(people.coach, "lot.judge", finding(lot, one, "fit"), at);
    await recall(asItem(two));
    expect(await lotState(owner, lot)).toEqual({ state: "passed", settled_at: null });
    expect(await standing(lot)).toEqual({ seen_count: 1, fault_count: 0, to_see_count: 1, left_count: 1 });
    const { outcomes } = await must<Outcomes>(people.coach, "lot.accept", await input(lot), at);
    expect(outcomes.map(({ refused }) => refused).toSorted()).toEqual(["INCOMPLETE", "STALE"]);
  });

  it("closes with its last family, in the transaction that takes it away, and is in the list of open ones no more", async () => {
    const id = await validated();
    const lot = await form(people.coach);
    expect(await unsettled()).toBe(1);
    const [only] = await itemsOf(owner, lot);
    if (only?.id !== id) throw new Error("the item");
    await recall(asItem(only));
    expect(await lotState(owner, lot)).toEqual({ state: "void", settled_at: at.now });
    expect(await unsettled()).toBe(0);
  });

  it("closes when its last two are sent back at the same time", async () => {
    await forCoach(owner, 2);
    const lot = await form(people.coach);
    const back = decision("return", { target: "operator", reason: "EVIDENCE_UNCLEAR", note: "Contoh." });
    const items = await itemsOf(owner, lot);
    await Promise.all(
      items.map((item) => must(people.coach, "proposal.decide", { item: asItem(item), decision: back }, at)),
    );
    expect(await lotState(owner, lot)).toEqual({ state: "failed", settled_at: at.now });
    expect(await standing(lot)).toMatchObject({ left_count: 0 });
    expect(await unsettled()).toBe(0);
  });
});
