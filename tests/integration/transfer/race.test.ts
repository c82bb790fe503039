import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import { handles } from "@/lib/server/db/pool";
import type { SeedFamily } from "@/prisma/seed/record";
import { run } from "@/tests/support/factory/run";
import {
  activeOf,
  BESIDE,
  HERE,
  hasKk,
  makeWorld,
  NEAR,
  operatorOf,
  PAPER,
  personOf,
  requestWhole,
  sendOut,
  type World,
} from "./world";

let world: World;

beforeAll(async () => {
  world = await makeWorld();
}, 120_000);

afterAll(async () => {
  await world.owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const TRIES = 64;
const tries = <T>(attempt: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: TRIES }, (_, index) => attempt(index)));

/** Each person once in the registry, and active in one member row of all the country. */
async function expectOnePlace(family: SeedFamily): Promise<void> {
  const uids = activeOf(family).map(({ uid }) => uid);
  const places = await world.owner.query(
    `SELECT r.person_uid, count(m.id) FILTER (WHERE m.active)::int AS memberships,
       bool_and(NOT m.active OR (m.household_id = r.household_id AND m.village_code = r.village_code)) AS agrees
     FROM person_registry r LEFT JOIN member m ON m.id = r.person_uid WHERE r.person_uid = ANY ($1) AND r.active GROUP BY r.person_uid`,
    [uids],
  );
  expect(places.rows).toHaveLength(uids.length);
  for (const row of places.rows) expect(row).toMatchObject({ memberships: 1, agrees: true });
}

it("has one winner of 64 decisions at once, and everybody lives in one place", async () => {
  const family = world.take(HERE, hasKk);
  const { atOrigin } = await requestWhole(world, family, HERE, NEAR);
  await run(operatorOf(world, HERE), "transfer.release", { ...atOrigin, version: 1 });
  const outcomes = await tries((index) =>
    run(index % 2 === 0 ? world.verifier : world.verifier2, "transfer.decide", { ...atOrigin, version: 2 }),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  for (const outcome of outcomes) if (!outcome.ok) expect(["STALE", "UNAVAILABLE"]).toContain(outcome.error.code);
  await expectOnePlace(family);
  const revisions = await world.owner.query(
    "SELECT count(*)::int AS n FROM household_revision WHERE household_id = $1",
    [family.id],
  );
  expect(revisions.rows[0].n).toBe(2);
}, 120_000);

it("has one winner of 64 requests from two villages and the origin", async () => {
  const family = world.take(HERE, hasKk);
  const { nik, birthDate } = personOf(family);
  const outcomes = await tries((index) => {
    if (index % 3 === 0)
      return run(operatorOf(world, HERE), "transfer.request-out", {
        id: uuidv7(),
        regencyCode: "5207",
        householdId: family.id,
        people: activeOf(family).map(({ uid }) => uid),
        toVillage: BESIDE,
        ...PAPER,
      });
    const to = index % 3 === 1 ? NEAR : BESIDE;
    return run(
      operatorOf(world, to),
      "transfer.request-in",
      { id: uuidv7(), villageCode: to, people: [{ nik, birthDate, relation: 1 }], target: { kind: "new" }, ...PAPER },
      // A minute apart, so that the limit of look-ups is not what decides.
      { now: new Date(Date.now() + index * 61_000) },
    );
  });
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const open = await world.owner.query(
    "SELECT count(*)::int AS n FROM transfer WHERE side = 'out' AND household_id = $1 AND due_at IS NOT NULL",
    [family.id],
  );
  expect(open.rows[0].n).toBe(1);
}, 120_000);

it("has one winner of 64 steps that end or move a transfer on", async () => {
  const family = world.take(HERE, hasKk);
  const item = await sendOut(world, family, HERE, NEAR);
  const reasoned = { version: 1, note: null };
  const outcomes = await tries((index) => {
    if (index % 3 === 0)
      return run(operatorOf(world, NEAR), "transfer.accept", {
        ...item.atDestination,
        version: 1,
        target: { kind: "new" },
      });
    if (index % 3 === 1)
      return run(operatorOf(world, NEAR), "transfer.refuse", {
        ...item.atDestination,
        ...reasoned,
        reason: "NOT_ARRIVED",
      });
    return run(operatorOf(world, HERE), "transfer.withdraw", {
      ...item.atOrigin,
      ...reasoned,
      reason: "WRONG_VILLAGE",
    });
  });
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const stored = await world.owner.query("SELECT DISTINCT version FROM transfer WHERE id = $1", [item.atOrigin.id]);
  expect(stored.rows).toEqual([{ version: 2 }]);
}, 120_000);

it("lets nobody claim a person while 64 try: claims, and the decision that moves them", async () => {
  const family = world.take(HERE, hasKk);
  const { atOrigin, atDestination } = await sendOut(world, family, HERE, NEAR);
  await run(operatorOf(world, NEAR), "transfer.accept", { ...atDestination, version: 1, target: { kind: "new" } });
  const claimed: string[] = [];
  const person = personOf(family);
  await tries(async (index) => {
    if (index % 8 === 0) return run(world.verifier, "transfer.decide", { ...atOrigin, version: 2 });
    const client = await handles().pool.connect();
    try {
      await client.query("BEGIN");
      await client.query("SELECT app_set_scope($1, 'area', ARRAY['52', '53'], ARRAY['52', '53'], NULL, NULL)", [
        uuidv7(),
      ]);
      const found = await client.query("SELECT app_claim_person($1, '5207', $2, $3, NULL) AS answer", [
        person.uid,
        NEAR,
        uuidv7(),
      ]);
      claimed.push(found.rows[0].answer);
      await client.query("COMMIT");
    } finally {
      client.release();
    }
  });
  expect(new Set(claimed)).toEqual(new Set(["taken"]));
  await expectOnePlace(family);
}, 120_000);
