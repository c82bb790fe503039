import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays } from "@/lib/domain/calendar/working-day";
import { handles } from "@/lib/server/db/pool";
import { findPastListings } from "@/lib/server/past-list/family-query";
import { must } from "@/tests/support/factory/run";
import {
  activeOf,
  BESIDE,
  HERE,
  hasKk,
  hasMany,
  makeWorld,
  NEAR,
  operatorOf,
  personOf,
  requestOne,
  requestWhole,
  today,
  type World,
} from "../transfer/world";
import { committed } from "./world";

let world: World;

beforeAll(async () => {
  world = await makeWorld();
}, 120_000);

afterAll(async () => {
  await world.owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

/** An open word about somebody, and one about their family's house. */
async function told(householdId: string, uid: string): Promise<void> {
  await world.owner.query(
    `INSERT INTO sector_hint (regency_code, id, village_code, household_id, person_uid, level, key, value, sector, as_of, ends_on, source,
       given_by, given_at)
     SELECT '5207', gen_random_uuid(), $1, $2, $3, l, k, '1', s, $4, $5, 'api', $3, now()
     FROM (VALUES ('member', 'schoolParticipation', 'school'), ('household', 'meterPower1', 'pln')) AS x (l, k, s)`,
    [HERE, householdId, uid, today, addDays(today, 100)],
  );
}

const hints = async (uid: string) =>
  (
    await world.owner.query(
      "SELECT level, village_code, household_id FROM sector_hint WHERE person_uid = $1 ORDER BY level DESC",
      [uid],
    )
  ).rows;

async function moved(item: Awaited<ReturnType<typeof requestOne>>, decider = world.verifier): Promise<void> {
  await must(operatorOf(world, HERE), "transfer.release", { ...item.atOrigin, version: 1, newHead: null });
  await must(decider, "transfer.decide", { ...item.atOrigin, version: 2 });
}

it("what offices say goes with a family that moves; what they say of its old house does not", async () => {
  const family = world.take(HERE, hasKk);
  const { uid, nik } = personOf(family);
  await told(family.id, uid);
  await committed(
    world.verifier,
    "dtks",
    `nik;no kk;status\n${nik};;aktif\n;${String(family.household["kkNumber"])};aktif`,
    "2023-01-31",
  );
  await moved(await requestWhole(world, family, HERE, NEAR));
  expect(await hints(uid)).toEqual([{ level: "member", village_code: NEAR, household_id: family.id }]);
  expect(await findPastListings(operatorOf(world, NEAR), "5207", family.id)).toHaveLength(2);
  expect(await findPastListings(operatorOf(world, HERE), "5207", family.id)).toEqual([]);
});

it("what offices say of a person goes with them into another family; the house's stays with the house", async () => {
  const family = world.take(HERE, hasMany);
  const { uid, nik } = personOf(family);
  await told(family.id, uid);
  await committed(world.verifier, "p3ke", `nik;desil\n${nik};1`, "2023-01-31");
  await moved(await requestOne(world, family, HERE, NEAR));
  const [person, house] = await hints(uid);
  expect([person?.village_code, person?.household_id === family.id]).toEqual([NEAR, false]);
  expect(house).toEqual({ level: "household", village_code: HERE, household_id: family.id });
  expect(await findPastListings(operatorOf(world, NEAR), "5207", person?.household_id ?? "")).toMatchObject([
    { decile: 1 },
  ]);
  expect(activeOf(family).length).toBeGreaterThan(1);
});

it("nobody is asked about somebody who left the regency", async () => {
  const family = world.take(HERE, hasMany);
  const { uid } = personOf(family);
  await told(family.id, uid);
  await moved(await requestOne(world, family, HERE, BESIDE), world.validator);
  expect((await hints(uid)).map(({ level }) => level)).toEqual(["household"]);
});
