import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { readAssignmentFilter } from "@/lib/domain/assignment/list-filter";
import { findAssignments, findOwnAssignments } from "@/lib/server/assignment/queries";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod, OTHER_REGENCY_VILLAGE, OTHER_VILLAGE, VILLAGE } from "@/tests/support/factory/place";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-05-20T03:00:00Z");
let operator: Actor;
let head: Actor;
let verifier: Actor;
let companion: Actor;
let second: Actor;
let families: readonly string[];
let foreign: readonly string[];
let periodId: string;

beforeAll(async () => {
  await owner.connect();
  periodId = await makePeriod(owner, VILLAGE, NOW);
  operator = await makeActor(owner, "village-operator", VILLAGE);
  head = await makeActor(owner, "village-head", VILLAGE);
  verifier = await makeActor(owner, "regency-verifier", VILLAGE.slice(0, 4));
  companion = await makeActor(owner, "companion", VILLAGE);
  second = await makeActor(owner, "companion", VILLAGE);
  families = (await makeFamilies(owner, VILLAGE, 8, "2026-05-14")).map(({ id }) => id);
  foreign = (await makeFamilies(owner, OTHER_VILLAGE, 2, "2026-05-14")).map(({ id }) => id);
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const chosen = (...ids: readonly string[]) => ({ kind: "families", ids });
const EVERYTHING = { kind: "filter", dusun: "", rt: "", companion: "" };
const give = (userId: string, what: object, actor = operator, options = {}) =>
  must<{ given: number; outcomes: readonly { id: string; outcome: string }[] }>(
    actor,
    "assignment.give",
    { villageCode: VILLAGE, userId, chosen: what },
    { now: NOW, ...options },
  );
const take = (userId: string | null, what: object) =>
  must<{ taken: number; outcomes: readonly { outcome: string }[] }>(
    operator,
    "assignment.take",
    { villageCode: VILLAGE, userId, chosen: what },
    { now: NOW },
  );
const seen = async (actor: Actor) =>
  (
    await underScope(
      scopeOf(actor),
      ({ sql }) =>
        sql<{ id: string }>`SELECT id FROM household WHERE regency_code = ${VILLAGE.slice(0, 4)} ORDER BY id`,
    )
  ).map(({ id }) => id);
const list = (actor: Actor, query: Record<string, string> = {}, limit?: number) =>
  findAssignments(actor, {
    filter: readAssignmentFilter(query),
    periodId,
    now: NOW,
    ...(limit === undefined ? {} : { limit }),
  });
const events = async () =>
  (
    await owner.query<{ event: string; user_id: string }>(
      "SELECT event, user_id FROM assignment_event WHERE village_code = $1 ORDER BY at, id",
      [VILLAGE],
    )
  ).rows;

describe("giving families to a companion", () => {
  it("lets the companion see them and no other, says what became of each, and writes history once", async () => {
    const [one = "", two = ""] = families;
    const stranger = uuidv7();
    const outcome = await give(companion.userId, chosen(one, two, foreign[0] ?? "", stranger));
    expect(outcome.outcomes.map(({ outcome: word }) => word)).toEqual(["given", "given", "unknown", "unknown"]);
    expect(await seen(companion)).toEqual([one, two].sort());
    expect(await seen(second)).toEqual([]);
    const again = await give(companion.userId, chosen(one));
    expect(again).toMatchObject({ given: 0, outcomes: [{ id: one, outcome: "already" }] });
    expect((await events()).map(({ event }) => event)).toEqual(["give", "give"]);
    const audit = await owner.query(
      "SELECT subject_ids FROM audit WHERE action = 'assignment:give' AND area_code = $1 ORDER BY at LIMIT 1",
      [VILLAGE],
    );
    expect([...audit.rows[0].subject_ids].sort()).toEqual([one, two].sort());
  });

  it("answers a repeat with its first result", async () => {
    const operationId = uuidv7();
    const first = await give(second.userId, chosen(families[2] ?? ""), operator, { operationId });
    const repeat = await give(second.userId, chosen(families[2] ?? ""), operator, { operationId });
    expect(repeat).toEqual(first);
    expect((await events()).length).toBe(3);
  });

  it("is refused to those who only look, for other villages, and to people who are no companions there", async () => {
    const input = { villageCode: VILLAGE, userId: companion.userId, chosen: EVERYTHING };
    for (const actor of [head, verifier, companion])
      expect(await refusal(actor, "assignment.give", input)).toBe("FORBIDDEN");
    expect(await refusal(operator, "assignment.give", { ...input, villageCode: OTHER_VILLAGE })).toBe("NOT_FOUND");
    const elsewhere = await makeActor(owner, "companion", OTHER_VILLAGE);
    const ended = await makeActor(owner, "companion", VILLAGE);
    await owner.query("UPDATE access_grant SET revoked_at = $2 WHERE id = $1", [ended.grant.id, NOW]);
    for (const userId of [elsewhere.userId, ended.userId, operator.userId, uuidv7()])
      expect(await refusal(operator, "assignment.give", { ...input, userId }, { now: NOW })).toBe("NOT_FOUND");
    expect(await refusal(operator, "assignment.give", { ...input, extra: 1 })).toBe("INVALID_INPUT");
  });

  it("cannot be done by a companion for themselves, past the commands either", async () => {
    const self = (actor: Actor) =>
      underScope(scopeOf(actor), async ({ sql }) => {
        await sql`INSERT INTO assignment (regency_code, household_id, user_id, village_code, created_at)
          VALUES (${VILLAGE.slice(0, 4)}, ${families[7]}, ${actor.userId}, ${VILLAGE}, ${NOW})`;
      });
    await expect(self(companion)).rejects.toThrow(/row-level security/);
  });
});

describe("taking families back", () => {
  it("leaves the draft that the companion wrote to the village", async () => {
    const household = families[3] ?? "";
    await give(companion.userId, chosen(household));
    const id = uuidv7();
    await owner.query(
      `INSERT INTO proposal (regency_code, id, village_code, household_id, period_id, kind, state, version, channel, payload, head_name,
         base_revision, condition_date, is_correction, error_count, warning_count, warning_weight, change_count, changed_keys,
         contributors, deciders, created_by, created_at, updated_at, state_since)
       VALUES ($1, $2, $3, $4, $5, 'condition', 'draft', 1, 'desk', '{}', 'Contoh', 1, '2026-05-14', false, 0, 0, 0, 0, '{}',
         ARRAY[$6::uuid], '{}', $6, $7, $7, $7)`,
      [VILLAGE.slice(0, 4), id, VILLAGE, household, periodId, companion.userId, NOW],
    );
    const taken = await take(companion.userId, chosen(household));
    expect(taken).toMatchObject({ taken: 1, outcomes: [{ outcome: "taken" }] });
    expect(await seen(companion)).not.toContain(household);
    const stands = await underScope(
      scopeOf(operator),
      ({ sql }) => sql`SELECT state FROM proposal WHERE regency_code = ${VILLAGE.slice(0, 4)} AND id = ${id}`,
    );
    expect(stands).toEqual([{ state: "draft" }]);
    expect(await take(companion.userId, chosen(household))).toMatchObject({
      taken: 0,
      outcomes: [{ outcome: "nobody" }],
    });
    const before = await findOwnAssignments(companion, periodId);
    expect(before).toEqual({ none: 2, draft: 0, sent: 0 });
    await give(companion.userId, chosen(household));
    expect(await findOwnAssignments(companion, periodId)).toEqual({ none: 2, draft: 1, sent: 0 });
    expect(await findOwnAssignments(operator, periodId)).toBeNull();
  });

  it("reaches everything under a filter at once", async () => {
    const before = await list(operator, { pendamping: "tanpa" });
    const given = await give(second.userId, { ...EVERYTHING, companion: "tanpa" });
    expect(given.given).toBe(before?.total);
    expect((await list(operator, { pendamping: "tanpa" }))?.total).toBe(0);
    const of = await list(operator, { pendamping: second.userId });
    const taken = await take(second.userId, { ...EVERYTHING, companion: second.userId });
    expect(taken.taken).toBe(of?.total);
    expect(await seen(second)).toEqual([]);
  });
});

describe("the list of assignments", () => {
  it("counts companions and their work, pages without loss, and logs the names it shows", async () => {
    const whole = await list(operator);
    expect(whole?.total).toBe(whole?.lines.length);
    expect(whole?.companions.find(({ userId }) => userId === companion.userId)).toMatchObject({
      isActive: true,
      families: 3,
      stages: { none: 2, draft: 1, sent: 0 },
    });
    const walked: string[] = [];
    let after = "";
    for (let round = 0; round < 10; round += 1) {
      const page = await list(operator, { sesudah: after }, 3);
      walked.push(...(page?.lines ?? []).map(({ id }) => id));
      if (!page?.next) break;
      after = page.next;
    }
    expect(walked).toEqual(whole?.lines.map(({ id }) => id));
    const logged = await owner.query(
      "SELECT count(*)::int AS n FROM audit WHERE action = 'household:read' AND purpose = 'assign' AND actor_id = $1",
      [operator.userId],
    );
    expect(logged.rows[0].n).toBeGreaterThan(1);
  });

  it("is open to the village head and, village by village, to the regency, and to nobody else", async () => {
    expect((await list(head))?.total).toBeGreaterThan(0);
    expect(await list(verifier)).toBeNull();
    expect((await list(verifier, { desa: VILLAGE }))?.total).toBeGreaterThan(0);
    expect(await list(verifier, { desa: OTHER_REGENCY_VILLAGE })).toBeNull();
    expect(await list(companion)).toBeNull();
    // A village's own people see their own, whatever the address names.
    expect((await list(operator, { desa: OTHER_VILLAGE }))?.villageCode).toBe(VILLAGE);
  });

  it("keeps a companion in sight whose access has ended while families are still theirs", async () => {
    await owner.query("UPDATE access_grant SET revoked_at = $2 WHERE id = $1", [companion.grant.id, NOW]);
    const page = await list(operator);
    expect(page?.companions.find(({ userId }) => userId === companion.userId)).toMatchObject({
      isActive: false,
      families: 3,
    });
  });
});
