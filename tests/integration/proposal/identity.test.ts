import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { ageAt } from "@/lib/domain/instrument/age";
import { localDay } from "@/lib/domain/period/period";
import { blindIndex } from "@/lib/server/crypto/seal";
import { handles } from "@/lib/server/db/pool";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const MINE = "5207072001";
const THEIRS = "5207082001";
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");
let operator: Actor;
let mine: readonly SeedFamily[];
let theirs: readonly SeedFamily[];

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, "5207");
  mine = sound(await makeFamilies(owner, MINE, 60, today), today);
  theirs = await makeFamilies(owner, THEIRS, 40, today);
  operator = await makeActor(owner, "village-operator", MINE);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

type Person = SeedFamily["members"][number];

const withNik = (families: readonly SeedFamily[]) =>
  families.flatMap((family) =>
    family.members
      .filter((one) => one.active && one.answers["presence"] === 1 && typeof one.answers["nik"] === "string")
      .map((person) => ({ family, person })),
  );

const days = (one: Person) => Date.parse(String(one.answers["birthDate"])) / 86_400_000;

/** One of mine and one of theirs of the same sex and age, born as near to each other as there are: no answer depends on it. */
function alike(taken: ReadonlySet<string>): { family: SeedFamily; person: Person; other: Person } {
  const pairs = withNik(mine)
    .filter(({ family }) => !taken.has(family.id))
    .flatMap(({ family, person }) => withNik(theirs).map(({ person: other }) => ({ family, person, other })))
    .filter(
      ({ person, other }) =>
        person.answers["sex"] === other.answers["sex"] &&
        person.answers["birthDate"] !== other.answers["birthDate"] &&
        ageAt(String(person.answers["birthDate"]), today) === ageAt(String(other.answers["birthDate"]), today),
    )
    .toSorted((a, b) => Math.abs(days(a.person) - days(a.other)) - Math.abs(days(b.person) - days(b.other)));
  const [first] = pairs;
  if (first === undefined) throw new Error("two people alike are needed");
  return first;
}

/** A draft in which a person of the family gets another person's NIK (and birth date), every warning explained. */
async function draftWithNik(family: SeedFamily, person: Person, nik: unknown, birthDate: unknown) {
  const { id } = await must<{ id: string }>(operator, "proposal.start", {
    id: uuidv7(),
    regencyCode: "5207",
    householdId: family.id,
    channel: "desk",
  });
  const patch = (key: string, value: unknown) => ({
    level: "member",
    uid: person.uid,
    key,
    before: person.answers[key] ?? null,
    value,
  });
  const patches = [patch("nik", nik), ...(birthDate === null ? [] : [patch("birthDate", birthDate)])];
  const notes = Object.fromEntries(
    ["V02", "V03", "V10", "V11", "V06", "V15a", "V15b", "V15c", "V16"].map((rule) => [
      `${rule}|${person.uid}`,
      "sudah diperiksa",
    ]),
  );
  const saved = await must<{ version: number; errors: number }>(operator, "proposal.save", {
    regencyCode: "5207",
    id,
    patches,
    notes,
  });
  return { regencyCode: "5207", id, version: saved.version };
}

async function checksOnRecord(): Promise<number> {
  const found = await owner.query(
    "SELECT count(*)::int AS n FROM audit WHERE actor_id = $1 AND action = 'identity:check'",
    [operator.userId],
  );
  return found.rows[0].n;
}

/** Sends a draft with a NIK of nobody's record and takes it back, as somebody who guesses would. */
async function guess(draft: { id: string; version: number }, nik: string, now = new Date()): Promise<string> {
  const { seal } = await import("@/lib/server/crypto/seal");
  await owner.query(
    `UPDATE proposal SET state = 'draft', version = $2,
       payload = jsonb_set(payload, '{answers,members}', (SELECT jsonb_object_agg(m.key, m.value || jsonb_build_object('nik', $3::text))
         FROM jsonb_each(payload->'answers'->'members') m)) WHERE id = $1`,
    [draft.id, draft.version, seal(nik)],
  );
  return refusal(operator, "proposal.submit", draft, { now });
}

