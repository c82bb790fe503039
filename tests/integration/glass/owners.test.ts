import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { codeOf, HERE, NOW, type Person, run, VILLAGE, World } from "../admin/world";

/** Who wants to read unseen has the administrator's whole power over the people of the area. */
const world = new World();
const PROVINCE = HERE.slice(0, 2);
const REASON = "Operator sakit dan bantuan banjir menunggu (contoh)";
const later = new Date(NOW.getTime() + 3_600_000);
let adminPerson: Person;
let admin: Actor;
let head: Person;
let helper: Person;
let above: Person;

beforeAll(async () => {
  await world.open();
  adminPerson = await world.person("Pengelola", [{ role: "administrator", regionCode: HERE }]);
  admin = await world.actor(adminPerson);
  head = await world.person("Kepala desa", [{ role: "village-head", regionCode: VILLAGE.here }]);
  helper = await world.person("Penolong", [{ role: "viewer", regionCode: HERE }]);
  above = await world.person("Pembina provinsi", [{ role: "coach", regionCode: PROVINCE }]);
});
afterEach(() => world.rows("DELETE FROM access_grant WHERE source = 'break-glass'"));
afterAll(async () => {
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const open = async (part: Readonly<Record<string, unknown>> = {}) => {
  const id = uuidv7();
  const input = { id, username: helper.username, regionCode: VILLAGE.here, hours: 2, reason: REASON };
  const outcome = await run(admin, "glass.break", { ...input, knowsOwnersAreTold: true, ...part });
  return { id, outcome };
};
const toldOf = async (id: string, kind = "glass-opened") =>
  (
    await world.rows<{ user_id: string }>("SELECT user_id FROM notice WHERE grant_id = $1 AND kind = $2", [id, kind])
  ).map(({ user_id }) => user_id);
const withGrant = async (
  person: Person,
  role: "coach" | "village-operator",
  regionCode: string,
  use: () => Promise<void>,
) => {
  const id = await world.grant(person.id, { role, regionCode });
  await use().finally(() => world.rows("DELETE FROM access_grant WHERE id = $1", [id]));
};

describe("the owners of an area", () => {
  it("are found beside the one who opens it and the one it is for: where either is the coach, the next above is told", async () => {
    for (const coach of [adminPerson, helper]) {
      await withGrant(coach, "coach", HERE, async () => {
        const { id, outcome } = await open();
        expect(codeOf(outcome)).toBe("OK");
        expect(await toldOf(id)).toContain(above.id);
        await world.rows("DELETE FROM access_grant WHERE source = 'break-glass'");
      });
    }
  });

  it("are never only people whom the administrator manages: a coach above them is told, too", async () => {
    const friend = await world.person("Teman", [{ role: "coach", regionCode: HERE }]);
    const { id, outcome } = await open();
    expect(codeOf(outcome)).toBe("OK");
    expect(await toldOf(id)).toEqual(expect.arrayContaining([friend.id, head.id, above.id]));
  });

  it("are told though an administrator has paused them, or their account, for the moment", async () => {
    const [grantId] = head.grantIds;
    expect(codeOf(await run(admin, "grant.suspend", { id: grantId, reason: "alasan uji" }))).toBe("OK");
    const first = await open();
    expect(await toldOf(first.id)).toContain(head.id);
    await world.rows("DELETE FROM access_grant WHERE source = 'break-glass'");
    expect(codeOf(await run(admin, "grant.resume", { id: grantId, reason: "alasan uji" }))).toBe("OK");
    expect(codeOf(await run(admin, "user.suspend", { id: head.id, reason: "alasan uji" }))).toBe("OK");
    const second = await open();
    expect(await toldOf(second.id)).toContain(head.id);
    expect(codeOf(await run(admin, "user.reactivate", { id: head.id, reason: "alasan uji" }))).toBe("OK");
  });

  it("are all told of a regency of many hundred villages", async () => {
    const villages = await world.rows<{ code: string }>(
      "SELECT code FROM region WHERE code LIKE '3204______' ORDER BY code LIMIT 250",
    );
    const heads: string[] = [];
    for (const { code } of villages) {
      heads.push((await world.person("Kepala desa", [{ role: "village-head", regionCode: code }])).id);
    }
    const { id, outcome } = await open({ regionCode: HERE });
    expect(codeOf(outcome)).toBe("OK");
    const told = new Set(await toldOf(id));
    expect(heads.filter((each) => !told.has(each))).toEqual([]);
  });
});

describe("what is told", () => {
  it("is the end too, when an administrator takes the access away like any other", async () => {
    const { id } = await open();
    expect(codeOf(await run(admin, "grant.revoke", { id, reason: "alasan uji" }, { at: later }))).toBe("OK");
    expect(await toldOf(id, "glass-closed")).toContain(head.id);
  });

  it("holds no number of a resident", async () => {
    const { outcome } = await open({ reason: "Keluarga 9904 0512 3456 0001 menunggu bantuan" });
    expect(codeOf(outcome)).toBe("INVALID_INPUT");
  });
});
