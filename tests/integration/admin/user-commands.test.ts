import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { actorOf, findSession } from "@/lib/server/auth/session-store";
import { codeHash } from "@/lib/server/user/activation";
import { codeOf, grantOf, HERE, NOW, type Person, run, THERE, VILLAGE, World } from "./world";

const world = new World();
let administrator: Person;
let admin: Actor;

beforeAll(async () => {
  await world.open();
  administrator = await world.person("Pengelola", [{ role: "administrator", regionCode: HERE }]);
  admin = await world.actor(administrator);
});
afterAll(() => world.close());

const REASON = "alasan uji";
const operator = (regionCode: string = VILLAGE.here) =>
  world.person("Operator", [{ role: "village-operator", regionCode }]);

/** Nobody has chosen a password with this code yet, and nobody has given another one. */
async function codeHashOf(id: string): Promise<string | undefined> {
  const rows = await world.rows<{ hash: string }>(
    "SELECT encode(code_hash, 'hex') AS hash FROM activation WHERE user_id = $1",
    [id],
  );
  return rows[0]?.hash;
}

const newUser = (part: Readonly<Record<string, unknown>> = {}) => {
  const id = uuidv7();
  world.adopt(id);
  const username = `baru.${id.slice(-12)}`;
  const whole = { id, username, displayName: "Orang Baru (contoh)", code: "k7mtp-xw4qh-9dr3c" };
  return { ...whole, role: "village-operator", grant: grantOf(VILLAGE.here), ...part };
};

describe("user.create", () => {
  it("keeps the hash of the code alone, and the grant as given", async () => {
    const input = newUser({
      grant: grantOf(VILLAGE.here, { validTo: "2026-12-31T17:00:00.000Z", level: "provisional" }),
    });
    expect(codeOf(await run(admin, "user.create", input))).toBe("OK");
    expect(await codeHashOf(input.id)).toBe(codeHash(input.id, "k7mtpxw4qh9dr3c").toString("hex"));
    const grants = await world.rows(
      "SELECT role, region_code, level, valid_to, source, created_by FROM access_grant WHERE user_id = $1",
      [input.id],
    );
    expect(grants).toEqual([
      {
        role: "village-operator",
        region_code: VILLAGE.here,
        level: "provisional",
        valid_to: new Date("2026-12-31T17:00:00.000Z"),
        source: "administrator",
        created_by: admin.userId,
      },
    ]);
    const kept = await world.rows("SELECT 1 FROM operation WHERE result::text LIKE '%k7mtp%'");
    expect(kept).toEqual([]);
  });

  it("takes a username once, whatever its capitals", async () => {
    const first = newUser();
    await run(admin, "user.create", first);
    const outcome = await run(admin, "user.create", newUser({ username: first.username.toUpperCase() }));
    expect(outcome).toEqual({
      ok: false,
      error: { code: "INVALID_INPUT", fields: [{ path: "username", detail: "TAKEN" }] },
    });
  });

  it.each([
    ["a region elsewhere", VILLAGE.there, "village-operator", "REGION_OUTSIDE"],
    ["the province above", "32", "province-validator", "REGION_OUTSIDE"],
    ["the nation", "0", "coach", "REGION_OUTSIDE"],
    ["a level the role has not", HERE, "village-operator", "LEVEL_UNFIT"],
  ])("refuses %s", async (_, regionCode, role, detail) => {
    const outcome = await run(admin, "user.create", newUser({ role, grant: grantOf(regionCode) }));
    expect(outcome).toEqual({
      ok: false,
      error: { code: "INVALID_INPUT", fields: [{ path: "grant.regionCode", detail }] },
    });
  });

  it.each([
    ["a short code", { code: "k7mtp" }],
    ["a strange username", { username: "dua kata" }],
    ["no reason", { grant: grantOf(VILLAGE.here, { reason: "" }) }],
    ["a role nobody knows", { role: "raja" }],
  ])("refuses %s", async (_, part) => {
    expect(codeOf(await run(admin, "user.create", newUser(part)))).toBe("INVALID_INPUT");
  });
});

describe("another region", () => {
  it.each(["user.suspend", "user.reactivate"])("is unknown to %s", async (name) => {
    const person = await operator(VILLAGE.there);
    expect(codeOf(await run(admin, name, { id: person.id, reason: REASON }))).toBe("NOT_FOUND");
  });

  it("is unknown to user.reset-password, as is somebody who does not exist", async () => {
    const person = await operator(VILLAGE.there);
    for (const id of [person.id, uuidv7()]) {
      const outcome = await run(admin, "user.reset-password", { id, code: "aaaaa-bbbbb-ccccc", reason: REASON });
      expect(codeOf(outcome)).toBe("NOT_FOUND");
    }
    expect(await codeHashOf(person.id)).toBeUndefined();
  });

  it("keeps a person who also works there out of reach", async () => {
    const person = await operator();
    await world.grant(person.id, { role: "companion", regionCode: THERE.concat("012001") });
    expect(codeOf(await run(admin, "user.suspend", { id: person.id, reason: REASON }))).toBe("NOT_FOUND");
  });
});

describe("oneself", () => {
  it.each(["user.suspend", "user.reactivate"])("is not for oneself to %s", async (name) => {
    expect(codeOf(await run(admin, name, { id: admin.userId, reason: REASON }))).toBe("FOUR_EYES");
  });
});

describe("user.suspend", () => {
  it("ends open sessions at once and lets nobody in until the person is active again", async () => {
    const person = await operator();
    const { token } = await world.signIn(person);
    expect(await findSession(token, NOW)).not.toBeNull();
    await run(admin, "user.suspend", { id: person.id, reason: REASON });
    expect(await findSession(token, NOW)).toBeNull();
    await run(admin, "user.reactivate", { id: person.id, reason: REASON });
    expect(await findSession(token, NOW)).toBeNull();
    expect((await world.actor(person)).userId).toBe(person.id);
  });
});

describe("a grant's clock", () => {
  it("opens and closes access in a session that stays open", async () => {
    const person = await world.person("Berjangka", [
      { role: "viewer", regionCode: HERE, validFrom: NOW, validTo: new Date(NOW.getTime() + 60_000) },
    ]);
    const { token } = await world.signIn(person);
    const at = async (ms: number) => {
      const session = await findSession(token, new Date(NOW.getTime() + ms));
      return session === null ? null : actorOf(session);
    };
    expect(await at(59_999)).not.toBeNull();
    expect(await at(60_000)).toBeNull();
  });
});
