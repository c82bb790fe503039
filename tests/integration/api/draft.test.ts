import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as one } from "@/app/api/v1/proposals/[id]/route";
import { GET as list, POST } from "@/app/api/v1/proposals/route";
import type { Actor } from "@/lib/domain/access/actor";
import { API_SCOPES } from "@/lib/domain/api/scope";
import { handles } from "@/lib/server/db/pool";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { call, makeClient, makeStewards, type Stewards, tokenOf } from "./world";

const VILLAGE = "6102011006";
const owner = new Client({ connectionString: ownerUrl() });
let stewards: Stewards;
let operator: Actor;
let ids: readonly string[];
let at = 0;
/** Everything in the regency, all but names, no drafts, and another regency. */
let tokens: Record<"all" | "masked" | "reader" | "other", string>;

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, "6102");
  const families = await makeFamilies(owner, VILLAGE, 14, "2026-05-14");
  ids = families.filter(({ status }) => status === 1).map(({ id }) => id);
  stewards = await makeStewards(owner, "6102");
  operator = await makeActor(owner, "village-operator", VILLAGE);
  const without = (...left: string[]) => API_SCOPES.filter((scope) => !left.includes(scope));
  tokens = {
    all: await tokenOf(await makeClient(stewards, "6102", API_SCOPES)),
    masked: await tokenOf(await makeClient(stewards, "6102", without("households:identify"))),
    reader: await tokenOf(await makeClient(stewards, "6102", without("proposals:draft"))),
    other: await tokenOf(await makeClient(await makeStewards(owner, "7403"), "7403", API_SCOPES)),
  };
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

/** A family that no test has drafted about. */
async function fresh() {
  const id = ids[at] ?? "";
  at += 1;
  const { rows } = await owner.query<{ wall: number; member: string }>(
    `SELECT h.wall_material AS wall, (SELECT m.id FROM member m WHERE m.regency_code = '6102' AND m.household_id = h.id AND m.active LIMIT 1) AS member
     FROM household h WHERE h.regency_code = '6102' AND h.id = $1`,
    [id],
  );
  const wall = rows[0]?.wall === 1 ? 2 : 1;
  const body = { household: `6102-${id}`, revision: 1, conditionDate: "2026-05-14", values: { wallMaterial: wall } };
  return { id, body, member: rows[0]?.member ?? "" };
}

const post = (body: unknown, options: object = {}) => call(POST, "", { token: tokens.all, body, ...options });
const drafts = async (household: string) =>
  (
    await owner.query<{ id: string; state: string; channel: string; contributors: string[]; payload: string }>(
      "SELECT id, state, channel, contributors::text[] AS contributors, payload::text AS payload FROM proposal WHERE regency_code = '6102' AND household_id = $1",
      [household],
    )
  ).rows;

