import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { scopeOf } from "@/lib/domain/access/actor";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import type { WholeMember } from "@/lib/server/household/whole-family";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { decision, heldMeeting, makeTeam, signMinutes, type Team } from "@/tests/support/factory/proposals";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { caseOf, makeDouble, peopleOf, rename, runJob, type StoredCase } from "./world";

const HERE = "5207052001";
const NEXT = "5207052002";
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");
let team: Team;
let nextOperator: Actor;
let otherVerifier: Actor;
let strangeVerifier: Actor;
let here: SeedFamily[];
let next: SeedFamily[];

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, "5207");
  here = [...sound(await makeFamilies(owner, HERE, 150, today), today)];
  next = [...sound(await makeFamilies(owner, NEXT, 80, today), today)];
  team = await makeTeam(owner, HERE);
  nextOperator = await makeActor(owner, "village-operator", NEXT);
  otherVerifier = await makeActor(owner, "regency-verifier", "5207");
  strangeVerifier = await makeActor(owner, "regency-verifier", "5204");
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

/** A family of at least so many people that no other test uses. */
function take(from: SeedFamily[], people: number, most = 99): SeedFamily {
  const index = from.findIndex((family) => peopleOf(family).length >= people && peopleOf(family).length <= most);
  const [family] = index === -1 ? [] : from.splice(index, 1);
  if (family === undefined) throw new Error(`no family of ${people} left`);
  return family;
}

function member(family: SeedFamily, index: number): WholeMember {
  const found = peopleOf(family)[index];
  if (found === undefined) throw new Error("nobody");
  return found;
}

interface Doubled {
  readonly one: WholeMember;
  readonly other: WholeMember;
  readonly oneFamily: SeedFamily;
  readonly otherFamily: SeedFamily;
}

/** Somebody who stands twice: not a head in the second family, so that their record alone may close. */
async function doubled(village: SeedFamily[] = here): Promise<Doubled> {
  const oneFamily = take(here, 2);
  const otherFamily = take(village, 2);
  const [one, other] = [member(oneFamily, 1), member(otherFamily, 1)];
  await makeDouble(owner, one, other);
  return { one, other, oneFamily, otherFamily };
}

const NOTE = "Orangnya sama menurut tetangga.";
const pairInput = (pair: Doubled) => ({
  regencyCode: "5207",
  personUid: pair.one.uid,
  otherPersonUid: pair.other.uid,
  note: NOTE,
});

async function opened(pair: Doubled, by: Actor = team.operator): Promise<StoredCase> {
  await must(by, "duplicate.open", pairInput(pair));
  return stored(pair);
}

async function stored({ one, other }: Doubled): Promise<StoredCase> {
  const found = await caseOf(owner, one.uid, other.uid);
  if (found === null) throw new Error("no case");
  return found;
}

const step = ({ id, version }: StoredCase, event: string, extra: object = {}) => ({
  regencyCode: "5207",
  id,
  version,
  event,
  ...extra,
});
const sameAs = (keep: string, extra: object = {}) => ({ keep, extent: "person", reason: "SAME_PAPERS", ...extra });

async function row(table: string, id: string) {
  return (await owner.query(`SELECT * FROM ${table} WHERE id = $1`, [id])).rows[0];
}

