import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { readNoteFilter } from "@/lib/domain/coaching/note-page";
import { readFormNotes } from "@/lib/server/coaching/form-notes";
import { listCoached, listNotes } from "@/lib/server/coaching/list-query";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { HERE, VILLAGE } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-05-14T03:00:00Z");
const TODAY = "2026-05-14";
const at = { now: NOW };
let people: Record<
  | "coach"
  | "coach2"
  | "province"
  | "stranger"
  | "operator"
  | "operator2"
  | "companion"
  | "head"
  | "verifier"
  | "elsewhere",
  Actor
>;

beforeAll(async () => {
  await owner.connect();
  people = {
    coach: await makeActor(owner, "coach", HERE),
    coach2: await makeActor(owner, "coach", HERE),
    province: await makeActor(owner, "coach", "11"),
    stranger: await makeActor(owner, "coach", "1102"),
    operator: await makeActor(owner, "village-operator", VILLAGE.one),
    operator2: await makeActor(owner, "village-operator", VILLAGE.one),
    companion: await makeActor(owner, "companion", VILLAGE.one),
    head: await makeActor(owner, "village-head", VILLAGE.one),
    verifier: await makeActor(owner, "regency-verifier", HERE),
    elsewhere: await makeActor(owner, "village-operator", VILLAGE.two),
  };
});
afterEach(async () => {
  await owner.query("DELETE FROM coaching_note_seen");
  await owner.query("DELETE FROM coaching_note");
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const note = (extra: object = {}) => ({
  id: uuidv7(),
  areaCode: VILLAGE.one,
  question: "household.floorMaterial",
  personId: null,
  text: "Lihat lantai ruang terluas, bukan teras.",
  until: "2026-08-01",
  ...extra,
});
const toOperator = () => note({ question: null, personId: people.operator.userId, text: "Foto rumah sering kabur." });
const shown = async (actor: Actor, village = VILLAGE.one, today = TODAY) =>
  (await underScope(scopeOf(actor), (tx) => readFormNotes(tx, actor, village, today, NOW))).map(({ text }) => text);
const list = (actor: Actor, query: Record<string, string> = {}) =>
  listNotes(actor, readNoteFilter(query), { locale: "id", now: NOW });

describe("coaching.write", () => {
  it("is the coach's, in the own area, about a question or an officer, without identifiers, for a year at most", async () => {
    for (const actor of [people.operator, people.verifier, people.head])
      expect(await refusal(actor, "coaching.write", note(), at)).toBe("FORBIDDEN");
    expect(await refusal(people.stranger, "coaching.write", note(), at)).toBe("NOT_FOUND");
    expect(await refusal(people.coach, "coaching.write", note({ areaCode: "11" }), at)).toBe("NOT_FOUND");
    for (const bad of [
      { text: "NIK 9907 0160 1152 0001 salah" },
      { question: "household.tidakAda" },
      { question: null },
      { personId: people.operator.userId },
      { until: "2026-05-13" },
      { until: "2027-08-01" },
    ])
      expect(await refusal(people.coach, "coaching.write", note(bad), at), JSON.stringify(bad)).toBe("INVALID_INPUT");
    const person = { question: null, personId: people.elsewhere.userId };
    expect(await refusal(people.coach, "coaching.write", note(person), at)).toBe("NOT_FOUND");
    const head = { question: null, personId: people.head.userId };
    expect(await refusal(people.coach, "coaching.write", note(head), at)).toBe("NOT_FOUND");
    expect((await owner.query("SELECT 1 FROM coaching_note")).rowCount).toBe(0);
  });

  it("writes once, whatever is repeated, and is on record without its words", async () => {
    const input = note();
    const operationId = uuidv7();
    const first = await must(people.coach, "coaching.write", input, { ...at, operationId });
    expect(await must(people.coach, "coaching.write", input, { ...at, operationId })).toEqual(first);
    expect(await refusal(people.coach, "coaching.write", input, at)).not.toBe("OK");
    const audit = await owner.query(
      "SELECT detail FROM audit WHERE action = 'coaching:write' AND $1 = ANY (subject_ids)",
      [input.id],
    );
    expect(audit.rows).toEqual([
      { detail: { about: "question", question: "household.floorMaterial", until: "2026-08-01" } },
    ]);
  });
});

describe("what a form shows", () => {
  it("are the standing notes of its village and all around it, and the reader's own; once read, those no more", async () => {
    await must(people.coach, "coaching.write", note(), at);
    await must(people.province, "coaching.write", note({ areaCode: "11", text: "Untuk seluruh provinsi." }), at);
    await must(people.coach, "coaching.write", note({ areaCode: VILLAGE.two, text: "Untuk desa lain." }), at);
    const own = toOperator();
    await must(people.coach, "coaching.write", own, at);
    expect((await shown(people.operator)).toSorted()).toEqual([
      "Foto rumah sering kabur.",
      "Lihat lantai ruang terluas, bukan teras.",
      "Untuk seluruh provinsi.",
    ]);
    for (const actor of [people.operator2, people.companion])
      expect((await shown(actor)).toSorted()).toEqual([
        "Lihat lantai ruang terluas, bukan teras.",
        "Untuk seluruh provinsi.",
      ]);
    expect(await shown(people.head)).toEqual([]);
    expect(await shown(people.operator, VILLAGE.one, "2026-08-02")).toEqual([]);
    const key = { regencyCode: HERE, id: own.id };
    expect(await refusal(people.operator2, "coaching.mark-read", key, at)).toBe("NOT_FOUND");
    await must(people.operator, "coaching.mark-read", key, at);
    await must(people.operator, "coaching.mark-read", key, at);
    expect(await shown(people.operator)).not.toContain("Foto rumah sering kabur.");
    const lines = (await list(people.coach))?.lines ?? [];
    expect(lines.find(({ id }) => id === own.id)).toMatchObject({ seen: 1, read: 1, question: null });
    expect(lines.find(({ text }) => text.startsWith("Lihat"))).toMatchObject({ seen: 3, read: 0, state: "standing" });
  });

  it("is under the policies nobody's else: a note to a person is seen by that person and those who coach", async () => {
    await must(people.coach, "coaching.write", toOperator(), at);
    const count = async (actor: Actor) =>
      (await underScope(scopeOf(actor), ({ sql }) => sql`SELECT 1 FROM coaching_note`)).length;
    for (const [who, expected] of [
      ["coach2", 1],
      ["province", 1],
      ["operator", 1],
      ["stranger", 0],
      ["operator2", 0],
      ["companion", 0],
      ["head", 0],
      ["verifier", 0],
      ["elsewhere", 0],
    ] as const)
      expect(await count(people[who]), who).toBe(expected);
  });
});

describe("a duty that does not hold", () => {
  const seenBy = async (actor: Actor) =>
    (await underScope(scopeOf(actor), ({ sql }) => sql`SELECT 1 FROM coaching_note`)).length;

  it("coaches nobody under the policies: suspended, revoked, over, not begun, elsewhere, of a giver who left", async () => {
    await must(people.coach, "coaching.write", toOperator(), at);
    const actor = await makeActor(owner, "coach", HERE);
    const giver = await makeActor(owner, "coach", HERE);
    expect(await seenBy(actor)).toBe(1);
    for (const change of [
      "suspended_at = now()",
      "revoked_at = now()",
      "valid_to = now() - interval '1 hour'",
      "valid_from = now() + interval '1 hour'",
      "region_code = '1102'",
    ]) {
      await owner.query(`UPDATE access_grant SET ${change} WHERE id = $1`, [actor.grant.id]);
      expect(await seenBy(actor), change).toBe(0);
      await owner.query(
        `UPDATE access_grant SET suspended_at = NULL, revoked_at = NULL, valid_to = NULL, valid_from = $2, region_code = $3
         WHERE id = $1`,
        [actor.grant.id, new Date("2026-01-01T00:00:00Z"), HERE],
      );
      expect(await seenBy(actor)).toBe(1);
    }
    await owner.query(
      "UPDATE access_grant SET source = 'delegated', delegated_from = $2, valid_to = now() + interval '1 day' WHERE id = $1",
      [actor.grant.id, giver.grant.id],
    );
    expect(await seenBy(actor)).toBe(1);
    await owner.query("UPDATE access_grant SET suspended_at = now() WHERE id = $1", [giver.grant.id]);
    expect(await seenBy(actor)).toBe(0);
  });

  it("is written to no more: an officer whose duty was handed over by somebody whose own is over", async () => {
    const giver = await makeActor(owner, "village-operator", VILLAGE.one);
    const stand = await makeActor(owner, "village-operator", VILLAGE.one);
    await owner.query(
      "UPDATE access_grant SET delegated_from = $2, valid_to = '2027-01-01', source = 'delegated' WHERE id = $1",
      [stand.grant.id, giver.grant.id],
    );
    const to = () => note({ question: null, personId: stand.userId });
    expect(await refusal(people.coach, "coaching.write", to(), at)).toBe("OK");
    expect((await listCoached(people.coach, NOW)).map(({ userId }) => userId)).toContain(stand.userId);
    await owner.query("UPDATE access_grant SET suspended_at = $2 WHERE id = $1", [giver.grant.id, NOW]);
    expect(await refusal(people.coach, "coaching.write", to(), at)).toBe("NOT_FOUND");
    expect((await listCoached(people.coach, NOW)).map(({ userId }) => userId)).not.toContain(stand.userId);
  });
});

describe("the list of notes", () => {
  it("is the coach's, by area and kind, page by page", async () => {
    await must(people.coach, "coaching.write", note(), at);
    await must(people.coach, "coaching.write", toOperator(), { now: new Date(NOW.getTime() + 1000) });
    expect(await list(people.operator)).toBeNull();
    expect((await list(people.stranger))?.lines).toEqual([]);
    expect((await list(people.province))?.lines).toHaveLength(2);
    expect((await list(people.coach2, { tentang: "petugas" }))?.lines).toMatchObject([{ question: null }]);
    const first = await listNotes(people.coach, readNoteFilter({}), { locale: "id", now: NOW }, 1);
    if (first?.next == null) throw new Error("a next page");
    const next = await list(people.coach, { sesudah: `${first.next.at}~${first.next.id}` });
    expect(next?.lines).toMatchObject([{ question: expect.any(String) }]);
    expect((await listCoached(people.coach, NOW)).map(({ userId }) => userId)).toContain(people.companion.userId);
    expect(await listCoached(people.operator, NOW)).toEqual([]);
  });

  it("keeps what was withdrawn, which no form shows any more", async () => {
    const input = note();
    await must(people.coach, "coaching.write", input, at);
    const key = { regencyCode: HERE, id: input.id };
    expect(await refusal(people.stranger, "coaching.withdraw", key, at)).toBe("NOT_FOUND");
    expect(await refusal(people.operator, "coaching.withdraw", key, at)).toBe("FORBIDDEN");
    const both = await Promise.all(
      [people.coach, people.coach2].map((actor) => refusal(actor, "coaching.withdraw", key, at)),
    );
    expect(both.toSorted()).toEqual(["NOT_ALLOWED_NOW", "OK"]);
    expect(await shown(people.operator)).toEqual([]);
    expect((await list(people.coach))?.lines).toEqual([]);
    expect((await list(people.coach, { semua: "1" }))?.lines).toMatchObject([{ state: "withdrawn" }]);
  });
});
