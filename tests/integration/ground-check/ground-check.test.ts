import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { readCheckFilter } from "@/lib/domain/ground-check/list-filter";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { findAgreement } from "@/lib/server/ground-check/agreement-query";
import { findBlindPage } from "@/lib/server/ground-check/blind-query";
import { countOpenChecks, listChecks } from "@/lib/server/ground-check/list-query";
import { findChecksOf, findProposalChecks } from "@/lib/server/ground-check/view-query";
import { listCheckNews } from "@/lib/server/news/check-news";
import { runReminders } from "@/lib/server/reminder/run-reminders";
import { readMenuCounts } from "@/lib/server/shell/menu-counts";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod, OTHER_REGENCY_VILLAGE, OTHER_VILLAGE, VILLAGE } from "@/tests/support/factory/place";
import { decision, heldMeeting, makeTeam, signMinutes, type Team } from "@/tests/support/factory/proposals";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const REGENCY = VILLAGE.slice(0, 4);
const owner = new Client({ connectionString: ownerUrl() });
const now = new Date();
const today = localDay(now, "Asia/Makassar");
const PROPOSED = 77;
let team: Team;
let companion: Actor;
let second: Actor;
let families: readonly SeedFamily[];
let meetingId: string;
let next = 0;

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, REGENCY);
  team = await makeTeam(owner, VILLAGE);
  companion = await makeActor(owner, "companion", VILLAGE);
  second = await makeActor(owner, "companion", VILLAGE);
  families = sound(await makeFamilies(owner, VILLAGE, 60, today), today);
  meetingId = await heldMeeting(team.head, VILLAGE, today);
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

interface Item {
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly householdId: string;
}

