import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5207052001";
const REGENCY = VILLAGE.slice(0, 4);
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");
let families: SeedFamily[];

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, REGENCY);
  families = [...sound(await makeFamilies(owner, VILLAGE, 60, today), today)];
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

function take(wanted: (family: SeedFamily) => boolean = () => true): SeedFamily {
  const at = families.findIndex(wanted);
  const [found] = at < 0 ? [] : families.splice(at, 1);
  if (found === undefined) throw new Error("more families are needed");
  return found;
}

/** What a submission with these household answers is told, by rule. */
async function told(
  family: SeedFamily,
  answers: Record<string, number>,
  prepare: (id: string) => Promise<void> = async () => {},
) {
  const operator = await makeActor(owner, "village-operator", VILLAGE);
  const key = { regencyCode: REGENCY, id: uuidv7() };
  await must(operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
  const patches = Object.entries(answers).map(([name, value]) => ({
    level: "household",
    uid: null,
    key: name,
    before: family.household[name] ?? null,
    value,
  }));
  const saved = await must<{ version: number }>(operator, "proposal.save", { ...key, patches });
  await prepare(operator.userId);
  const began = performance.now();
  const outcome = await run(operator, "proposal.submit", { ...key, version: saved.version });
  const ms = performance.now() - began;
  const rules = outcome.ok ? [] : (outcome.error.fields ?? []).map(({ detail }) => detail.replace("NEEDS_NOTE:", ""));
  return { ok: outcome.ok, rules, ms };
}

const floor = (family: SeedFamily) => ({ floorAreaM2: Number(family.household["floorAreaM2"]) + 1 });

it("sends a sound family without a word", async () => {
  const family = take();
  expect(await told(family, floor(family))).toMatchObject({ ok: true });
});

it("warns of a point far from where the village lives (V36)", async () => {
  const family = take(({ household }) => typeof household["lat"] === "number");
  expect((await told(family, { lat: -9.4, lng: 116.8 })).rules).toEqual(["V36a"]);
});

it("warns of many families on one point (V36)", async () => {
  const family = take();
  await owner.query(
    "UPDATE household SET lat = -8.7, lng = 116.8 WHERE id IN (SELECT id FROM household WHERE village_code = $1 AND id <> $2 LIMIT 30)",
    [VILLAGE, family.id],
  );
  expect((await told(family, { lat: -8.7, lng: 116.8 })).rules).toEqual(["V36b"]);
});

it("warns of a meter that several families have (V32, V38)", async () => {
  const family = take(
    ({ household }) => household["dwellingOwnership"] === 1 && typeof household["plnId"] === "string",
  );
  // Families that no later test takes.
  const others = families.splice(-3).map(({ id }) => id);
  await owner.query(
    `UPDATE household h SET pln_id_bidx = mine.pln_id_bidx FROM household mine WHERE mine.id = $1 AND h.id = ANY ($2)`,
    [family.id, others],
  );
  expect((await told(family, floor(family))).rules.sort()).toEqual(["V32e", "V38b"]);
});

it("warns of more than forty families a day by one officer, and of the same answers in more than ten", async () => {
  const [first, second] = [take(), take()];
  const copies = (userId: string, count: number, digest: string) =>
    owner.query(
      `INSERT INTO proposal (regency_code, id, village_code, household_id, period_id, kind, state, version, channel, payload, head_name,
         base_revision, condition_date, is_correction, error_count, warning_count, warning_weight, change_count, changed_keys,
         contributors, deciders, created_by, created_at, updated_at, state_since, submitted_at, answers_digest)
       SELECT regency_code, gen_random_uuid(), village_code, gen_random_uuid(), period_id, kind, 'submitted', 1, channel, payload, head_name,
         base_revision, condition_date, is_correction, 0, 0, 0, 0, '{}', ARRAY[$1::uuid], '{}', $1::uuid, now(), now(), now(), now(),
         ${digest} FROM proposal, generate_series(1, $2) WHERE village_code = $3 AND state = 'submitted' AND id IN
         (SELECT id FROM proposal WHERE village_code = $3 AND state = 'submitted' ORDER BY submitted_at LIMIT 1)`,
      [userId, count, VILLAGE],
    );
  expect((await told(first, floor(first), (userId) => copies(userId, 40, "NULL").then(() => undefined))).rules).toEqual(
    ["A05a"],
  );

  // The digest of the second family as its own sending would make it: sent once, taken back, copied.
  const operator = await makeActor(owner, "village-operator", VILLAGE);
  const key = { regencyCode: REGENCY, id: uuidv7() };
  await must(operator, "proposal.start", { ...key, householdId: second.id, channel: "desk" });
  const before = second.household["floorAreaM2"] ?? null;
  const saved = await must<{ version: number }>(operator, "proposal.save", {
    ...key,
    patches: [{ level: "household", uid: null, key: "floorAreaM2", before, value: Number(before) + 1 }],
  });
  await must(operator, "proposal.submit", { ...key, version: saved.version });
  await owner.query(
    `INSERT INTO proposal SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'household_id', gen_random_uuid(),
       'contributors', '{}'::uuid[]))).* FROM proposal p, generate_series(1, 10) WHERE p.id = $1`,
    [key.id],
  );
  await owner.query("UPDATE proposal SET state = 'draft', version = $2 WHERE id = $1", [key.id, saved.version]);
  const again = await run(operator, "proposal.submit", { ...key, version: saved.version });
  expect(again).toMatchObject({ ok: false, error: { fields: [{ detail: "NEEDS_NOTE:A05b" }] } });
});