describe("reporting a pair", () => {
  it("opens one case for both orders, once, with its evidence and history", async () => {
    const pair = await doubled();
    const operationId = uuidv7();
    const first = await must<{ id: string }>(team.operator, "duplicate.open", pairInput(pair), { operationId });
    expect(await must(team.operator, "duplicate.open", pairInput(pair), { operationId })).toEqual(first);
    const turned = { ...pairInput(pair), personUid: pair.other.uid, otherPersonUid: pair.one.uid };
    expect(await must(team.operator, "duplicate.open", turned)).toEqual(first);
    const kept = await row("duplicate_case", first.id);
    expect(kept).toMatchObject({ state: "open", origin: "hand", opened_by: team.operator.userId, village_code: HERE });
    expect(kept.score).toBeGreaterThanOrEqual(78);
    expect(JSON.stringify(kept.evidence)).not.toContain(String(pair.one.answers["name"]));
    const events = await owner.query("SELECT event, note FROM duplicate_event WHERE case_id = $1", [first.id]);
    expect(events.rows).toEqual([{ event: "open", note: NOTE }]);
    const audits = await owner.query(
      "SELECT count(*)::int AS n FROM audit WHERE action = 'duplicate:open' AND subject_ids[1] = $1",
      [first.id],
    );
    expect(audits.rows[0].n).toBe(2);
  });

  it("is NOT_FOUND for people outside the reporter's scope, and refuses oneself and empty words", async () => {
    const pair = await doubled(next);
    expect(await refusal(team.operator, "duplicate.open", pairInput(pair))).toBe("NOT_FOUND");
    expect(await refusal(nextOperator, "duplicate.open", pairInput(pair))).toBe("NOT_FOUND");
    expect(await refusal(team.operator, "duplicate.open", { ...pairInput(pair), otherPersonUid: uuidv7() })).toBe(
      "NOT_FOUND",
    );
    expect(await refusal(team.operator, "duplicate.open", { ...pairInput(pair), otherPersonUid: pair.one.uid })).toBe(
      "INVALID_INPUT",
    );
    expect(await refusal(team.verifier, "duplicate.open", { ...pairInput(pair), note: " " })).toBe("INVALID_INPUT");
    expect(await refusal(team.head, "duplicate.open", pairInput(pair))).toBe("FORBIDDEN");
    expect(await refusal(team.verifier, "duplicate.open", pairInput(pair))).toBe("OK");
  });
});

describe("a pair of two villages", () => {
  it("is seen by the regency; each operator learns only that there may be one elsewhere", async () => {
    const pair = await doubled(next);
    await runJob("match-village", { regencyCode: "5207", villageCode: HERE });
    const found = await stored(pair);
    expect(found.state).toBe("open");
    const seen = async (actor: Actor) =>
      underScope(scopeOf(actor), async ({ sql }) => ({
        cases: (await sql`SELECT 1 FROM duplicate_case WHERE regency_code = '5207' AND id = ${found.id}`).length,
        here: await sql<{
          person_uid: string;
        }>`SELECT person_uid FROM app_doubles_elsewhere('5207', ${pair.oneFamily.id})`,
        next: await sql<{
          person_uid: string;
        }>`SELECT person_uid FROM app_doubles_elsewhere('5207', ${pair.otherFamily.id})`,
      }));
    expect(await seen(team.operator)).toEqual({ cases: 0, here: [{ person_uid: pair.one.uid }], next: [] });
    expect(await seen(nextOperator)).toEqual({ cases: 0, here: [], next: [{ person_uid: pair.other.uid }] });
    expect(await seen(team.verifier)).toEqual({ cases: 1, here: [], next: [] });
    expect(await seen(strangeVerifier)).toEqual({ cases: 0, here: [], next: [] });
    for (const actor of [team.operator, nextOperator, strangeVerifier])
      expect(await refusal(actor, "duplicate.decide", step(found, "not-same", { reason: "NAMESAKES" }))).toBe(
        "NOT_FOUND",
      );
  });
});

