import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { codeOf, grantOf, HERE, type Person, run, VILLAGE, World } from "./world";

const world = new World();
let administrator: Person;
let admin: Actor;
let viewer: Actor;

beforeAll(async () => {
  await world.open();
  administrator = await world.person("Pengelola", [
    { role: "administrator", regionCode: HERE },
    { role: "viewer", regionCode: HERE },
  ]);
  admin = await world.actor(administrator);
  viewer = await world.actor(await world.person("Pembaca", [{ role: "viewer", regionCode: HERE }]));
});
afterAll(() => world.close());

interface Case {
  readonly name: string;
  /** Needs a permission that a viewer has not; the others are for everybody on their own account. */
  readonly isManaging: boolean;
  /** A fresh input that succeeds for the administrator. */
  input(): Promise<Record<string, unknown>>;
  /** The same, differing in one value. */
  readonly other: Record<string, unknown>;
}

const operator = () => world.person("Operator", [{ role: "village-operator", regionCode: VILLAGE.here }]);
const REASON = "alasan uji";
const newUser = () => {
  const id = uuidv7();
  world.adopt(id);
  return {
    id,
    username: `baru.${id.slice(-12)}`,
    displayName: "Orang Baru (contoh)",
    code: "k7mtp-xw4qh-9dr3c",
    role: "village-operator",
    grant: grantOf(VILLAGE.here),
  };
};
const onUser = async () => ({ id: (await operator()).id, reason: REASON });
const onGrant = async () => ({ id: (await operator()).grantIds[0], reason: REASON });

const CASES: readonly Case[] = [
  { name: "user.create", isManaging: true, input: async () => newUser(), other: { displayName: "Lain (contoh)" } },
  { name: "user.suspend", isManaging: true, input: onUser, other: { reason: "alasan lain" } },
  { name: "user.reactivate", isManaging: true, input: onUser, other: { reason: "alasan lain" } },
  {
    name: "user.reset-password",
    isManaging: true,
    input: async () => ({ ...(await onUser()), code: "aaaaa-bbbbb-ccccc" }),
    other: { code: "ddddd-bbbbb-ccccc" },
  },
  {
    name: "grant.create",
    isManaging: true,
    input: async () => ({
      id: uuidv7(),
      userId: (await operator()).id,
      role: "companion",
      grant: grantOf(VILLAGE.here),
    }),
    other: { role: "village-head" },
  },
  { name: "grant.suspend", isManaging: true, input: onGrant, other: { reason: "alasan lain" } },
  { name: "grant.resume", isManaging: true, input: onGrant, other: { reason: "alasan lain" } },
  { name: "grant.revoke", isManaging: true, input: onGrant, other: { reason: "alasan lain" } },
  {
    name: "session.revoke",
    isManaging: false,
    input: async () => ({ id: (await world.actor(administrator)).sessionId }),
    other: { id: uuidv7() },
  },
  {
    name: "session.switch-grant",
    isManaging: false,
    input: async () => ({ grantId: administrator.grantIds[1] }),
    other: { grantId: uuidv7() },
  },
  { name: "account.set-locale", isManaging: false, input: async () => ({ locale: "en" }), other: { locale: "id" } },
];

const auditRows = (operator: Actor, action: string, subject: unknown) =>
  world.rows("SELECT 1 FROM audit WHERE actor_id = $1 AND action = $2 AND $3::uuid = ANY (subject_ids)", [
    operator.userId,
    action,
    subject,
  ]);

describe.each(CASES)("$name", ({ name, isManaging, input, other }) => {
  it("is done for whom it is meant, with its audit row", async () => {
    const given = await input();
    expect(codeOf(await run(admin, name, given))).toBe("OK");
    const subject = given["id"] ?? (name === "session.switch-grant" ? admin.sessionId : admin.userId);
    expect(await auditRows(admin, name.replace(".", ":"), subject)).not.toEqual([]);
  });

  it.runIf(isManaging)("is refused to a role that does not manage people", async () => {
    expect(codeOf(await run(viewer, name, await input()))).toBe("FORBIDDEN");
  });

  it.runIf(isManaging)("is refused to a provisional administrator", async () => {
    const grant = { ...admin.grant, level: "provisional" } as const;
    expect(codeOf(await run({ ...admin, grant }, name, await input()))).toBe("FORBIDDEN");
  });

  it("refuses a field it does not know", async () => {
    expect(codeOf(await run(admin, name, { ...(await input()), isAdmin: true }))).toBe("INVALID_INPUT");
  });

  it("does nothing for a page that was made under another grant", async () => {
    const given = await input();
    const outcome = await run(admin, name, given, { grantId: administrator.grantIds[1] ?? "" });
    expect(codeOf(outcome)).toBe("GRANT_CHANGED");
  });

  it("answers a repeat with the first result and does it once", async () => {
    const given = await input();
    const operationId = uuidv7();
    const first = await run(admin, name, given, { operationId });
    const count = async () => (await world.rows("SELECT 1 FROM audit WHERE actor_id = $1", [admin.userId])).length;
    const before = await count();
    expect(await run(admin, name, given, { operationId })).toEqual(first);
    expect(first.ok).toBe(true);
    expect(await count()).toBe(before);
  });

  it("refuses another input under the same operation id", async () => {
    const given = await input();
    const operationId = uuidv7();
    await run(admin, name, given, { operationId });
    const outcome = await run(admin, name, { ...given, ...other }, { operationId });
    expect(codeOf(outcome)).toBe("IDEMPOTENCY_MISMATCH");
  });

  it("does it once when requests of the same operation come at the same moment", async () => {
    const given = await input();
    const operationId = uuidv7();
    const outcomes = await Promise.all([1, 2, 3].map(() => run(admin, name, given, { operationId })));
    expect(outcomes.map(codeOf)).toEqual(["OK", "OK", "OK"]);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await world.rows("SELECT 1 FROM operation WHERE id = $1", [operationId])).toHaveLength(1);
  });
});
