import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actorOf, findSession } from "@/lib/server/auth/session-store";
import { listOwnSessions } from "@/lib/server/session/queries";
import { codeOf, HERE, NOW, run, THERE, World } from "./world";

const world = new World();
beforeAll(() => world.open());
afterAll(() => world.close());

const two = () =>
  world.person("Dua tugas", [
    { role: "viewer", regionCode: HERE },
    { role: "trainer", regionCode: THERE },
  ]);

describe("session.revoke", () => {
  it("ends one's own session on another device, and only once", async () => {
    const person = await two();
    const phone = await world.signIn(person);
    const desk = await world.signIn(person);
    expect(codeOf(await run(desk.actor, "session.revoke", { id: phone.actor.sessionId }))).toBe("OK");
    expect(await findSession(phone.token, NOW)).toBeNull();
    expect(await findSession(desk.token, NOW)).not.toBeNull();
    expect(codeOf(await run(desk.actor, "session.revoke", { id: phone.actor.sessionId }))).toBe("NOT_FOUND");
  });

  it("does not know another person's session", async () => {
    const mine = await world.actor(await two());
    const theirs = await world.signIn(await two());
    expect(codeOf(await run(mine, "session.revoke", { id: theirs.actor.sessionId }))).toBe("NOT_FOUND");
    expect(await findSession(theirs.token, NOW)).not.toBeNull();
  });
});

describe("session.switch-grant", () => {
  it("changes what this session acts under, and no other session", async () => {
    const person = await two();
    const here = await world.signIn(person);
    const there = await world.signIn(person);
    await run(here.actor, "session.switch-grant", { grantId: person.grantIds[1] });
    const chosen = async (token: string) => (await findSession(token, NOW))?.chosenGrantId;
    expect(await chosen(here.token)).toBe(person.grantIds[1]);
    expect(await chosen(there.token)).toBeNull();
  });

  it("refuses another person's grant, and one's own that is over", async () => {
    const person = await two();
    const other = await two();
    const over = await world.grant(person.id, {
      role: "viewer",
      regionCode: HERE,
      validTo: new Date(NOW.getTime() - 1),
    });
    const actor = await world.actor(person);
    for (const grantId of [other.grantIds[0], over, uuidv7()]) {
      expect(codeOf(await run(actor, "session.switch-grant", { grantId }))).toBe("NOT_FOUND");
    }
  });

  it("leaves a person with several grants to choose before they act", async () => {
    const person = await two();
    const { token } = await world.signIn(person);
    const session = await findSession(token, NOW);
    expect(session?.grants).toHaveLength(2);
    expect(session && actorOf(session)).toBeNull();
  });
});

describe("account.set-locale", () => {
  it("keeps the language for the next sign-in, and knows only two", async () => {
    const person = await two();
    const { actor, token } = await world.signIn(person);
    expect(codeOf(await run(actor, "account.set-locale", { locale: "en" }))).toBe("OK");
    expect((await findSession(token, NOW))?.locale).toBe("en");
    expect(codeOf(await run(actor, "account.set-locale", { locale: "jv" }))).toBe("INVALID_INPUT");
  });
});

describe("own sessions", () => {
  it("are listed with this device first, without ended ones and without anybody else's", async () => {
    const person = await two();
    const phone = await world.signIn(person);
    const lost = await world.signIn(person);
    const desk = await world.signIn(person);
    await world.signIn(await two());
    await run(desk.actor, "session.revoke", { id: lost.actor.sessionId });
    const sessions = await listOwnSessions(desk.actor, NOW);
    expect(sessions.map((session) => [session.id, session.isThis])).toEqual([
      [desk.actor.sessionId, true],
      [phone.actor.sessionId, false],
    ]);
    expect(await listOwnSessions(desk.actor, new Date(NOW.getTime() + 13 * 3_600_000))).toEqual([]);
  });
});
