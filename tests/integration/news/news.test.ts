import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { parseNewsCursor } from "@/lib/domain/news/news";
import { handles } from "@/lib/server/db/pool";
import { listNews } from "@/lib/server/news/queries";
import { readMenuCounts } from "@/lib/server/shell/menu-counts";
import { makeActor } from "@/tests/support/factory/people";
import { decision } from "@/tests/support/factory/proposals";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE, makeWaiting, VILLAGE } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-11-26T03:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
let people: Record<"operator" | "colleague" | "neighbour" | "verifier" | "validator", Actor>;

beforeAll(async () => {
  await owner.connect();
  people = {
    operator: await makeActor(owner, "village-operator", VILLAGE.one),
    colleague: await makeActor(owner, "village-operator", VILLAGE.one),
    neighbour: await makeActor(owner, "village-operator", VILLAGE.two),
    verifier: await makeActor(owner, "regency-verifier", HERE),
    validator: await makeActor(owner, "province-validator", "11"),
  };
});
afterEach(async () => {
  await clearWaiting(owner);
  await owner.query("UPDATE app_user SET news_seen_at = NULL");
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const mine = (extra: object = {}) => makeWaiting(owner, { contributors: [people.operator.userId], ...extra });
const returned = {
  event: "return",
  target: "operator",
  reason: "EVIDENCE_UNCLEAR",
  note: "Foto rumah kabur.",
} as const;

async function decide(item: Awaited<ReturnType<typeof mine>>, what: object, now = NOW) {
  await must(people.verifier, "proposal.decide", { item, decision: what }, { now });
}
const count = async (actor: Actor, now = later(5)) => (await readMenuCounts(actor, now)).news;

describe("news of one's proposals", () => {
  it("tell each decision with who and why, to those who worked on it and to nobody else", async () => {
    const item = await mine({ headName: "Keluarga “Contoh” 😀" });
    await decide(item, { ...decision("verify"), ...returned });
    const page = await listNews(people.operator, null, later(1));
    expect(page?.lines).toHaveLength(1);
    expect(page?.lines[0]).toMatchObject({
      headName: "Keluarga “Contoh” 😀",
      state: "returned",
      isNew: true,
      proposalPublicId: `${HERE}-${item.id}`,
      step: { event: "return", reason: "EVIDENCE_UNCLEAR", note: "Foto rumah kabur.", role: "regency-verifier" },
    });
    expect(page?.lines[0]?.step.actorName).toContain("Petugas Contoh");
    expect((await listNews(people.colleague, null, later(1)))?.lines).toEqual([]);
    expect((await listNews(people.neighbour, null, later(1)))?.lines).toEqual([]);
    expect(await listNews(people.verifier, null, later(1))).toBeNull();
    expect([await count(people.operator), await count(people.colleague), await count(people.verifier)]).toEqual([
      1, 0, 0,
    ]);
  });

  it("show no family outside the village, even to who once worked on it there", async () => {
    const item = await mine({ villageCode: VILLAGE.two });
    await decide(item, decision("verify"));
    expect((await listNews(people.operator, null, later(1)))?.lines).toEqual([]);
    expect(await count(people.operator)).toBe(0);
  });

  it("leave out one's own steps and what is older than ninety days", async () => {
    const item = await mine();
    const insert = (at: Date, actorId: string, event: string) =>
      owner.query(
        `INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, actor_id, grant_id, role, event, from_state, to_state)
         VALUES ($1, $2, $3, $4, $5, $6, $6, 'regency-verifier', $7, 'endorsed', 'verified')`,
        [HERE, uuidv7(), VILLAGE.one, item.id, at, actorId, event],
      );
    await owner.query("UPDATE proposal SET state_since = $1 WHERE id = $2", [NOW, item.id]);
    await insert(NOW, people.operator.userId, "verify");
    await insert(NOW, people.verifier.userId, "submit");
    await insert(new Date(NOW.getTime() - 91 * 86_400_000), people.verifier.userId, "verify");
    expect((await listNews(people.operator, null, later(1)))?.lines).toEqual([]);
    expect(await count(people.operator)).toBe(0);
  });

  it("are new until they are marked, never before their time and never backwards", async () => {
    await decide(await mine(), decision("verify"));
    expect(await count(people.operator)).toBe(1);
    const mark = (until: Date) =>
      must(people.operator, "news.mark-seen", { until: until.toISOString() }, { now: later(2) });
    await mark(later(500)); // kept to now
    expect(await count(people.operator)).toBe(0);
    await decide(await mine(), decision("verify"), later(3));
    expect(await count(people.operator)).toBe(1);
    await mark(new Date(NOW.getTime() - 86_400_000));
    expect(await count(people.operator)).toBe(1);
    const page = await listNews(people.operator, null, later(4));
    expect(page?.lines.map(({ isNew }) => isNew)).toEqual([true, false]);
    expect(await refusal(people.verifier, "news.mark-seen", { until: NOW.toISOString() })).toBe("FORBIDDEN");
    expect(await refusal(people.operator, "news.mark-seen", { until: "kemarin" })).toBe("INVALID_INPUT");
  });

  it("are not counted beyond what the page shows, however long ago one last read", async () => {
    const item = await mine();
    const old = new Date(NOW.getTime() - 95 * 86_400_000);
    await decide(item, decision("verify"), old);
    await owner.query("UPDATE app_user SET news_seen_at = $1", [new Date(NOW.getTime() - 200 * 86_400_000)]);
    expect((await listNews(people.operator, null, later(1)))?.lines).toEqual([]);
    expect(await count(people.operator)).toBe(0);
  });

  it("come page by page, each once, under one time as well", async () => {
    for (let made = 0; made < 30; made += 1) await decide(await mine(), decision("verify"));
    const first = await listNews(people.operator, null, later(1));
    expect(first?.lines).toHaveLength(25);
    const after = parseNewsCursor(first?.next ?? "");
    const second = await listNews(people.operator, after, later(1));
    expect(second?.lines).toHaveLength(5);
    expect(second?.next).toBeNull();
    const ids = [...(first?.lines ?? []), ...(second?.lines ?? [])].map(({ step }) => step.id);
    expect(new Set(ids).size).toBe(30);
    for (const bad of ["", "1", "x.y", `${"9".repeat(13)}.nothing`]) expect(parseNewsCursor(bad)).toBeNull();
  });
});
