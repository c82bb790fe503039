import { unzipSync } from "fflate";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { Scope } from "@/lib/domain/access/scope";
import { readRightsFilter } from "@/lib/domain/rights/list-filter";
import { readRequestPart } from "@/lib/server/data-request/download/take";
import { underScope } from "@/lib/server/db/scoped";
import { archiveBytes, type TakenFile } from "@/lib/server/download/archive";
import { rightsReminders } from "@/lib/server/reminder/rights";
import { countRightsWaiting, findRightsNotes, listRightsRequests } from "@/lib/server/rights/list-query";
import { openRightsRequest } from "@/lib/server/rights/open-request";
import { findRightsRequest } from "@/lib/server/rights/page-query";
import { findSeen } from "@/lib/server/rights/seen-query";
import { findRightsStatus, rightsSlip } from "@/lib/server/rights/status";
import { EVERYWHERE } from "@/lib/server/worker/everywhere";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal, run } from "@/tests/support/factory/run";
import { NOW, RequestWorld } from "../data-request/world";

const world = new RequestWorld("1110", "1110012001", "1115");
const at = { now: NOW };
const HOURS = 3_600_000;
const LATE = new Date(NOW.getTime() + 73 * HOURS);
let people: Record<"operator" | "villageHead" | "verifier" | "companion" | "stranger" | "viewer", Actor>;
let household: string;

beforeAll(async () => {
  await world.open(12);
  household = world.families[0]?.id ?? "";
  people = {
    operator: await makeActor(world.owner, "village-operator", world.village),
    villageHead: await makeActor(world.owner, "village-head", world.village),
    verifier: await makeActor(world.owner, "regency-verifier", world.regency),
    companion: await makeActor(world.owner, "companion", world.village),
    stranger: await makeActor(world.owner, "regency-verifier", world.elsewhere),
    viewer: await makeActor(world.owner, "viewer", world.regency),
  };
});
afterEach(async () => {
  for (const table of ["rights_event", "rights_request"])
    await world.owner.query(`DELETE FROM ${table} WHERE regency_code = $1`, [world.regency]);
});
afterAll(() => world.close());

const asking = (extra: object = {}) => ({
  id: uuidv7(),
  regencyCode: world.regency,
  householdId: household,
  kind: "access",
  asker: "head",
  proof: "ktp",
  wish: "",
  ...extra,
});
async function asked(extra: object = {}, actor: Actor = people.operator) {
  const input = asking(extra);
  await must(actor, "rights.record", input, at);
  return { regencyCode: world.regency, id: input.id, version: 1 };
}
const granting = (item: object) => ({ ...item, grants: true, reason: null, answer: "" });
const page = (actor: Actor, { id }: { id: string }, now = NOW) =>
  findRightsRequest(actor, { regencyCode: world.regency, id }, now);
const list = (actor: Actor, query: Record<string, string> = {}, now = NOW) =>
  listRightsRequests(actor, readRightsFilter(query), now);
const RESTRICTION = { kind: "restriction", wish: "Kami tidak ingin data kami dipakai dinas." };

describe("a request at the desk", () => {
  it("is written down with its clock, history and audit, and stands in the register, the home page and the family's page", async () => {
    const item = await asked();
    const found = await page(people.verifier, item);
    expect(found).toMatchObject({ state: "open", version: 1, proof: "ktp", isLate: false, can: { answer: null } });
    expect(found?.dueAt.getTime()).toBe(NOW.getTime() + 72 * HOURS);
    expect(found?.steps.map(({ event }) => event)).toEqual(["open"]);
    const audit = await world.rows(
      "SELECT action, purpose FROM audit WHERE subject_kind = 'rights-request' AND $1 = ANY (subject_ids)",
      [item.id],
    );
    expect(audit).toEqual([{ action: "rights:open", purpose: null }]);
    expect((await list(people.villageHead)).lines).toHaveLength(1);
    expect((await list(people.verifier, { lewat: "1" })).lines).toHaveLength(0);
    expect((await list(people.verifier, { lewat: "1" }, LATE)).lines).toMatchObject([{ isLate: true }]);
    expect(await countRightsWaiting(people.verifier, NOW)).toEqual({ open: 1, soon: 0, late: 0 });
    expect(await countRightsWaiting(people.verifier, LATE)).toEqual({ open: 1, soon: 0, late: 1 });
    expect(await countRightsWaiting(people.operator, NOW)).toEqual({ open: 0, soon: 0, late: 0 });
    const notes = await findRightsNotes(people.operator, { regencyCode: world.regency, householdId: household });
    expect(notes).toMatchObject([{ kind: "access", state: "open" }]);
    expect(await findRightsNotes(people.companion, { regencyCode: world.regency, householdId: household })).toEqual([]);
  });

  it("is refused with the field named: no card, an identity number, nothing said, twice", async () => {
    const fields = async (extra: object) => {
      const outcome = await run(people.operator, "rights.record", asking(extra), at);
      return outcome.ok ? [] : (outcome.error.fields ?? []).map(({ path, detail }) => `${path} ${detail}`);
    };
    expect(await fields({ asker: "proxy" })).toEqual(["proof NOT_OF_ASKER"]);
    expect(await fields({ kind: "correction" })).toEqual(["wish TOO_SHORT"]);
    expect(await fields({ wish: "NIK saya 9900 0124 0663 0001 itu" })).toEqual(["wish IDENTITY_NUMBER"]);
    await asked();
    const again = await run(people.operator, "rights.record", asking(), at);
    expect(again).toMatchObject({ ok: false, error: { code: "NOT_ALLOWED_NOW", info: { reason: "ONE_OPEN" } } });
    const rows = await world.rows("SELECT 1 FROM rights_request WHERE regency_code = $1", [world.regency]);
    expect(rows).toHaveLength(1);
  });

  it("is nobody's outside the area, and no duty of those who only read figures", async () => {
    const item = await asked();
    expect(await page(people.stranger, item)).toBeNull();
    expect(await refusal(people.stranger, "rights.answer", granting(item), at)).toBe("NOT_FOUND");
    expect(await refusal(people.viewer, "rights.answer", granting(item), at)).toBe("FORBIDDEN");
    expect(await refusal(people.operator, "rights.answer", granting(item), at)).toBe("FORBIDDEN");
    expect(await refusal(people.companion, "rights.record", asking({ kind: "copy" }), at)).toBe("FORBIDDEN");
  });
});

