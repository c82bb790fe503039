import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { passwordFits } from "@/lib/server/auth/password";
import { actorOf, findSession } from "@/lib/server/auth/session-store";
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

async function hashOf(id: string): Promise<string> {
  const rows = await world.rows<{ password_hash: string }>("SELECT password_hash FROM app_user WHERE id = $1", [id]);
  return rows[0]?.password_hash ?? "";
}

const newUser = (part: Readonly<Record<string, unknown>> = {}) => {
  const id = uuidv7();
  world.adopt(id);
  const username = `baru.${id.slice(-12)}`;
  const whole = { id, username, displayName: "Orang Baru (contoh)", password: "sandi-pertama-uji" };
  return { ...whole, role: "village-operator", grant: grantOf(VILLAGE.here), ...part };
};

describe("user.create", () => {
  it("keeps the hash of the password alone, and the grant as given", async () => {
    const input = newUser({
      grant: grantOf(VILLAGE.here, { validTo: "2026-12-31T17:00:00.000Z", level: "provisional" }),
    });
    expect(codeOf(await run(admin, "user.create", input))).toBe("OK");
    expect(await passwordFits(await hashOf(input.id), "sandi-pertama-uji")).toBe(true);
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
    const kept = await world.rows("SELECT 1 FROM operation WHERE result::text LIKE '%sandi%'");
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
    ["a short password", { password: "pendek" }],
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
    const before = await hashOf(person.id);
    for (const id of [person.id, uuidv7()]) {
      const outcome = await run(admin, "user.reset-password", { id, password: "sandi-baru-uji", reason: REASON });
      expect(codeOf(outcome)).toBe("NOT_FOUND");
    }
    expect(await hashOf(person.id)).toBe(before);
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

describe("user.reset-password", () => {
  it("replaces the password and ends open sessions", async () => {
    const person = await operator();
    const { token } = await world.signIn(person);
    await run(admin, "user.reset-password", { id: person.id, password: "sandi-baru-uji", reason: REASON });
    expect(await findSession(token, NOW)).toBeNull();
    expect(await passwordFits(await hashOf(person.id), "sandi-baru-uji")).toBe(true);
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
