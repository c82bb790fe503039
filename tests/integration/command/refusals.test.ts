import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { permits } from "@/lib/domain/access/permission";
import { GRANTABLE_DIGITS, ROLES, type Role } from "@/lib/domain/access/role";
import { hashPassword, passwordFits } from "@/lib/server/auth/password";
import type { AnyCommand } from "@/lib/server/command/command";
import { listCommands } from "@/lib/server/command/registry";
import { handles } from "@/lib/server/db/pool";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5207022014";
const owner = new Client({ connectionString: ownerUrl() });
const actors = new Map<Role, Actor>();

beforeAll(async () => {
  await owner.connect();
  for (const role of ROLES) {
    actors.set(role, await makeActor(owner, role, VILLAGE.slice(0, GRANTABLE_DIGITS[role][0])));
  }
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

function actorOf(role: Role): Actor {
  const actor = actors.get(role);
  if (actor === undefined) throw new Error(`nobody is ${role}`);
  return actor;
}

const isFor = ({ permission }: AnyCommand, role: Role, level: "full" | "provisional" = "full") =>
  permission === null || permits(role, level, permission);

/** Somebody who may call the command. */
function callerOf(command: AnyCommand): Actor {
  const role = ROLES.find((one) => isFor(command, one));
  if (role === undefined) throw new Error(`nobody may call ${command.name}`);
  return actorOf(role);
}

async function written(): Promise<readonly number[]> {
  const count = async (table: string) => (await owner.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n;
  return [await count("operation"), await count("audit")];
}

describe("every command there is", () => {
  it.each(listCommands().filter(({ permission }) => permission !== null))(
    "$name is FORBIDDEN to every role without its permission, and to provisional grants that do not hold it",
    async (command) => {
      const outside = ROLES.filter((role) => !isFor(command, role));
      expect(outside.length).toBeGreaterThan(0);
      for (const role of outside) expect(await refusal(actorOf(role), command.name, {}), role).toBe("FORBIDDEN");
      for (const role of ROLES.filter((one) => isFor(command, one))) {
        const actor = actorOf(role);
        const trainee: Actor = { ...actor, grant: { ...actor.grant, level: "provisional" } };
        const answer = await refusal(trainee, command.name, {});
        expect(answer, role).toBe(isFor(command, role, "provisional") ? "INVALID_INPUT" : "FORBIDDEN");
      }
    },
  );

  it.each(listCommands())("$name refuses a field that it does not know", async (command) => {
    const outcome = await run(callerOf(command), command.name, { isAdmin: true });
    expect(outcome).toMatchObject({ ok: false, error: { code: "INVALID_INPUT" } });
    const details = outcome.ok ? [] : (outcome.error.fields ?? []).map(({ detail }) => detail);
    expect(details).toContain("unrecognized_keys");
  });

  it.each(listCommands())("$name does nothing for a page made under another grant", async (command) => {
    const before = await written();
    expect(await refusal(callerOf(command), command.name, {}, { grantId: uuidv7() })).toBe("GRANT_CHANGED");
    expect(await written()).toEqual(before);
  });
});

describe("a page made under another role", () => {
  it("is told so, also when the present role may not do it at all", async () => {
    for (const command of listCommands().filter(({ permission }) => permission !== null)) {
      const outside = ROLES.find((role) => !isFor(command, role));
      if (outside === undefined) throw new Error(`everybody may call ${command.name}`);
      const answer = await refusal(actorOf(outside), command.name, {}, { grantId: uuidv7() });
      expect(answer, command.name).toBe("GRANT_CHANGED");
    }
  });
});

describe("an id from the page that another operation has used", () => {
  it("is answered as a message that was received before, not as our fault", async () => {
    const meeting = { id: uuidv7(), villageCode: VILLAGE, heldOn: "2026-05-14", place: "Balai" };
    await must(actorOf("village-head"), "meeting.plan", meeting);
    expect(await refusal(actorOf("village-head"), "meeting.plan", meeting)).toBe("IDEMPOTENCY_MISMATCH");
  });
});

describe("household.search", () => {
  it("is not for those who list no families, and wants two letters; neither leaves a trace", async () => {
    const before = await written();
    expect(await refusal(actorOf("administrator"), "household.search", { term: "Contoh" })).toBe("FORBIDDEN");
    expect(await refusal(actorOf("viewer"), "household.search", { term: "Contoh" })).toBe("FORBIDDEN");
    expect(await refusal(actorOf("village-operator"), "household.search", { term: " a " })).toBe("INVALID_INPUT");
    expect(await written()).toEqual(before);
  });
});

describe("account.change-password", () => {
  const OLD = "sandi-lama-untuk-uji";
  const NEW = "sandi-baru-untuk-uji";

  async function personWithSessions(): Promise<{ actor: Actor; other: string }> {
    const actor = await makeActor(owner, "viewer", VILLAGE.slice(0, 4));
    await owner.query("UPDATE app_user SET password_hash = $2 WHERE id = $1", [actor.userId, await hashPassword(OLD)]);
    const other = uuidv7();
    await owner.query(
      `INSERT INTO auth_session (id, token_hash, user_id, grant_id, device, created_at, last_seen_at, expires_at)
       VALUES ($1, $2, $3, $4, 'lain', now(), now(), now() + interval '1 day')`,
      [other, Buffer.from(other), actor.userId, actor.grant.id],
    );
    return { actor, other };
  }

  const ended = async (id: string) =>
    (await owner.query("SELECT revoked_at FROM auth_session WHERE id = $1", [id])).rows[0].revoked_at !== null;
  const fits = async ({ userId }: Actor, password: string) =>
    passwordFits(
      (await owner.query("SELECT password_hash FROM app_user WHERE id = $1", [userId])).rows[0].password_hash,
      password,
    );

  it("refuses a wrong current password and a short new one: password and sessions stay", async () => {
    const { actor, other } = await personWithSessions();
    expect(await run(actor, "account.change-password", { current: "bukan-sandinya", next: NEW })).toEqual({
      ok: false,
      error: { code: "INVALID_INPUT", fields: [{ path: "current", detail: "WRONG" }] },
    });
    expect(await refusal(actor, "account.change-password", { current: OLD, next: "pendek" })).toBe("INVALID_INPUT");
    expect(await fits(actor, OLD)).toBe(true);
    expect(await ended(other)).toBe(false);
  });

  it("ends every other session and keeps this one", async () => {
    const { actor, other } = await personWithSessions();
    await must(actor, "account.change-password", { current: OLD, next: NEW });
    expect([await fits(actor, OLD), await fits(actor, NEW)]).toEqual([false, true]);
    expect([await ended(other), await ended(actor.sessionId)]).toEqual([true, false]);
    const audit = await owner.query("SELECT action, detail::text FROM audit WHERE actor_id = $1", [actor.userId]);
    expect(audit.rows.map(({ action }) => action)).toEqual(["account:change-password"]);
    expect(JSON.stringify(audit.rows)).not.toContain("sandi");
  });

  it("is closed for a while after wrong tries, for the right password too", async () => {
    const { actor } = await personWithSessions();
    const answers: string[] = [];
    for (let attempt = 0; attempt < 8 && answers.at(-1) !== "RATE_LIMITED"; attempt += 1)
      answers.push(await refusal(actor, "account.change-password", { current: `salah-${attempt}`, next: NEW }));
    expect(answers.at(-1)).toBe("RATE_LIMITED");
    expect(await refusal(actor, "account.change-password", { current: OLD, next: NEW })).toBe("RATE_LIMITED");
    expect(await fits(actor, OLD)).toBe(true);
  });
});
