import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { listManagedGrants } from "@/lib/server/grant/queries";
import { listNotices } from "@/lib/server/notice/queries";
import { codeOf, HERE, NOW, run, VILLAGE, World } from "./world";

const world = new World();
let admin: Actor;

beforeAll(async () => {
  await world.open();
  admin = await world.actor(await world.person("Pengelola", [{ role: "administrator", regionCode: HERE }]));
});
afterAll(async () => {
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
const operator = async (validTo: Date | null, regionCode: string = VILLAGE.here) => {
  const person = await world.person("Operator", [{ role: "village-operator", regionCode, validTo }]);
  return { ...person, grantId: person.grantIds[0] ?? "" };
};
const extend = (id: string, seen: Date, to: Date, actor = admin, operationId = uuidv7()) =>
  run(
    actor,
    "grant.extend",
    { id, seenValidTo: seen.toISOString(), validTo: to.toISOString(), reason: "SK diperpanjang (contoh)" },
    { operationId },
  );
const stored = async (id: string) => {
  const [row] = await world.rows<{ valid_from: Date; valid_to: Date }>(
    "SELECT valid_from, valid_to FROM access_grant WHERE id = $1",
    [id],
  );
  return row;
};

describe("grant.extend", () => {
  it("moves the end once, writes before and after into the audit, and tells the holder", async () => {
    const { id: userId, grantId, ...person } = await operator(days(10));
    const operationId = uuidv7();
    expect(codeOf(await extend(grantId, days(10), days(40), admin, operationId))).toBe("OK");
    expect(codeOf(await extend(grantId, days(10), days(40), admin, operationId))).toBe("OK");
    expect((await stored(grantId))?.valid_to).toEqual(days(40));
    const audits = await world.rows("SELECT detail FROM audit WHERE action = 'grant:extend' AND subject_ids = $1", [
      [grantId],
    ]);
    expect(audits).toMatchObject([
      { detail: { before: "2026-05-24", after: "2026-06-23", reason: "SK diperpanjang (contoh)" } },
    ]);
    const holder = await world.actor({ id: userId, ...person });
    expect((await listNotices(holder, null, NOW)).lines.map(({ facts }) => facts)).toEqual([
      { kind: "grant-extended", role: "village-operator", lastDay: "2026-06-23" },
    ]);
  });

  it("lets one that ended lately go on from now, and none that ended long ago", async () => {
    const late = await operator(days(-3));
    expect(codeOf(await extend(late.grantId, days(-3), days(40)))).toBe("OK");
    expect(await stored(late.grantId)).toEqual({ valid_from: NOW, valid_to: days(40) });
    const old = await operator(days(-31));
    expect(await extend(old.grantId, days(-31), days(40))).toMatchObject({
      error: { code: "INVALID_INPUT", fields: [{ path: "id", detail: "LONG_OVER" }] },
    });
  });

  it("refuses an end that is not later, an end that somebody has moved meanwhile and a grant without one", async () => {
    const { grantId } = await operator(days(10));
    for (const to of [days(-1), days(5), days(10)]) {
      expect(await extend(grantId, days(10), to)).toMatchObject({
        error: { fields: [{ path: "validTo", detail: "NOT_LATER" }] },
      });
    }
    expect(codeOf(await extend(grantId, days(9), days(40)))).toBe("STALE");
    expect((await stored(grantId))?.valid_to).toEqual(days(10));
    const open = await operator(null);
    expect(await extend(open.grantId, days(9), days(40))).toMatchObject({
      error: { fields: [{ path: "id", detail: "NO_END" }] },
    });
  });

  it("refuses a delegated one, an own one and one outside, and every one of them for who manages no grants", async () => {
    const giver = await operator(null);
    const { id: userId } = await operator(days(10));
    const lent = uuidv7();
    await world.rows(
      `INSERT INTO access_grant (id, user_id, role, region_code, level, valid_from, valid_to, source, reason, created_at, delegated_from)
       VALUES ($1, $2, 'village-operator', $3, 'full', $4, $5, 'delegated', 'cuti (contoh)', $4, $6)`,
      [lent, userId, VILLAGE.here, days(-1), days(5), giver.grantId],
    );
    expect(await extend(lent, days(5), days(40))).toMatchObject({
      error: { fields: [{ path: "id", detail: "DELEGATED" }] },
    });
    const grants = await listManagedGrants(admin, userId, NOW);
    expect(grants.map(({ can, extendedBy }) => [can.extend, extendedBy])).toEqual(
      expect.arrayContaining([
        [false, "giver"],
        [true, null],
      ]),
    );
    expect(codeOf(await extend(admin.grant.id, days(5), days(40)))).toBe("FOUR_EYES");
    const there = await operator(days(10), VILLAGE.there);
    expect(codeOf(await extend(there.grantId, days(10), days(40)))).toBe("NOT_FOUND");
    const { grantId, ...person } = await operator(days(10));
    expect(codeOf(await extend(grantId, days(10), days(40), await world.actor(person)))).toBe("FORBIDDEN");
  });
});