describe("a draft through the API", () => {
  it("waits for the village's operator, who is shown who drafted it and may save it", async () => {
    const { id, body } = await fresh();
    const { status, body: answer } = await post(body);
    expect([status, answer["state"], answer["household"], answer["changes"]]).toEqual([
      201,
      "draft",
      body.household,
      1,
    ]);
    const [draft] = await drafts(id);
    expect([draft?.state, draft?.channel]).toEqual(["draft", "api"]);
    // The steward who answers for the client decides on nothing that it drafts.
    expect(draft?.contributors).toContain(stewards.steward.userId);
    const saved = await must<{ version: number }>(operator, "proposal.save", {
      regencyCode: "6102",
      id: draft?.id ?? "",
      patches: [{ level: "household", uid: null, key: "roofMaterial", before: null, value: null }],
    });
    expect(saved.version).toBe(3);
    const audit = await owner.query("SELECT action FROM audit WHERE $1 = ANY (subject_ids) ORDER BY action", [
      draft?.id,
    ]);
    expect(audit.rows.map(({ action }) => action)).toEqual(["api:draftProposal", "proposal:save", "proposal:start"]);
  });

  it("is shown to its own client, and to no other before it is sent", async () => {
    const { body } = await fresh();
    const { body: answer } = await post(body);
    const path = { id: String(answer["id"]) };
    expect((await call(one, "", { token: tokens.all, path })).body["state"]).toBe("draft");
    expect((await call(one, "", { token: tokens.reader, path })).status).toBe(404);
    const listed = await call(list, "?limit=200", { token: tokens.all });
    expect(listed.text).not.toContain(path.id);
  });

  it("answers a repeat with the first result, also at once, and refuses the key for anything else", async () => {
    const { id, body } = await fresh();
    const key = uuidv7();
    const answers = await Promise.all([1, 2, 3].map(() => post(body, { key })));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(await drafts(id)).toHaveLength(1);
    const other = await post({ ...body, conditionDate: "2026-05-13" }, { key });
    expect([other.status, other.body["code"]]).toEqual([409, "IDEMPOTENCY_MISMATCH"]);
    // Another client's key of the same name is another key.
    const theirs = await post((await fresh()).body, { key, token: tokens.masked });
    expect(theirs.status).toBe(201);
  });

  it("meets the family's open proposal, its newer revision, and its period", async () => {
    const { body } = await fresh();
    expect((await post(body)).status).toBe(201);
    const again = await post(body);
    expect([again.status, again.body["code"]]).toEqual([409, "DUPLICATE_OPEN_PROPOSAL"]);
    const stale = await post({ ...(await fresh()).body, revision: 7 });
    expect([stale.status, stale.body["code"], stale.body["errors"]]).toEqual([
      409,
      "STALE",
      [{ path: "revision", detail: "MOVED_ON" }],
    ]);
  });

  it("is refused outside the client's region as what nobody has, and without its scope", async () => {
    const { id, body } = await fresh();
    expect((await post(body, { token: tokens.other })).body["code"]).toBe("NOT_FOUND");
    expect((await post({ ...body, household: `6102-${uuidv7()}` })).body["code"]).toBe("NOT_FOUND");
    const { status, headers } = await post(body, { token: tokens.reader });
    expect([status, headers.get("www-authenticate")]).toEqual([
      403,
      expect.stringContaining('scope="proposals:draft"'),
    ]);
    expect(await drafts(id)).toHaveLength(0);
  });

  it("writes who somebody is under the scope for it alone, and keeps numbers sealed", async () => {
    const { id, body, member } = await fresh();
    const named = {
      ...body,
      values: {},
      people: [{ id: member, values: { name: "Contoh Baru", nik: "9907010101010001" } }],
    };
    const refused = await post(named, { token: tokens.masked });
    expect([refused.status, refused.body["errors"]]).toEqual([
      400,
      [
        { path: "people.0.values.name", detail: "NEEDS_IDENTIFY" },
        { path: "people.0.values.nik", detail: "NEEDS_IDENTIFY" },
      ],
    ]);
    expect(await drafts(id)).toHaveLength(0);
    expect((await post(named)).status).toBe(201);
    expect((await drafts(id))[0]?.payload).not.toContain("9907010101010001");
  });

  it("names every part that does not fit, and writes nothing of the rest", async () => {
    const { id, body, member } = await fresh();
    const errorsOf = async (part: object) => (await post({ ...body, ...part })).body["errors"];
    expect(await errorsOf({ values: { wallMaterial: 77, headName: "x", strange: 1 } })).toEqual([
      { path: "values.wallMaterial", detail: "UNKNOWN_CODE" },
      { path: "values.headName", detail: "UNKNOWN_FIELD" },
      { path: "values.strange", detail: "UNKNOWN_FIELD" },
    ]);
    expect(await errorsOf({ people: [{ id: uuidv7(), values: { sex: 1 } }] })).toEqual([
      { path: "people.0.id", detail: "NOT_A_MEMBER" },
    ]);
    expect(await errorsOf({ people: [{ id: member, values: { presence: 3 } }] })).toEqual([
      { path: "people", detail: "TOLD_BY_EVENT" },
    ]);
    expect(await errorsOf({ conditionDate: "2027-01-01" })).toEqual([{ path: "conditionDate", detail: "FUTURE" }]);
    expect(await errorsOf({ values: {} })).toEqual([{ path: "values", detail: "NOTHING_CHANGES" }]);
    expect(await errorsOf({ more: 1, people: [{ id: member, values: {}, more: 2 }] })).toEqual([
      { path: "people.0.more", detail: "unrecognized_keys" },
      { path: "more", detail: "unrecognized_keys" },
    ]);
    expect(await drafts(id)).toHaveLength(0);
  });

  it("needs a key, JSON, and a body of a size", async () => {
    const { body } = await fresh();
    const answers = [
      await post(body, { key: "" }),
      await post(body, { key: "kurang" }),
      await post(body, { headers: { "Content-Type": "text/plain" } }),
      await post({ ...body, values: { note: "x".repeat(300_000) } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 415, 413]);
    expect(answers[0]?.body["errors"]).toEqual([{ path: "Idempotency-Key", detail: "required" }]);
    for (const { headers } of answers) expect(headers.get("content-type")).toBe("application/problem+json");
  });
});
