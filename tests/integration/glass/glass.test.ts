import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { listExceptions } from "@/lib/server/access-watch/exceptions-query";
import { logRead } from "@/lib/server/audit/log-read";
import { actorOf, findSession } from "@/lib/server/auth/session-store";
import { handles } from "@/lib/server/db/pool";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import { findGlassStep, listOwnGlass } from "@/lib/server/glass/queries";
import { listNotices } from "@/lib/server/notice/queries";
import { canManageUser } from "@/lib/server/user/reach";
import { codeOf, HERE, NOW, type Person, run, THERE, VILLAGE, World } from "../admin/world";

const world = new World();
const DISTRICT = VILLAGE.here.slice(0, 6);
const REASON = "Operator sakit dan bantuan banjir menunggu (contoh)";
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);
const people: Record<"admin" | "second" | "low" | "head" | "operator" | "coach" | "verifier" | "neighbour", Actor> =
  Object.create(null);
let helper: Person;
let coach: Person;

beforeAll(async () => {
  await world.open();
  const actor = async (name: string, role: Parameters<World["person"]>[1][number]["role"], regionCode: string) =>
    world.actor(await world.person(name, [{ role, regionCode }]));
  people.admin = await actor("Pengelola", "administrator", HERE);
  people.second = await actor("Pengelola kedua", "administrator", HERE);
  people.low = await actor("Pengelola kecamatan", "administrator", DISTRICT);
  people.head = await actor("Kepala desa", "village-head", VILLAGE.here);
  people.operator = await actor("Operator", "village-operator", VILLAGE.here);
  coach = await world.person("Pembina", [{ role: "coach", regionCode: HERE }]);
  people.coach = await world.actor(coach);
  people.verifier = await actor("Verifikator", "regency-verifier", HERE);
  people.neighbour = await actor("Pengelola sebelah", "administrator", THERE);
  helper = await world.person("Penolong", [{ role: "viewer", regionCode: DISTRICT }]);
});
afterAll(async () => {
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

interface Options {
  readonly by?: Actor;
  readonly at?: Date;
  readonly operationId?: string;
  readonly id?: string;
}

const open = (
  part: Readonly<Record<string, unknown>> = {},
  { by = people.admin, at = NOW, operationId = uuidv7(), id = uuidv7() }: Options = {},
) =>
  run(
    by,
    "glass.break",
    {
      id,
      username: helper.username,
      regionCode: VILLAGE.here,
      hours: 2,
      reason: REASON,
      knowsOwnersAreTold: true,
      ...part,
    },
    { at, operationId },
  );
const close = (by: Actor, id: string, at = hours(1)) => run(by, "glass.close", { id }, { at });
const told = async (actor: Actor, at = hours(1)) => (await listNotices(actor, null, at)).lines;
const problemOf = (outcome: Awaited<ReturnType<typeof open>>) =>
  outcome.ok ? "OK" : (outcome.error.fields?.[0]?.detail ?? outcome.error.code);
/** Takes away what a test opened, so that the next begins anew. */
const forget = () => world.rows("DELETE FROM access_grant WHERE source = 'break-glass'");

describe("glass.break", () => {
  it("opens reading for the hours, tells the owners once, and ends by the clock", async () => {
    const id = uuidv7();
    const operationId = uuidv7();
    expect(codeOf(await open({}, { id, operationId }))).toBe("OK");
    expect(codeOf(await open({}, { id, operationId }))).toBe("OK");
    const [row] = await world.rows("SELECT role, level, source, valid_from, valid_to FROM access_grant WHERE id = $1", [
      id,
    ]);
    expect(row).toEqual({
      role: "village-operator",
      level: "provisional",
      source: "break-glass",
      valid_from: NOW,
      valid_to: hours(2),
    });
    for (const owner of [people.head, people.operator, people.coach]) {
      const [line] = await told(owner);
      expect(line).toMatchObject({
        facts: { kind: "glass-opened", level: "village", hours: 2 },
        glass: { opener: "Pengelola (contoh)", holder: "Penolong (contoh)", until: hours(2), reason: REASON },
      });
    }
    expect(await told(people.verifier)).toEqual([]);
    expect(await told(people.admin)).toEqual([]);
    const { token } = await world.signIn(helper);
    const session = await findSession(token, hours(0.4));
    expect(session?.grants.map(({ glassUntil }) => glassUntil)).toEqual([undefined, hours(2)]);
    const audits = await world.rows("SELECT detail FROM audit WHERE action = 'glass:break' AND subject_ids = $1", [
      [id],
    ]);
    expect(audits).toMatchObject([{ detail: { hours: 2, told: 3, reason: REASON } }]);
    await world.rows("UPDATE auth_session SET last_seen_at = $2 WHERE user_id = $1", [helper.id, hours(2)]);
    expect((await findSession(token, hours(2)))?.grants).toHaveLength(1);
    await forget();
  });

  it("tells verifiers and the coach of a regency, too", async () => {
    expect(await open({ regionCode: DISTRICT, hours: 24 })).toMatchObject({ value: { told: 4 } });
    expect((await told(people.verifier))[0]?.facts).toEqual({ kind: "glass-opened", level: "district", hours: 24 });
    await forget();
  });

  it("may be for the administrator themselves, who then holds both and manages as before", async () => {
    const [me] = await world.rows<{ username: string }>("SELECT username FROM app_user WHERE id = $1", [
      people.admin.userId,
    ]);
    expect(codeOf(await open({ username: me?.username, regionCode: HERE }))).toBe("OK");
    await forget();
  });

  it("does not know people, accounts that are suspended, and areas outside; refuses a short reason, a missing tick and other hours", async () => {
    const elsewhere = await world.person("Di luar", [{ role: "viewer", regionCode: THERE }]);
    const idle = await world.person("Berhenti", [{ role: "viewer", regionCode: HERE }]);
    await world.rows("UPDATE app_user SET status = 'suspended' WHERE id = $1", [idle.id]);
    expect(codeOf(await open({ username: elsewhere.username }))).toBe("NOT_FOUND");
    expect(codeOf(await open({ username: idle.username }))).toBe("NOT_FOUND");
    expect(codeOf(await open({ username: "tidak.ada" }))).toBe("NOT_FOUND");
    expect(codeOf(await open({ regionCode: VILLAGE.there }))).toBe("NOT_FOUND");
    expect(codeOf(await open({ regionCode: HERE }, { by: people.low }))).toBe("NOT_FOUND");
    expect(codeOf(await open({ regionCode: "32" }))).toBe("INVALID_INPUT");
    expect(codeOf(await open({ reason: "terlalu pendek" }))).toBe("INVALID_INPUT");
    expect(codeOf(await open({ knowsOwnersAreTold: false }))).toBe("INVALID_INPUT");
    expect(codeOf(await open({ hours: 25 }))).toBe("INVALID_INPUT");
    expect(codeOf(await open({}, { by: people.coach }))).toBe("FORBIDDEN");
    expect(await world.rows("SELECT 1 FROM access_grant WHERE source = 'break-glass'")).toEqual([]);
  });

  it("is not opened where nobody can be told", async () => {
    await world.rows("UPDATE access_grant SET revoked_at = $2 WHERE id = ANY ($1)", [
      [people.head, people.operator, people.coach].map(({ grant }) => grant.id),
      NOW,
    ]);
    const coaches = await world.rows("SELECT 1 FROM access_grant WHERE role = 'coach' AND region_code IN ('0', '32')");
    expect(problemOf(await open())).toBe(coaches.length === 0 ? "NOBODY_TO_TELL" : "OK");
    await world.rows("UPDATE access_grant SET revoked_at = NULL WHERE id = ANY ($1)", [
      [people.head, people.operator, people.coach].map(({ grant }) => grant.id),
    ]);
    await forget();
  });

  it("is opened again within a day by another administrator alone, and never twice at once", async () => {
    const both = await Promise.all([open(), open({ regionCode: DISTRICT })]);
    expect(both.map(problemOf).toSorted()).toEqual(["OK", "OPEN"]);
    expect(problemOf(await open({}, { at: hours(3) }))).toBe("SAME_ADMINISTRATOR");
    expect(problemOf(await open({ regionCode: HERE }, { at: hours(25) }))).toBe("SAME_ADMINISTRATOR");
    expect(problemOf(await open({}, { by: people.second, at: hours(3) }))).toBe("OK");
    await forget();
  });

  it("leaves no longer or stronger grant in the database, whoever writes it", async () => {
    const write = (level: string, role: string, to: Date) =>
      world.rows(
        `INSERT INTO access_grant (id, user_id, role, region_code, level, valid_from, valid_to, source, reason, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'break-glass', $8, $2, $6)`,
        [uuidv7(), helper.id, role, VILLAGE.here, level, NOW, to, REASON],
      );
    await expect(write("provisional", "village-operator", hours(25))).rejects.toThrow(/access_grant_glass/);
    await expect(write("full", "village-operator", hours(2))).rejects.toThrow(/access_grant_glass/);
    await expect(write("provisional", "village-head", hours(2))).rejects.toThrow(/access_grant_glass/);
  });
});

describe("glass.close", () => {
  it("is for the holder, an administrator and a head who was told, once, and tells the others", async () => {
    const closers = async () => [people.second, people.head, await world.actor(helper)];
    for (const closer of await closers()) {
      const id = uuidv7();
      expect(codeOf(await open({}, { id }))).toBe("OK");
      expect(codeOf(await close(people.operator, id))).toBe("NOT_FOUND");
      expect(codeOf(await close(people.neighbour, id))).toBe("NOT_FOUND");
      expect(codeOf(await close(closer, id))).toBe("OK");
      expect(codeOf(await close(closer, id))).toBe("NOT_ALLOWED_NOW");
      expect((await told(people.coach))[0]?.facts).toEqual({ kind: "glass-closed", level: "village" });
      await forget();
    }
    expect(codeOf(await close(people.head, uuidv7()))).toBe("NOT_FOUND");
    expect(codeOf(await close(people.head, people.head.grant.id))).toBe("NOT_FOUND");
  });

  it("takes the access away at once; nothing pauses or extends it", async () => {
    const id = uuidv7();
    await open({}, { id });
    const input = { id, reason: "alasan uji" };
    expect(codeOf(await run(people.admin, "grant.suspend", input))).toBe("NOT_ALLOWED_NOW");
    const longer = { ...input, seenValidTo: hours(2).toISOString(), validTo: hours(9).toISOString() };
    expect(problemOf(await run(people.admin, "grant.extend", longer))).toBe("NOT_DIRECT");
    const { token } = await world.signIn(helper);
    const acting = async () => {
      const session = await findSession(token, NOW);
      return session === null ? null : actorOf({ ...session, chosenGrantId: id });
    };
    expect((await acting())?.grant.id).toBe(id);
    await close(people.head, id, NOW);
    expect((await acting())?.grant.id).not.toBe(id);
    await forget();
  });
});

describe("what was opened meanwhile", () => {
  it("is counted by family, in lists too, for administrators and whoever was told", async () => {
    const id = uuidv7();
    await open({}, { id });
    const { token } = await world.signIn(helper);
    const session = await findSession(token, NOW);
    const holder = session === null ? null : actorOf({ ...session, chosenGrantId: id });
    if (holder === null) throw new Error("no actor");
    const [one = "", two = ""] = [uuidv7(), uuidv7()];
    await underScope(scopeOf(holder), async (tx) => {
      await logRead(tx, holder, "search", "household", [one, two]);
      await logRead(tx, holder, "update", "household", [one]);
    });
    await world.rows("UPDATE audit SET at = $2 WHERE grant_id = $1", [id, hours(1)]);
    for (const reader of [people.head, people.admin, holder]) {
      expect(await listOwnGlass(reader, hours(1))).toMatchObject([{ id, families: 2, isOpen: true, canClose: true }]);
    }
    expect(await listOwnGlass(people.operator, hours(1))).toMatchObject([{ id, canClose: false }]);
    expect(await listOwnGlass(people.verifier, hours(1))).toEqual([]);
    const page = await listExceptions(people.admin, { kind: "break-glass", after: null }, hours(1));
    expect(page?.counts["break-glass"]).toBe(1);
    expect(page?.lines).toMatchObject([{ id, note: REASON, glass: { families: 2, isOpen: true } }]);
    expect(page?.lines[0]?.glass?.auditHref).toMatch(/^\/audit\?dari=2026-05-14&sampai=2026-05-14&pelaku=/);
    expect(page?.lines[0]?.glass?.auditHref).not.toContain(helper.username);
    expect((await listExceptions(people.neighbour, { kind: "break-glass", after: null }, hours(1)))?.lines).toEqual([]);
    const later = hours(24 * 91);
    expect((await listExceptions(people.admin, { kind: "break-glass", after: null }, later))?.lines).toEqual([]);
    await forget();
  });

  it("is nothing of any other grant", async () => {
    const [row] = await referenceSql()<{ n: number }>`SELECT app_glass_families(${people.head.grant.id}::uuid) AS n`;
    expect(row?.n).toBe(0);
  });
});

describe("who manages the holder", () => {
  it("is only an administrator around the area while it is open, and whoever was before when it is over", async () => {
    const manages = (at: Date) => canManageUser(referenceSql(), people.low, helper.id, at);
    expect(await manages(NOW)).toBe(true);
    await open({ regionCode: HERE });
    expect(await manages(hours(1))).toBe(false);
    expect(await manages(hours(2))).toBe(true);
    await forget();
  });
});

describe("findGlassStep", () => {
  it("offers districts and villages inside, and nothing outside", async () => {
    const step = await findGlassStep(people.admin, HERE);
    expect(step?.here).toMatchObject({ canPick: true, canOpen: true });
    expect(await findGlassStep(people.admin, VILLAGE.here)).toMatchObject({ here: { canPick: true, canOpen: false } });
    expect(await findGlassStep(people.admin, THERE)).toBeNull();
    expect(await findGlassStep(people.low, HERE)).toBeNull();
  });
});
