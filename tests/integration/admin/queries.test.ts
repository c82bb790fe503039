import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { listAudit, listHistory, logDownload } from "@/lib/server/audit/queries";
import { referenceSql } from "@/lib/server/db/reference";
import { findRegionStep, grantableRoles, listManagedGrants, listOwnGrants } from "@/lib/server/grant/queries";
import { findManagedUser, listUsers, type UserFilter } from "@/lib/server/user/queries";
import { canManageUser } from "@/lib/server/user/reach";
import { grantOf, HERE, NOW, type Person, run, THERE, VILLAGE, World } from "./world";

const world = new World();
const EVERYBODY: UserFilter = { text: "", role: null, regionCode: null, state: null };
const REASON = "alasan uji";
const DAY = 24 * 3_600_000;

let administrator: Person;
let admin: Actor;
let neighbour: Actor;
let province: Actor;
let people: Record<"valid" | "expired" | "later" | "paused" | "stopped" | "both" | "away", Person>;

beforeAll(async () => {
  await world.open();
  administrator = await world.person("Pengelola", [{ role: "administrator", regionCode: HERE }]);
  admin = await world.actor(administrator);
  neighbour = await world.actor(await world.person("Tetangga", [{ role: "administrator", regionCode: THERE }]));
  province = await world.actor(await world.person("Provinsi", [{ role: "administrator", regionCode: "32" }]));
  const operator = (name: string, part: object = {}, regionCode: string = VILLAGE.here) =>
    world.person(name, [{ role: "village-operator", regionCode, ...part }]);
  people = {
    valid: await operator("Aisyah 100%_"),
    expired: await operator("budi", { validTo: new Date(NOW.getTime() - DAY) }),
    later: await operator("Citra", { validFrom: new Date(NOW.getTime() + DAY) }),
    paused: await operator("dewi"),
    stopped: await operator("Eko"),
    both: await operator("Fajar"),
    away: await operator("Gita", {}, VILLAGE.there),
  };
  await world.grant(people.both.id, { role: "viewer", regionCode: THERE });
  await run(admin, "grant.suspend", { id: people.paused.grantIds[0], reason: REASON });
  await run(admin, "user.suspend", { id: people.stopped.id, reason: REASON });
});
afterAll(() => world.close());

/** Names of this file's own people among those listed. */
async function listed(actor: Actor, filter: Partial<UserFilter>): Promise<string[]> {
  const ids = new Map(Object.entries({ ...people, administrator }).map(([name, person]) => [person.id, name]));
  const { users } = await listUsers(actor, { ...EVERYBODY, ...filter }, null, NOW, 1000);
  return users.flatMap((user) => ids.get(user.id) ?? []);
}

describe("the list of people", () => {
  it("holds exactly those who may be managed, by name without regard to capitals", async () => {
    expect(await listed(admin, {})).toEqual(["valid", "expired", "later", "paused", "stopped", "administrator"]);
    expect(await listed(neighbour, {})).toEqual(["away"]);
    expect(await listed(province, {})).toEqual([
      "valid",
      "expired",
      "later",
      "paused",
      "stopped",
      "both",
      "away",
      "administrator",
    ]);
    for (const actor of [admin, neighbour, province]) {
      const names = new Set(await listed(actor, {}));
      for (const [name, person] of Object.entries(people)) {
        expect(await canManageUser(referenceSql(), actor, person.id, NOW), name).toBe(names.has(name));
      }
    }
  });

  it.each([
    ["valid", ["valid", "administrator"]],
    ["expired", ["expired"]],
    ["not-yet", ["later"]],
    ["suspended", ["paused", "stopped"]],
  ] as const)("is narrowed to %s", async (state, expected) => {
    expect(await listed(admin, { state })).toEqual(expected);
  });

  it("is narrowed by role and by region inside one's own; a region outside narrows nothing", async () => {
    expect(await listed(admin, { role: "administrator" })).toEqual(["administrator"]);
    expect(await listed(admin, { regionCode: VILLAGE.here.slice(0, 6) })).not.toContain("administrator");
    expect(await listed(admin, { regionCode: THERE })).toEqual(await listed(admin, {}));
    expect(await listed(province, { regionCode: THERE })).toEqual(["both", "away"]);
  });

  it("is searched by name or username, taking signs as signs", async () => {
    expect(await listed(admin, { text: "CITRA" })).toEqual(["later"]);
    expect(await listed(admin, { text: people.paused.username })).toEqual(["paused"]);
    expect(await listed(admin, { text: "100%_" })).toEqual(["valid"]);
    expect(await listed(admin, { text: "%" })).toEqual(["valid"]);
    expect(await listed(admin, { text: "'; DROP TABLE app_user; --" })).toEqual([]);
  });

  it("goes on page by page without repeats or gaps", async () => {
    const whole = (await listUsers(admin, EVERYBODY, null, NOW, 1000)).users.map((user) => user.id);
    const seen: string[] = [];
    for (let after: string | null = null, pages = 0; pages < 100; pages += 1) {
      const page = await listUsers(admin, EVERYBODY, after, NOW, 2);
      seen.push(...page.users.map((user) => user.id));
      after = page.next;
      if (after === null) break;
    }
    expect(seen).toEqual(whole);
  });
});