describe("the answer", () => {
  it("is never by who wrote it down, is given once, and a refusal has a reason of its kind", async () => {
    const own = await asked({}, people.villageHead);
    expect(await refusal(people.villageHead, "rights.answer", granting(own), at)).toBe("FOUR_EYES");
    const refusing = { ...own, grants: false, reason: "legal-duty", answer: "Kartunya belum dibawa." };
    expect(await refusal(people.verifier, "rights.answer", refusing, at)).toBe("INVALID_INPUT");
    expect(await refusal(people.verifier, "rights.answer", { ...refusing, reason: null }, at)).toBe("INVALID_INPUT");
    expect(await refusal(people.verifier, "rights.answer", { ...refusing, reason: "not-proven", answer: "" }, at)).toBe(
      "INVALID_INPUT",
    );
    await must(people.verifier, "rights.answer", { ...refusing, reason: "not-proven" }, at);
    expect(await refusal(people.verifier, "rights.answer", granting(own), at)).toBe("STALE");
    expect(await refusal(people.verifier, "rights.answer", granting({ ...own, version: 2 }), at)).toBe(
      "NOT_ALLOWED_NOW",
    );
    const found = await page(people.operator, own);
    expect(found).toMatchObject({ state: "refused", reason: "not-proven", answer: "Kartunya belum dibawa." });
    expect(found?.steps.map(({ event }) => event)).toEqual(["refuse", "open"]);
  });

  it("has one winner when two answer at once", async () => {
    const item = await asked();
    const outcomes = await Promise.all([
      refusal(people.verifier, "rights.answer", granting(item), at),
      refusal(people.villageHead, "rights.answer", granting(item), at),
    ]);
    expect(outcomes.toSorted()).toEqual(["OK", "STALE"]);
  });

  it("is not needed when the family takes it back", async () => {
    const item = await asked();
    await must(people.operator, "rights.withdraw", { ...item, note: "Keluarga mencabutnya." }, at);
    expect(await refusal(people.verifier, "rights.answer", granting({ ...item, version: 2 }), at)).toBe(
      "NOT_ALLOWED_NOW",
    );
  });

  it("tells who saw the data by office, duty and purpose, and names no officer", async () => {
    const item = await asked();
    await page(people.verifier, item);
    const seen = await findSeen(people.operator, `${world.regency}-${household}`, NOW);
    expect(seen).toContainEqual(
      expect.objectContaining({ role: "regency-verifier", purpose: "rights", system: null, times: expect.any(Number) }),
    );
    expect(JSON.stringify(seen)).not.toContain(people.verifier.displayName);
    expect(await findSeen(people.stranger, `${world.regency}-${household}`, NOW)).toBeNull();
  });
});

describe("the slip of a request", () => {
  it("tells whoever holds it where the request stands and names nobody; any other word opens nothing", async () => {
    const item = await asked();
    const slip = (await page(people.operator, item))?.slip ?? "";
    expect(await findRightsStatus(slip)).toMatchObject({ kind: "access", state: "open", decidedAt: null });
    await must(people.verifier, "rights.answer", granting(item), at);
    const told = await findRightsStatus(slip);
    expect(told).toMatchObject({ state: "granted", reason: null, isLifted: false });
    expect(Object.keys(told ?? {})).not.toContain("headName");
    const [publicId = ""] = slip.split(".");
    for (const word of [
      publicId,
      `${publicId}.`,
      `${publicId}.${"0".repeat(26)}`,
      rightsSlip({ ...item, id: uuidv7() }),
      "x",
    ])
      expect(await findRightsStatus(word), word).toBeNull();
  });
});

