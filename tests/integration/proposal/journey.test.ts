import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod, OTHER_VILLAGE, VILLAGE } from "@/tests/support/factory/place";
import { decision, heldMeeting as meetingOf, signMinutes } from "@/tests/support/factory/proposals";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const REGENCY = VILLAGE.slice(0, 4);
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");
let people: Record<"operator" | "head" | "verifier" | "validator" | "coach" | "stranger" | "coach2", Actor>;
let families: readonly SeedFamily[];
let next = 0;

function takeFamily(): SeedFamily {
  const family = families[next];
  next += 1;
  if (family === undefined) throw new Error("more families are needed");
  return family;
}

async function draftOf(family: SeedFamily, actor = people.operator) {
  const started = await must<{ id: string }>(actor, "proposal.start", {
    id: uuidv7(),
    regencyCode: REGENCY,
    householdId: family.id,
    channel: "desk",
  });
  return { regencyCode: REGENCY, id: started.id };
}

const patch = (key: string, before: unknown, value: unknown) => ({ level: "household", uid: null, key, before, value });

async function submitted(family: SeedFamily) {
  const key = await draftOf(family);
  const before = family.household["floorAreaM2"] ?? null;
  const saved = await must<{ version: number }>(people.operator, "proposal.save", {
    ...key,
    patches: [patch("floorAreaM2", before, 77)],
  });
  const sent = await must<{ version: number }>(people.operator, "proposal.submit", { ...key, version: saved.version });
  return { ...key, version: sent.version };
}

const heldMeeting = () => meetingOf(people.head, VILLAGE, today);

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, REGENCY);
  families = sound(await makeFamilies(owner, VILLAGE, 60, today), today);
  people = {
    operator: await makeActor(owner, "village-operator", VILLAGE),
    head: await makeActor(owner, "village-head", VILLAGE),
    verifier: await makeActor(owner, "regency-verifier", REGENCY),
    validator: await makeActor(owner, "province-validator", "52"),
    coach: await makeActor(owner, "coach", REGENCY),
    coach2: await makeActor(owner, "coach", REGENCY),
    stranger: await makeActor(owner, "village-operator", OTHER_VILLAGE),
  };
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

describe("a proposal from draft to record", () => {
  it("passes every tier and writes revision 2", async () => {
    const family = takeFamily();
    const item = await submitted(family);
    const meetingId = await heldMeeting();
    await must(people.head, "proposal.decide", { item, decision: decision("endorse", { meetingId }) });
    const verify = { item: { ...item, version: item.version + 1 }, decision: decision("verify") };
    expect(await run(people.verifier, "proposal.decide", verify)).toMatchObject({
      error: { code: "NOT_ALLOWED_NOW", info: { reason: "MINUTES_UNSIGNED" } },
    });
    await signMinutes(people.head, meetingId);
    await must(people.verifier, "proposal.decide", verify);
    await must(people.validator, "proposal.decide", {
      item: { ...item, version: item.version + 2 },
      decision: decision("validate"),
    });
    await must(people.coach, "proposal.decide", {
      item: { ...item, version: item.version + 3 },
      decision: decision("accept"),
    });
    const stored = await owner.query(
      "SELECT h.revision, h.floor_area_m2, h.housing_as_of::text AS as_of, h.housing_source, p.state, p.applied_revision FROM household h JOIN proposal p ON p.household_id = h.id WHERE p.id = $1",
      [item.id],
    );
    expect(stored.rows[0]).toMatchObject({
      revision: 2,
      floor_area_m2: 77,
      as_of: today,
      housing_source: 2,
      state: "applied",
      applied_revision: 2,
    });
    const revision = await owner.query(
      "SELECT changes, applied_by FROM household_revision WHERE household_id = $1 AND revision = 2",
      [family.id],
    );
    expect(revision.rows[0].changes).toEqual([
      { key: "household.floorAreaM2", before: family.household["floorAreaM2"], after: 77 },
    ]);
    expect(revision.rows[0].applied_by).toBe(people.coach.userId);
    const events = await owner.query("SELECT event FROM proposal_event WHERE proposal_id = $1 ORDER BY at, id", [
      item.id,
    ]);
    expect(events.rows.map((row) => row.event)).toEqual(["submit", "endorse", "verify", "validate", "accept"]);
    // The draft and four steps move work alone; being applied changes a record.
    const marks = await owner.query("SELECT is_work_alone AS work FROM dirty_village WHERE village_code = $1", [
      VILLAGE,
    ]);
    expect(marks.rows.filter(({ work }) => work).length).toBeGreaterThanOrEqual(5);
    expect(marks.rows.filter(({ work }) => !work)).toHaveLength(1);
  });

  it("answers a second start with the open draft", async () => {
    const family = takeFamily();
    const first = await draftOf(family);
    const second = await draftOf(family);
    expect(second.id).toBe(first.id);
  });

  it("is NOT_FOUND for another village's operator, in every command", async () => {
    const family = takeFamily();
    const key = await draftOf(family);
    const unknown = { regencyCode: REGENCY, id: uuidv7() };
    for (const at of [key, unknown]) {
      expect(await refusal(people.stranger, "proposal.save", { ...at, patches: [] })).toBe("NOT_FOUND");
      expect(await refusal(people.stranger, "proposal.submit", { ...at, version: 1 })).toBe("NOT_FOUND");
      expect(
        await refusal(people.stranger, "proposal.withdraw", { ...at, version: 1, reason: "OTHER", note: "x" }),
      ).toBe("NOT_FOUND");
      expect(
        await refusal(people.stranger, "proposal.decide", {
          item: { ...at, version: 1 },
          decision: decision("verify"),
        }),
      ).toBe("NOT_FOUND");
    }
    expect(
      await refusal(people.stranger, "proposal.start", {
        id: uuidv7(),
        regencyCode: REGENCY,
        householdId: family.id,
        channel: "desk",
      }),
    ).toBe("NOT_FOUND");
  });
});

