import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { placesBelow } from "@/lib/server/map/places-query";
import { rollUpVillage, villageScope } from "@/lib/server/rollup/roll-up-village";
import { ownerUrl } from "@/tests/support/urls";

/** Villages of a district that no other test fills. */
const [FULL, FEW] = ["1271012001", "1271012002"];
const REGENCY = "1271";
const AT = new Date("2026-05-01T03:00:00Z");
const owner = new Client({ connectionString: ownerUrl() });
const placeOf = async (code: string) =>
  (await owner.query("SELECT lat, lng, houses, placed_at FROM area_place WHERE village_code = $1", [code])).rows[0];
const roll = (villageCode: string, at: Date) => rollUpVillage({ regencyCode: REGENCY, villageCode }, at);

async function house(villageCode: string, lat: number, lng: number) {
  await owner.query(
    `INSERT INTO household (regency_code, id, village_code, status, revision, head_name, member_count, lat, lng, created_at, updated_at)
     VALUES ($1, gen_random_uuid(), $2, 1, 1, 'CONTOH', 1, $3, $4, $5, $5)`,
    [REGENCY, villageCode, lat, lng, AT],
  );
}

beforeAll(async () => {
  await owner.connect();
  for (let index = 0; index < 11; index += 1) await house(FULL, 3.5 + index / 1000, 98.6 + index / 1000);
  // One point that was read off a wrong map.
  await house(FULL, -8.9, 140.2);
  for (let index = 0; index < 9; index += 1) await house(FEW, 3.4, 98.7);
});
afterAll(async () => {
  await owner.query("DELETE FROM household WHERE regency_code = $1 AND village_code = ANY ($2)", [
    REGENCY,
    [FULL, FEW],
  ]);
  for (const code of [FULL, FEW]) await roll(code, new Date(AT.getTime() + 90 * 86_400_000));
  await owner.query("DELETE FROM area_place WHERE village_code = ANY ($1)", [[FULL, FEW]]);
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

describe("the place of a village", () => {
  it("is the middle of its houses to a kilometre, whatever one wrong point says", async () => {
    await roll(FULL, AT);
    expect(await placeOf(FULL)).toMatchObject({ lat: 3.5, lng: 98.61, houses: 12 });
  });

  it("is not told where fewer than ten houses would be the place", async () => {
    await roll(FEW, AT);
    expect(await placeOf(FEW)).toBeUndefined();
  });

  it("is found again after a month, not with each count", async () => {
    const later = (days: number) => new Date(AT.getTime() + days * 86_400_000);
    await roll(FULL, later(29));
    expect((await placeOf(FULL))?.placed_at).toEqual(AT);
    await roll(FULL, later(31));
    expect((await placeOf(FULL))?.placed_at).toEqual(later(31));
  });

  it("gives the areas above theirs", async () => {
    expect((await placesBelow(REGENCY, "regency")).get("127101")).toEqual({ lat: 3.5, lng: 98.61 });
    expect((await placesBelow("0", "nation")).get("12")).toEqual({ lat: 3.5, lng: 98.61 });
    expect([...(await placesBelow("127101", "district")).keys()]).toEqual([FULL]);
  });

  it("is written under the village's own scope alone", async () => {
    const other = underScope(villageScope(FEW), ({ sql }) => sql`SELECT app_place_village(${REGENCY}, ${FULL}, ${AT})`);
    await expect(other).rejects.toThrow("out of scope");
  });
});
