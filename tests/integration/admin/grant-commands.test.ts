import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { actorOf, findSession } from "@/lib/server/auth/session-store";
import { codeOf, grantOf, HERE, NOW, type Person, run, VILLAGE, World } from "./world";

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

const give = (userId: string, part: Readonly<Record<string, unknown>> = {}) => ({
  id: uuidv7(),
  userId,
  role: "companion",
  grant: grantOf(VILLAGE.here),
  ...part,
});

describe("grant.create", () => {
  it("refuses a person elsewhere, a region elsewhere, oneself and a window that ends before it begins", async () => {
    const here = (await operator()).id;
    const there = (await operator(VILLAGE.there)).id;
    expect(codeOf(await run(admin, "grant.create", give(there)))).toBe("NOT_FOUND");
    expect(codeOf(await run(admin, "grant.create", give(uuidv7())))).toBe("NOT_FOUND");
    expect(codeOf(await run(admin, "grant.create", give(admin.userId)))).toBe("FOUR_EYES");
    const outside = await run(admin, "grant.create", give(here, { grant: grantOf(VILLAGE.there) }));
    expect(outside).toMatchObject({ error: { fields: [{ path: "grant.regionCode", detail: "REGION_OUTSIDE" }] } });
    const backwards = grantOf(VILLAGE.here, { validTo: "2025-12-31T17:00:00.000Z" });
    expect(await run(admin, "grant.create", give(here, { grant: backwards }))).toMatchObject({
      error: { code: "INVALID_INPUT", fields: [{ path: "grant.validTo", detail: "BEFORE_START" }] },
    });
    expect(await world.rows("SELECT 1 FROM access_grant WHERE user_id = ANY ($1)", [[here, there]])).toHaveLength(2);
  });
});

describe.each(["grant.suspend", "grant.resume", "grant.revoke"])("%s", (name) => {
  it("does not know grants elsewhere, missing ones and revoked ones", async () => {
    const [there] = (await operator(VILLAGE.there)).grantIds;
    const [revoked] = (await operator()).grantIds;
    await run(admin, "grant.revoke", { id: revoked, reason: REASON });
    for (const id of [there, revoked, uuidv7()]) {
      expect(codeOf(await run(admin, name, { id, reason: REASON }))).toBe("NOT_FOUND");
    }
  });

  it("does not touch one's own grant", async () => {
    expect(codeOf(await run(admin, name, { id: admin.grant.id, reason: REASON }))).toBe("FOUR_EYES");
  });

  it("wants a reason", async () => {
    const [id] = (await operator()).grantIds;
    expect(codeOf(await run(admin, name, { id, reason: "   " }))).toBe("INVALID_INPUT");
  });
});

describe("a session that is open", () => {
  it("loses a paused grant at once and has it again when it is resumed, never after it is revoked", async () => {
    const person = await operator();
    const [id] = person.grantIds;
    const { token } = await world.signIn(person);
    const acts = async () => {
      const session = await findSession(token, NOW);
      return session !== null && actorOf(session) !== null;
    };
    expect(await acts()).toBe(true);
    await run(admin, "grant.suspend", { id, reason: REASON });
    expect(await acts()).toBe(false);
    await run(admin, "grant.resume", { id, reason: REASON });
    expect(await acts()).toBe(true);
    await run(admin, "grant.revoke", { id, reason: REASON });
    expect(await acts()).toBe(false);
    expect(codeOf(await run(admin, "grant.resume", { id, reason: REASON }))).toBe("NOT_FOUND");
  });

  it("of a former administrator cannot command any more", async () => {
    const other = await world.person("Pengelola lain", [{ role: "administrator", regionCode: HERE }]);
    const { token } = await world.signIn(other);
    await run(admin, "grant.revoke", { id: other.grantIds[0], reason: REASON });
    const session = await findSession(token, NOW);
    expect(session === null ? null : actorOf(session)).toBeNull();
  });
});