describe("saving", () => {
  it("keeps what somebody else wrote and tells the conflict", async () => {
    const family = takeFamily();
    const key = await draftOf(family);
    const before = family.household["floorAreaM2"] ?? null;
    await must(people.operator, "proposal.save", { ...key, patches: [patch("floorAreaM2", before, 40)] });
    const second = await must<{ conflicts: unknown[] }>(people.operator, "proposal.save", {
      ...key,
      patches: [patch("floorAreaM2", before, 50), patch("wallMaterial", family.household["wallMaterial"] ?? null, 3)],
    });
    expect(second.conflicts).toEqual([{ level: "household", uid: null, key: "floorAreaM2" }]);
    const stored = await owner.query("SELECT payload #> '{answers,household}' AS answers FROM proposal WHERE id = $1", [
      key.id,
    ]);
    expect(stored.rows[0].answers).toMatchObject({ floorAreaM2: 40, wallMaterial: 3 });
  });

  it("refuses unknown keys, unknown fields and wrong types without writing", async () => {
    const family = takeFamily();
    const key = await draftOf(family);
    expect(
      await refusal(people.operator, "proposal.save", { ...key, patches: [patch("decileNational", null, 1)] }),
    ).toBe("INVALID_INPUT");
    expect(await refusal(people.operator, "proposal.save", { ...key, patches: [], state: "applied" })).toBe(
      "INVALID_INPUT",
    );
    expect(
      await refusal(people.operator, "proposal.save", { ...key, patches: [patch("floorAreaM2", null, { a: 1 })] }),
    ).toBe("INVALID_INPUT");
    const stored = await owner.query(
      "SELECT version, payload #> '{answers,household}' AS answers FROM proposal WHERE id = $1",
      [key.id],
    );
    expect(stored.rows[0]).toEqual({ version: 1, answers: {} });
  });

  it("seals identifiers in the payload", async () => {
    const family = takeFamily();
    const key = await draftOf(family);
    const member = family.members.find((one) => one.active);
    if (member === undefined) throw new Error("a family without people");
    const nik = "9912345601900007";
    await must(people.operator, "proposal.save", {
      ...key,
      patches: [{ level: "member", uid: member.uid, key: "nik", before: member.answers["nik"] ?? null, value: nik }],
    });
    const stored = await owner.query("SELECT payload::text AS text FROM proposal WHERE id = $1", [key.id]);
    expect(stored.rows[0].text).not.toContain(nik);
    expect(stored.rows[0].text).toContain("s1.");
  });
});