describe("not the same", () => {
  it("is remembered, until something that identifies one of them changes", async () => {
    const pair = await doubled();
    await runJob("match-village", { regencyCode: "5207", villageCode: HERE });
    const found = await stored(pair);
    expect(await refusal(team.operator, "duplicate.decide", step(found, "not-same", { reason: "NAMESAKES" }))).toBe(
      "FORBIDDEN",
    );
    expect(await refusal(team.verifier, "duplicate.decide", step(found, "not-same", { reason: "SAME_PAPERS" }))).toBe(
      "INVALID_INPUT",
    );
    expect(await refusal(team.verifier, "duplicate.decide", step(found, "not-same", { reason: "OTHER" }))).toBe(
      "INVALID_INPUT",
    );
    expect(
      await refusal(team.verifier, "duplicate.decide", step({ ...found, version: 9 }, "not-same", { reason: "TWINS" })),
    ).toBe("STALE");
    await must(
      team.verifier,
      "duplicate.decide",
      step(found, "not-same", { reason: "NAMESAKES", note: "Ayahnya lain." }),
    );
    await runJob("match-village", { regencyCode: "5207", villageCode: HERE });
    expect(await stored(pair)).toMatchObject({ state: "not-same", version: 2 });
    expect(await run(team.operator, "duplicate.open", pairInput(pair))).toMatchObject({
      ok: false,
      error: { code: "NOT_ALLOWED_NOW", info: { reason: "SETTLED" } },
    });
    await rename(owner, pair.other.uid, `H. ${String(pair.one.answers["name"])}`);
    await runJob("match-village", { regencyCode: "5207", villageCode: HERE });
    expect((await stored(pair)).state).toBe("not-same");
    await owner.query("UPDATE member SET birth_date = birth_date, sex = 3 - sex WHERE id = ANY ($1)", [
      [pair.one.uid, pair.other.uid],
    ]);
    await runJob("match-village", { regencyCode: "5207", villageCode: HERE });
    expect(await stored(pair)).toMatchObject({ state: "open", version: 3 });
    const events = await owner.query("SELECT event, role FROM duplicate_event WHERE case_id = $1 ORDER BY at, id", [
      found.id,
    ]);
    expect(events.rows).toEqual([
      { event: "open", role: "system" },
      { event: "not-same", role: "regency-verifier" },
      { event: "open-again", role: "system" },
    ]);
  });

  it("can be taken back with a reason", async () => {
    const pair = await doubled();
    const found = await opened(pair);
    await must(team.verifier, "duplicate.decide", step(found, "not-same", { reason: "TWINS" }));
    const back = await must(
      team.verifier,
      "duplicate.decide",
      step({ ...found, version: 2 }, "reopen", { reason: "NEW_INFORMATION" }),
    );
    expect(back).toMatchObject({ version: 3 });
    expect((await stored(pair)).state).toBe("open");
  });
});

