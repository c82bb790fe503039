import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import { localDay } from "@/lib/domain/period/period";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { handles } from "@/lib/server/db/pool";
import { listProposals } from "@/lib/server/proposal/list-query";
import { findStatusPage } from "@/lib/server/proposal/queries";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { decision } from "@/tests/support/factory/proposals";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5207062001";
const owner = new Client({ connectionString: ownerUrl() });

beforeAll(() => owner.connect());

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

it("expires a draft at local midnight after the period's last day, not a second before", async () => {
  const today = localDay(new Date(), "Asia/Makassar");
  const year = Number(today.slice(0, 4));
  await makePeriod(owner, "5207");
  const [family] = await makeFamilies(owner, VILLAGE, 1, today);
  const operator = await makeActor(owner, "village-operator", VILLAGE);
  if (family === undefined) throw new Error("a family is needed");
  const { id } = await must<{ id: string }>(operator, "proposal.start", {
    id: uuidv7(),
    regencyCode: "5207",
    householdId: family.id,
    channel: "desk",
  });
  const stateOf = async () => (await owner.query("SELECT state FROM proposal WHERE id = $1", [id])).rows[0].state;
  // WITA is UTC+8: the year ends at 16:00 UTC on 31 December.
  const expireAt = (instant: string) => handles().pool.query("SELECT app_expire_drafts($1)", [instant]);
  await expireAt(`${year}-12-31T15:59:59Z`);
  expect(await stateOf()).toBe("draft");
  await expireAt(`${year}-12-31T16:00:00Z`);
  expect(await stateOf()).toBe("expired");
  expect(await refusal(operator, "proposal.save", { regencyCode: "5207", id, patches: [] })).toBe("NOT_ALLOWED_NOW");
  const events = await owner.query("SELECT event, role FROM proposal_event WHERE proposal_id = $1", [id]);
  expect(events.rows).toEqual([{ event: "expire", role: "system" }]);
});

it("keeps an expired draft readable: its answers, its history, in the list of what has ended, for all who read the village", async () => {
  const village = "5207062002";
  const today = localDay(new Date(), "Asia/Makassar");
  await makePeriod(owner, "5207");
  const [family] = await makeFamilies(owner, village, 1, today);
  const operator = await makeActor(owner, "village-operator", village);
  if (family === undefined) throw new Error("a family is needed");
  const start = { id: uuidv7(), regencyCode: "5207", householdId: family.id, channel: "desk" };
  const { id } = await must<{ id: string }>(operator, "proposal.start", start);
  const before = family.household["floorAreaM2"] ?? null;
  const patch = { level: "household", uid: null, key: "floorAreaM2", before, value: 777 };
  await must(operator, "proposal.save", { regencyCode: "5207", id, patches: [patch] });
  await owner.query("UPDATE proposal SET state = 'returned', reason_note = 'Luas rumah perlu diukur.' WHERE id = $1", [
    id,
  ]);
  await handles().pool.query("SELECT app_expire_drafts($1)", [`${Number(today.slice(0, 4)) + 1}-01-01T00:00:00Z`]);
  for (const actor of [
    operator,
    await makeActor(owner, "village-head", village),
    await makeActor(owner, "regency-verifier", "5207"),
  ]) {
    const ended = await listProposals(actor, "ended", "", "");
    const line = ended.lines.find(({ publicId }) => publicId === `5207-${id}`);
    expect(line, actor.grant.role).toMatchObject({ state: "expired", changeCount: 1 });
    const at = parsePublicId(`5207-${id}`);
    const page = at === null ? null : await findStatusPage(actor, at, "id", new Date());
    expect(JSON.stringify(page?.changes), actor.grant.role).toContain("777");
    expect(page?.can).toEqual({ edit: false, withdraw: false });
    expect(page?.history.map(({ event }) => event)).toEqual(["expire"]);
  }
});

it("lets what was sent in time and comes back after the end be mended for ten working days, and then expires it", async () => {
  const village = "5207062003";
  const regencyCode = "5207";
  const today = localDay(new Date(), "Asia/Makassar");
  const year = Number(today.slice(0, 4));
  await makePeriod(owner, regencyCode);
  const families = sound(await makeFamilies(owner, village, 20, today), today).slice(0, 2);
  const operator = await makeActor(owner, "village-operator", village);
  const head = await makeActor(owner, "village-head", village);
  const afterEnd = new Date(`${year + 1}-01-04T03:00:00Z`);
  const back = { target: "operator", reason: "EVIDENCE_UNCLEAR", note: "Foto rumah kabur." };
  const returned: { regencyCode: string; id: string; version: number }[] = [];
  for (const family of families) {
    const start = { id: uuidv7(), regencyCode, householdId: family.id, channel: "desk" };
    const { id } = await must<{ id: string }>(operator, "proposal.start", start);
    const before = family.household["floorAreaM2"] ?? null;
    const patches = [{ level: "household", uid: null, key: "floorAreaM2", before, value: 77 }];
    const saved = await must<{ version: number }>(operator, "proposal.save", { regencyCode, id, patches });
    const key = { regencyCode, id, version: saved.version };
    const item = { ...key, version: (await must<{ version: number }>(operator, "proposal.submit", key)).version };
    await must(head, "proposal.decide", { item, decision: decision("return", back) }, { now: afterEnd });
    returned.push({ ...item, version: item.version + 1 });
  }
  const stateOf = async (id: string) =>
    (await owner.query("SELECT state FROM proposal WHERE id = $1", [id])).rows[0].state;
  const [first, second] = returned;
  if (first === undefined || second === undefined) throw new Error("two families are needed");
  const { rows } = await owner.query("SELECT due_at FROM proposal WHERE id = $1", [first.id]);
  const until: Date = rows[0].due_at;
  expect(until.getTime() - afterEnd.getTime()).toBeGreaterThan(13 * 86_400_000);
  await handles().pool.query("SELECT app_expire_drafts($1)", [new Date(afterEnd.getTime() + 3_600_000)]);
  expect(await stateOf(first.id)).toBe("returned");
  // A new draft is refused as ever: only what came back goes on.
  const fresh = { id: uuidv7(), regencyCode, householdId: families[0]?.id, channel: "desk" };
  expect(await refusal(operator, "proposal.start", fresh, { now: afterEnd })).toBe("PERIOD_CLOSED");
  expect(await refusal(operator, "proposal.submit", first, { now: new Date(until.getTime() - 1000) })).toBe("OK");
  expect(await refusal(operator, "proposal.submit", second, { now: until })).toBe("PERIOD_CLOSED");
  await handles().pool.query("SELECT app_expire_drafts($1)", [until]);
  expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(["submitted", "expired"]);
});
