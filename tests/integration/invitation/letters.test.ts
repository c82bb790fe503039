import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { invited, served, waiting } from "@/lib/domain/invitation/invitation-page";
import { LIST_STATES, readInvitationFilter } from "@/lib/domain/invitation/list-filter";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import { handles } from "@/lib/server/db/pool";
import { findBoard } from "@/lib/server/invitation/board-query";
import { drawLetters } from "@/lib/server/invitation/draw-letters";
import { findInvitationByCode } from "@/lib/server/invitation/find-by-code";
import { letterCode } from "@/lib/server/invitation/letter-code";
import { endSets } from "@/lib/server/invitation/letters-task";
import { countInvitations, listInvitations } from "@/lib/server/invitation/list-query";
import { listNeighbourLetters } from "@/lib/server/invitation/rt-query";
import { listSets, readSetFile } from "@/lib/server/invitation/set-query";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { selfUpdated } from "./self-updated";

const HERE = "1106";
const VILLAGE = "1106012001";
const OTHER = "1106012002";
const NOW = new Date("2026-05-20T03:00:00Z");
const LATER = new Date("2026-05-28T03:00:00Z");
const at = { now: NOW };
const owner = new Client({ connectionString: ownerUrl() });
let operator: Actor;
let neighbour: Actor;
let verifier: Actor;
let families: readonly string[];

beforeAll(async () => {
  await owner.connect();
  operator = await makeActor(owner, "village-operator", VILLAGE);
  neighbour = await makeActor(owner, "village-operator", OTHER);
  verifier = await makeActor(owner, "regency-verifier", HERE);
  await makeFamilies(owner, VILLAGE, 12, "2026-05-14");
  await makeFamilies(owner, OTHER, 2, "2026-05-14");
  await owner.query("UPDATE household SET status = 1 WHERE regency_code = $1", [HERE]);
  const { rows } = await owner.query("SELECT id FROM household WHERE village_code = $1 ORDER BY id", [VILLAGE]);
  families = rows.map(({ id }) => String(id));
});
afterEach(async () => {
  for (const table of [
    "self_update",
    "proposal",
    "invitation_code",
    "invitation_event",
    "invitation",
    "invitation_set_file",
    "invitation_set",
  ])
    await owner.query(`DELETE FROM ${table} WHERE regency_code = $1`, [HERE]);
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, each) => total + each, 0);
const whole = (again = false) => ({ kind: "area", dusun: "", rw: "", rt: "", again });
const named = (...ids: string[]) => ({ kind: "families", ids });
const printed = (chosen: object, id = uuidv7(), when = at) =>
  must<{ id: string; letters: number; exempt: number }>(
    operator,
    "invitation.print",
    { id, villageCode: VILLAGE, chosen },
    when,
  );
const recording = (what: object, chosen: object) => ({ villageCode: VILLAGE, what, chosen });
const draw = (setId: string, now = NOW) => drawLetters({ regencyCode: HERE, setId, userId: operator.userId }, now);
const list = (query: Record<string, string> = {}, actor = operator) =>
  listInvitations(actor, readInvitationFilter(query), NOW);
const updated = (index: number, on: string, state: ProposalState | null = null) =>
  selfUpdated(owner, { villageCode: VILLAGE, householdId: families[index] ?? "" }, on, state);
async function codesOf(setId: string) {
  const { rows } = await owner.query("SELECT id FROM invitation WHERE set_id = $1 ORDER BY place", [setId]);
  return rows.map(({ id }) => letterCode({ regencyCode: HERE, invitationId: String(id), setId }));
}