describe("submitting", () => {
  it("refuses a draft that nobody touched, one with errors, and a stale version", async () => {
    const family = takeFamily();
    const key = await draftOf(family);
    expect(await refusal(people.operator, "proposal.submit", { ...key, version: 1 })).toBe("INCOMPLETE");
    await must(people.operator, "proposal.save", {
      ...key,
      patches: [patch("floorAreaM2", family.household["floorAreaM2"] ?? null, 5000)],
    });
    const outcome = await run(people.operator, "proposal.submit", { ...key, version: 2 });
    expect(outcome).toMatchObject({ ok: false, error: { code: "INCOMPLETE" } });
    expect(await refusal(people.operator, "proposal.submit", { ...key, version: 1 })).toBe("STALE");
  });

  it("refuses a NIK of another person of the village", async () => {
    const [mine, theirs] = [takeFamily(), takeFamily()];
    const key = await draftOf(mine);
    const member = mine.members.find((one) => one.active && typeof one.answers["nik"] === "string");
    const taken = theirs.members.find((one) => typeof one.answers["nik"] === "string")?.answers["nik"];
    if (member === undefined || taken === undefined) throw new Error("NIKs are needed");
    const saved = await must<{ version: number }>(people.operator, "proposal.save", {
      ...key,
      patches: [{ level: "member", uid: member.uid, key: "nik", before: member.answers["nik"] ?? null, value: taken }],
      notes: { [`V02|${member.uid}`]: "kartu lama", [`V03|${member.uid}`]: "kartu lama" },
    });
    const outcome = await run(people.operator, "proposal.submit", { ...key, version: saved.version });
    expect(outcome).toMatchObject({ ok: false, error: { code: "INCOMPLETE" } });
    expect(JSON.stringify(outcome)).toContain("V05");
  });

  it("is for full grants only", async () => {
    const trainee = await makeActor(owner, "village-operator", VILLAGE, "provisional");
    const family = takeFamily();
    const key = await draftOf(family, trainee);
    expect(await refusal(trainee, "proposal.submit", { ...key, version: 1 })).toBe("FORBIDDEN");
  });
});

describe("four eyes and races", () => {
  it("lets nobody decide on what they wrote, whatever role they act in", async () => {
    const family = takeFamily();
    const item = await submitted(family);
    const meetingId = await heldMeeting();
    const sameHead: Actor = { ...people.head, userId: people.operator.userId };
    expect(await refusal(sameHead, "proposal.decide", { item, decision: decision("endorse", { meetingId }) })).toBe(
      "FOUR_EYES",
    );
    expect(await refusal(people.head, "proposal.decide", { item, decision: decision("endorse") })).toBe(
      "NOT_ALLOWED_NOW",
    );
  });

  it("makes one decision of many at once", async () => {
    const family = takeFamily();
    const item = await submitted(family);
    const meetingId = await heldMeeting();
    const heads = await Promise.all(Array.from({ length: 12 }, () => makeActor(owner, "village-head", VILLAGE)));
    const outcomes = await Promise.all(
      heads.map((head) => refusal(head, "proposal.decide", { item, decision: decision("endorse", { meetingId }) })),
    );
    expect(outcomes.filter((outcome) => outcome === "OK")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "STALE")).toHaveLength(11);
  });

  it("answers a replayed operation with its first result and refuses another input under its id", async () => {
    const family = takeFamily();
    const key = await draftOf(family);
    const operationId = uuidv7();
    const input = { ...key, patches: [patch("floorAreaM2", family.household["floorAreaM2"] ?? null, 41)] };
    const first = await must(people.operator, "proposal.save", input, { operationId });
    const again = await must(people.operator, "proposal.save", input, { operationId });
    expect(again).toEqual(first);
    expect(await refusal(people.operator, "proposal.save", { ...input, patches: [] }, { operationId })).toBe(
      "IDEMPOTENCY_MISMATCH",
    );
    const stored = await owner.query("SELECT version FROM proposal WHERE id = $1", [key.id]);
    expect(stored.rows[0].version).toBe(2);
  });

  it("does nothing for a page made under another grant", async () => {
    const family = takeFamily();
    const key = await draftOf(family);
    expect(await refusal(people.operator, "proposal.save", { ...key, patches: [] }, { grantId: uuidv7() })).toBe(
      "GRANT_CHANGED",
    );
  });
});
