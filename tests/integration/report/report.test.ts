import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { NEIGHBOUR_STATES } from "@/lib/domain/report/list-filter";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { listReports } from "@/lib/server/report/list-query";
import { listNeighbours } from "@/lib/server/report/neighbour-query";
import { readMenuCounts } from "@/lib/server/shell/menu-counts";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { OTHER_REGENCY_VILLAGE, OTHER_VILLAGE, VILLAGE } from "@/tests/support/factory/place";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-05-20T03:00:00Z");
const at = { now: NOW };
let operator: Actor;
let neighbour: Actor;
let verifier: Actor;
let head: Actor;
let other: Actor;
let families: readonly SeedFamily[];
let mine: readonly string[];
let notMine: string;

/** The head of an RT that the test chooses. */
async function makeHead(village: string, rt: string, rw: string | null): Promise<Actor> {
  const actor = await makeActor(owner, "rt-head", village);
  await owner.query("UPDATE access_grant SET rt = $2, rw = $3 WHERE id = $1", [actor.grant.id, rt, rw]);
  const grant = { ...actor.grant, neighbourhood: { rt, rw } };
  return { ...actor, grant, grants: [grant] };
}

beforeAll(async () => {
  await owner.connect();
  families = await makeFamilies(owner, VILLAGE, 12, "2026-05-14");
  await makeFamilies(owner, OTHER_VILLAGE, 6, "2026-05-14");
  const ids = families.map(({ id }) => id);
  mine = ids.slice(0, 3);
  notMine = ids[3] ?? "";
  await owner.query("UPDATE household SET rt = '002', rw = '001' WHERE id = ANY ($1)", [mine]);
  await owner.query("UPDATE household SET rt = '003', rw = '001' WHERE regency_code = $1 AND id <> ALL ($2)", [
    VILLAGE.slice(0, 4),
    mine,
  ]);
  await owner.query("UPDATE household SET rt = '002', rw = '002' WHERE id = $1", [ids[4]]);
  await owner.query("UPDATE household SET status = 3 WHERE id = $1", [mine[2]]);
  operator = await makeActor(owner, "village-operator", VILLAGE);
  neighbour = await makeActor(owner, "village-operator", OTHER_VILLAGE);
  verifier = await makeActor(owner, "regency-verifier", VILLAGE.slice(0, 4));
  head = await makeHead(VILLAGE, "002", "001");
  other = await makeHead(VILLAGE, "003", null);
});
afterEach(async () => {
  await owner.query("DELETE FROM event_report");
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const telling = (extra: object = {}) => ({
  id: uuidv7(),
  householdId: mine[0],
  kind: "birth",
  happenedOn: "2026-05-18",
  note: "Anak kedua lahir di puskesmas.",
  ...extra,
});
const everything = { state: null, after: null };
const all = { state: null, after: null };
const idsOf = async (actor: Actor, now = NOW) =>
  (await listNeighbours(actor, all, now)).families.map((line) => line.publicId.slice(5)).sort();

describe("what the head of an RT sees", () => {
  it("is their own RT, without closed families, names shortened, and no row of any table", async () => {
    expect(await idsOf(head)).toEqual([...mine.slice(0, 2)].sort());
    const [line] = (await listNeighbours(head, all, NOW)).families;
    const full = families.find(({ id }) => id === line?.publicId.slice(5));
    expect(line?.shortName).toMatch(/^\S+( \S\.)*$/);
    expect(Object.keys(line ?? {}).sort()).toEqual(
      ["memberCount", "publicId", "rt", "rw", "shortName", "state"].sort(),
    );
    expect(full).toBeDefined();
    for (const table of ["household", "member", "member_civil", "household_kk", "proposal", "nik_match", "objection"]) {
      const shown = await underScope(scopeOf(head), ({ sql }) => sql.text(`SELECT 1 FROM ${table} LIMIT 1`, []));
      expect(shown, table).toEqual([]);
    }
    const log = await owner.query("SELECT 1 FROM audit WHERE purpose = 'report' AND $1 = ANY (subject_ids)", [mine[0]]);
    expect(log.rowCount).toBeGreaterThan(0);
  });

  it("comes in pages without a gap, in one order, narrowed by how a family stands", async () => {
    const whole = await listNeighbours(head, all, NOW);
    const first = await listNeighbours(head, all, NOW, 1);
    const next = await listNeighbours(head, { state: null, after: first.next }, NOW, 1);
    expect([...first.families, ...next.families]).toEqual(whole.families);
    expect(next.next).toBeNull();
    const { calm, updating, missing } = whole.counts;
    expect(calm + updating + missing).toBe(2);
    for (const state of NEIGHBOUR_STATES) {
      const { families: some } = await listNeighbours(head, { state, after: null }, NOW);
      expect(some).toEqual(whole.families.filter((family) => family.state === state));
      expect(some).toHaveLength(whole.counts[state]);
    }
    // A place that is not in the RT is none: the list begins at its beginning.
    expect((await listNeighbours(head, { state: null, after: uuidv7() }, NOW)).families).toEqual(whole.families);
    const direct = underScope(scopeOf(head), ({ sql }) =>
      sql.text("SELECT * FROM app_rt_households($1::uuid, now())", [head.grant.id]),
    );
    await expect(direct).rejects.toThrow("permission denied");
    expect((await listNeighbours(other, all, NOW)).counts).not.toEqual(whole.counts);
  });

  it("is nothing through another's grant, another role's, or one that is not valid now", async () => {
    expect(await idsOf({ ...head, grant: other.grant })).toEqual([]);
    expect(await idsOf({ ...other, grant: { ...other.grant, id: uuidv7() } })).toEqual([]);
    expect(await idsOf(operator)).toEqual([]);
    expect(await idsOf(head, new Date("2025-12-31T00:00:00Z"))).toEqual([]);
    for (const column of ["suspended_at", "revoked_at", "valid_to"]) {
      await owner.query(`UPDATE access_grant SET ${column} = $2 WHERE id = $1`, [head.grant.id, NOW]);
      expect(await idsOf(head), column).toEqual([]);
      await owner.query(`UPDATE access_grant SET ${column} = NULL WHERE id = $1`, [head.grant.id]);
    }
    await owner.query("UPDATE app_user SET status = 'suspended' WHERE id = $1", [head.userId]);
    expect(await idsOf(head)).toEqual([]);
    await owner.query("UPDATE app_user SET status = 'active' WHERE id = $1", [head.userId]);
    expect(await idsOf(head)).toHaveLength(2);
  });

  it("is nothing without the RW where RT numbers are repeated, and everything of a number that is not", async () => {
    const vague = await makeHead(VILLAGE, "002", null);
    expect(await idsOf(vague)).toEqual([]);
    await owner.query("UPDATE household SET rw = '001' WHERE regency_code = $1 AND rt = '002'", [VILLAGE.slice(0, 4)]);
    expect((await idsOf(vague)).length).toBeGreaterThan(2);
    await owner.query("UPDATE household SET rw = '002' WHERE id = $1", [families[4]?.id]);
    // Written without zeros, or with more of them, it is the same number; 0012 is another.
    await owner.query("UPDATE household SET rt = '2', rw = '1' WHERE id = $1", [mine[0]]);
    await owner.query("UPDATE household SET rt = '0012' WHERE id = $1", [notMine]);
    const first = await makeHead(VILLAGE, "001", "001");
    expect(await idsOf(first)).toEqual([]);
    expect(await idsOf(head)).toEqual([...mine.slice(0, 2)].sort());
  });

  it("names nobody whole who has one name alone", async () => {
    for (const [name, short] of [
      ["Sutrisno", "Sut."],
      ["Ali", "Al."],
      ["Ó", "Ó."],
      ["Siti Aminah binti Umar", "Siti A. b. U."],
    ]) {
      await owner.query("UPDATE household SET head_name = $2 WHERE id = $1", [mine[0], name]);
      const line = (await listNeighbours(head, all, NOW)).families.find(({ publicId }) =>
        publicId.endsWith(mine[0] ?? "?"),
      );
      expect(line?.shortName).toBe(short);
    }
  });

  it("needs an RT in the grant, and only there", async () => {
    const without = owner.query("UPDATE access_grant SET rt = NULL, rw = NULL WHERE id = $1", [head.grant.id]);
    await expect(without).rejects.toThrow(/access_grant_rt/);
    const elsewhere = owner.query("UPDATE access_grant SET rt = '001' WHERE id = $1", [operator.grant.id]);
    await expect(elsewhere).rejects.toThrow(/access_grant_rt/);
  });
});

describe("a report", () => {
  it("reaches the operator of the village and nobody else's, and its answer comes back", async () => {
    const input = telling();
    await must(head, "report.file", input, at);
    expect((await readMenuCounts(operator, NOW)).reports).toBe(1);
    const [line] = (await listReports(operator, everything, NOW)).lines;
    const full = families.find(({ id }) => id === mine[0]);
    expect(line).toMatchObject({ kind: "birth", state: "filed", happenedOn: "2026-05-18", rt: "002", rw: "001" });
    expect(line?.family?.name.length).toBeGreaterThan(0);
    expect(full).toBeDefined();
    expect((await listReports(neighbour, everything, NOW)).lines).toEqual([]);
    expect((await listReports(other, everything, NOW)).lines).toEqual([]);
    const item = { regencyCode: VILLAGE.slice(0, 4), id: input.id, version: 1 };
    const dismiss = { ...item, state: "dismissed", answer: "Sudah dicatat bulan lalu." };
    expect(await refusal(neighbour, "report.answer", dismiss, at)).toBe("NOT_FOUND");
    expect(await refusal(head, "report.answer", dismiss, at)).toBe("FORBIDDEN");
    expect(await refusal(verifier, "report.answer", dismiss, at)).toBe("FORBIDDEN");
    expect(await refusal(operator, "report.answer", { ...dismiss, answer: "" }, at)).toBe("INVALID_INPUT");
    expect(await refusal(operator, "report.answer", { ...dismiss, version: 2 }, at)).toBe("STALE");
    await must(operator, "report.answer", dismiss, at);
    expect(await refusal(operator, "report.answer", { ...dismiss, version: 2 }, at)).toBe("NOT_ALLOWED_NOW");
    const [own] = (await listReports(head, everything, NOW)).lines;
    expect(own).toMatchObject({ state: "dismissed", answer: "Sudah dicatat bulan lalu.", reporter: null });
    expect(own?.family?.name).toMatch(/^\S+( \S\.)*$/);
  });

  it("is of a family of the own RT, or of newcomers, in words without an identity number", async () => {
    for (const householdId of [notMine, uuidv7(), mine[2]])
      expect(await refusal(head, "report.file", telling({ householdId }), at)).toBe("NOT_FOUND");
    expect(await refusal(head, "report.file", telling({ householdId: null }), at)).toBe("INVALID_INPUT");
    expect(await refusal(head, "report.file", telling({ kind: "moved-in" }), at)).toBe("INVALID_INPUT");
    const bad = await run(head, "report.file", telling({ note: "NIK 9900012406630001", happenedOn: "2026-05-21" }), at);
    expect(bad).toMatchObject({
      ok: false,
      error: {
        fields: [
          { path: "note", detail: "IDENTITY_NUMBER" },
          { path: "happenedOn", detail: "IN_FUTURE" },
        ],
      },
    });
    for (const actor of [operator, verifier])
      expect(await refusal(actor, "report.file", telling(), at)).toBe("FORBIDDEN");
    expect((await owner.query("SELECT 1 FROM event_report")).rowCount).toBe(0);
    await must(head, "report.file", telling({ householdId: null, kind: "moved-in", happenedOn: null }), at);
    await must(
      operator,
      "report.answer",
      {
        regencyCode: VILLAGE.slice(0, 4),
        id: (await listReports(head, everything, NOW)).lines[0]?.id,
        version: 1,
        state: "handled",
        answer: "",
      },
      at,
    );
    expect((await listReports(operator, { state: "handled", after: null }, NOW)).lines).toHaveLength(1);
  });

  it("is repeated without a second row, and the list is paged without a gap", async () => {
    const input = telling();
    const operationId = uuidv7();
    const told = await run(head, "report.file", input, { ...at, operationId });
    expect(await run(head, "report.file", input, { ...at, operationId })).toEqual(told);
    for (let count = 1; count < 5; count += 1) await must(head, "report.file", telling({ kind: "changed" }), at);
    const first = await listReports(operator, everything, NOW, 3);
    const next = await listReports(operator, { state: null, after: first.next }, NOW, 3);
    expect(new Set([...first.lines, ...next.lines].map(({ id }) => id)).size).toBe(5);
    expect(next.next).toBeNull();
  });
});

describe("giving the duty", () => {
  it("asks for the RT, keeps it in three digits, and refuses it for others", async () => {
    const administrator = await makeActor(owner, "administrator", VILLAGE.slice(0, 4));
    const person = await makeActor(owner, "viewer", VILLAGE);
    const giving = (role: string, neighbourhood: object | null, regionCode = VILLAGE) => ({
      id: uuidv7(),
      userId: person.userId,
      role,
      grant: {
        regionCode,
        level: "full",
        validFrom: NOW.toISOString(),
        validTo: null,
        reason: "SK 1/2026",
        neighbourhood,
      },
    });
    const give = (input: object) => refusal(administrator, "grant.create", input, at);
    expect(await give(giving("rt-head", null))).toBe("INVALID_INPUT");
    expect(await give(giving("companion", { rt: "2", rw: null }))).toBe("INVALID_INPUT");
    expect(await give(giving("rt-head", { rt: "dua", rw: null }))).toBe("INVALID_INPUT");
    expect(await give(giving("rt-head", { rt: "2", rw: null }, VILLAGE.slice(0, 4)))).toBe("INVALID_INPUT");
    expect(await give(giving("rt-head", { rt: "2", rw: null }, OTHER_REGENCY_VILLAGE))).toBe("INVALID_INPUT");
    const input = giving("rt-head", { rt: "2", rw: "1" });
    expect(await give(input)).toBe("OK");
    const { rows } = await owner.query("SELECT rt, rw FROM access_grant WHERE id = $1", [input.id]);
    expect(rows).toEqual([{ rt: "002", rw: "001" }]);
  });
});
