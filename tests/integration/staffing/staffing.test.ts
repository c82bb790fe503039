import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { findStaffing } from "@/lib/server/staffing/queries";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, makeWaiting, VILLAGE } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-06-11T03:00:00Z");
let people: Record<"admin" | "one" | "two" | "validator" | "head" | "elsewhere" | "operator", Actor>;

async function seen(actor: Actor, at: string): Promise<void> {
  await owner.query("UPDATE auth_session SET last_seen_at = $2 WHERE user_id = $1", [actor.userId, at]);
}

beforeAll(async () => {
  await owner.connect();
  people = {
    admin: await makeActor(owner, "administrator", "1101"),
    one: await makeActor(owner, "regency-verifier", "1101"),
    two: await makeActor(owner, "regency-verifier", "1101"),
    validator: await makeActor(owner, "province-validator", "11"),
    head: await makeActor(owner, "village-head", VILLAGE.one),
    elsewhere: await makeActor(owner, "administrator", "1102"),
    operator: await makeActor(owner, "village-operator", VILLAGE.one),
  };
  await seen(people.one, "2026-06-10T00:00:00Z");
  await seen(people.two, "2026-05-20T00:00:00Z");
  await seen(people.validator, "2026-06-11T00:00:00Z");
  for (const villageCode of [VILLAGE.one, VILLAGE.one, VILLAGE.two])
    await makeWaiting(owner, { villageCode, dueAt: new Date("2026-06-10T00:00:00Z") });
  await makeWaiting(owner, { villageCode: VILLAGE.one, state: "submitted" });
  await makeWaiting(owner, { villageCode: VILLAGE.two, state: "submitted" });
});
afterAll(async () => {
  await clearWaiting(owner);
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const lineOf = async (actor: Actor, tier: string) =>
  (await findStaffing(actor, "1101", 1, NOW))?.tiers.find((line) => line.tier === tier);

describe("people per tier", () => {
  it("counts who holds each tier, who was seen in fourteen days, and what waits", async () => {
    expect(await lineOf(people.admin, "verify")).toMatchObject({
      holders: 2,
      active: 1,
      onLeave: 0,
      waiting: 3,
      late: 3,
    });
    expect(await lineOf(people.one, "validate")).toMatchObject({ holders: 1, active: 1, waiting: 0 });
    expect(await lineOf(people.admin, "accept")).toMatchObject({ holders: 0 });
    const page = await findStaffing(people.admin, "1101", 1, NOW);
    expect(page?.tiers[0]?.tier).toBe("accept");
    // The one head was not seen lately; the other village has none.
    expect(page?.villages.map(({ areaCode, holders, waiting }) => [areaCode, holders, waiting])).toEqual([
      [VILLAGE.two, 0, 1],
      [VILLAGE.one, 1, 1],
    ]);
    expect(JSON.stringify(page)).not.toMatch(/Petugas Contoh|Keluarga Contoh/);
  });

  it("counts a delegate among those who hold it, and the giver as on leave", async () => {
    const delegate = await makeActor(owner, "viewer", "1101");
    await seen(delegate, "2026-06-11T00:00:00Z");
    await owner.query(
      `INSERT INTO access_grant (id, user_id, role, region_code, level, valid_from, valid_to, source, reason, created_at, delegated_from)
       VALUES ($1, $2, 'regency-verifier', '1101', 'full', '2026-06-10', '2026-06-20', 'delegated', 'cuti', now(), $3)`,
      [uuidv7(), delegate.userId, people.one.grant.id],
    );
    expect(await lineOf(people.admin, "verify")).toMatchObject({ holders: 3, active: 2, onLeave: 1 });
    await owner.query("UPDATE access_grant SET revoked_at = now() WHERE delegated_from IS NOT NULL");
    expect(await lineOf(people.admin, "verify")).toMatchObject({ holders: 2, onLeave: 0 });
  });

  it("shows a province the tiers at risk alone, and nobody an area that is not theirs", async () => {
    const wide = await findStaffing(people.validator, null, 1, NOW);
    expect(wide?.tiers.every((line) => line.holders < 2 || line.active === 0)).toBe(true);
    expect(wide?.tiers.find((line) => line.areaCode === "1101" && line.tier === "verify")).toBeUndefined();
    expect(wide?.tiers[0]).toMatchObject({ areaCode: "1101", tier: "accept" });
    expect(await findStaffing(people.elsewhere, "1101", 1, NOW)).toBeNull();
    expect(await findStaffing(people.one, "11", 1, NOW)).toBeNull();
    expect(await findStaffing(people.operator, null, 1, NOW)).toBeNull();
    expect(await findStaffing(people.head, null, 1, NOW)).toBeNull();
  });
});