describe("one person", () => {
  it("is found in reach alone, with what may be done", async () => {
    expect(await findManagedUser(admin, people.away.id, NOW)).toBeNull();
    expect(await findManagedUser(admin, people.both.id, NOW)).toBeNull();
    expect(await findManagedUser(admin, uuidv7(), NOW)).toBeNull();
    const active = { suspend: true, reactivate: false, resetPassword: true, addGrant: true };
    expect((await findManagedUser(admin, people.valid.id, NOW))?.can).toEqual(active);
    expect((await findManagedUser(admin, people.stopped.id, NOW))?.can).toEqual({
      ...active,
      suspend: false,
      reactivate: true,
    });
    const self = await findManagedUser(admin, admin.userId, NOW);
    expect(self?.isSelf).toBe(true);
    expect(Object.values(self?.can ?? {})).toEqual([false, false, false, false]);
  });

  it("has grants with their state, who gave them, and what may be done to each", async () => {
    const stateOf = async (person: Person) => (await listManagedGrants(admin, person.id, NOW))[0];
    expect(await stateOf(people.valid)).toMatchObject({
      state: "valid",
      timeZone: "Asia/Jakarta",
      can: { suspend: true, resume: false, revoke: true },
    });
    expect(await stateOf(people.paused)).toMatchObject({ state: "suspended", can: { suspend: false, resume: true } });
    expect(await stateOf(people.later)).toMatchObject({ state: "not-yet" });
    expect(await stateOf(people.expired)).toMatchObject({ state: "expired" });
    const [own] = await listManagedGrants(admin, admin.userId, NOW);
    expect(own?.can).toEqual({ suspend: false, resume: false, revoke: false, extend: false });
    expect(await listOwnGrants(people.both.id, NOW)).toHaveLength(2);
  });

  it("has a history with the reasons, as far as the region shows it", async () => {
    const history = (actor: Actor) =>
      listHistory(actor, [people.paused.id, ...people.paused.grantIds], new Date(NOW.getTime() - DAY), NOW);
    expect(await history(admin)).toMatchObject([
      {
        action: "grant:suspend",
        actorName: "Pengelola (contoh)",
        role: "administrator",
        detail: [{ key: "reason", value: REASON }],
      },
    ]);
    expect(await history(province)).toHaveLength(1);
    expect(await history(neighbour)).toEqual([]);
  });
});

