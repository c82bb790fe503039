import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answers, answerAt, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import { parseChangeKey } from "@/lib/domain/instrument/diff";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { isTempId } from "@/lib/domain/nik/temp-id";
import { localDay } from "@/lib/domain/period/period";
import { blindIndex, unseal } from "@/lib/server/crypto/seal";
import { handles } from "@/lib/server/db/pool";
import { sqlOn } from "@/lib/server/db/sql";
import { SEALED_KEYS } from "@/lib/server/household/columns";
import { findFamily } from "@/lib/server/household/family";
import { answersOfFamily, type SeedFamily } from "@/prisma/seed/record";
import { drawFamilies, makeFamilies, sound } from "@/tests/support/factory/families";
import { makePeriod } from "@/tests/support/factory/place";
import {
  answeredOnly,
  carryToRecord,
  heldMeeting,
  makeTeam,
  patchesBetween,
  type Team,
} from "@/tests/support/factory/proposals";
import { must } from "@/tests/support/factory/run";
import { died } from "@/tests/support/factory/told";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5207022011";
const REGENCY = VILLAGE.slice(0, 4);
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");
let team: Team;
let meetingId: string;
let drawn: readonly SeedFamily[];
let stored: readonly SeedFamily[];

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, REGENCY);
  team = await makeTeam(owner, VILLAGE);
  meetingId = await heldMeeting(team.head, VILLAGE, today);
  drawn = sound(drawFamilies(VILLAGE, 250, today), today);
  stored = sound(await makeFamilies(owner, VILLAGE, 40, today), today);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const here = (family: SeedFamily) =>
  family.members.filter((member) => member.active && member.answers["presence"] === 1);
const asked = (family: SeedFamily) => answeredOnly(askedAnswers(REGSOSEK22K, answersOfFamily(family)));

function pick(families: readonly SeedFamily[], wanted: (family: SeedFamily) => boolean): SeedFamily {
  const found = families.find(wanted);
  if (found === undefined) throw new Error("more families are needed");
  return found;
}

async function recordOf(id: string) {
  const family = await findFamily(sqlOn(owner), REGENCY, id, false);
  if (family === null) throw new Error("the family is not in the register");
  return family;
}

const rows = async (text: string, values: readonly unknown[]) => (await owner.query(text, [...values])).rows;
const isActive = async (uid: string) =>
  (await rows("SELECT active FROM person_registry WHERE person_uid = $1 AND household_id IS NOT NULL", [uid]))[0]
    ?.active;
const personOfNik = async (nik: unknown) =>
  (await rows("SELECT person_uid FROM nik_registry WHERE nik_bidx = $1", [blindIndex(String(nik))]))[0]?.person_uid;

/** Opens what a revision keeps sealed. */
function opened(change: { key: string; before: unknown; after: unknown }) {
  const target = parseChangeKey(change.key);
  if (target === null || !SEALED_KEYS.has(`${target.level}.${target.key}`)) return change.after;
  expect(change.after).toMatch(/^s1\./);
  return unseal(String(change.after));
}

describe("a family that is not in the register", () => {
  it("stands in the record as answered once every tier has agreed", async () => {
    const material = pick(
      drawn,
      (family) =>
        here(family).length > 2 &&
        here(family).length === family.members.filter((member) => member.active).length &&
        family.household["kkNumber"] != null &&
        here(family).some((member) => member.answers["nik"] == null),
    );
    const answers = asked(material);
    const [head] = here(material).filter((member) => member.answers["relationToHead"] === 1);
    if (head === undefined) throw new Error("a sound family has a head");
    const householdId = uuidv7();
    const id = uuidv7();
    await must(team.operator, "proposal.start-new", {
      id,
      householdId,
      headUid: head.uid,
      villageCode: VILLAGE,
      channel: "visit",
    });
    const key = { regencyCode: REGENCY, id };
    const others = Object.keys(answers.members).filter((uid) => uid !== head.uid);
    const saved = await must<{ version: number; errors: number; conflicts: unknown[] }>(
      team.operator,
      "proposal.save",
      {
        ...key,
        memberOps: others.map((uid) => ({ kind: "add", uid })),
        patches: patchesBetween(NO_ANSWERS, answers),
      },
    );
    expect(saved).toMatchObject({ errors: 0, conflicts: [] });
    await carryToRecord(team, key, saved.version, meetingId);

    const family = await recordOf(householdId);
    expect(family).toMatchObject({ revision: 1, status: 1, villageCode: VILLAGE, formerMembers: [] });
    expect(answeredOnly(family.answers)).toEqual(answers);
    expect(family.row).toMatchObject({ head_name: head.answers["name"], member_count: here(material).length });
    await expectRegistered(householdId, answers);
    const [revision] = await rows("SELECT * FROM household_revision WHERE household_id = $1", [householdId]);
    expect(revision).toMatchObject({ revision: 1, proposal_id: id, source: 2, applied_by: team.coach.userId });
    expect(await told(revision.changes)).toEqual(answers);
    const [proposal] = await rows("SELECT state, applied_revision FROM proposal WHERE id = $1", [id]);
    expect(proposal).toEqual({ state: "applied", applied_revision: 1 });
  });
});