describe("the clock", () => {
  it("is told each morning to who may answer, and once it runs out to the steward and the administrator in counts", async () => {
    const administrator = await makeActor(world.owner, "administrator", world.regency);
    await asked({}, people.villageHead);
    const toldAt = async (hours: number) => {
      const now = new Date(NOW.getTime() + hours * HOURS);
      const day = now.toISOString().slice(0, 10);
      const told = await underScope(EVERYWHERE, ({ sql }) => rightsReminders(sql, "Asia/Jakarta", day, now));
      return (actor: Actor) => told.filter(({ userId }) => userId === actor.userId).map(({ facts }) => facts);
    };
    const waits = (soon: number, late: number) => [{ kind: "reminder-rights", count: 1, soon, late }];
    const watched = (soon: number, late: number) => [{ kind: "rights-late", soon, late }];
    const first = await toldAt(20);
    expect(first(people.verifier)).toEqual(waits(0, 0));
    // Nobody answers what they wrote down; nor are they reminded of it.
    for (const actor of [people.villageHead, people.operator, people.stranger, world.steward, administrator])
      expect(first(actor)).toEqual([]);
    const second = await toldAt(50);
    expect([second(people.verifier), second(world.steward)]).toEqual([waits(1, 0), watched(1, 0)]);
    const late = await toldAt(74);
    expect([late(people.verifier), late(administrator)]).toEqual([waits(0, 1), watched(0, 1)]);
    expect(late(world.stranger)).toEqual([]);
  });
});

describe("a request of the family itself", () => {
  const own: Scope = { actorId: uuidv7(), mode: "single", ranges: [], household: null };
  const opening = (extra: object = {}) => ({
    id: uuidv7(),
    regencyCode: world.regency,
    householdId: household,
    kind: "copy" as const,
    asker: "head" as const,
    wish: "",
    ...extra,
  });
  const open = (scope: Scope, extra: object = {}) =>
    underScope(scope, ({ sql }) =>
      openRightsRequest(sql, opening(extra), { channel: "self" }, { now: NOW, newId: uuidv7 }),
    );

  it("is written under its own scope without an officer, and any officer may answer", async () => {
    const scope = { ...own, household: { regencyCode: world.regency, id: household } };
    expect(await open(scope)).toMatchObject({ ok: true, value: { villageCode: world.village } });
    const [line] = (await list(people.verifier)).lines;
    const found = await page(people.verifier, { id: line?.publicId.slice(5) ?? "" });
    expect(found).toMatchObject({ proof: "code", can: { answer: null } });
    expect(found?.steps).toMatchObject([{ event: "open", actorName: null, role: null }]);
    const other = world.families[1]?.id ?? "";
    expect(await open(scope, { householdId: other })).toMatchObject({ ok: false, error: { code: "NOT_FOUND" } });
  });
});

describe("a restriction", () => {
  async function familiesHandedOver(): Promise<number> {
    const granted = await world.granted("L3", ["household.headName"]);
    const files = await world.rows<TakenFile>(
      "SELECT name, size_bytes::text AS size_bytes, crc32::text AS crc32 FROM data_request_file WHERE request_id = $1 ORDER BY ordinal",
      [granted.id],
    );
    const parts: Uint8Array[] = [];
    const written = { files, builtAt: NOW, watermark: { name: "unduhan.json", text: "{}" } };
    const place = { regencyCode: world.regency, id: granted.id };
    for await (const part of archiveBytes(
      world.asker,
      (sql, name, ordinal) => readRequestPart(sql, place, name, ordinal, NOW),
      written,
    ))
      parts.push(part);
    const text = Buffer.from(unzipSync(Buffer.concat(parts))["keluarga.csv"] ?? []).toString("utf8");
    return text.trim().split("\r\n").length - 1;
  }

  it("keeps the family out of what is handed to others, until it is lifted; once is enough", async () => {
    const before = await familiesHandedOver();
    const item = await asked(RESTRICTION);
    expect(await familiesHandedOver()).toBe(before);
    await must(people.verifier, "rights.answer", granting(item), at);
    expect(await familiesHandedOver()).toBe(before - 1);
    expect(await page(people.operator, item)).toMatchObject({ isRestricting: true });
    const again = await run(people.operator, "rights.record", asking(RESTRICTION), at);
    expect(again).toMatchObject({ ok: false, error: { info: { reason: "RESTRICTED" } } });
    const lifting = { ...item, version: 2, note: "Keluarga memintanya sendiri." };
    expect(await refusal(people.operator, "rights.lift", lifting, at)).toBe("FORBIDDEN");
    await must(people.verifier, "rights.lift", lifting, at);
    expect(await refusal(people.verifier, "rights.lift", { ...lifting, version: 3 }, at)).toBe("NOT_ALLOWED_NOW");
    expect(await familiesHandedOver()).toBe(before);
    const unlocked = await underScope(
      scopeOf(people.verifier),
      ({ sql }) =>
        sql<{
          n: number;
        }>`SELECT count(*)::int AS n FROM rights_request WHERE kind = 'restriction' AND lifted_at IS NULL`,
    );
    expect(unlocked[0]?.n).toBe(0);
  });
});