/** A proposal that the village has agreed to: it waits at the regency. */
async function endorsed(): Promise<Item> {
  const family = families[next];
  next += 1;
  if (family === undefined) throw new Error("more families are needed");
  const id = uuidv7();
  const key = { regencyCode: REGENCY, id };
  await must(team.operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
  const before = family.household["floorAreaM2"] ?? null;
  const patches = [{ level: "household", uid: null, key: "floorAreaM2", before, value: PROPOSED }];
  const saved = await must<{ version: number }>(team.operator, "proposal.save", { ...key, patches });
  const sent = await must<{ version: number }>(team.operator, "proposal.submit", { ...key, version: saved.version });
  await must(team.head, "proposal.decide", {
    item: { ...key, version: sent.version },
    decision: decision("endorse", { meetingId }),
  });
  await signMinutes(team.head, meetingId);
  return { ...key, version: sent.version + 1, householdId: family.id };
}

const itemOf = ({ regencyCode, id, version }: Item) => ({ regencyCode, id, version });

interface Ordered {
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
}

async function order(item: Item, companionId: string | null = companion.userId): Promise<Ordered> {
  const id = uuidv7();
  const input = { id, regencyCode: REGENCY, proposalId: item.id, reason: "flagged", note: "Lantai", companionId };
  const made = await must<{ version: number }>(team.verifier, "ground-check.order", input);
  return { regencyCode: REGENCY, id, version: made.version };
}

const blind = async (check: Ordered, actor = companion) => findBlindPage(actor, check);
const patch = (key: string, value: unknown, before: unknown = null) => ({
  level: "household",
  uid: null,
  key,
  before,
  value,
});
const save = (check: Ordered, patches: readonly object[], actor = companion) =>
  run<{ version: number; conflicts: readonly object[] }>(actor, "ground-check.save", {
    regencyCode: REGENCY,
    id: check.id,
    patches,
    memberOps: [],
    notes: {},
  });

async function send(check: Ordered, outcome = "found", remark = "", actor = companion) {
  const page = await blind(check, actor);
  return run(actor, "ground-check.send", {
    regencyCode: REGENCY,
    id: check.id,
    version: page?.version ?? 1,
    outcome,
    remark,
  });
}
const view = (item: Item) => findProposalChecks(team.verifier, item, { locale: "id", now });

describe("ordering a check", () => {
  it("stands in the way of agreeing, not of sending back, and is once at a time", async () => {
    const item = await endorsed();
    const check = await order(item, null);
    expect(await refusal(team.verifier, "proposal.decide", { item: itemOf(item), decision: decision("verify") })).toBe(
      "GROUND_CHECK_OPEN",
    );
    const many = await must<{ outcomes: readonly { refused: string }[] }>(team.verifier, "proposal.decide-many", {
      items: [itemOf(item)],
      decision: decision("verify"),
    });
    expect(many.outcomes[0]?.refused).not.toBeNull();
    const again = {
      id: uuidv7(),
      regencyCode: REGENCY,
      proposalId: item.id,
      reason: "asked",
      note: "",
      companionId: null,
    };
    expect(await refusal(team.verifier, "ground-check.order", again)).toBe("NOT_ALLOWED_NOW");
    await must(team.verifier, "proposal.decide", {
      item: itemOf(item),
      decision: decision("return", { target: "operator", reason: "OTHER", note: "Periksa lagi." }),
    });
    const [stood] = (await view(item))?.checks ?? [];
    expect(stood).toMatchObject({ id: check.id, state: "cancelled", cancelledReason: "DECIDED" });
    expect(await refusal(team.verifier, "ground-check.order", { ...again, id: uuidv7() })).toBe("NOT_ALLOWED_NOW");
  });

  it("of two at once makes one", async () => {
    const item = await endorsed();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () =>
        refusal(team.verifier, "ground-check.order", {
          id: uuidv7(),
          regencyCode: REGENCY,
          proposalId: item.id,
          reason: "asked",
          note: "",
          companionId: null,
        }),
      ),
    );
    expect(outcomes.filter((code) => code === "OK")).toHaveLength(1);
  });

  it("and agreeing at the same time never both happen", async () => {
    for (let round = 0; round < 3; round += 1) {
      const item = await endorsed();
      const input = {
        id: uuidv7(),
        regencyCode: REGENCY,
        proposalId: item.id,
        reason: "asked",
        note: "",
        companionId: null,
      };
      const outcomes = await Promise.all([
        refusal(team.verifier, "ground-check.order", input),
        refusal(team.verifier, "proposal.decide", { item: itemOf(item), decision: decision("verify") }),
      ]);
      expect(outcomes.filter((code) => code === "OK")).toHaveLength(1);
    }
  });

  it("is the regency's alone, and for its own proposals", async () => {
    const item = await endorsed();
    const input = {
      id: uuidv7(),
      regencyCode: REGENCY,
      proposalId: item.id,
      reason: "asked",
      note: "",
      companionId: null,
    };
    for (const actor of [team.operator, team.head, team.validator, companion])
      expect(await refusal(actor, "ground-check.order", input)).toBe("FORBIDDEN");
    const foreign = await makeActor(owner, "regency-verifier", OTHER_REGENCY_VILLAGE.slice(0, 4));
    expect(await refusal(foreign, "ground-check.order", input)).toBe("NOT_FOUND");
    expect(await findProposalChecks(foreign, item, { locale: "id", now })).toBeNull();
    expect(await refusal(team.verifier, "ground-check.order", { ...input, proposalId: uuidv7() })).toBe("NOT_FOUND");
    const operationId = uuidv7();
    const first = await run(team.verifier, "ground-check.order", input, { operationId });
    expect(await run(team.verifier, "ground-check.order", input, { operationId })).toEqual(first);
  });

  it("of many tells what became of each, and takes each for what it is", async () => {
    const [one, two, drawn, risky] = [await endorsed(), await endorsed(), await endorsed(), await endorsed()];
    await order(two, null);
    await owner.query(
      "UPDATE proposal SET is_sampled = (id = $1), warning_weight = CASE id WHEN $2 THEN 30 ELSE 0 END WHERE id = ANY ($3)",
      [drawn.id, risky.id, [one.id, drawn.id, risky.id]],
    );
    const stranger = uuidv7();
    const items = [one.id, two.id, drawn.id, risky.id, stranger].map((id) => ({ regencyCode: REGENCY, id }));
    const value = await must<{ ordered: number; outcomes: readonly { id: string; outcome: string }[] }>(
      team.verifier,
      "ground-check.order-many",
      { items, reason: null, note: "" },
    );
    expect(value.ordered).toBe(3);
    expect(new Map(value.outcomes.map(({ id, outcome }) => [id, outcome]))).toEqual(
      new Map([
        [one.id, "ordered"],
        [drawn.id, "ordered"],
        [risky.id, "ordered"],
        [two.id, "already"],
        [stranger, "unknown"],
      ]),
    );
    const reasons = await owner.query(
      "SELECT proposal_id AS id, reason FROM ground_check WHERE proposal_id = ANY ($1)",
      [[one.id, drawn.id, risky.id]],
    );
    expect(new Map(reasons.rows.map(({ id, reason }) => [id, reason]))).toEqual(
      new Map([
        [one.id, "asked"],
        [drawn.id, "sampled"],
        [risky.id, "flagged"],
      ]),
    );
  });
});