describe("printing letters", () => {
  it("invites each family of the village once, and draws a file whose codes open exactly these families", async () => {
    const set = await printed(whole());
    expect(set).toMatchObject({ letters: 12, exempt: 0 });
    const codes = await codesOf(set.id);
    expect(new Set(codes).size).toBe(12);
    const found = await Promise.all(codes.map((code) => findInvitationByCode(code)));
    expect(found.map((one) => one?.householdId).toSorted()).toEqual(families);
    await draw(set.id);
    const [line] = await listSets(operator, NOW);
    expect(line).toMatchObject({ state: "ready", letters: 12, done: 12, files: [{ ordinal: 1, letters: 12 }] });
    const pdf = await readSetFile(operator, { regencyCode: HERE, id: set.id }, 1, NOW);
    expect(pdf?.subarray(0, 5).toString()).toBe("%PDF-");
    expect(
      await refusal(operator, "invitation.print", { id: uuidv7(), villageCode: VILLAGE, chosen: whole() }, at),
    ).toBe("NOT_ALLOWED_NOW");
  });

  it("draws nothing twice, and goes on behind what was drawn", async () => {
    const set = await printed(whole());
    await draw(set.id);
    const before = await owner.query("SELECT md5(content) AS sum FROM invitation_set_file WHERE set_id = $1", [set.id]);
    await owner.query("UPDATE invitation_set SET state = 'building' WHERE id = $1", [set.id]);
    await draw(set.id);
    const after = await owner.query("SELECT md5(content) AS sum FROM invitation_set_file WHERE set_id = $1", [set.id]);
    expect(after.rows).toEqual(before.rows);
  });

  it("leaves out who holds a valid proof of having updated without help, and says so with its day", async () => {
    await updated(0, "2025-12-20");
    await updated(1, "2025-06-20");
    await updated(2, "2026-01-04");
    await updated(3, "2026-02-01", "rejected");
    await updated(4, "2026-02-01", "applied");
    expect(await printed(whole())).toMatchObject({ letters: 9, exempt: 3 });
    const shown = await list({ keadaan: "exempt" });
    expect(shown?.lines.map(({ id, proofOn }) => [id, proofOn]).toSorted()).toEqual([
      [families[0], "2025-12-20"],
      [families[2], "2026-01-04"],
      [families[4], "2026-02-01"],
    ]);
  });

  it("ends the code of a letter that is printed anew", async () => {
    const first = await printed(named(families[0] ?? ""));
    const [old] = await codesOf(first.id);
    const second = await printed(named(families[0] ?? ""));
    const [fresh] = await codesOf(second.id);
    expect(old === undefined ? "?" : await findInvitationByCode(old)).toBeNull();
    expect(fresh === undefined ? null : await findInvitationByCode(fresh)).toMatchObject({ householdId: families[0] });
    const { rows } = await owner.query("SELECT count(*)::int AS n FROM invitation WHERE household_id = $1", [
      families[0],
    ]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it("is the village's own: nobody else's families, files or duty", async () => {
    const input = { id: uuidv7(), villageCode: VILLAGE, chosen: whole() };
    expect(await refusal(neighbour, "invitation.print", input, at)).toBe("NOT_FOUND");
    expect(await refusal(verifier, "invitation.print", input, at)).toBe("FORBIDDEN");
    const set = await printed(whole());
    await draw(set.id);
    expect(await readSetFile(neighbour, { regencyCode: HERE, id: set.id }, 1, NOW)).toBeNull();
    expect(await readSetFile(verifier, { regencyCode: HERE, id: set.id }, 1, NOW)).toBeNull();
    expect(await readSetFile(operator, { regencyCode: HERE, id: set.id }, 2, NOW)).toBeNull();
  });

  it("keeps files sealed and for seven days", async () => {
    const set = await printed(whole());
    await draw(set.id);
    const { rows } = await owner.query("SELECT content FROM invitation_set_file WHERE set_id = $1", [set.id]);
    expect(rows[0].content.includes("%PDF-")).toBe(false);
    expect(await readSetFile(operator, { regencyCode: HERE, id: set.id }, 1, LATER)).toBeNull();
    expect(await endSets(LATER)).toBeGreaterThan(0);
    expect((await owner.query("SELECT 1 FROM invitation_set_file WHERE set_id = $1", [set.id])).rows).toEqual([]);
    expect((await listSets(operator, LATER))[0]).toMatchObject({ state: "ended" });
  });
});

const gave = { event: "deliver", how: "rt", on: "2026-05-20" };

describe("what became of letters", () => {
  it("is written down for many at once, and counts those whom it does not fit", async () => {
    await printed(whole());
    expect(
      await must(
        operator,
        "invitation.record",
        recording(gave, { kind: "filter", state: "issued", dusun: "", rt: "" }),
        at,
      ),
    ).toEqual({ recorded: 12, rest: 0 });
    const some = named(families[0] ?? "", families[1] ?? "", uuidv7());
    const told = { event: "remind", how: "phone", on: "2026-05-20" };
    expect(await must(operator, "invitation.record", recording(told, some), at)).toEqual({ recorded: 2, rest: 1 });
    const missed = { event: "miss", how: "moved", on: "2026-05-19" };
    await must(operator, "invitation.record", recording(missed, named(families[2] ?? "")), at);
    const shown = await list();
    expect(shown?.counts).toEqual({ none: 0, issued: 0, delivered: 11, answered: 0, exempt: 0, unreached: 1 });
    expect(shown?.lines.find(({ id }) => id === families[0])).toMatchObject({
      state: "delivered",
      deliveredHow: "rt",
      reminded: 1,
    });
    expect((await list({ keadaan: "unreached" }))?.lines).toMatchObject([{ unreachedReason: "moved" }]);
  });

  it("reminds nobody whose letter has not arrived, and records no day to come or of another year", async () => {
    await printed(whole());
    const reminded = recording({ event: "remind", how: "visit", on: "2026-05-20" }, named(families[0] ?? ""));
    expect(await must(operator, "invitation.record", reminded, at)).toEqual({ recorded: 0, rest: 1 });
    for (const on of ["2026-05-21", "2025-12-31"]) {
      const outcome = await run(
        operator,
        "invitation.record",
        recording({ ...gave, on }, named(families[0] ?? "")),
        at,
      );
      expect(outcome).toMatchObject({ error: { code: "INVALID_INPUT", fields: [{ path: "on" }] } });
    }
    expect(await refusal(neighbour, "invitation.record", recording(gave, named(families[0] ?? "")), at)).toBe(
      "NOT_FOUND",
    );
  });

  it("reminds nobody who holds a valid proof, and writes them down as exempt instead", async () => {
    await printed(whole());
    await must(operator, "invitation.record", recording(gave, named(...families)), at);
    await updated(0, "2026-05-01");
    const told = { event: "remind", how: "phone", on: "2026-05-20" };
    const some = named(families[0] ?? "", families[1] ?? "");
    expect(await must(operator, "invitation.record", recording(told, some), at)).toEqual({ recorded: 1, rest: 1 });
    expect((await list({ keadaan: "exempt" }))?.lines).toMatchObject([
      { id: families[0], reminded: 0, proofOn: "2026-05-01" },
    ]);
  });

  it("stays away from families that were served", async () => {
    await printed(whole());
    await owner.query(
      "UPDATE invitation SET state = 'answered', answered_how = 'desk', answered_at = $2 WHERE household_id = $1",
      [families[0], NOW],
    );
    expect(await must(operator, "invitation.record", recording(gave, named(families[0] ?? "")), at)).toMatchObject({
      recorded: 0,
    });
    expect((await printed(whole(true))).letters).toBe(11);
  });
});

describe("the list and the board", () => {
  it("count the village and its regency alike, and show other areas nothing", async () => {
    await printed(named(families[0] ?? "", families[1] ?? ""));
    expect(await countInvitations(operator, NOW)).toEqual({ none: 10, issued: 2 });
    const board = await findBoard(verifier, HERE, NOW);
    expect(board?.total).toMatchObject({ families: 14, states: { none: 12, issued: 2 } });
    expect(board?.lines.find(({ code }) => code === VILLAGE)).toMatchObject({ families: 12, states: { issued: 2 } });
    expect(await findBoard(verifier, "1101", NOW)).toBeNull();
    expect(await list({ desa: "1101012001" }, verifier)).toBeNull();
    expect((await list({ desa: VILLAGE }, verifier))?.total).toBe(12);
    expect((await list({ desa: VILLAGE }, neighbour))?.villageCode).toBe(OTHER);
  });

  it("show every family as exactly one: invited, served by itself, at the desk, by a visit or by its proof, unreached with the reason, or not yet", async () => {
    await updated(0, "2026-01-04");
    await printed(named(...families.slice(0, 9)));
    await must(operator, "invitation.record", recording(gave, named(...families.slice(2, 9))), at);
    const missed = { event: "miss", how: "moved", on: "2026-05-19" };
    await must(operator, "invitation.record", recording(missed, named(families[3] ?? "")), at);
    for (const [index, how] of ["self", "desk", "visit"].entries())
      await owner.query(
        "UPDATE invitation SET state = 'answered', answered_how = $2, answered_at = $3 WHERE household_id = $1",
        [families[4 + index], how, NOW],
      );
    const line = (await findBoard(verifier, HERE, NOW))?.lines.find(({ code }) => code === VILLAGE);
    if (line === undefined) throw new Error("no line");
    expect([invited(line), served(line), waiting(line), line.states.unreached, line.states.none]).toEqual([
      9, 4, 4, 1, 3,
    ]);
    expect(served(line) + waiting(line) + line.states.unreached + line.states.none).toBe(line.families);
    expect(line.served).toEqual({ self: 1, desk: 1, visit: 1 });
    expect(line.served.self + line.served.desk + line.served.visit + line.states.exempt).toBe(served(line));
    expect(sum(line.reasons)).toBe(line.states.unreached);
    const shown = await Promise.all(LIST_STATES.map((keadaan) => list({ keadaan })));
    const ids = shown.flatMap((one) => one?.lines.map(({ id }) => id) ?? []);
    expect(ids.toSorted()).toEqual(families);
    // Each of those that nobody served says why: by what its line says.
    const rest = shown.flatMap((one) => one?.lines ?? []);
    expect(rest.find(({ id }) => id === families[3])).toMatchObject({ state: "unreached", unreachedReason: "moved" });
    expect(rest.find(({ id }) => id === families[0])).toMatchObject({ state: "exempt", proofOn: "2026-01-04" });
  });

  it("show the head of an RT the own families by short names, and others none", async () => {
    const { rows } = await owner.query("SELECT rt, rw, head_name FROM household WHERE id = $1", [families[0]]);
    const head = await makeActor(owner, "rt-head", VILLAGE);
    await owner.query("UPDATE access_grant SET rt = $2, rw = $3 WHERE id = $1", [
      head.grant.id,
      rows[0].rt,
      rows[0].rw,
    ]);
    await printed(whole());
    const shown = await listNeighbourLetters(head, { state: "issued", after: null }, NOW);
    expect(shown.letters.length).toBeGreaterThan(0);
    expect(shown.counts.issued).toBe(shown.letters.length);
    const names = await owner.query("SELECT head_name FROM household WHERE village_code = $1", [VILLAGE]);
    for (const { shortName } of shown.letters)
      expect(names.rows.map(({ head_name }) => head_name)).not.toContain(shortName);
    expect((await listNeighbourLetters(operator, { state: null, after: null }, NOW)).letters).toEqual([]);
  });
});