describe("the same", () => {
  it("takes two pairs of eyes: who reports does not decide, who decides does not confirm, only the province confirms", async () => {
    const pair = await doubled();
    const found = await opened(pair, team.verifier);
    expect(await refusal(team.verifier, "duplicate.decide", step(found, "same", sameAs(pair.one.uid)))).toBe(
      "FOUR_EYES",
    );
    expect(await refusal(otherVerifier, "duplicate.decide", step(found, "confirm"))).toBe("NOT_ALLOWED_NOW");
    expect(await refusal(otherVerifier, "duplicate.decide", step(found, "same", { ...sameAs(uuidv7()) }))).toBe(
      "INVALID_INPUT",
    );
    await must(otherVerifier, "duplicate.decide", step(found, "same", sameAs(pair.one.uid)));
    const decided = await stored(pair);
    expect(await refusal(otherVerifier, "duplicate.decide", step(decided, "confirm"))).toBe("FORBIDDEN");
    const both: Actor = { ...otherVerifier, grant: { ...team.validator.grant, id: otherVerifier.grant.id } };
    expect(await refusal(both, "duplicate.decide", step(decided, "confirm"))).toBe("FOUR_EYES");
    await must(team.validator, "duplicate.decide", step(decided, "give-back", { reason: "WRONG_RECORD_KEPT" }));
    expect(await stored(pair)).toMatchObject({ state: "open", version: 3 });
  });

  it("joins the records when the province confirms: one stays, the other closes and points, the NIK leads to who stays", async () => {
    const pair = await doubled(next);
    await owner.query(
      "UPDATE member SET nik_sealed = NULL, nik_bidx = NULL, no_nik_reason = 1, temp_id = 'TMP-AAAAAAAAAAAA' WHERE id = $1",
      [pair.one.uid],
    );
    await owner.query("DELETE FROM nik_registry WHERE person_uid = $1", [pair.one.uid]);
    const found = await opened(pair, team.verifier);
    await must(otherVerifier, "duplicate.decide", step(found, "same", sameAs(pair.one.uid)));
    const before = {
      one: await row("household", pair.oneFamily.id),
      other: await row("household", pair.otherFamily.id),
    };
    const confirm = step(await stored(pair), "confirm");
    const attempts = await Promise.all(
      Array.from({ length: 6 }, () => run(team.validator, "duplicate.decide", confirm)),
    );
    expect(attempts.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await stored(pair)).state).toBe("merged");
    const dropped = await row("member", pair.other.uid);
    expect(dropped).toMatchObject({ active: false, merged_into: pair.one.uid, presence: 3 });
    const kept = await row("member", pair.one.uid);
    expect(kept).toMatchObject({ active: true, temp_id: null, no_nik_reason: null });
    expect(kept.nik_bidx.equals(dropped.nik_bidx)).toBe(true);
    const registry = await owner.query("SELECT person_uid FROM nik_registry WHERE nik_bidx = $1", [dropped.nik_bidx]);
    expect(registry.rows).toEqual([{ person_uid: pair.one.uid }]);
    const people = await owner.query(
      "SELECT person_uid, active FROM person_registry WHERE person_uid = ANY ($1) ORDER BY active",
      [[pair.one.uid, pair.other.uid]],
    );
    expect(people.rows).toEqual([
      { person_uid: pair.other.uid, active: false },
      { person_uid: pair.one.uid, active: true },
    ]);
    const after = {
      one: await row("household", pair.oneFamily.id),
      other: await row("household", pair.otherFamily.id),
    };
    expect(after.other).toMatchObject({
      revision: before.other.revision + 1,
      member_count: before.other.member_count - 1,
      status: 1,
    });
    expect(after.one).toMatchObject({ revision: before.one.revision + 1, member_count: before.one.member_count });
    const revisions = await owner.query(
      "SELECT changes, is_correction FROM household_revision WHERE household_id = $1 AND revision = $2",
      [pair.otherFamily.id, after.other.revision],
    );
    expect(revisions.rows[0]).toMatchObject({
      is_correction: true,
      changes: [{ key: `member:${pair.other.uid}.presence`, before: 1, after: 3 }],
    });
    const ofKept = await owner.query(
      "SELECT changes FROM household_revision WHERE household_id = $1 AND revision = $2",
      [pair.oneFamily.id, after.one.revision],
    );
    expect(JSON.stringify(ofKept.rows[0].changes)).not.toMatch(/\d{16}/);
    const dirty = await owner.query("SELECT DISTINCT village_code FROM dirty_village WHERE village_code = ANY ($1)", [
      [HERE, NEXT],
    ]);
    expect(dirty.rows).toHaveLength(2);
  });

  it("is refused where the head would go and others stay, or where work on the closing family is open", async () => {
    const oneFamily = take(here, 2);
    const otherFamily = take(here, 2);
    const pair = { oneFamily, otherFamily, one: member(oneFamily, 0), other: member(otherFamily, 0) };
    await makeDouble(owner, pair.one, pair.other);
    const found = await opened(pair);
    const headless = step(found, "same", sameAs(pair.one.uid));
    expect(await run(team.verifier, "duplicate.decide", headless)).toMatchObject({
      ok: false,
      error: { info: { reason: "HEAD_REMAINS" } },
    });
    const whole = step(found, "same", sameAs(pair.one.uid, { extent: "family" }));
    expect(await run(team.verifier, "duplicate.decide", whole)).toMatchObject({
      ok: false,
      error: { info: { reason: "PEOPLE_REMAIN" } },
    });
    const other = await doubled();
    const second = await opened(other);
    await must(team.verifier, "duplicate.decide", step(second, "same", sameAs(other.one.uid)));
    await must(team.operator, "proposal.start", {
      id: uuidv7(),
      regencyCode: "5207",
      householdId: other.otherFamily.id,
      channel: "desk",
    });
    const confirm = step(await stored(other), "confirm");
    expect(await run(team.validator, "duplicate.decide", confirm)).toMatchObject({
      ok: false,
      error: { info: { reason: "OPEN_PROPOSAL" } },
    });
    expect((await row("member", other.other.uid)).active).toBe(true);
  });

  it("waits for a move of either person, and for nothing that lapsed by the clock", async () => {
    for (const moving of ["one", "other"] as const) {
      const pair = await doubled();
      const family = moving === "one" ? pair.oneFamily : pair.otherFamily;
      const found = await opened(pair);
      await must(team.verifier, "duplicate.decide", step(found, "same", sameAs(pair.one.uid)));
      const transfer = uuidv7();
      const input = {
        ...{ id: transfer, regencyCode: "5207", householdId: family.id, toVillage: NEXT },
        people: peopleOf(family).map(({ uid }) => uid),
        ...{ movedOn: today, evidenceKind: "skpwni", evidenceNo: "SKPWNI/5207/uji/9" },
      };
      await must(team.operator, "transfer.request-out", input);
      const confirm = step(await stored(pair), "confirm");
      expect(await run(team.validator, "duplicate.decide", confirm)).toMatchObject({
        ok: false,
        error: { code: "NOT_ALLOWED_NOW", info: { reason: "MOVING" } },
      });
      expect(await row("member", pair.other.uid)).toMatchObject({ active: true, merged_into: null });
      await owner.query("UPDATE transfer SET due_at = now() - interval '1 minute' WHERE id = $1", [transfer]);
      await must(team.validator, "duplicate.decide", confirm);
      expect((await row("member", pair.other.uid)).merged_into).toBe(pair.one.uid);
    }
  });

  it("closes a whole family that stands twice, and points from family to family", async () => {
    const oneFamily = take(here, 3, 4);
    const people = peopleOf(oneFamily);
    const otherFamily = take(here, people.length, people.length);
    for (const [index, one] of people.entries()) await makeDouble(owner, one, member(otherFamily, index));
    const pair = { oneFamily, otherFamily, one: member(oneFamily, 0), other: member(otherFamily, 0) };
    await runJob("match-village", { regencyCode: "5207", villageCode: HERE });
    const found = await stored(pair);
    await must(team.verifier, "duplicate.decide", step(found, "same", sameAs(pair.one.uid, { extent: "family" })));
    const done = await must<{ closed: number }>(
      team.validator,
      "duplicate.decide",
      step(await stored(pair), "confirm"),
    );
    expect(done.closed).toBe(people.length);
    expect(await row("household", otherFamily.id)).toMatchObject({
      status: 3,
      merged_into: oneFamily.id,
      member_count: 0,
    });
    for (const index of people.keys()) {
      expect(await row("member", member(otherFamily, index).uid)).toMatchObject({
        active: false,
        merged_into: member(oneFamily, index).uid,
      });
      expect(await caseOf(owner, member(oneFamily, index).uid, member(otherFamily, index).uid)).toMatchObject({
        state: "merged",
      });
    }
    const cards = await owner.query(
      "SELECT count(*)::int AS n FROM household_kk WHERE household_id = $1 AND valid_to IS NULL",
      [otherFamily.id],
    );
    expect(cards.rows[0].n).toBe(0);
  });
});