describe("giving a check to a companion", () => {
  it("goes to companions of that village with fresh eyes and to nobody else", async () => {
    const item = await endorsed();
    const check = await order(item, null);
    const assign = (userId: string, version = check.version) =>
      refusal(team.verifier, "ground-check.assign", { ...check, version, companionId: userId });
    const elsewhere = await makeActor(owner, "companion", OTHER_VILLAGE);
    expect(await assign(elsewhere.userId)).toBe("NOT_FOUND");
    expect(await assign(team.operator.userId)).toBe("FOUR_EYES");
    // A companion who wrote in the proposal.
    const writer = await makeActor(owner, "companion", VILLAGE);
    await owner.query("UPDATE ground_check SET operators = operators || $2::uuid WHERE id = $1", [
      check.id,
      writer.userId,
    ]);
    expect(await assign(writer.userId)).toBe("FOUR_EYES");
    // One to whom the family is given could read what is to be checked.
    const give = { villageCode: VILLAGE, userId: second.userId, chosen: { kind: "families", ids: [item.householdId] } };
    await must(team.operator, "assignment.give", give);
    expect(await assign(second.userId)).toBe("NOT_FOUND");
    await must(team.operator, "assignment.take", give);
    expect(await assign(second.userId, 9)).toBe("STALE");
    expect(await assign(second.userId)).toBe("OK");
    const late = await must<{ outcomes: readonly { outcome: string }[] }>(team.operator, "assignment.give", give);
    expect(late.outcomes[0]?.outcome).toBe("checking");
    expect(await blind(check, second)).not.toBeNull();
    expect(await blind(check, companion)).toBeNull();
    await must(team.verifier, "ground-check.take-back", { regencyCode: REGENCY, id: check.id, version: 2 });
    expect(await blind(check, second)).toBeNull();
    const cancel = { regencyCode: REGENCY, id: check.id, version: 3, reason: "Sudah jelas dari surat." };
    expect(await refusal(team.verifier, "ground-check.cancel", { ...cancel, reason: " " })).toBe("INVALID_INPUT");
    await must(team.verifier, "ground-check.cancel", cancel);
    await must(team.verifier, "proposal.decide", { item: itemOf(item), decision: decision("verify") });
  });
});