describe("the audit", () => {
  const range = { from: new Date(NOW.getTime() - DAY), to: new Date(NOW.getTime() + DAY) };
  const ofUs = (person: Person | null = administrator) => ({ ...range, action: null, person: person?.username ?? "" });

  it("shows one's own region alone", async () => {
    expect((await listAudit(admin, ofUs(), null)).lines.length).toBeGreaterThan(0);
    expect((await listAudit(province, ofUs(), null)).lines.length).toBeGreaterThan(0);
    expect((await listAudit(neighbour, ofUs(), null)).lines).toEqual([]);
    for (const line of (await listAudit(admin, { ...ofUs(), person: "" }, null, 1000)).lines) {
      expect(line.areaCode.startsWith(HERE)).toBe(true);
    }
  });

  it("is filtered by action, person and time", async () => {
    const { lines } = await listAudit(admin, { ...ofUs(), action: "user:suspend" }, null);
    expect(lines.map((line) => line.action)).toEqual(["user:suspend"]);
    expect((await listAudit(admin, { ...ofUs(), person: "siapa pun" }, null)).lines).toEqual([]);
    expect((await listAudit(admin, { ...ofUs(), to: NOW }, null)).lines).toEqual([]);
  });

  it("goes on page by page without repeats or gaps, also over several regencies", async () => {
    for (let count = 0; count < 5; count += 1) {
      await run(admin, "account.set-locale", { locale: "id" }, { at: new Date(NOW.getTime() + (count % 2)) });
      await run(neighbour, "account.set-locale", { locale: "id" }, { at: new Date(NOW.getTime() + (count % 3)) });
    }
    const filter = { ...range, action: "account:set-locale", person: "(contoh)" };
    const whole = (await listAudit(province, filter, null, 1000)).lines.map((line) => line.id);
    expect(whole.length).toBeGreaterThanOrEqual(10);
    const seen: string[] = [];
    for (let after = null as { at: Date; id: string } | null, pages = 0; pages < 100; pages += 1) {
      const page = await listAudit(province, filter, after, 3);
      seen.push(...page.lines.map((line) => line.id));
      after = page.next;
      if (after === null) break;
    }
    expect(seen).toEqual(whole);
  });

  it("notes a download", async () => {
    await logDownload(admin, "user", { lines: 6 }, NOW);
    const { lines } = await listAudit(admin, { ...ofUs(), action: "user:download" }, null);
    expect(lines).toMatchObject([{ subjectShortId: null, subjectCount: 0, detail: [{ key: "lines", value: "6" }] }]);
  });
});

describe("choosing a region", () => {
  it("offers roles that fit somewhere in one's own region", () => {
    const rolesIn = (code: string) => grantableRoles(code).map(({ role }) => role);
    expect(rolesIn(VILLAGE.here)).toContain("village-operator");
    expect(rolesIn(VILLAGE.here)).not.toContain("regency-verifier");
    expect(rolesIn(HERE)).not.toContain("province-validator");
    expect(grantableRoles(HERE)).toContainEqual({ role: "coach", digits: [4] });
    expect(grantableRoles("0")).toContainEqual({ role: "coach", digits: [4, 2, 0] });
  });

  it("goes down one level at a time, never out of one's own region", async () => {
    const step = await findRegionStep(admin, "village-operator", HERE);
    expect(step?.here).toMatchObject({ canPick: false, canOpen: true });
    expect(step?.above).toEqual([]);
    expect(step?.children.every((child) => child.code.startsWith(HERE) && child.code.length === 6)).toBe(true);
    const village = await findRegionStep(admin, "village-operator", VILLAGE.here);
    expect(village).toMatchObject({ here: { canPick: true, canOpen: false }, children: [] });
    expect(village?.above.map((region) => region.code)).toEqual([HERE, VILLAGE.here.slice(0, 6)]);
    for (const code of [THERE, "32", "0", "3204999999", "drop"]) {
      expect(await findRegionStep(admin, "village-operator", code), code).toBeNull();
    }
  });

  it("begins at the nation for its administrator", async () => {
    const nation = { ...admin, grant: { ...admin.grant, regionCode: "0" } };
    const step = await findRegionStep(nation, "coach", "0");
    expect(step?.here).toMatchObject({ canPick: true, canOpen: true });
    expect(step?.children).toHaveLength(38);
    expect((await findRegionStep(nation, "coach", HERE))?.above.map((region) => region.code)).toEqual(["0", "32"]);
    expect((await findRegionStep(nation, "coach", HERE))?.children).toEqual([]);
  });

  it("agrees with the command about what may be picked", async () => {
    const step = await findRegionStep(admin, "companion", VILLAGE.here);
    const input = { id: uuidv7(), userId: people.valid.id, role: "companion", grant: grantOf(VILLAGE.here) };
    expect((await run(admin, "grant.create", input)).ok).toBe(step?.here.canPick);
  });
});
