import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { readDecisionFilter } from "@/lib/domain/decision/list-filter";
import { handles } from "@/lib/server/db/pool";
import { listOwnDecisions } from "@/lib/server/decision/own-list";
import { makeActor } from "@/tests/support/factory/people";
import { decision } from "@/tests/support/factory/proposals";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE, type Item, makeWaiting, VILLAGE } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const DAY_MS = 86_400_000;
/** Ten in the morning in Aceh. */
const NOW = new Date("2026-05-14T03:00:00Z");
const BECAUSE = { target: "operator", reason: "EVIDENCE_UNCLEAR", note: "Foto rumah kabur." };
let verifier: Actor;
let validator: Actor;

beforeAll(async () => {
  await owner.connect();
  validator = await makeActor(owner, "province-validator", "11");
});
afterEach(() => clearWaiting(owner));
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const list = (actor: Actor, query: Record<string, string> = {}, size?: number) =>
  listOwnDecisions(actor, {
    filter: readDecisionFilter(query),
    now: NOW,
    zone: "Asia/Jakarta",
    ...(size === undefined ? {} : { size }),
  });
const newest = async ({ regencyCode, id }: Item): Promise<Item> => {
  const { rows } = await owner.query("SELECT version FROM proposal WHERE id = $1", [id]);
  return { regencyCode, id, version: rows[0].version };
};
const decide = (actor: Actor, item: Item, event: string, now: Date, extra: object = {}) =>
  must(actor, "proposal.decide", { item, decision: decision(event, extra) }, { now });
const on = (day: number) => new Date(NOW.getTime() + day * DAY_MS);

async function arrived(seed: Parameters<typeof makeWaiting>[1] = {}): Promise<Item> {
  const item = await makeWaiting(owner, seed);
  await owner.query(
    `INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, event, from_state, to_state, actor_id, grant_id, role)
     SELECT regency_code, $2, village_code, id, state_since, 'endorse', 'submitted', state, $2, $2, 'village-head' FROM proposal WHERE id = $1`,
    [item.id, uuidv7()],
  );
  return item;
}

describe("my decisions", () => {
  it("are mine alone, the latest first, with what became of each and the way back where there is one", async () => {
    verifier = await makeActor(owner, "regency-verifier", HERE);
    const other = await makeActor(owner, "regency-verifier", HERE);
    const [agreed, gone, back, theirs] = [await arrived(), await arrived(), await arrived(), await arrived()];
    await decide(verifier, agreed, "verify", on(0));
    await decide(verifier, gone, "verify", on(1));
    await decide(verifier, back, "return", on(2), BECAUSE);
    await decide(other, theirs, "verify", on(2));
    await decide(validator, await newest(gone), "return", on(3), { ...BECAUSE, reason: "NIK_DOUBLE" });
    const page = await list(verifier);
    expect(page.next).toBeNull();
    expect(page.lines).toMatchObject([
      { proposalId: back.id, state: "returned", holder: null, mayRecall: true, sentBack: null, isTakenBack: false },
      { proposalId: gone.id, state: "returned", mayRecall: false, sentBack: { event: "return", reason: "NIK_DOUBLE" } },
      { proposalId: agreed.id, state: "verified", holder: "validate", mayRecall: true, sentBack: null },
    ]);
    const [line] = page.lines;
    if (line === undefined) throw new Error("no line");
    const item = { regencyCode: HERE, id: line.proposalId, version: line.version };
    expect(await refusal(other, "proposal.recall", { items: [item] }, { now: on(4) })).toBe("NOT_ALLOWED_NOW");
    await must(verifier, "proposal.recall", { items: [item] }, { now: on(4) });
    expect((await list(verifier)).lines).toMatchObject([
      { proposalId: back.id, step: { event: "recall" }, mayRecall: false },
      { proposalId: back.id, step: { event: "return" }, state: "endorsed", isTakenBack: true, mayRecall: false },
      { proposalId: gone.id },
      { proposalId: agreed.id },
    ]);
    const read = await owner.query(
      "SELECT purpose, area_code FROM audit WHERE action = 'proposal:read' AND actor_id = $1 ORDER BY at DESC LIMIT 1",
      [verifier.userId],
    );
    expect(read.rows).toEqual([{ purpose: "decide", area_code: HERE }]);
  });

  it("are narrowed by decision, reason, village and local day", async () => {
    verifier = await makeActor(owner, "regency-verifier", HERE);
    const one = await arrived();
    const two = await arrived({ villageCode: VILLAGE.two });
    // Half past eleven at night and half past midnight in Aceh.
    await decide(verifier, one, "verify", new Date("2026-05-14T16:30:00Z"));
    await decide(verifier, two, "return", new Date("2026-05-14T17:30:00Z"), BECAUSE);
    const ids = async (query: Record<string, string>) =>
      (await list(verifier, query)).lines.map(({ proposalId }) => proposalId);
    expect(await ids({ keputusan: "verify" })).toEqual([one.id]);
    expect(await ids({ alasan: "EVIDENCE_UNCLEAR" })).toEqual([two.id]);
    expect(await ids({ alasan: "NIK_DOUBLE" })).toEqual([]);
    expect(await ids({ desa: VILLAGE.two })).toEqual([two.id]);
    expect(await ids({ desa: VILLAGE.elsewhere })).toEqual([]);
    expect(await ids({ sampai: "2026-05-14" })).toEqual([one.id]);
    expect(await ids({ dari: "2026-05-15" })).toEqual([two.id]);
  });

  it("are read to the end page by page, under one time as well, and only inside the area that is acted for", async () => {
    verifier = await makeActor(owner, "regency-verifier", HERE);
    const items: Item[] = [];
    for (let made = 0; made < 5; made += 1) items.push(await arrived());
    await must(verifier, "proposal.decide-many", { items, decision: decision("verify") }, { now: NOW });
    const seen: string[] = [];
    for (let query: Record<string, string> | null = {}; query !== null; ) {
      const page = await list(verifier, query, 2);
      seen.push(...page.lines.map(({ proposalId }) => proposalId));
      query = page.next === null ? null : { sesudah: `${page.next.at}.${page.next.id}` };
    }
    expect(seen.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
    const elsewhere: Actor = { ...verifier, grant: { ...verifier.grant, regionCode: "1102" } };
    expect((await list(elsewhere)).lines).toEqual([]);
    // What has moved to another regency is no longer there to be read.
    const [first] = items;
    if (first === undefined) throw new Error("no item");
    const village: Actor = { ...verifier, grant: { ...verifier.grant, regionCode: VILLAGE.two } };
    expect((await list(village)).lines).toEqual([]);
  });
});