/** Each person is active in this household, each NIK is theirs, those without one have a temporary id, the card is open. */
async function expectRegistered(householdId: string, answers: Answers): Promise<void> {
  const people = await rows(
    "SELECT person_uid, regency_code, village_code, active FROM person_registry WHERE household_id = $1",
    [householdId],
  );
  expect(people.map((row) => row.person_uid).sort()).toEqual(Object.keys(answers.members).sort());
  for (const row of people) expect(row).toMatchObject({ regency_code: REGENCY, village_code: VILLAGE, active: true });
  const members = await rows("SELECT id, temp_id, active, nik_bidx FROM member WHERE household_id = $1", [householdId]);
  for (const row of members) {
    const nik = answerAt(answers, "member", row.id, "nik");
    expect(row.active).toBe(true);
    if (nik === null) expect(isTempId(row.temp_id)).toBe(true);
    else {
      expect(row).toMatchObject({ temp_id: null, nik_bidx: blindIndex(String(nik)) });
      expect(await personOfNik(nik)).toBe(row.id);
    }
  }
  const cards = await rows(
    "SELECT kk_sealed, kk_bidx, valid_from::text AS since, valid_to FROM household_kk WHERE household_id = $1",
    [householdId],
  );
  const kkNumber = String(answers.household["kkNumber"]);
  expect(cards).toHaveLength(1);
  expect(cards[0]).toMatchObject({ kk_bidx: blindIndex(kkNumber), since: today, valid_to: null });
  expect(unseal(cards[0].kk_sealed)).toBe(kkNumber);
}

/** A revision's changes from nothing, as answers. */
async function told(changes: readonly { key: string; before: unknown; after: unknown }[]): Promise<unknown> {
  const levels = { household: "household", member: "members", civil: "civil" } as const;
  const answers: Record<string, Record<string, unknown>> = { household: {}, members: {}, civil: {} };
  for (const change of changes) {
    const target = parseChangeKey(change.key);
    if (target === null) throw new Error(change.key);
    expect(change.before).toBeNull();
    const level = answers[levels[target.level]] ?? {};
    if (target.uid === null) level[target.key] = opened(change);
    else level[target.uid] = { ...(level[target.uid] as object | undefined), [target.key]: opened(change) };
  }
  return answers;
}

describe("people who come and go", () => {
  it("are registered and released when the proposal is in the record", async () => {
    const family = pick(
      stored,
      (one) => here(one).length > 2 && here(one).some((member) => isChildWithNik(member) && ageless(member)),
    );
    const leaver = here(family).find(isChildWithNik);
    const newcomer = drawn.flatMap(here).find((member) => isChildWithNik(member) && ageless(member));
    if (leaver === undefined || newcomer === undefined) throw new Error("children are needed");
    const before = asked(family);
    const key = { regencyCode: REGENCY, id: uuidv7() };
    await must(team.operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
    const count = (await recordOf(family.id)).row["member_count"];
    const uid = uuidv7();
    const row = { ...askedRow(newcomer), memberNo: family.members.length + 1 };
    const joined = { household: {}, members: { [uid]: row }, civil: {} };
    const first = await must<{ version: number; errors: number }>(team.operator, "proposal.save", {
      ...key,
      memberOps: [{ kind: "add", uid }],
      patches: patchesBetween(NO_ANSWERS, joined),
      notes: { [`V06|${uid}`]: "Anak angkat." },
    });
    expect(first.errors).toBe(0);
    const second = await must<{ version: number }>(team.operator, "proposal.save", {
      ...key,
      ...died(leaver.uid, today),
    });
    await carryToRecord(team, key, second.version, meetingId);

    const record = await recordOf(family.id);
    expect(record.revision).toBe(2);
    expect(record.row["member_count"]).toBe(count);
    expect(answeredOnly({ household: {}, members: { [uid]: record.answers.members[uid] ?? {} }, civil: {} })).toEqual(
      answeredOnly(joined),
    );
    expect(await isActive(uid)).toBe(true);
    expect(await personOfNik(newcomer.answers["nik"])).toBe(uid);
    expect(record.formerMembers).toContain(leaver.uid);
    expect(record.answers.members[leaver.uid]).toBeUndefined();
    const [gone] = await rows("SELECT active, presence FROM member WHERE id = $1", [leaver.uid]);
    expect(gone).toEqual({ active: false, presence: 2 });
    expect(await isActive(leaver.uid)).toBe(false);
    expect(await personOfNik(leaver.answers["nik"])).toBe(leaver.uid);
    const { [leaver.uid]: _left, ...stayed } = before.members;
    for (const one of Object.keys(stayed)) expect(await isActive(one)).toBe(true);
  });

  it("leave no trace when taking them in is undone", async () => {
    const family = pick(stored, (one) => here(one).length === 1 || here(one).length === 2);
    const key = { regencyCode: REGENCY, id: uuidv7() };
    await must(team.operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
    const uid = uuidv7();
    const patches = [{ level: "member", uid, key: "name", before: null, value: "Contoh Batal" }];
    await must(team.operator, "proposal.save", { ...key, memberOps: [{ kind: "add", uid }], patches });
    await must(team.operator, "proposal.save", { ...key, memberOps: [{ kind: "undo", uid }], patches: [] });
    const [draft] = await rows("SELECT payload FROM proposal WHERE id = $1", [key.id]);
    expect(draft.payload).toMatchObject({ memberOps: [], answers: { household: {}, members: {}, civil: {} } });
  });
});

type Member = SeedFamily["members"][number];

const isChildWithNik = (member: Member) => member.answers["relationToHead"] === 3 && member.answers["nik"] != null;

/** Born this century and not married: fits into any family as a child. */
const ageless = (member: Member) =>
  String(member.answers["birthDate"]) > "2010" && member.answers["maritalStatus"] === 1;

function askedRow(member: Member) {
  const answers = { household: {}, members: { [member.uid]: member.answers }, civil: {} };
  return askedAnswers(REGSOSEK22K, answers).members[member.uid] ?? {};
}
