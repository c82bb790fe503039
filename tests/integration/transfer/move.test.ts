import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/domain/access/actor";
import { type Answers, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { type Change, parseChangeKey } from "@/lib/domain/instrument/diff";
import { withAnswer } from "@/lib/domain/proposal/payload";
import { isSealed, unseal } from "@/lib/server/crypto/seal";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { findFamily } from "@/lib/server/household/family";
import { readRevisions } from "@/lib/server/household/revisions";
import { findObjection } from "@/lib/server/objection/page-query";
import { findTransferPage } from "@/lib/server/transfer/page-query";
import type { SeedFamily } from "@/prisma/seed/record";
import { answeredOnly, carryToRecord, heldMeeting, makeTeam } from "@/tests/support/factory/proposals";
import { must, refusal, run } from "@/tests/support/factory/run";
import { died } from "@/tests/support/factory/told";
import { eventPatches, save, tell } from "../event/world";
import {
  activeOf,
  BESIDE,
  FAR,
  HERE,
  hasKk,
  hasMany,
  makeWorld,
  NEAR,
  operatorOf,
  personOf,
  requestOne,
  requestWhole,
  sendOut,
  today,
  type World,
} from "./world";

let world: World;

beforeAll(async () => {
  world = await makeWorld();
}, 120_000);

afterAll(async () => {
  await world.owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const rows = async (statement: string, values: unknown[]) => (await world.owner.query(statement, values)).rows;
const headOf = (family: SeedFamily) => activeOf(family).find(({ answers }) => answers["relationToHead"] === 1)?.uid;
const uidsOf = (family: SeedFamily) => activeOf(family).map(({ uid }) => uid);

async function familyAt(village: string, id: string) {
  const actor = operatorOf(world, village);
  return underScope(scopeOf(actor), ({ sql }) => findFamily(sql, village.slice(0, 4), id, false));
}

/** Which revisions of a family an operator reads, through the query that history pages use. */
async function revisionsSeen(village: string, id: string) {
  const scope = scopeOf(operatorOf(world, village));
  const { revisions } = await underScope(scope, ({ sql }) => readRevisions(sql, "5207", id));
  return revisions.map(({ revision }) => revision);
}

/** Where each person is: the registry and the member rows that say active. */
async function whereabouts(uids: readonly string[]) {
  const registry = await rows(
    "SELECT person_uid, village_code, household_id, active, transfer_id FROM person_registry WHERE person_uid = ANY ($1) ORDER BY person_uid",
    [uids],
  );
  const members = await rows(
    "SELECT id, village_code, household_id FROM member WHERE active AND id = ANY ($1) ORDER BY id",
    [uids],
  );
  expect(members.map((row) => row.id)).toEqual(registry.map((row) => row.person_uid));
  expect(members.map((row) => row.household_id)).toEqual(registry.map((row) => row.household_id));
  expect(registry.every((row) => row.active && row.transfer_id === null)).toBe(true);
  return new Set(registry.map((row) => `${row.village_code} ${row.household_id}`));
}

/** A family's answers replayed from its revisions, identifiers opened. */
async function replayed(regencyCode: string, householdId: string): Promise<Answers> {
  const revisions = await rows(
    "SELECT changes FROM household_revision WHERE regency_code = $1 AND household_id = $2 ORDER BY revision",
    [regencyCode, householdId],
  );
  let answers = NO_ANSWERS;
  for (const { changes } of revisions as { changes: Change[] }[])
    for (const { key, after } of changes) {
      const target = parseChangeKey(key);
      if (target === null) throw new Error(key);
      answers = withAnswer(answers, {
        ...target,
        value: typeof after === "string" && isSealed(after) ? unseal(after) : after,
      });
    }
  return answers;
}

async function done(item: { regencyCode: string; id: string }, decider = world.verifier) {
  await must(decider, "transfer.decide", { ...item, version: 2 });
  const [out, into] = await rows("SELECT * FROM transfer WHERE id = $1 ORDER BY side DESC", [item.id]);
  return { out, into };
}

async function released(item: Awaited<ReturnType<typeof requestOne>>, village = HERE, newHead: string | null = null) {
  await must(operatorOf(world, village), "transfer.release", { ...item.atOrigin, version: 1, newHead });
  return item.atOrigin;
}

describe("inside a regency", () => {
  it("moves a whole family with its id and history; the old village keeps reading and cannot edit", async () => {
    const family = world.take(HERE, hasKk);
    const before = await familyAt(HERE, family.id);
    const objection = { id: uuidv7(), regencyCode: "5207", householdId: family.id, proposalId: null };
    const said = { objector: "family", ground: "changed", statement: "Keadaan sudah berubah.", heardOn: "2026-05-01" };
    await must(operatorOf(world, HERE), "objection.file", { ...objection, ...said });
    const item = await released(await requestWhole(world, family, HERE, NEAR));
    const { out, into } = await done(item);
    expect([into.household_id, into.revision, out.revision]).toEqual([family.id, 2, 2]);
    // What was said against the family is for its new village.
    const key = { regencyCode: "5207", id: objection.id };
    expect((await findObjection(operatorOf(world, NEAR), key, new Date()))?.steps).toHaveLength(1);
    expect(await findObjection(operatorOf(world, HERE), key, new Date())).toBeNull();
    expect(await whereabouts(uidsOf(family))).toEqual(new Set([`${NEAR} ${family.id}`]));

    const after = await familyAt(NEAR, family.id);
    expect(after?.revision).toBe(2);
    expect(after?.answers.members).toEqual(before?.answers.members);
    for (const key of ["address", "dusun", "rt", "lat"]) expect(after?.answers.household[key]).toBeUndefined();
    expect(after?.answers.household["floorAreaM2"]).toEqual(before?.answers.household["floorAreaM2"]);
    expect(await rows("SELECT DISTINCT village_code FROM household_kk WHERE household_id = $1", [family.id])).toEqual([
      { village_code: NEAR },
    ]);

    expect(await revisionsSeen(NEAR, family.id)).toEqual([1, 2]);
    expect(await familyAt(HERE, family.id)).toBeNull();
    expect(await revisionsSeen(HERE, family.id)).toEqual([1]);
    expect(Object.keys(out.frozen.answers.members).sort()).toEqual(uidsOf(family).sort());
    expect(JSON.stringify(out.frozen)).not.toContain(personOf(family).nik);
    expect(into.frozen).toBeNull();
    const start = { id: uuidv7(), regencyCode: "5207", householdId: family.id, channel: "desk" };
    expect(await refusal(operatorOf(world, HERE), "proposal.start", start)).toBe("NOT_FOUND");
    await must(operatorOf(world, NEAR), "proposal.start", start);
    const marked = await rows("SELECT DISTINCT village_code FROM dirty_village WHERE village_code IN ($1, $2)", [
      HERE,
      NEAR,
    ]);
    expect(marked).toHaveLength(2);
  });

  it("lets one person begin a family of their own, with all they brought and an unknown house", async () => {
    const family = world.take(HERE, hasMany);
    const person = personOf(family);
    const before = await familyAt(HERE, family.id);
    const item = await released(await requestOne(world, family, HERE, NEAR));
    const { out, into } = await done(item);
    expect(into.household_id).not.toBe(family.id);
    expect(await whereabouts([person.uid])).toEqual(new Set([`${NEAR} ${into.household_id}`]));

    const origin = await familyAt(HERE, family.id);
    expect(Object.keys(origin?.answers.members ?? {})).not.toContain(person.uid);
    expect([origin?.revision, origin?.status, out.revision]).toEqual([2, 1, 2]);
    const begun = await familyAt(NEAR, into.household_id);
    expect(begun?.answers.household).toEqual({});
    const moved = { ...before?.answers.members[person.uid], relationToHead: 1, memberNo: 1 };
    expect(begun?.answers.members).toEqual({ [person.uid]: moved });
    expect(begun?.answers.civil[person.uid]).toEqual(before?.answers.civil[person.uid]);
    expect(begun?.row["member_count"]).toBe(1);
    expect(answeredOnly(await replayed("5207", into.household_id))).toEqual(begun?.answers);
    const left = await replayed("5207", family.id);
    expect(left.members[person.uid]?.["presence"]).toBe(3);
  });

  it("gives those who stay the head that the origin named", async () => {
    const family = world.take(HERE, hasMany);
    const head = activeOf(family).find(({ answers }) => answers["relationToHead"] === 1);
    const heir = activeOf(family).find(({ uid }) => uid !== head?.uid);
    const item = await sendOut(world, family, HERE, NEAR, { people: [head?.uid], newHead: heir?.uid });
    const accept = { ...item.atDestination, version: 1, target: { kind: "new" }, relations: { [head?.uid ?? ""]: 1 } };
    expect(await refusal(operatorOf(world, NEAR), "transfer.accept", { ...accept, relations: {} })).toBe(
      "INVALID_INPUT",
    );
    await must(operatorOf(world, NEAR), "transfer.accept", accept);
    await done(item.atOrigin);
    const origin = await familyAt(HERE, family.id);
    expect(origin?.answers.members[heir?.uid ?? ""]?.["relationToHead"]).toBe(1);
    expect(origin?.row["head_name"]).toBe(heir?.answers["name"]);
  });

  it("lets people join a family that is there, numbered after it and asked how they are related", async () => {
    const family = world.take(HERE, hasMany);
    const host = world.take(NEAR, hasMany);
    const person = personOf(family);
    const item = await released(
      await requestOne(world, family, HERE, NEAR, {
        people: [{ nik: person.nik, birthDate: person.birthDate }],
        target: { kind: "household", id: host.id },
      }),
    );
    const { into } = await done(item);
    expect([into.household_id, into.revision]).toEqual([host.id, 2]);
    const joined = await familyAt(NEAR, host.id);
    expect(Object.keys(joined?.answers.members ?? {}).sort()).toEqual([...uidsOf(host), person.uid].sort());
    expect(joined?.answers.members[person.uid]?.["relationToHead"]).toBeUndefined();
    expect(joined?.answers.members[person.uid]?.["memberNo"]).toBeGreaterThan(activeOf(host).length - 1);
    expect(joined?.row["head_name"]).toBe(
      (await rows("SELECT head_name FROM household WHERE id = $1", [host.id]))[0].head_name,
    );
    expect(await whereabouts([person.uid])).toEqual(new Set([`${NEAR} ${host.id}`]));
  });

  it("closes a family that wholly joins another", async () => {
    const family = world.take(HERE, hasMany);
    const host = world.take(NEAR, hasMany);
    const item = await sendOut(world, family, HERE, NEAR);
    await must(operatorOf(world, NEAR), "transfer.accept", {
      ...item.atDestination,
      version: 1,
      target: { kind: "household", id: host.id },
    });
    await done(item.atOrigin);
    const origin = await familyAt(HERE, family.id);
    expect([origin?.status, Object.keys(origin?.answers.members ?? {})]).toEqual([3, []]);
    expect(await whereabouts(uidsOf(family))).toEqual(new Set([`${NEAR} ${host.id}`]));
    const start = { id: uuidv7(), regencyCode: "5207", householdId: family.id, channel: "desk" };
    expect(await refusal(operatorOf(world, HERE), "proposal.start", start)).toBe("NOT_ALLOWED_NOW");
    const heads = Object.values((await familyAt(NEAR, host.id))?.answers.members ?? {}).filter(
      (one) => one["relationToHead"] === 1,
    );
    expect(heads).toHaveLength(1);
  });
});

describe("across regencies", () => {
  it("closes the family, copies its last state under a new id that points back, and keeps every person's uid", async () => {
    const family = world.take(HERE, hasKk);
    const before = await familyAt(HERE, family.id);
    const item = await released(await requestWhole(world, family, HERE, BESIDE));
    const { into } = await done(item, world.validator);
    expect(into.household_id).not.toBe(family.id);
    expect(await whereabouts(uidsOf(family))).toEqual(new Set([`${BESIDE} ${into.household_id}`]));
    const copy = await familyAt(BESIDE, into.household_id);
    expect(copy?.row["continued_from"]).toBe(`5207-${family.id}`);
    expect([copy?.revision, copy?.status, copy?.row["decile_national"]]).toEqual([
      1,
      1,
      before?.row["decile_national"],
    ]);
    const numbered = Object.fromEntries(
      Object.entries(before?.answers.members ?? {}).map(([uid, one], index) => [uid, { ...one, memberNo: index + 1 }]),
    );
    expect(Object.keys(copy?.answers.members ?? {}).sort()).toEqual(Object.keys(numbered).sort());
    for (const [uid, member] of Object.entries(copy?.answers.members ?? {}))
      expect({ ...member, memberNo: 0 }).toEqual({ ...numbered[uid], memberNo: 0 });
    expect(copy?.answers.civil).toEqual(before?.answers.civil);
    expect(answeredOnly(await replayed("5204", into.household_id))).toEqual(copy?.answers);
    expect(await rows("SELECT regency_code FROM nik_registry WHERE person_uid = $1", [personOf(family).uid])).toEqual([
      { regency_code: "5204" },
    ]);

    const closed = await familyAt(HERE, family.id);
    expect([closed?.status, closed?.revision, closed?.formerMembers.length]).toEqual([3, 2, family.members.length]);
    expect(await revisionsSeen(HERE, family.id)).toEqual([1, 2]);
    expect(await familyAt(BESIDE, family.id)).toBeNull();
    const start = { id: uuidv7(), regencyCode: "5207", householdId: family.id, channel: "desk" };
    expect(await refusal(operatorOf(world, HERE), "proposal.start", start)).toBe("NOT_ALLOWED_NOW");
  });

  it("takes somebody back who had left the regency before", async () => {
    const family = world.take(BESIDE, hasMany);
    const person = personOf(family);
    const away = await released(await requestOne(world, family, BESIDE, HERE), BESIDE);
    const first = await done(away, world.validator);
    const alone = { uid: person.uid, household: first.into.household_id };
    const back = await sendOut(
      world,
      { ...family, id: alone.household, members: family.members.filter(({ uid }) => uid === person.uid) },
      HERE,
      BESIDE,
    );
    await must(operatorOf(world, BESIDE), "transfer.accept", {
      ...back.atDestination,
      version: 1,
      target: { kind: "household", id: family.id },
      relations: { [person.uid]: 3 },
    });
    await done(back.atOrigin, world.validator);
    expect(await whereabouts([person.uid])).toEqual(new Set([`${BESIDE} ${family.id}`]));
    const again = await familyAt(BESIDE, family.id);
    expect(again?.answers.members[person.uid]).toMatchObject({ relationToHead: 3 });
    expect(again?.answers.members[person.uid]?.["presence"]).not.toBe(3);
  });
});

describe("across provinces", () => {
  it("is decided at nation level and leaves both provinces their own row", async () => {
    const family = world.take(HERE, hasKk);
    const request = await requestWhole(world, family, HERE, FAR);
    const item = await released(request);
    expect(await refusal(world.validator, "transfer.decide", { ...item, version: 2 })).toBe("FORBIDDEN");
    const { into } = await done(item, world.coach);
    expect(await whereabouts(uidsOf(family))).toEqual(new Set([`${FAR} ${into.household_id}`]));
    const asSeen = async (village: string) =>
      underScope(
        scopeOf(operatorOf(world, village)),
        ({ sql }) => sql<{ side: string }>`SELECT side FROM transfer WHERE id = ${item.id}`,
      );
    expect(await asSeen(HERE)).toEqual([{ side: "out" }]);
    expect(await asSeen(FAR)).toEqual([{ side: "in" }]);
    expect(await asSeen(NEAR)).toEqual([]);
  });
});

describe("a whole family that changes while it moves", () => {
  const listed = async (id: string) =>
    (await rows("SELECT people FROM transfer WHERE id = $1 ORDER BY side DESC", [id])).map(({ people }) =>
      (people as { uid: string }[]).map(({ uid }) => uid).toSorted(),
    );
  const held = async (uid: string) =>
    (await rows("SELECT active, transfer_id FROM person_registry WHERE person_uid = $1", [uid]))[0];
  /** Somebody who lives there and is not the head dies: told, sent, decided and applied like any death. */
  async function die(family: SeedFamily, uid: string) {
    const team = await makeTeam(world.owner, HERE);
    const told = await tell(team, family, "MTI");
    const proof = { people: uid, day: today, evidenceKind: 4, evidenceNumber: "SKM/1" };
    const ready = await save(team, told, { patches: eventPatches(told.eventIds[0], proof) });
    await carryToRecord(team, told.key, ready.version, await heldMeeting(team.head, HERE, today));
  }
  const mortal = (family: SeedFamily) =>
    activeOf(family).find(({ answers }) => answers["relationToHead"] === 3 && answers["presence"] === 1)?.uid ?? "";
  const fits = (family: SeedFamily) => hasMany(family) && mortal(family) !== "";

  it("goes on without who died between request and acceptance, and between acceptance and decision", async () => {
    const family = world.take(HERE, (one) => fits(one) && activeOf(one).length >= 4);
    const dead = mortal(family);
    const item = await sendOut(world, family, HERE, NEAR);
    await die(family, dead);
    const left = uidsOf(family).filter((uid) => uid !== dead);
    await must(operatorOf(world, NEAR), "transfer.accept", {
      ...item.atDestination,
      version: 1,
      target: { kind: "new" },
    });
    expect(await listed(item.atOrigin.id)).toEqual([left.toSorted(), left.toSorted()]);
    expect(await held(dead)).toEqual({ active: false, transfer_id: null });
    const droppedFor = async (village: string, at: typeof item.atOrigin) =>
      (await findTransferPage(operatorOf(world, village), at, new Date()))?.dropped.map(({ uid }) => uid);
    expect(await droppedFor(HERE, item.atOrigin)).toEqual([dead]);
    expect(await droppedFor(NEAR, item.atDestination)).toEqual([dead]);
    const last = left.find((uid) => uid !== headOf(family)) ?? "";
    await world.owner.query("UPDATE member SET active = false, presence = 2 WHERE id = $1", [last]);
    await world.owner.query("UPDATE person_registry SET active = false WHERE person_uid = $1", [last]);
    const born = uuidv7();
    const alone = {
      id: born,
      nik_sealed: null,
      nik_bidx: null,
      no_nik_reason: 1,
      temp_id: "TMP-BBBBBBBBBBBB",
      member_no: 98,
    };
    await world.owner.query(
      "INSERT INTO member SELECT (jsonb_populate_record(m, $2)).* FROM member m WHERE regency_code = '5207' AND id = $1",
      [left.find((uid) => uid !== last), JSON.stringify({ ...alone, relation_to_head: 3, relation_detail: null })],
    );
    await world.owner.query(
      `INSERT INTO person_registry (person_uid, regency_code, village_code, household_id, active) VALUES ($1, '5207', $2, $3, true)`,
      [born, HERE, family.id],
    );
    expect(await droppedFor(HERE, item.atOrigin)).toEqual([dead, last]);
    await done(item.atOrigin);
    expect(await droppedFor(HERE, item.atOrigin)).toEqual([dead, last]);
    expect(await droppedFor(NEAR, item.atDestination)).toEqual([dead, last]);
    const moved = [...left.filter((uid) => uid !== last), born];
    expect(await listed(item.atOrigin.id)).toEqual([moved.toSorted(), moved.toSorted()]);
    expect(await whereabouts(moved)).toEqual(new Set([`${NEAR} ${family.id}`]));
    expect(await held(last)).toEqual({ active: false, transfer_id: null });
    // Their history stays the family's.
    const after = await familyAt(NEAR, family.id);
    expect(after?.formerMembers).toEqual(expect.arrayContaining([dead, last]));
  });

  it("is released as it is then, and is not moved when nobody is left", async () => {
    const family = world.take(HERE, (one) => hasKk(one) && fits(one));
    const dead = mortal(family);
    const item = await requestWhole(world, family, HERE, BESIDE);
    await die(family, dead);
    await released(item);
    const left = uidsOf(family).filter((uid) => uid !== dead);
    expect(await listed(item.atOrigin.id)).toEqual([left.toSorted(), left.toSorted()]);
    await world.owner.query("UPDATE member SET active = false WHERE id = ANY ($1)", [left]);
    await world.owner.query("UPDATE person_registry SET active = false WHERE person_uid = ANY ($1)", [left]);
    expect(await run(world.validator, "transfer.decide", { ...item.atOrigin, version: 2 })).toMatchObject({
      error: { code: "NOT_ALLOWED_NOW", info: { reason: "PEOPLE_CHANGED" } },
    });
  });
});

describe("open proposals of a family that moves", () => {
  async function draft(village: string, householdId: string, patches: readonly object[]) {
    const operator = operatorOf(world, village);
    const key = { regencyCode: village.slice(0, 4), id: uuidv7() };
    await must(operator, "proposal.start", { ...key, householdId, channel: "desk" });
    const saved = await must<{ version: number }>(operator, "proposal.save", { ...key, patches });
    return { ...key, version: saved.version };
  }
  const floor = (family: SeedFamily, value: number) => ({
    level: "household",
    uid: null,
    key: "floorAreaM2",
    before: family.household["floorAreaM2"] ?? null,
    value,
  });
  const stateOf = async (id: string) =>
    (await rows("SELECT state, village_code, reason_code, payload FROM proposal WHERE id = $1", [id]))[0];

  it("go with it inside the regency, back to an operator who is told why, nothing lost", async () => {
    const family = world.take(HERE, hasMany);
    const proposal = await draft(HERE, family.id, [floor(family, 77)]);
    const item = await sendOut(world, family, HERE, NEAR);
    await must(operatorOf(world, NEAR), "transfer.accept", {
      ...item.atDestination,
      version: 1,
      target: { kind: "new" },
    });
    const { out, into } = await done(item.atOrigin);
    expect(await stateOf(proposal.id)).toMatchObject({
      state: "returned",
      village_code: NEAR,
      reason_code: "FAMILY_MOVED",
    });
    expect((await stateOf(proposal.id)).payload.answers.household).toEqual({ floorAreaM2: 77 });
    expect([out.plan.proposals, into.plan.proposals]).toEqual([
      [{ id: proposal.id, outcome: "carried" }],
      [{ id: proposal.id, outcome: "carried" }],
    ]);
    // The new operator goes on with it.
    await must(operatorOf(world, NEAR), "proposal.save", { ...proposal, version: undefined, patches: [] }).catch(
      () => undefined,
    );
    expect(
      await refusal(operatorOf(world, HERE), "proposal.save", { regencyCode: "5207", id: proposal.id, patches: [] }),
    ).toBe("NOT_FOUND");
  });

  it("end readable where the family ends", async () => {
    const family = world.take(HERE, hasKk);
    const proposal = await draft(HERE, family.id, [floor(family, 78)]);
    const item = await released(await requestWhole(world, family, HERE, BESIDE));
    const { out, into } = await done(item, world.validator);
    expect(await stateOf(proposal.id)).toMatchObject({
      state: "withdrawn",
      village_code: HERE,
      reason_code: "FAMILY_MOVED",
    });
    expect(out.plan.proposals).toEqual([{ id: proposal.id, outcome: "withdrawn" }]);
    expect(into.plan.proposals).toEqual([]);
  });

  it("lose those who leave, whose typed answers stay with the transfer, and can still reach the record", async () => {
    const family = world.take(HERE, hasMany);
    const person = personOf(family);
    const before = activeOf(family).find(({ uid }) => uid === person.uid)?.answers["name"] ?? null;
    const proposal = await draft(HERE, family.id, [
      floor(family, 79),
      { level: "member", uid: person.uid, key: "name", before, value: "Contoh Baru" },
    ]);
    const told = { regencyCode: "5207", id: proposal.id, ...died(person.uid, today) };
    await must(operatorOf(world, HERE), "proposal.save", told);
    const item = await released(await requestOne(world, family, HERE, NEAR));
    const { out } = await done(item);
    expect(out.plan.proposals).toEqual([{ id: proposal.id, outcome: "trimmed" }]);
    expect(out.frozen.unsent).toEqual([{ members: { [person.uid]: { name: "Contoh Baru" } }, civil: {} }]);
    const kept = await stateOf(proposal.id);
    expect(kept.payload.answers).toMatchObject({ household: { floorAreaM2: 79 }, members: {} });
    expect(kept.payload.events).toEqual([]);
    const saved = await must<{ version: number }>(operatorOf(world, HERE), "proposal.save", {
      regencyCode: "5207",
      id: proposal.id,
      patches: [],
      // A spouse may be the one who left.
      notes: Object.fromEntries(
        uidsOf(family).flatMap((uid) => ["V10", "V10a", "V10b"].map((rule) => [`${rule}|${uid}`, "sudah pindah"])),
      ),
    });
    const team = await makeTeam(world.owner, HERE);
    const key = { regencyCode: "5207", id: proposal.id };
    await carryToRecord(team, key, saved.version, await heldMeeting(team.head, HERE, today));
    expect((await familyAt(HERE, family.id))?.revision).toBe(3);
  });

  it("of a family that is joined go back when they had been sent, and stay when they had not", async () => {
    const host = world.take(NEAR, hasMany);
    const proposal = await draft(NEAR, host.id, [floor(host, 80)]);
    await must(operatorOf(world, NEAR), "proposal.submit", proposal);
    const family = world.take(HERE, hasMany);
    const { nik, birthDate } = personOf(family);
    const item = await released(
      await requestOne(world, family, HERE, NEAR, {
        people: [{ nik, birthDate, relation: 8 }],
        target: { kind: "household", id: host.id },
      }),
    );
    const { into } = await done(item);
    expect(await stateOf(proposal.id)).toMatchObject({ state: "returned", reason_code: "FAMILY_MOVED" });
    expect(into.plan.proposals).toEqual([{ id: proposal.id, outcome: "returned" }]);
  });
});

it("says no when the family that was to take them in is gone", async () => {
  const family = world.take(HERE, hasMany);
  const host = world.take(NEAR, hasMany);
  const { nik, birthDate } = personOf(family);
  const item = await released(
    await requestOne(world, family, HERE, NEAR, {
      people: [{ nik, birthDate, relation: 8 }],
      target: { kind: "household", id: host.id },
    }),
  );
  await world.owner.query("UPDATE household SET status = 3 WHERE id = $1", [host.id]);
  expect(await run(world.verifier, "transfer.decide", { ...item, version: 2 })).toMatchObject({
    error: { code: "NOT_ALLOWED_NOW", info: { reason: "TARGET_GONE" } },
  });
  expect(await whereabouts([personOf(family).uid]).catch(() => "open")).toBe("open");
});