describe("a proposal", () => {
  async function draftOf(family: SeedFamily, uid: string, patches: readonly object[]) {
    const { id } = await must<{ id: string }>(team.operator, "proposal.start", {
      id: uuidv7(),
      regencyCode: "5207",
      householdId: family.id,
      channel: "desk",
    });
    const rules = ["V02", "V03", "V06", "V10", "V11", "V13", "V14", "V15a", "V15b", "V15c", "V16"];
    const notes = Object.fromEntries(rules.map((rule) => [`${rule}|${uid}`, "Sudah diperiksa di rumah."]));
    const saved = await must<{ version: number }>(team.operator, "proposal.save", {
      regencyCode: "5207",
      id,
      patches,
      notes,
    });
    return { regencyCode: "5207", id, version: saved.version };
  }

  async function verified(draft: { regencyCode: string; id: string; version: number }) {
    const sent = await must<{ version: number }>(team.operator, "proposal.submit", draft);
    const meetingId = await heldMeeting(team.head, HERE, today);
    const item = { regencyCode: draft.regencyCode, id: draft.id };
    await must(team.head, "proposal.decide", {
      item: { ...item, version: sent.version },
      decision: decision("endorse", { meetingId }),
    });
    await signMinutes(team.head, meetingId);
    await must(team.verifier, "proposal.decide", {
      item: { ...item, version: sent.version + 1 },
      decision: decision("verify"),
    });
    return { item: { ...item, version: sent.version + 2 }, decision: decision("validate") };
  }

  it("that makes somebody look like another warns, opens a case, and waits until it is settled", async () => {
    const family = take(here, 2);
    const other = take(here, 2);
    const [one, likeness] = [member(family, 1), member(other, 1)];
    await owner.query(
      "UPDATE member SET birth_date = f.birth_date, sex = f.sex FROM member f WHERE f.id = $1 AND member.id = $2",
      [one.uid, likeness.uid],
    );
    await owner.query(
      "UPDATE member_civil SET mother_name = f.mother_name FROM member_civil f WHERE f.id = $1 AND member_civil.id = $2",
      [one.uid, likeness.uid],
    );
    const patches = [
      {
        level: "member",
        uid: one.uid,
        key: "name",
        before: one.answers["name"] ?? null,
        value: `Hj. ${String(likeness.answers["name"])}`,
      },
    ];
    const draft = await draftOf(family, one.uid, patches);
    await owner.query("UPDATE proposal SET payload = jsonb_set(payload, '{notes}', '{}') WHERE id = $1", [draft.id]);
    expect(await run(team.operator, "proposal.submit", draft)).toMatchObject({
      ok: false,
      error: {
        code: "INCOMPLETE",
        fields: expect.arrayContaining([expect.objectContaining({ detail: "NEEDS_NOTE:V06" })]),
      },
    });
    const noted = await must<{ version: number }>(team.operator, "proposal.save", {
      regencyCode: "5207",
      id: draft.id,
      patches: [],
      notes: { [`V06|${one.uid}`]: "Kakak beradik, orangnya lain." },
    });
    const validate = await verified({ ...draft, version: noted.version });
    const found = await caseOf(owner, one.uid, likeness.uid);
    expect(found).toMatchObject({ state: "open" });
    expect(await row("duplicate_case", found?.id ?? "")).toMatchObject({
      origin: "submit",
      proposal_id: draft.id,
      opened_by: null,
    });
    expect(await refusal(team.validator, "proposal.decide", validate)).toBe("DUPLICATE_UNSETTLED");
    await must(team.verifier, "duplicate.decide", step(found as StoredCase, "not-same", { reason: "BOTH_MET" }));
    await must(team.validator, "proposal.decide", validate);
  });

  it("is compared with the whole regency by a job; sent again without the likeness, its case is let go", async () => {
    const family = take(here, 2);
    const [one, likeness] = [member(family, 1), member(take(next, 2), 1)];
    await owner.query(
      "UPDATE member SET birth_date = f.birth_date, sex = f.sex FROM member f WHERE f.id = $1 AND member.id = $2",
      [one.uid, likeness.uid],
    );
    await owner.query(
      "UPDATE member_civil SET mother_name = f.mother_name FROM member_civil f WHERE f.id = $1 AND member_civil.id = $2",
      [one.uid, likeness.uid],
    );
    const name = { level: "member", uid: one.uid, key: "name" };
    const draft = await draftOf(family, one.uid, [
      { ...name, before: one.answers["name"] ?? null, value: likeness.answers["name"] },
    ]);
    const sent = await must<{ version: number }>(team.operator, "proposal.submit", draft);
    expect(await caseOf(owner, one.uid, likeness.uid)).toBeNull();
    const jobs = await owner.query("SELECT payload FROM graphile_worker._private_jobs WHERE key = $1", [
      `match-proposal:${draft.id}`,
    ]);
    expect(jobs.rows[0]?.payload).toEqual({ regencyCode: "5207", proposalId: draft.id });
    await runJob("match-proposal", { regencyCode: "5207", proposalId: draft.id });
    expect(await caseOf(owner, one.uid, likeness.uid)).toMatchObject({ state: "open" });
    const meetingId = await heldMeeting(team.head, HERE, today);
    const back = decision("return", { target: "operator", reason: "NAME_MISMATCH", meetingId });
    await must(team.head, "proposal.decide", {
      item: { regencyCode: "5207", id: draft.id, version: sent.version },
      decision: back,
    });
    const floor = {
      level: "household",
      uid: null,
      key: "floorAreaM2",
      before: family.household["floorAreaM2"] ?? null,
      value: 77,
    };
    const mended = await must<{ version: number }>(team.operator, "proposal.save", {
      regencyCode: "5207",
      id: draft.id,
      patches: [{ ...name, before: likeness.answers["name"], value: one.answers["name"] ?? null }, floor],
    });
    await must(team.operator, "proposal.submit", { ...draft, version: mended.version });
    await runJob("match-proposal", { regencyCode: "5207", proposalId: draft.id });
    expect(await caseOf(owner, one.uid, likeness.uid)).toMatchObject({ state: "void" });
  });
});
