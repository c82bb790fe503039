import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { handles } from "@/lib/server/db/pool";
import { listDirectAccess } from "@/lib/server/grant/direct-query";
import { codeOf, HERE, NOW, type Person, run, VILLAGE, World } from "./world";

/** An administrator can give access by hand and hand the code to themselves: what is left is that the owners of the data know. */
const world = new World();
const PROVINCE = HERE.slice(0, 2);
let admin: Actor;
let head: Person;
let coach: Person;
let above: Person;
let otherHead: Person;
let clerk: Person;

beforeAll(async () => {
  await world.open();
  admin = await world.actor(await world.person("Pengelola", [{ role: "administrator", regionCode: HERE }]));
  head = await world.person("Kepala desa", [{ role: "village-head", regionCode: VILLAGE.here }]);
  otherHead = await world.person("Kepala desa lain", [{ role: "village-head", regionCode: "3204052002" }]);
  coach = await world.person("Pembina", [{ role: "coach", regionCode: HERE }]);
  above = await world.person("Pembina provinsi", [{ role: "coach", regionCode: PROVINCE }]);
  clerk = await world.person("Pegawai", [{ role: "viewer", regionCode: HERE }]);
});
afterAll(async () => {
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const grantOf = (regionCode: string) => ({
  regionCode,
  level: "full",
  validFrom: NOW.toISOString(),
  validTo: new Date(NOW.getTime() + 10 * 86_400_000).toISOString(),
  reason: "Pengganti operator yang sakit (contoh)",
});
const toldOf = async (grantId: string, kind: string) =>
  (
    await world.rows<{ user_id: string }>("SELECT user_id FROM notice WHERE grant_id = $1 AND kind = $2", [
      grantId,
      kind,
    ])
  ).map(({ user_id }) => user_id);

async function newAccount(role: Role, regionCode: string) {
  const id = uuidv7();
  world.adopt(id);
  const user = { id, username: `uji.${id.slice(-12)}`, displayName: "Orang baru (contoh)", code: "k7mtp-xw4qh-9dr3c" };
  const outcome = await run(admin, "user.create", { ...user, role, grant: grantOf(regionCode) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return { id, grantId: (outcome.value as { grantId: string }).grantId };
}

async function moreGrant(userId: string, role: Role, regionCode: string) {
  const id = uuidv7();
  expect(codeOf(await run(admin, "grant.create", { id, userId, role, grant: grantOf(regionCode) }))).toBe("OK");
  return id;
}

describe("the owners of a village's data", () => {
  it("are told of a new account that can open it at once", async () => {
    const { grantId } = await newAccount("village-operator", VILLAGE.here);
    const told = await toldOf(grantId, "access-given");
    expect(told).toEqual(expect.arrayContaining([head.id, coach.id, above.id]));
    expect(told).not.toContain(otherHead.id);
  });

  it("are told of one more duty of somebody, and that person as well", async () => {
    const grantId = await moreGrant(clerk.id, "village-operator", VILLAGE.here);
    expect(await toldOf(grantId, "access-given")).toEqual(expect.arrayContaining([head.id, coach.id, above.id]));
    expect(await toldOf(grantId, "access-got")).toEqual([clerk.id]);
  });

  it("read who, by whom, until when and why; nobody else does", async () => {
    const grantId = await moreGrant(clerk.id, "village-operator", VILLAGE.here);
    const [line] = await listDirectAccess(await world.actor(head), NOW);
    expect(line).toMatchObject({
      kind: "access",
      holderName: "Pegawai (contoh)",
      role: "village-operator",
      isOpen: true,
    });
    expect(line?.given).toMatchObject({ by: "Pengelola (contoh)", reason: "Pengganti operator yang sakit (contoh)" });
    expect(await listDirectAccess(await world.actor(otherHead), NOW)).toEqual([]);
    expect(codeOf(await run(admin, "grant.revoke", { id: grantId, reason: "alasan uji" }))).toBe("OK");
    expect((await listDirectAccess(await world.actor(head), NOW))[0]?.isOpen).toBe(false);
  });

  it("are told when it is made longer", async () => {
    const grantId = await moreGrant(clerk.id, "village-operator", VILLAGE.here);
    const validTo = new Date(NOW.getTime() + 20 * 86_400_000).toISOString();
    const outcome = await run(admin, "grant.extend", {
      id: grantId,
      validTo,
      seenValidTo: grantOf(VILLAGE.here).validTo,
      reason: "alasan uji",
    });
    expect(codeOf(outcome)).toBe("OK");
    expect(await toldOf(grantId, "access-extended")).toContain(head.id);
  });

  it("are told once of a command that is sent again", async () => {
    const id = uuidv7();
    const input = { id, userId: clerk.id, role: "village-operator", grant: grantOf(VILLAGE.here) };
    const operationId = uuidv7();
    await run(admin, "grant.create", input, { operationId });
    await run(admin, "grant.create", input, { operationId });
    expect((await toldOf(id, "access-given")).filter((each) => each === head.id)).toHaveLength(1);
  });
});

describe("wider access, and access to nobody's family", () => {
  it("is told to coaches, not to every village", async () => {
    const grantId = await moreGrant(clerk.id, "regency-verifier", HERE);
    const told = await toldOf(grantId, "access-given");
    expect(told).toEqual(expect.arrayContaining([coach.id, above.id]));
    expect(told).not.toContain(head.id);
  });

  it("is told where it is the power to open", async () => {
    const grantId = await moreGrant(clerk.id, "administrator", HERE);
    expect(await toldOf(grantId, "access-given")).toContain(above.id);
  });

  it("is not told where only figures are shown", async () => {
    const grantId = await moreGrant(clerk.id, "viewer", VILLAGE.here);
    expect(await toldOf(grantId, "access-given")).toEqual([]);
    expect(await toldOf(grantId, "access-got")).toEqual([clerk.id]);
  });
});

describe("a code for somebody's account", () => {
  it("is told to its owner and to those who own what the account opens", async () => {
    const operator = await world.person("Operator", [{ role: "village-operator", regionCode: VILLAGE.here }]);
    const input = { id: operator.id, code: "k7mtp-xw4qh-9dr3c", reason: "alasan uji" };
    expect(codeOf(await run(admin, "user.reset-password", input))).toBe("OK");
    const [grantId = ""] = operator.grantIds;
    expect(await toldOf(grantId, "code-got")).toEqual([operator.id]);
    expect(await toldOf(grantId, "code-given")).toEqual(expect.arrayContaining([head.id, coach.id, above.id]));
    const [line] = await listDirectAccess(await world.actor(head), NOW);
    expect(line).toMatchObject({ kind: "code", holderName: "Operator (contoh)", given: null });
  });
});
