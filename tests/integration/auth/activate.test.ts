import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { activate } from "@/lib/server/auth/activate";
import { authOptions } from "@/lib/server/auth/options";
import { passwordFits } from "@/lib/server/auth/password";
import { findSession } from "@/lib/server/auth/session-store";
import { codeSchema } from "@/lib/server/user/activation";
import { findManagedUser } from "@/lib/server/user/queries";
import { codeOf, grantOf, HERE, NOW, run, VILLAGE, World } from "../admin/world";

const world = new World();
let admin: Actor;

beforeAll(async () => {
  await world.open();
  admin = await world.actor(await world.person("Pengelola", [{ role: "administrator", regionCode: HERE }]));
});
afterAll(() => world.close());

const CODE = "k7mtp-xw4qh-9dr3c";
const OTHER = "aaaaa-bbbbb-ccccc";
const PASSWORD = "kopi pagi di teras";
const DAY = 24 * 60 * 60_000;

async function newcomer(code = CODE) {
  const id = uuidv7();
  world.adopt(id);
  const username = `baru.${id.slice(-12)}`;
  const input = { id, username, displayName: "Orang Baru (contoh)", code, role: "village-operator" };
  const outcome = await run(admin, "user.create", { ...input, grant: grantOf(VILLAGE.here) });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return { id, username, value: outcome.value };
}

const spend = (username: string, code: string, at = NOW, password = PASSWORD) =>
  activate({ username, code: codeSchema.parse(code), password }, at);

async function hashOf(id: string): Promise<string | null> {
  const rows = await world.rows<{ hash: string | null }>("SELECT password_hash AS hash FROM app_user WHERE id = $1", [
    id,
  ]);
  return rows[0]?.hash ?? null;
}

describe("a code", () => {
  it("is nowhere to be read, and says until when it may be used", async () => {
    const { id, value } = await newcomer("abcde-fghjk-mnpqr");
    expect(value).toMatchObject({ id, codeUntil: new Date(NOW.getTime() + 14 * DAY).toISOString() });
    expect(await hashOf(id)).toBeNull();
    for (const table of ["activation", "operation", "audit", "app_user"])
      expect(await world.rows(`SELECT 1 FROM ${table} AS t WHERE t::text ~ 'abcde-?fghjk-?mnpqr'`), table).toEqual([]);
    expect(await findManagedUser(admin, id, NOW)).toMatchObject({ activation: { state: "waiting" } });
  });

  it("makes the chosen password the person's, once, and is on record", async () => {
    const { id, username } = await newcomer();
    expect(await spend(username, CODE)).toBe(id);
    expect(await passwordFits(await hashOf(id), PASSWORD)).toBe(true);
    expect(await spend(username, CODE, NOW, "kata sandi yang lain")).toBeNull();
    expect(await passwordFits(await hashOf(id), PASSWORD)).toBe(true);
    const audit = await world.rows(
      "SELECT area_code, subject_kind, actor_id FROM audit WHERE action = $1 AND actor_id = $2",
      ["account:activate", id],
    );
    expect(audit).toEqual([{ area_code: VILLAGE.here, subject_kind: "user", actor_id: id }]);
    expect(await findManagedUser(admin, id, NOW)).toMatchObject({ activation: { state: "used" } });
  });

  it("is spent once by ten at the same moment", async () => {
    const { username } = await newcomer();
    const ids = await Promise.all(
      Array.from({ length: 10 }, (_, index) => spend(username, CODE, NOW, `sandi bersama ${index}`)),
    );
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
  });

  it("opens nothing when it is wrong, another's, ended, of a suspended person or of nobody", async () => {
    const { id, username } = await newcomer();
    const neighbour = await newcomer(OTHER);
    expect(await spend(username, OTHER)).toBeNull();
    expect(await spend(neighbour.username, CODE)).toBeNull();
    expect(await spend(username, CODE, new Date(NOW.getTime() + 14 * DAY))).toBeNull();
    expect(await spend("tidak.ada", CODE)).toBeNull();
    await run(admin, "user.suspend", { id, reason: "alasan uji" });
    expect(await spend(username, CODE)).toBeNull();
    expect(await hashOf(id)).toBeNull();
    await run(admin, "user.reactivate", { id, reason: "alasan uji" });
    expect(await spend(username, CODE)).toBe(id);
  });
});

describe("user.reset-password", () => {
  it("takes the password and every session away, and the last code alone is good", async () => {
    const { id, username } = await newcomer();
    await spend(username, CODE);
    const { token } = await world.signIn({ id, username, grantIds: [] });
    for (const code of ["bbbbb-bbbbb-bbbbb", OTHER])
      expect(codeOf(await run(admin, "user.reset-password", { id, code, reason: "lupa kata sandi" }))).toBe("OK");
    expect(await findSession(token, NOW)).toBeNull();
    expect(await passwordFits(await hashOf(id), PASSWORD)).toBe(false);
    const late = await world.signIn({ id, username, grantIds: [] });
    for (const old of [CODE, "bbbbb-bbbbb-bbbbb"]) expect(await spend(username, old)).toBeNull();
    expect(await spend(username, OTHER)).toBe(id);
    expect(await findSession(late.token, NOW)).toBeNull();
  });
});

describe("the way in", () => {
  const provider = (id: string) => {
    const found = authOptions().providers.find((one) => one.id === id || one.options["id"] === id);
    if (found === undefined || found.type !== "credentials") throw new Error("no such way in");
    const authorize: unknown = found.options["authorize"];
    if (typeof authorize !== "function") throw new Error("no such way in");
    return async (fields: Record<string, string>): Promise<unknown> =>
      authorize(fields, { headers: { "x-forwarded-for": "192.0.2.77", "user-agent": "Chrome Android" } });
  };

  it("signs in who activates, and refuses a sixth try whatever its code", async () => {
    const { id, username } = await newcomer();
    await world.rows("UPDATE activation SET valid_to = now() + interval '1 day' WHERE user_id = $1", [id]);
    const way = provider("activation");
    for (let round = 0; round < 5; round += 1)
      expect(await way({ username, code: OTHER, password: PASSWORD })).toBeNull();
    await expect(way({ username, code: CODE, password: PASSWORD })).rejects.toThrow("RATE_LIMITED");
    const second = await newcomer();
    await world.rows("UPDATE activation SET valid_to = now() + interval '1 day' WHERE user_id = $1", [second.id]);
    for (const password of ["pendek", CODE])
      expect(await way({ username: second.username, code: CODE, password })).toBeNull();
    expect(
      await way({ username: second.username.toUpperCase(), code: "K7MTP XW4QH 9DR3C", password: PASSWORD }),
    ).toMatchObject({
      id: second.id,
    });
  });

  it("takes no password of an account without one", async () => {
    const { username } = await newcomer();
    for (const password of [CODE, "", "null"]) expect(await provider("credentials")({ username, password })).toBeNull();
  });
});