it("counts a look-up although the submission is refused, and stops at twenty a minute", async () => {
  const { family, person, other } = alike(new Set());
  const draft = await draftWithNik(family, person, other.answers["nik"], null);
  const codes: string[] = [];
  for (let attempt = 0; attempt < 24; attempt += 1)
    codes.push(await guess(draft, `99123456019000${String(10 + attempt)}`));
  expect(codes.slice(0, 20)).not.toContain("RATE_LIMITED");
  expect(codes.slice(20)).toEqual(["RATE_LIMITED", "RATE_LIMITED", "RATE_LIMITED", "RATE_LIMITED"]);
  expect(await checksOnRecord()).toBe(20);
  // What was asked already tells nothing new: it costs nothing, and is answered although the door is closed.
  expect(await guess(draft, "9912345601900010")).not.toBe("RATE_LIMITED");
  expect(await checksOnRecord()).toBe(20);
});

it("lets no burst of refused submissions past the count", async () => {
  operator = await makeActor(owner, "village-operator", MINE);
  await owner.query("UPDATE proposal SET state = 'withdrawn' WHERE village_code = $1", [MINE]);
  const people = withNik(mine)
    .filter((each, index, all) => all.findIndex((one) => one.family === each.family) === index)
    .slice(0, 28);
  const drafts = [];
  for (const [index, { family, person }] of people.entries()) {
    const neighbour = people[(index + 1) % people.length];
    drafts.push(await draftWithNik(family, person, neighbour?.person.answers["nik"], null));
  }
  expect(drafts.length).toBeGreaterThan(24);
  const codes = await Promise.all(drafts.map((draft) => refusal(operator, "proposal.submit", draft)));
  expect(codes.filter((code) => code === "INCOMPLETE")).toHaveLength(20);
  expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(drafts.length - 20);
  expect(await checksOnRecord()).toBe(20);
  await owner.query("UPDATE proposal SET state = 'withdrawn' WHERE village_code = $1", [MINE]);
});

it("keeps the look-up of a refused submission", async () => {
  operator = await makeActor(owner, "village-operator", MINE);
  const { family, person, other } = alike(new Set());
  await owner.query("UPDATE proposal SET state = 'withdrawn' WHERE household_id = $1", [family.id]);
  const draft = await draftWithNik(family, person, other.answers["nik"], other.answers["birthDate"]);
  expect(await refusal(operator, "proposal.submit", draft)).toBe("REGISTERED_ELSEWHERE");
  expect(await checksOnRecord()).toBe(1);
});

it("tells that somebody is registered elsewhere only when the birth date agrees", async () => {
  operator = await makeActor(owner, "village-operator", MINE);
  const { family, person, other } = alike(new Set());
  await owner.query("UPDATE proposal SET state = 'withdrawn' WHERE household_id = $1", [family.id]);
  const right = await draftWithNik(family, person, other.answers["nik"], other.answers["birthDate"]);
  expect(await run(operator, "proposal.submit", right)).toEqual({
    ok: false,
    error: { code: "REGISTERED_ELSEWHERE", fields: [{ path: `member:${person.uid}.nik`, detail: "V37" }] },
  });
  await owner.query("UPDATE proposal SET state = 'withdrawn' WHERE household_id = $1", [family.id]);
  const wrong = await draftWithNik(family, person, other.answers["nik"], null);
  expect(await refusal(operator, "proposal.submit", wrong)).toBe("OK");
  await owner.query("UPDATE proposal SET state = 'withdrawn' WHERE household_id = $1", [family.id]);
});

