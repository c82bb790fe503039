import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { EXCEPTION_KINDS } from "@/lib/domain/access/watch-page";
import { countWatch } from "@/lib/server/access-watch/count-watch";
import { listDoors } from "@/lib/server/access-watch/doors-query";
import { listExceptions } from "@/lib/server/access-watch/exceptions-query";
import { listHolders } from "@/lib/server/access-watch/holders-query";
import { handles } from "@/lib/server/db/pool";
import { referenceSql } from "@/lib/server/db/reference";
import { HERE, type Person, THERE, VILLAGE, World } from "../admin/world";

/** Lists of a province are found each hour; a regency's are read as they are. */
const world = new World();
const NOW = new Date("2026-05-14T03:00:00.000Z");
const hour = (count: number) => new Date(NOW.getTime() + count * 3_600_000);
let province: Actor;
let regency: Actor;
let direct: Person;

beforeAll(async () => {
  await world.open();
  const administrator = async (regionCode: string) =>
    world.actor(await world.person("Pengelola", [{ role: "administrator", regionCode }]));
  province = await administrator(HERE.slice(0, 2));
  regency = await administrator(HERE);
  direct = await world.person("Langsung", [{ role: "village-operator", regionCode: VILLAGE.here }]);
  await world.person("Sebelah", [{ role: "village-operator", regionCode: VILLAGE.there }]);
});
afterAll(async () => {
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const untrained = async (actor: Actor, at: Date) => {
  const page = await listExceptions(actor, { kind: "without-training", after: null }, at);
  return { ...page, ids: page?.lines.map(({ userId }) => userId) ?? [] };
};

describe("the lists of a province", () => {
  it("are read live until they are counted for the first time", async () => {
    const page = await untrained(province, NOW);
    expect(page.countedAt).toBeNull();
    expect(page.ids).toContain(direct.id);
  });

  it("are the same when they are counted, with the hour, and counted again without a trace", async () => {
    const live = await Promise.all(EXCEPTION_KINDS.map((kind) => listExceptions(province, { kind, after: null }, NOW)));
    const holders = await listHolders(province, { area: null, after: null }, NOW);
    const doors = await listDoors(province, { state: null, after: null }, NOW);
    for (const _ of [1, 2]) expect(await countWatch(referenceSql(), NOW)).toBeGreaterThan(0);
    for (const [index, kind] of EXCEPTION_KINDS.entries())
      expect(await listExceptions(province, { kind, after: null }, NOW)).toEqual({ ...live[index], countedAt: NOW });
    expect(await listHolders(province, { area: null, after: null }, NOW)).toEqual({ ...holders, countedAt: NOW });
    expect(await listDoors(province, { state: null, after: null }, NOW)).toEqual({ ...doors, countedAt: NOW });
  });

  it("show nobody whose exception has settled since, and a regency's are of now", async () => {
    await countWatch(referenceSql(), NOW);
    await world.rows("UPDATE access_grant SET revoked_at = $2 WHERE user_id = $1", [direct.id, hour(0.5)]);
    const late = await untrained(province, hour(0.6));
    expect(late.countedAt).toEqual(NOW);
    expect(late.ids).not.toContain(direct.id);
    expect(await untrained(regency, hour(0.6))).toMatchObject({ countedAt: null });
    await countWatch(referenceSql(), hour(1));
    expect((await untrained(province, hour(1.1))).counts?.["without-training"]).toBe(
      (late.counts?.["without-training"] ?? 0) - 1,
    );
    await world.rows("UPDATE access_grant SET revoked_at = NULL WHERE user_id = $1", [direct.id]);
  });

  it("go on page by page in the order they were found, each line once", async () => {
    await countWatch(referenceSql(), NOW);
    const all = (await untrained(province, NOW)).ids;
    const seen: string[] = [];
    for (let after: { at: number; id: string } | null | undefined = null; after !== undefined; ) {
      const page = await listExceptions(province, { kind: "without-training", after }, NOW, 1);
      seen.push(...(page?.lines.map(({ userId }) => userId) ?? []));
      after = page?.next ?? undefined;
    }
    expect(seen).toEqual(all);
  });

  it("hold nobody of another area, nor what lies above", async () => {
    const holders = await listHolders(regency, { area: null, after: null }, NOW);
    expect(holders?.lines.some(({ regionCode }) => regionCode.startsWith(THERE))).toBe(false);
    expect(
      await listExceptions(
        { ...regency, grant: { ...regency.grant, role: "viewer" } },
        { kind: "unsigned", after: null },
        NOW,
      ),
    ).toBeNull();
  });
});
