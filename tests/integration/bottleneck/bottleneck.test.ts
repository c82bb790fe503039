import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
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
afterEach(() => clearWaiting(owner));
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const view = { area: null, days: 30 } as const;
const see = (actor: Actor, area: string | null = null, days: 7 | 30 = 30) =>
  findBottlenecks(actor, { area, days }, "id", NOW);

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
}

describe("the bottlenecks of an area", () => {
  it("tell what waits, what was decided, how long it had waited, and why it came back", async () => {
    await season();
    const found = await see(people.verifier);
    const verify = found?.tiers.find(({ tier }) => tier === "verify");
    expect(verify).toMatchObject({ waiting: 1, late: 1, agreed: 8, returned: 4, rejected: 0 });
    // Twelve waited one to twelve hours.
    expect(verify?.medianHours).toBeCloseTo(6.5, 5);
    expect(verify?.slowHours).toBeCloseTo(10.9, 5);
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
    expect((await see(people.verifier, null, 7))?.roles).toEqual([]);
    expect((await see(people.verifier, null, 30))?.roles).toHaveLength(1);
  });

  it("count an agreement that was taken back as none", async () => {
    const item = await makeWaiting(owner, { since: new Date(NOW.getTime() - 5 * HOUR) });
    await must(people.verifier, "proposal.decide", { item, decision: decision("verify") }, at);
    expect((await see(people.verifier))?.tiers.find(({ tier }) => tier === "verify")?.agreed).toBe(1);
    const { rows } = await owner.query("SELECT version FROM proposal WHERE id = $1", [item.id]);
    await must(people.verifier, "proposal.recall", { items: [{ ...item, version: rows[0].version }] }, at);
    const verify = (await see(people.verifier))?.tiers.find(({ tier }) => tier === "verify");
    expect(verify).toMatchObject({ agreed: 0, waiting: 1, medianHours: null });
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

  it("come from functions that give nothing outside the figures' scope", async () => {
    await season();
    const scope = {
      actorId: people.stranger.userId,
      mode: "area",
      household: null,
      ranges: [{ lo: "1102", hi: "1103" }],
    } as const;
    const ask = (lo: string, hi: string) =>
      underScope(scope, async ({ sql }) => [
        ...(await sql`SELECT * FROM app_tier_times(ARRAY['1101', '1102'], ${lo}, ${hi}, '2026-01-01', 0)`),
        ...(await sql`SELECT * FROM app_tier_waiting(ARRAY['1101', '1102'], ${lo}, ${hi}, now(), 0)`),
        ...(await sql`SELECT * FROM app_return_reasons(ARRAY['1101', '1102'], ${lo}, ${hi}, '2026-01-01')`),
        ...(await sql`SELECT * FROM app_return_origins(ARRAY['1101', '1102'], ${lo}, ${hi}, '2026-01-01', 'officer')`),
      ]);
    expect(await ask("1101", "1102")).toEqual([]);
    expect(await ask("11", "12")).toEqual([]);
    expect(await ask("1102", "1103")).toHaveLength(1);
  });
});