it("lets the NIK of somebody who moved out be registered again, not of somebody who died", async () => {
  const person = theirs[3]?.members.find((one) => one.active && typeof one.answers["nik"] === "string");
  if (person === undefined) throw new Error("a person is needed");
  const bidx = blindIndex(String(person.answers["nik"]));
  const claim = async () => {
    await owner.query("BEGIN");
    await owner.query("SELECT app_set_scope($1, 'area', ARRAY['5207', '5208'], ARRAY['5207', '5208'], NULL, NULL)", [
      uuidv7(),
    ]);
    const found = await owner.query("SELECT app_claim_person($1, '5207', $2, $3, $4) AS answer", [
      uuidv7(),
      MINE,
      mine[4]?.id,
      bidx,
    ]);
    await owner.query("ROLLBACK");
    return found.rows[0].answer;
  };
  expect(await claim()).toBe("taken");
  await owner.query("UPDATE person_registry SET active = false WHERE person_uid = $1", [person.uid]);
  await owner.query("UPDATE member SET active = false, presence = 2 WHERE id = $1", [person.uid]);
  expect(await claim()).toBe("taken");
  await owner.query("UPDATE member SET presence = 3 WHERE id = $1", [person.uid]);
  expect(await claim()).toBe("ok");
});

it("takes an answer that looks sealed for what it is, text", async () => {
  const family = mine[5];
  if (family === undefined) throw new Error("a family is needed");
  const { id } = await must<{ id: string }>(operator, "proposal.start", {
    id: uuidv7(),
    regencyCode: "5207",
    householdId: family.id,
    channel: "desk",
  });
  const patch = (level: string, key: string, before: unknown, value: unknown) => ({
    level,
    uid: null,
    key,
    before,
    value,
  });
  const patches = [
    patch("household", "address", family.household["address"] ?? null, "s1. pertanian"),
    patch("household", "kkNumber", family.household["kkNumber"] ?? null, "s1.aaaa.bbbb.cccc"),
  ];
  await must(operator, "proposal.save", { regencyCode: "5207", id, patches });
  // Opening it again must not fail: the number is judged by its rule, not by the cipher.
  expect(await refusal(operator, "proposal.submit", { regencyCode: "5207", id, version: 2 })).toBe("INCOMPLETE");
});

it("keeps identifiers from those who may not read them, in both directions", async () => {
  const companion = await makeActor(owner, "companion", MINE);
  const family = mine[6];
  if (family === undefined) throw new Error("a family is needed");
  await owner.query(
    "INSERT INTO assignment (regency_code, household_id, user_id, village_code, created_at) VALUES ('5207', $1, $2, $3, now())",
    [family.id, companion.userId, MINE],
  );
  const { id } = await must<{ id: string }>(companion, "proposal.start", {
    id: uuidv7(),
    regencyCode: "5207",
    householdId: family.id,
    channel: "visit",
  });
  const guess = {
    level: "household",
    uid: null,
    key: "kkNumber",
    before: "9900000000000001",
    value: "9900000000000001",
  };
  expect(await refusal(companion, "proposal.save", { regencyCode: "5207", id, patches: [guess] })).toBe("FORBIDDEN");
});

it("frees a NIK that is erased", async () => {
  const person = theirs[5]?.members.find((one) => one.active && typeof one.answers["nik"] === "string");
  const family = theirs[5];
  if (person === undefined || family === undefined) throw new Error("a person is needed");
  const bidx = blindIndex(String(person.answers["nik"]));
  const holders = () => owner.query("SELECT 1 FROM nik_registry WHERE nik_bidx = $1", [bidx]);
  expect((await holders()).rows).toHaveLength(1);
  await owner.query("BEGIN");
  await owner.query("SELECT app_set_scope($1, 'area', ARRAY['5207', '5208'], ARRAY['5207', '5208'], NULL, NULL)", [
    uuidv7(),
  ]);
  await owner.query("SELECT app_claim_person($1, '5207', $2, $3, NULL)", [person.uid, THEIRS, family.id]);
  expect((await holders()).rows).toHaveLength(0);
  await owner.query("ROLLBACK");
});