describe("the blind form", () => {
  it("has the questions and whom to visit, and nothing of what anybody said", async () => {
    const item = await endorsed();
    const check = await order(item);
    const page = await blind(check);
    expect(page?.asked.some(({ key }) => key === "floorAreaM2")).toBe(true);
    expect(page?.asked.length).toBeGreaterThan(3);
    expect(page?.answers).toEqual({ household: {}, members: {}, civil: {} });
    const text = JSON.stringify(page);
    expect(text).not.toMatch(/[^0-9a-f-]77[^0-9a-f-]/);
    expect(text).not.toContain("said");
    expect(text).not.toContain("why");
    // Under the companion's scope neither the family nor the proposal is there.
    const seen = await underScope(scopeOf(companion), async ({ sql }) => [
      await sql`SELECT 1 FROM household WHERE regency_code = ${REGENCY} AND id = ${item.householdId}`,
      await sql`SELECT 1 FROM proposal WHERE regency_code = ${REGENCY} AND id = ${item.id}`,
      await sql`SELECT 1 FROM proposal_event WHERE regency_code = ${REGENCY} AND proposal_id = ${item.id}`,
    ]);
    expect(seen).toEqual([[], [], []]);
    const logged = await owner.query(
      "SELECT count(*)::int AS n FROM audit WHERE purpose = 'check' AND actor_id = $1 AND $2 = ANY (subject_ids)",
      [companion.userId, item.householdId],
    );
    expect(logged.rows[0].n).toBeGreaterThan(0);
  });

  it("is saved field by field, keeps what two windows wrote apart, and takes nothing that is not asked", async () => {
    const check = await order(await endorsed());
    expect((await save(check, [patch("floorAreaM2", 70)])).ok).toBe(true);
    const conflict = await save(check, [patch("floorAreaM2", 71)]);
    expect(conflict.ok && conflict.value.conflicts).toEqual([{ level: "household", uid: null, key: "floorAreaM2" }]);
    expect((await blind(check))?.answers.household).toEqual({ floorAreaM2: 70 });
    expect(
      await refusal(companion, "ground-check.save", {
        regencyCode: REGENCY,
        id: check.id,
        patches: [patch("notes", "x")],
      }),
    ).toBe("INVALID_INPUT");
    for (const actor of [second, team.verifier, team.operator]) {
      const outcome = await save(check, [patch("floorAreaM2", 1)], actor);
      expect(outcome.ok).toBe(false);
    }
    expect((await save(check, [patch("floorAreaM2", 99_999, 70)])).ok).toBe(true);
    const sent = await send(check);
    expect(sent.ok ? "OK" : sent.error.code).toBe("INCOMPLETE");
  });

  it("is sent once, tells the sender nothing, and is laid beside the proposal for the regency", async () => {
    const item = await endorsed();
    const check = await order(item);
    expect(await send(check)).toMatchObject({ ok: false, error: { code: "INCOMPLETE" } });
    await save(check, [patch("floorAreaM2", 60)]);
    const sent = await send(check);
    expect(sent).toEqual({ ok: true, value: { id: check.id } });
    expect(await send(check)).toMatchObject({ ok: false, error: { code: "NOT_ALLOWED_NOW" } });
    expect((await save(check, [patch("floorAreaM2", 61, 60)])).ok).toBe(false);
    const checks = await view(item);
    const row = checks?.checks[0]?.rows.find(({ label }) => label.toLowerCase().includes("luas"));
    expect(row).toMatchObject({ isChanged: true, result: "differ" });
    expect(row?.said).toContain(String(PROPOSED));
    expect(row?.seen).toContain("60");
    expect(checks?.checks[0]).toMatchObject({ state: "done", differCount: 1, agreement: 0 });
    expect(await findChecksOf(team.verifier, check, { locale: "en", now })).toMatchObject({ proposalId: item.id });
    expect(await findChecksOf(companion, check, { locale: "en", now })).toBeNull();
    // Whoever wrote it hears that something differs, not what.
    const news = (await listCheckNews(team.operator, now)).filter(({ proposalPublicId }) =>
      proposalPublicId.endsWith(item.id),
    );
    expect(news).toMatchObject([{ differ: 1, isNew: true }]);
    expect((await readMenuCounts(team.operator, now)).news).toBeGreaterThan(0);
    expect(await listCheckNews(companion, now)).toEqual([]);
    expect(await listCheckNews(await makeActor(owner, "village-operator", VILLAGE), now)).toEqual([]);
    // Now the regency decides, one way or the other.
    await must(team.verifier, "proposal.decide", {
      item: itemOf(item),
      decision: decision("return", { target: "operator", reason: "OTHER", note: "Luas lantai berbeda." }),
    });
    expect((await view(item))?.checks[0]?.state).toBe("done");
  });

  it("ends without answers when nobody is found or they refuse, with a word on it", async () => {
    const item = await endorsed();
    const check = await order(item);
    await save(check, [patch("floorAreaM2", 60)]);
    expect(await send(check, "not-found")).toMatchObject({ ok: false, error: { code: "INCOMPLETE" } });
    expect((await send(check, "not-found", "Tiga kali ke sana, rumah kosong.")).ok).toBe(true);
    const [done] = (await view(item))?.checks ?? [];
    expect(done).toMatchObject({ outcome: "not-found", agreement: null, differCount: 0 });
    expect(done?.rows.every(({ result }) => result === "unanswered")).toBe(true);
    await must(team.verifier, "proposal.decide", { item: itemOf(item), decision: decision("verify") });
  });

  it("cannot be changed past the commands by anybody else, nor what was said by anybody", async () => {
    const check = await order(await endorsed());
    const tamper = (actor: Actor) =>
      underScope(
        scopeOf(actor),
        ({ sql }) =>
          sql`UPDATE ground_check SET state = 'done' WHERE regency_code = ${REGENCY} AND id = ${check.id} RETURNING 1`,
      );
    expect(await tamper(second)).toEqual([]);
    await expect(
      underScope(
        scopeOf(companion),
        ({ sql }) => sql`UPDATE ground_check SET said = '[]' WHERE regency_code = ${REGENCY}`,
      ),
    ).rejects.toThrow(/permission denied/);
    await expect(
      underScope(
        scopeOf(companion),
        ({ sql }) =>
          sql`UPDATE ground_check SET companion_id = ${second.userId} WHERE regency_code = ${REGENCY} AND id = ${check.id}`,
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe("nobody is locked out by a check", () => {
  const dueOf = async (item: Item): Promise<Date> =>
    (await owner.query("SELECT due_at FROM proposal WHERE id = $1", [item.id])).rows[0].due_at;

  it("gives the proposal the time of the check, which ends on a working day", async () => {
    const item = await endorsed();
    const before = await dueOf(item);
    const check = await order(item);
    const { rows } = await owner.query("SELECT due_at FROM ground_check WHERE id = $1", [check.id]);
    const due: Date = rows[0].due_at;
    expect(due.getTime()).toBeGreaterThan(before.getTime());
    expect(await dueOf(item)).toEqual(due);
    const lastDay = new Date(`${localDay(new Date(due.getTime() - 1), "Asia/Makassar")}T00:00:00Z`).getUTCDay();
    expect([0, 6]).not.toContain(lastDay);
  });

  it("lets who stands in for the verifier give it up, and only once they may decide", async () => {
    const item = await endorsed();
    const check = await order(item, null);
    await makeActor(owner, "province-validator", "52");
    const tiers = ["endorse", "verify", "validate", "accept"].map((name) => ({
      name,
      quorum: { kind: "any" },
      coverage: { kind: "every" },
      escalation: name === "verify" ? { afterDays: 1, to: "validate" } : null,
    }));
    await owner.query(
      "INSERT INTO tier_set (id, region_code, tiers, effective_from, reason, set_by, set_at) VALUES ($1, $2, $3, '2026-01-01', 'contoh', $4, now())",
      [uuidv7(), REGENCY, JSON.stringify(tiers), team.verifier.userId],
    );
    try {
      const cancel = { ...check, reason: "Pendamping sakit." };
      expect(await refusal(team.validator, "ground-check.cancel", cancel)).toBe("FORBIDDEN");
      expect(await findProposalChecks(team.validator, item, { locale: "id", now })).toBeNull();
      const late = { now: new Date(now.getTime() + 40 * 86_400_000) };
      const verified = { item: itemOf(item), decision: decision("verify") };
      expect(await refusal(team.validator, "proposal.decide", verified, late)).toBe("GROUND_CHECK_OPEN");
      expect((await findProposalChecks(team.validator, item, { locale: "id", ...late }))?.checks).toHaveLength(1);
      expect(await refusal(team.validator, "ground-check.cancel", cancel, late)).toBe("OK");
      expect(await refusal(team.validator, "proposal.decide", verified, late)).toBe("OK");
    } finally {
      await owner.query("DELETE FROM tier_set WHERE region_code = $1", [REGENCY]);
    }
  });

  it("waits for somebody again when its companion has left, and says so to the verifier; who goes is reminded", async () => {
    const leaving = await makeActor(owner, "companion", VILLAGE);
    const [gone, kept] = [await endorsed(), await endorsed()];
    await order(gone, leaving.userId);
    await order(kept, companion.userId);
    const waiting = (await countOpenChecks(team.verifier)) ?? 0;
    await owner.query("UPDATE access_grant SET revoked_at = now() WHERE id = $1", [leaving.grant.id]);
    expect(await countOpenChecks(team.verifier)).toBe(waiting + 1);
    expect((await view(gone))?.checks[0]).toMatchObject({ state: "assigned", companion: null });
    expect((await view(kept))?.checks[0]?.companion).not.toBeNull();
    await owner.query("DELETE FROM daily_run");
    const wednesday = new Date(now.getTime() + (38 - now.getUTCDay()) * 86_400_000);
    await runReminders(new Date(`${localDay(wednesday, "Asia/Makassar")}T03:00:00Z`));
    const told = async (actor: Actor) =>
      (await owner.query("SELECT facts FROM notice WHERE user_id = $1 AND kind = 'reminder-check'", [actor.userId]))
        .rows;
    expect(await told(leaving)).toEqual([]);
    expect((await told(companion))[0].facts.late).toBeGreaterThan(0);
    expect((await told(team.verifier))[0].facts.idle).toBeGreaterThan(0);
  });
});

describe("lists and statistics", () => {
  it("show the regency all checks of its area and a companion their own, without how they compare", async () => {
    const all = await listChecks(team.verifier, readCheckFilter({}), now, 500);
    const own = await listChecks(companion, readCheckFilter({}), now, 500);
    expect(all?.lines.length).toBeGreaterThan(own?.lines.length ?? 0);
    expect(own?.lines.every((line) => line.differCount === null && line.agreement === null)).toBe(true);
    const total = Object.values(all?.counts ?? {}).reduce((sum, count) => sum + count, 0);
    expect(total).toBe(all?.lines.length);
    const walked: string[] = [];
    let after = "";
    for (let round = 0; round < 30; round += 1) {
      const page = await listChecks(team.verifier, readCheckFilter({ sesudah: after }), now, 3);
      walked.push(...(page?.lines ?? []).map(({ publicId }) => publicId));
      if (!page?.next) break;
      after = `${page.next.at}.${page.next.id}`;
    }
    expect(walked).toEqual(all?.lines.map(({ publicId }) => publicId));
    expect(await listChecks(team.operator, readCheckFilter({}), now)).toBeNull();
    expect((await listChecks(team.verifier, readCheckFilter({ desa: OTHER_VILLAGE }), now))?.lines).toEqual([]);
    const future = new Date(now.getTime() + 40 * 86_400_000);
    expect((await listChecks(team.verifier, readCheckFilter({ lewat: "1" }), future))?.late).toBeGreaterThan(0);
    expect(await countOpenChecks(companion)).toBe(own?.lines.filter(({ state }) => state === "assigned").length);
    expect(await countOpenChecks(team.head)).toBeNull();
  });

  it("say how often a second look agrees, by operator and variable, once there are enough", async () => {
    for (let round = 0; round < 5; round += 1) {
      const check = await order(await endorsed());
      await save(check, [patch("floorAreaM2", round < 4 ? PROPOSED : 20)]);
      await send(check);
    }
    const page = await findAgreement(team.verifier, 30, "id", now);
    const operator = page?.operators.find(({ key }) => key === team.operator.userId);
    // Five here and the one that differed above.
    expect(operator).toMatchObject({ checks: 6, agree: 4, differ: 2, n: 6 });
    expect(operator?.share).toBeCloseTo(4 / 6);
    expect(page?.variables.find(({ key }) => key === "floorAreaM2")).toMatchObject({ checks: 6, n: 6 });
    expect(page?.withoutAnswer).toBe(1);
    expect(await findAgreement(companion, null, "id", now)).toBeNull();
    const foreign = await makeActor(owner, "regency-verifier", OTHER_REGENCY_VILLAGE.slice(0, 4));
    expect(await findAgreement(foreign, null, "id", now)).toMatchObject({ checks: 0, operators: [] });
  });
});
