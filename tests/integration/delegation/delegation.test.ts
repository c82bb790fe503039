import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { actorOf, findSession, openSession } from "@/lib/server/auth/session-store";
import { handles } from "@/lib/server/db/pool";
import { referenceSql } from "@/lib/server/db/reference";
import { findLeavePage, listAreaDelegations } from "@/lib/server/delegation/queries";
import { listOwnGrants } from "@/lib/server/grant/queries";
import { countNotices, listNotices } from "@/lib/server/notice/queries";
import { countHolders } from "@/lib/server/workflow/holders";
import { decision } from "@/tests/support/factory/proposals";
import { ownerUrl } from "@/tests/support/urls";
import { codeOf, HERE, NOW, type Person, run, THERE, VILLAGE, World } from "../admin/world";
import { makeWaiting } from "../queue/waiting";

const world = new World();
const owner = new Client({ connectionString: ownerUrl() });
const DAY_MS = 86_400_000;
const at = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

let verifier: Person;
let colleague: Person;
let giver: Actor;
let administrator: Person;
let admin: Actor;

beforeAll(async () => {
  await Promise.all([world.open(), owner.connect()]);
  administrator = await world.person("Pengelola", [{ role: "administrator", regionCode: HERE }]);
  admin = await world.actor(administrator);
});
beforeEach(async () => {
  verifier = await world.person("Verifikator", [{ role: "regency-verifier", regionCode: HERE }]);
  colleague = await world.person("Rekan", [{ role: "office-head", regionCode: HERE }]);
  giver = await world.actor(verifier);
});
afterAll(async () => {
  await owner.query("DELETE FROM proposal_event WHERE regency_code = $1", [HERE]);
  await owner.query("DELETE FROM proposal WHERE regency_code = $1", [HERE]);
  await Promise.all([world.close(), owner.end()]);
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const given = (part: Readonly<Record<string, unknown>> = {}) => ({
  id: uuidv7(),
  dutyId: giver.grant.id,
  delegateId: colleague.id,
  fromDay: "2026-05-14",
  toDay: "2026-05-20",
  reason: "cuti tahunan",
  ...part,
});

async function grantsOf(person: Person, when: Date) {
  const token = await openSession(person.id, "uji", when);
  return (await findSession(token, when))?.grants ?? [];
}

async function actsFor(person: Person, when = at(0)): Promise<Actor> {
  const token = await openSession(person.id, "uji", when);
  const session = await findSession(token, when);
  const delegated = session?.grants.find(({ delegation }) => delegation !== undefined);
  const actor = session && delegated ? actorOf({ ...session, chosenGrantId: delegated.id }) : null;
  if (actor === null) throw new Error("no delegated grant");
  return actor;
}

describe("delegation.give", () => {
  it("gives the colleague the duty for the days, says whose it is, and leaves the giver theirs", async () => {
    const input = given({ fromDay: "2026-05-15" });
    expect(codeOf(await run(giver, "delegation.give", input))).toBe("OK");
    expect(await grantsOf(colleague, at(0))).toHaveLength(1);
    const [, duty] = await grantsOf(colleague, at(1));
    expect(duty).toMatchObject({ id: input.id, role: "regency-verifier", regionCode: HERE, level: "full" });
    expect(duty?.delegation).toEqual({ giverName: "Verifikator (contoh)", until: new Date("2026-05-20T17:00:00Z") });
    expect(await grantsOf(colleague, new Date("2026-05-20T16:59:59.999Z"))).toHaveLength(2);
    expect(await grantsOf(colleague, new Date("2026-05-20T17:00:00Z"))).toHaveLength(1);
    expect(await grantsOf(verifier, at(1))).toHaveLength(1);
    const told = await world.rows<{ user_id: string; kind: string }>(
      "SELECT user_id, kind FROM notice WHERE grant_id = $1",
      [input.id],
    );
    expect(told.map(({ user_id }) => user_id).toSorted()).toEqual([colleague.id, administrator.id].toSorted());
    const audit = await world.rows(
      "SELECT detail FROM audit WHERE action = 'delegation:give' AND $1 = ANY (subject_ids)",
      [input.id],
    );
    expect(audit).toHaveLength(1);
  });

  it("does not know another's duty, a missing one, nor somebody who is no colleague", async () => {
    const stranger = await world.person("Orang lain", [{ role: "viewer", regionCode: THERE }]);
    for (const part of [
      { dutyId: colleague.grantIds[0] },
      { dutyId: uuidv7() },
      { delegateId: stranger.id },
      { delegateId: uuidv7() },
    ])
      expect(codeOf(await run(giver, "delegation.give", given(part)))).toBe("NOT_FOUND");
    await owner.query("UPDATE app_user SET status = 'suspended' WHERE id = $1", [colleague.id]);
    expect(codeOf(await run(giver, "delegation.give", given()))).toBe("NOT_FOUND");
  });

  it("refuses oneself, operators and deciders in one, wrong days, and a duty that was handed over itself", async () => {
    const refused = async (part: Readonly<Record<string, unknown>>, actor = giver) => {
      const outcome = await run(actor, "delegation.give", given(part));
      return outcome.ok ? "OK" : (outcome.error.fields?.[0]?.detail ?? outcome.error.code);
    };
    expect(await refused({ delegateId: giver.userId })).toBe("FOUR_EYES");
    expect(await refused({ fromDay: "2026-05-13" })).toBe("PAST");
    expect(await refused({ toDay: "2026-05-13" })).toBe("RANGE");
    expect(await refused({ toDay: "2026-07-20" })).toBe("TOO_LONG");
    const writer = await world.person("Operator", [
      { role: "viewer", regionCode: HERE },
      { role: "village-operator", regionCode: VILLAGE.here },
    ]);
    expect(await refused({ delegateId: writer.id })).toBe("OPERATOR_DECIDER");
    expect(await refused({ delegateId: administrator.id })).toBe("ADMINISTRATOR_APART");
    for (const role of ["viewer", "sector-officer", "trainer"] as const) {
      const onlooker = await world.person("Bukan pemutus", [{ role, regionCode: HERE }]);
      expect(await refused({ delegateId: onlooker.id })).toBe("NOT_DECIDER");
    }
    expect(await refused({})).toBe("OK");
    expect(await refused({ toDay: "2026-05-15" })).toBe("HOLDS_ALREADY");
    const third = await world.person("Ketiga", [{ role: "office-head", regionCode: HERE }]);
    const delegate = await actsFor(colleague);
    expect(await refused({ dutyId: delegate.grant.id, delegateId: third.id }, delegate)).toBe("CHAIN");
  });

  it("knows of another hand-over for the same days though neither holds yet", async () => {
    const second = await world.person("Verifikator dua", [{ role: "regency-verifier", regionCode: HERE }]);
    const days = { fromDay: "2026-06-10", toDay: "2026-06-20" };
    expect(codeOf(await run(giver, "delegation.give", given(days)))).toBe("OK");
    const other = await world.actor(second);
    const again = await run(other, "delegation.give", given({ ...days, dutyId: other.grant.id }));
    expect(again).toMatchObject({ error: { fields: [{ path: "delegateId", detail: "HOLDS_ALREADY" }] } });
    const later = { fromDay: "2026-06-21", toDay: "2026-06-22", dutyId: other.grant.id };
    expect(codeOf(await run(other, "delegation.give", given(later)))).toBe("OK");
  });

  it("takes one of two hand-overs to the same person at once, at most three people, and a repeat once", async () => {
    const later = { fromDay: "2026-06-01", toDay: "2026-06-02" };
    const both = await Promise.all([1, 2].map(() => run(giver, "delegation.give", given(later))));
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    const codes: string[] = [];
    for (let each = 0; each < 3; each += 1) {
      const person = await world.person("Rekan", [{ role: "office-head", regionCode: HERE }]);
      codes.push(codeOf(await run(giver, "delegation.give", given({ ...later, delegateId: person.id }))));
    }
    expect(codes).toEqual(["OK", "OK", "INVALID_INPUT"]);
    const operationId = uuidv7();
    const input = given({ fromDay: "2026-07-01", toDay: "2026-07-02" });
    const first = await run(giver, "delegation.give", input, { operationId });
    expect(await run(giver, "delegation.give", input, { operationId })).toEqual(first);
    expect(codeOf(await run(giver, "delegation.give", { ...input, toDay: "2026-07-03" }, { operationId }))).toBe(
      "IDEMPOTENCY_MISMATCH",
    );
    expect(await world.rows("SELECT 1 FROM access_grant WHERE id = $1", [input.id])).toHaveLength(1);
  });
});

describe("a delegate", () => {
  it("decides in the giver's stead, is refused their own work, and both count as holders", async () => {
    const before = await countHolders(referenceSql(), "regency-verifier", VILLAGE.here, [], NOW);
    await run(giver, "delegation.give", given());
    expect(await countHolders(referenceSql(), "regency-verifier", VILLAGE.here, [], NOW)).toBe(before + 1);
    const delegate = await actsFor(colleague);
    const other = await makeWaiting(owner, { villageCode: VILLAGE.here });
    const own = await makeWaiting(owner, { villageCode: VILLAGE.here, contributors: [colleague.id] });
    const decide = (actor: Actor, item: object) =>
      run(actor, "proposal.decide", { item, decision: decision("verify") });
    expect(codeOf(await decide(delegate, other))).toBe("OK");
    expect(codeOf(await decide(delegate, own))).toBe("FOUR_EYES");
    expect(codeOf(await decide(giver, own))).toBe("OK");
  });

  it.each([
    ["suspended", "UPDATE access_grant SET suspended_at = $2 WHERE id = $1"],
    ["revoked", "UPDATE access_grant SET revoked_at = $2 WHERE id = $1"],
    ["ended", "UPDATE access_grant SET valid_to = $2 WHERE id = $1"],
  ])("loses the duty at once when the giver's is %s", async (_how, statement) => {
    await run(giver, "delegation.give", given());
    expect(await grantsOf(colleague, NOW)).toHaveLength(2);
    const before = await countHolders(referenceSql(), "regency-verifier", HERE, [], NOW);
    await owner.query(statement, [giver.grant.id, NOW]);
    expect(await grantsOf(colleague, NOW)).toHaveLength(1);
    expect(await countHolders(referenceSql(), "regency-verifier", HERE, [], NOW)).toBe(before - 2);
  });

  it("loses it when the giver's account is suspended, and has it again when it is not", async () => {
    await run(giver, "delegation.give", given());
    await owner.query("UPDATE app_user SET status = 'suspended' WHERE id = $1", [giver.userId]);
    expect(await grantsOf(colleague, NOW)).toHaveLength(1);
    await owner.query("UPDATE app_user SET status = 'active' WHERE id = $1", [giver.userId]);
    expect(await grantsOf(colleague, NOW)).toHaveLength(2);
  });
});

describe("delegation.end", () => {
  const end = (id: string) => ({ id, reason: "kembali lebih awal" });

  it("is for the giver and the area's administrator, once, and ends access at once", async () => {
    for (const [actor, toldTo] of [
      [giver, administrator.id],
      [admin, verifier.id],
    ] as const) {
      const input = given();
      await run(giver, "delegation.give", input);
      const delegate = await actsFor(colleague);
      expect(codeOf(await run(delegate, "delegation.end", end(input.id)))).toBe("NOT_FOUND");
      expect(codeOf(await run(actor, "delegation.end", end(input.id)))).toBe("OK");
      expect(codeOf(await run(actor, "delegation.end", end(input.id)))).toBe("NOT_FOUND");
      expect(await grantsOf(colleague, NOW)).toHaveLength(1);
      const told = await world.rows(
        "SELECT 1 FROM notice WHERE grant_id = $1 AND kind = 'delegation-ended' AND user_id = $2",
        [input.id, toldTo],
      );
      expect(told).toHaveLength(1);
    }
  });

  it("does not know a grant that is no hand-over, one elsewhere, nor one that is over", async () => {
    const elsewhere = await world.actor(await world.person("Lain", [{ role: "administrator", regionCode: THERE }]));
    const input = given();
    await run(giver, "delegation.give", input);
    expect(codeOf(await run(elsewhere, "delegation.end", end(input.id)))).toBe("NOT_FOUND");
    expect(codeOf(await run(giver, "delegation.end", end(giver.grant.id)))).toBe("NOT_FOUND");
    expect(codeOf(await run(giver, "delegation.end", end(input.id), { at: at(30) }))).toBe("NOT_ALLOWED_NOW");
  });
});

describe("random hand-overs", () => {
  it("hold in the database exactly when the rule says so", async () => {
    const rows = await world.rows<{ id: string }>("SELECT id FROM access_grant WHERE delegated_from IS NOT NULL");
    expect(rows.length).toBeGreaterThan(5);
    const people = await world.rows<{ user_id: string }>("SELECT DISTINCT user_id FROM access_grant");
    for (const { user_id: userId } of people.slice(-40)) {
      for (const days of [-1, 0, 1, 5, 6, 7, 20, 60]) {
        const when = at(days);
        const inCode = (await listOwnGrants(userId, when)).filter(({ state }) => state === "valid").map(({ id }) => id);
        const token = await openSession(userId, "uji", when);
        const inDatabase = ((await findSession(token, when))?.grants ?? []).map(({ id }) => id);
        const { rows: status } = await owner.query("SELECT status FROM app_user WHERE id = $1", [userId]);
        if (status[0].status === "active") expect(inDatabase.toSorted()).toEqual(inCode.toSorted());
      }
    }
  });
});

describe("the pages", () => {
  it("say to whom a duty may be handed and why not to others, and show what was handed over", async () => {
    await world.person("Operator", [
      { role: "viewer", regionCode: HERE },
      { role: "village-operator", regionCode: VILLAGE.here },
    ]);
    const before = await findLeavePage(giver, NOW);
    const [duty] = before.duties;
    expect(duty?.colleagues.find(({ userId }) => userId === colleague.id)?.problem).toBeNull();
    expect(duty?.colleagues.map(({ problem }) => problem)).toContain("OPERATOR_DECIDER");
    expect(duty?.colleagues.map(({ problem }) => problem)).toContain("ADMINISTRATOR_APART");
    const input = given();
    await run(giver, "delegation.give", input);
    const after = await findLeavePage(giver, NOW);
    expect(after.given).toMatchObject([{ id: input.id, state: "running", canEnd: true, toDay: "2026-05-20" }]);
    const delegate = await actsFor(colleague);
    expect((await findLeavePage(delegate, NOW)).received).toMatchObject([{ id: input.id, canEnd: false }]);
    const handed = (await findLeavePage(delegate, NOW)).duties.find(({ role }) => role === "regency-verifier");
    expect(handed).toMatchObject({ problem: "CHAIN", colleagues: [] });
    const inArea = await listAreaDelegations(admin, "berjalan", null, NOW);
    expect(inArea?.lines.find(({ id }) => id === input.id)).toMatchObject({ canEnd: true, state: "running" });
    const elsewhere = await world.actor(await world.person("Lain", [{ role: "administrator", regionCode: THERE }]));
    expect((await listAreaDelegations(elsewhere, "berjalan", null, NOW))?.lines).toEqual([]);
    expect(await listAreaDelegations(giver, "berjalan", null, NOW)).toBeNull();
  });

  it("tell the delegate, count it until it is read, and nobody else reads it", async () => {
    await run(giver, "delegation.give", given());
    const delegate = await actsFor(colleague);
    expect(await countNotices(colleague.id, NOW)).toBe(1);
    const page = await listNotices(delegate, null, NOW);
    expect(page.lines).toMatchObject([
      { facts: { kind: "delegation-given" }, people: { giver: "Verifikator (contoh)" }, isNew: true },
    ]);
    expect((await listNotices(giver, null, NOW)).lines).toEqual([]);
    expect(codeOf(await run(giver, "notice.mark-seen", { until: NOW.toISOString() }))).toBe("OK");
    expect(await countNotices(colleague.id, NOW)).toBe(1);
    expect(codeOf(await run(delegate, "notice.mark-seen", { until: NOW.toISOString() }))).toBe("OK");
    expect(await countNotices(colleague.id, NOW)).toBe(0);
  });
});
