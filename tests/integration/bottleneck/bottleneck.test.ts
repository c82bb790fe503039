import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { bucketOf } from "@/lib/domain/bottleneck/waited";
import { findBottlenecks } from "@/lib/server/bottleneck/queries";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { makeActor } from "@/tests/support/factory/people";
import { decision } from "@/tests/support/factory/proposals";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE, makeWaiting, VILLAGE } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-05-14T03:00:00Z");
const at = { now: NOW };
const HOUR = 3_600_000;
let people: Record<
  "verifier" | "verifier2" | "validator" | "operator" | "head" | "viewer" | "stranger" | "coach",
  Actor
>;

beforeAll(async () => {
  await owner.connect();
  people = {
    verifier: await makeActor(owner, "regency-verifier", HERE),
    verifier2: await makeActor(owner, "regency-verifier", HERE),
    validator: await makeActor(owner, "province-validator", "11"),
    operator: await makeActor(owner, "village-operator", VILLAGE.one),
    head: await makeActor(owner, "village-head", VILLAGE.one),
    viewer: await makeActor(owner, "viewer", HERE),
    stranger: await makeActor(owner, "regency-verifier", "1102"),
    coach: await makeActor(owner, "coach", HERE),
  };
});
afterEach(async () => {
  await clearWaiting(owner);
  await owner.query("DELETE FROM rollup_flow");
  await owner.query("DELETE FROM rollup_flow_origin");
  await owner.query("DELETE FROM rollup_flow_waiting");
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const view = { area: null, days: 30 } as const;
const see = (actor: Actor, area: string | null = null, days: 7 | 30 = 30) =>
  findBottlenecks(actor, { area, days }, "id", NOW);

/** Counts what was decided, as the worker does. */
async function counted() {
  const places = Object.values(VILLAGE);
  for (const place of places)
    await owner.query("SELECT app_rollup_village($1, $2, $3)", [place.slice(0, 4), place, NOW]);
}

async function season() {
  const because = { reason: "EVIDENCE_UNCLEAR", note: "Foto kabur." };
  const told = { createdBy: people.operator.userId, changedKeys: ["household.floorMaterial"] };
  for (let made = 0; made < 12; made += 1) {
    const item = await makeWaiting(owner, { ...told, since: new Date(NOW.getTime() - (made + 1) * HOUR) });
    const made3 = made % 3 === 0 ? decision("return", { target: "operator", ...because }) : decision("verify");
    await must(people.verifier, "proposal.decide", { item, decision: made3 }, at);
  }
  await makeWaiting(owner, { ...told, dueAt: new Date(NOW.getTime() - HOUR), villageCode: VILLAGE.two });
  await makeWaiting(owner, { ...told, villageCode: VILLAGE.elsewhere });
  await counted();
}

describe("the bottlenecks of an area", () => {
  it("tell what waits, what was decided, how long it had waited, and why it came back", async () => {
    await season();
    const found = await see(people.verifier);
    const verify = found?.tiers.find(({ tier }) => tier === "verify");
    expect(verify).toMatchObject({ waiting: 1, late: 1, agreed: 8, returned: 4, rejected: 0 });
    // Twelve waited one to twelve hours; kept is about how long.
    expect(verify?.medianHours).toBeGreaterThan(5.5);
    expect(verify?.medianHours).toBeLessThan(7.5);
    expect(verify?.slowHours).toBeGreaterThan(9.5);
    expect(verify?.slowHours).toBeLessThan(12.5);
    expect(found?.tiers.find(({ tier }) => tier === "validate")).toMatchObject({
      waiting: 8,
      agreed: 0,
      medianHours: null,
    });
    expect(found?.roles).toMatchObject([{ tier: "verify", role: "regency-verifier", agreed: 8, returned: 4 }]);
    expect(found?.reasons).toEqual([{ reason: "EVIDENCE_UNCLEAR", returned: 4, rejected: 0 }]);
    expect(found?.questions).toEqual([{ label: "Jenis lantai terluas", proposals: 12, sentBack: 4 }]);
    expect(found?.officers).toMatchObject([{ proposals: 12, sentBack: 4 }]);
    expect(found?.children.map(({ waiting, decided }) => ({ waiting, decided }))[0]).toEqual({
      waiting: 9,
      decided: 12,
    });
  });

  it("look back only so far", async () => {
    await season();
    await owner.query("UPDATE proposal_event SET at = at - interval '8 days' WHERE regency_code = $1", [HERE]);
    await counted();
    expect((await see(people.verifier, null, 7))?.roles).toEqual([]);
    expect((await see(people.verifier, null, 30))?.roles).toHaveLength(1);
  });

  it("count an agreement that was taken back as none", async () => {
    const item = await makeWaiting(owner, { since: new Date(NOW.getTime() - 5 * HOUR) });
    await must(people.verifier, "proposal.decide", { item, decision: decision("verify") }, at);
    await counted();
    expect((await see(people.verifier))?.tiers.find(({ tier }) => tier === "verify")?.agreed).toBe(1);
    const { rows } = await owner.query("SELECT version FROM proposal WHERE id = $1", [item.id]);
    await must(people.verifier, "proposal.recall", { items: [{ ...item, version: rows[0].version }] }, at);
    await counted();
    const verify = (await see(people.verifier))?.tiers.find(({ tier }) => tier === "verify");
    expect(verify).toMatchObject({ agreed: 0, waiting: 1, medianHours: null });
  });

  it("keep the agreement from before it came back when only the later one was taken back", async () => {
    const item = await makeWaiting(owner, { since: new Date(NOW.getTime() - 5 * HOUR) });
    await must(people.verifier, "proposal.decide", { item, decision: decision("verify") }, at);
    // It came back and was sent again, to the same person.
    await owner.query("UPDATE proposal SET state = 'endorsed', deciders = '{}' WHERE id = $1", [item.id]);
    const later = { now: new Date(NOW.getTime() + HOUR) };
    await must(
      people.verifier,
      "proposal.decide",
      { item: { ...item, version: item.version + 1 }, decision: decision("verify") },
      later,
    );
    await must(people.verifier, "proposal.recall", { items: [{ ...item, version: item.version + 2 }] }, later);
    await counted();
    expect((await see(people.verifier))?.tiers.find(({ tier }) => tier === "verify")).toMatchObject({
      agreed: 1,
      waiting: 1,
    });
  });

  it("are of the own area and inside it, for those who carry the work, and name officers only to who answers for them", async () => {
    await season();
    expect(await see(people.operator)).toBeNull();
    expect(await see(people.viewer)).toBeNull();
    expect(await see(people.stranger, HERE)).toBeNull();
    expect((await see(people.stranger))?.tiers.find(({ tier }) => tier === "verify")).toMatchObject({
      waiting: 1,
      agreed: 0,
    });
    const province = await see(people.validator);
    expect(province?.tiers.find(({ tier }) => tier === "verify")?.waiting).toBe(2);
    const head = await see(people.head);
    expect(head?.officers).toEqual([]);
    expect(head?.tiers.find(({ tier }) => tier === "verify")).toMatchObject({ waiting: 0, agreed: 8 });
    expect((await findBottlenecks(people.coach, view, "id", NOW))?.officers).toHaveLength(1);
  });

  it("give nothing outside the figures' scope", async () => {
    await season();
    const scope = {
      actorId: people.stranger.userId,
      mode: "area",
      household: null,
      ranges: [{ lo: "1102", hi: "1103" }],
    } as const;
    const ask = (lo: string, hi: string) =>
      underScope(scope, async ({ sql }) => [
        ...(await sql`SELECT * FROM app_tier_waiting(ARRAY['1101', '1102'], ${lo}, ${hi}, now(), 0)`),
        ...(await sql`SELECT * FROM rollup_flow_waiting WHERE area_code = ${lo}`),
        ...(await sql`SELECT * FROM rollup_flow WHERE area_code >= ${lo} AND area_code < ${hi}`),
        ...(await sql`SELECT * FROM rollup_flow_origin WHERE area_code >= ${lo} AND area_code < ${hi}`),
      ]);
    expect(await ask("1101", "1102")).toEqual([]);
    expect(await ask("11", "12")).toEqual([]);
    expect(await ask("1102", "1103")).toHaveLength(2);
  });

  it("say how long what came back took to be sent again, by why it came back, and what is still there", async () => {
    const back = (day: number) => new Date(NOW.getTime() - day * 24 * HOUR);
    const mend = async (reason: string, sentAfterHours: number | null) => {
      const item = await makeWaiting(owner, { state: "returned", since: back(5) });
      const step = (event: string, from: string, to: string, when: Date, why: string | null, since: Date | null) =>
        owner.query(
          `INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, event, from_state, to_state, actor_id, grant_id, role,
            reason_code, since) VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, $8, $8, 'village-operator', $9, $10)`,
          [HERE, VILLAGE.one, item.id, when, event, from, to, people.operator.userId, why, since],
        );
      await step("return", "endorsed", "returned", back(5), reason, back(6));
      if (sentAfterHours === null)
        await owner.query("UPDATE proposal SET reason_code = $2 WHERE id = $1", [item.id, reason]);
      else {
        const again = new Date(back(5).getTime() + sentAfterHours * HOUR);
        await step("submit", "returned", "submitted", again, null, back(5));
        await owner.query("UPDATE proposal SET state = 'submitted' WHERE id = $1", [item.id]);
      }
    };
    await mend("EVIDENCE_UNCLEAR", 2);
    await mend("EVIDENCE_UNCLEAR", null);
    await mend("NIK_DOUBLE", 72);
    await counted();
    const found = await see(people.verifier);
    expect(found?.mends).toMatchObject([
      { reason: "NIK_DOUBLE", sent: 1, waiting: 0, oldest: null },
      // The day alone is kept: its midnight in Aceh.
      { reason: "EVIDENCE_UNCLEAR", sent: 1, waiting: 1, oldest: new Date("2026-05-08T17:00:00Z") },
    ]);
    expect(found?.mends[0]?.medianHours).toBeGreaterThan(60);
    expect(found?.mends[0]?.medianHours).toBeLessThan(84);
    // Being sent again is no decision of a tier.
    expect(found?.tiers.map(({ agreed }) => agreed)).toEqual([0, 0, 0, 0]);
    expect(found?.countedAt).toEqual(NOW);
  });

  it("keep a wait in the bucket that the portal reads it from", async () => {
    const hours = [0, 0.5, 1, 7.9, 8, 24, 71, 72, 200, 5000, 90_000];
    const { rows } = await owner.query(
      "SELECT app_flow_bucket(h * interval '1 hour') AS bucket FROM unnest($1::float8[]) WITH ORDINALITY AS t (h, n) ORDER BY n",
      [hours],
    );
    expect(rows.map(({ bucket }) => bucket)).toEqual(hours.map(bucketOf));
  });

  it("are the same whether villages are counted one by one, twice, or everything from nothing", async () => {
    await season();
    const all = async () =>
      (
        await owner.query(
          "SELECT * FROM rollup_flow WHERE steps <> 0 ORDER BY area_code, day, state, event, reason, bucket",
        )
      ).rows;
    const once = await all();
    expect(new Set(once.map(({ area_code }) => area_code))).toEqual(new Set([VILLAGE.one, "110101", HERE, "11", "0"]));
    await counted();
    expect(await all()).toEqual(once);
    await owner.query("SELECT app_rollup_all($1)", [NOW]);
    expect(await all()).toEqual(once);
  });
});
