import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SnapshotSection } from "@/lib/domain/instrument/snapshot";
import { findComparison } from "@/lib/server/household/comparison-query";
import { findFamilyPage } from "@/lib/server/household/family-query";
import { findHistory } from "@/lib/server/household/history-query";
import { findPersonPage } from "@/lib/server/household/person-query";
import { findReaders } from "@/lib/server/household/readers-query";
import { findRecordOn } from "@/lib/server/household/record-on-query";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeActor } from "@/tests/support/factory/people";
import { OTHER_VILLAGE } from "@/tests/support/factory/place";
import { died } from "@/tests/support/factory/told";
import { here, REGENCY, today, World } from "./world";

const world = new World();

beforeAll(() => world.open(40));
afterAll(() => world.close());

const on = (day: string, basis: "known" | "true" = "known") => ({ day, basis });

function shown(page: Awaited<ReturnType<typeof findRecordOn>>, key: string): string | undefined {
  return page?.record?.snapshot.sections.flatMap(({ rows }) => rows).find((row) => row.key === key)?.text;
}

/** Moves a revision to another instant, as if it had been applied then. */
async function appliedAt(family: SeedFamily, revision: number, instant: string): Promise<void> {
  await world.owner.query("UPDATE household_revision SET applied_at = $3 WHERE household_id = $1 AND revision = $2", [
    family.id,
    revision,
    instant,
  ]);
}

describe("a person of a family", () => {
  it("is shown with the answers about that person alone, and its neighbours, and the reading is on record", async () => {
    const family = world.take((one) => here(one).length > 2);
    const [first, second] = here(family);
    if (first === undefined || second === undefined) throw new Error("too few people");
    const page = await findPersonPage(world.people.operator, world.publicId(family), second.uid, "id", new Date());
    expect(page?.person.uid).toBe(second.uid);
    expect(page?.previous?.uid).toBe(first.uid);
    expect(new Set(page?.snapshot.sections.map(({ uid }) => uid))).toEqual(new Set([second.uid]));
    const reads = await world.owner.query(
      "SELECT 1 FROM audit WHERE action = 'household:read' AND $1::uuid = ANY (subject_ids)",
      [family.id],
    );
    expect(reads.rows).toHaveLength(1);
  });

  it("is not there for another village, in another family, or under an id that is none", async () => {
    const family = world.take();
    const other = world.take();
    const uid = here(family)[0]?.uid ?? "";
    const stranger = await makeActor(world.owner, "village-operator", OTHER_VILLAGE);
    const at = (actor: typeof stranger, id: string, person: string) =>
      findPersonPage(actor, id, person, "id", new Date());
    expect(await at(world.people.operator, world.publicId(family), uid)).not.toBeNull();
    expect(await at(stranger, world.publicId(family), uid)).toBeNull();
    expect(await at(world.people.operator, world.publicId(other), uid)).toBeNull();
    expect(await at(world.people.operator, world.publicId(family), "' OR 1=1")).toBeNull();
    expect(await at(world.people.operator, "not-an-id", uid)).toBeNull();
  });
});

describe("a family on a date", () => {
  it("is what the portal knew when that day ended in the village", async () => {
    const family = world.take((one) => here(one).length > 2);
    const leaver = here(family).find((member) => member.answers["relationToHead"] === 3) ?? here(family)[1];
    if (leaver === undefined) throw new Error("nobody leaves");
    await world.change(family, { floorAreaM2: 77 });
    await world.change(family, {}, [], {}, died(leaver.uid, today));
    await appliedAt(family, 1, "2026-01-10T03:00:00Z");
    await appliedAt(family, 2, "2026-02-10T15:59:59Z"); // 23.59 in Makassar
    await appliedAt(family, 3, "2026-03-10T16:00:00Z"); // midnight after 10 March
    const at = (day: string) => findRecordOn(world.people.operator, world.publicId(family), on(day), "id", new Date());
    expect((await at("2026-01-09"))?.record).toBeNull();
    expect((await at("2026-02-09"))?.record?.revisions).toEqual([1]);
    expect(shown(await at("2026-02-10"), "floorAreaM2")).toBe("77 m²");
    const before = await at("2026-03-10");
    expect(before?.record).toMatchObject({ revisions: [1, 2], formerCount: 0 });
    expect(before?.record?.people.map(({ uid }) => uid)).toContain(leaver.uid);
    const after = await at("2026-03-11");
    expect(after?.record).toMatchObject({ revisions: [1, 2, 3], formerCount: 1 });
    expect(after?.record?.people.map(({ uid }) => uid)).not.toContain(leaver.uid);
  });

  it("today is the family page, answer by answer", async () => {
    const family = world.take();
    await world.change(family, { floorAreaM2: 78, address: "Jalan Contoh 8" });
    const page = await findFamilyPage(world.people.operator, world.publicId(family), "id", new Date());
    const replayed = await findRecordOn(world.people.operator, world.publicId(family), on(today), "id", new Date());
    const persons = await Promise.all(
      here(family).map(({ uid }) =>
        findPersonPage(world.people.operator, world.publicId(family), uid, "id", new Date()),
      ),
    );
    const texts = (sections: readonly SnapshotSection[] | undefined) =>
      (sections ?? [])
        .map(({ section, uid, rows }) => [`${section} ${uid}`, rows.filter(({ key }) => key !== "age")] as const)
        .sort(([one], [other]) => one.localeCompare(other));
    const ofAll = [page, ...persons].flatMap((part) => part?.snapshot.sections ?? []);
    expect(texts(ofAll).length).toBeGreaterThan(5);
    expect(texts(replayed?.record?.snapshot.sections)).toEqual(texts(ofAll));
    expect(replayed?.record?.people).toEqual(page?.people);
    const housing = replayed?.record?.freshness.find(({ section }) => section === "housing");
    expect(housing).toMatchObject({ asOf: today, source: 2 });
  });

  it("as known today counts a late report on the day it was true", async () => {
    const family = world.take();
    await world.change(family, { floorAreaM2: 79 });
    await world.owner.query(
      "UPDATE household_revision SET condition_date = '2026-02-01' WHERE household_id = $1 AND revision = 2",
      [family.id],
    );
    const at = (day: string, basis: "known" | "true") =>
      findRecordOn(world.people.operator, world.publicId(family), on(day, basis), "id", new Date());
    const asKnown = await at("2026-02-01", "known");
    expect(asKnown?.record === null || shown(asKnown, "floorAreaM2") !== "79 m²").toBe(true);
    expect(shown(await at("2026-02-01", "true"), "floorAreaM2")).toBe("79 m²");
    expect((await at("2026-01-31", "true"))?.record?.revisions ?? []).not.toContain(2);
  });

  it("masks identifiers for those who see them masked now", async () => {
    const family = world.take();
    const page = await findRecordOn(world.people.coach, world.publicId(family), on(today), "id", new Date());
    const niks = page?.record?.people.flatMap(({ nik }) => (nik === null ? [] : [nik])) ?? [];
    expect(niks.length).toBeGreaterThan(0);
    for (const nik of niks) expect(nik).not.toMatch(/^\d{16}$/);
  });
});

describe("the difference between two revisions", () => {
  it("tells only what differs, who, when and why, and folds the rest", async () => {
    const family = world.take();
    await world.change(family, { floorAreaM2: 71, address: "Jalan Contoh 1" });
    await world.change(family, { floorAreaM2: 72 });
    const page = await findComparison(
      world.people.verifier,
      world.publicId(family),
      { from: 1, to: 3 },
      "id",
      new Date(),
    );
    const rows = page?.groups.flatMap((group) => group.rows) ?? [];
    expect(rows.map(({ key, after }) => [key, after])).toEqual([
      ["household.address", "Jalan Contoh 1"],
      ["household.floorAreaM2", "72 m²"],
    ]);
    expect(page?.steps.map(({ revision, isCorrection }) => [revision, isCorrection])).toEqual([
      [2, false],
      [3, false],
    ]);
    expect(page?.steps.every(({ proposalPublicId }) => proposalPublicId?.startsWith(REGENCY))).toBe(true);
    const rest = page?.rest.flatMap((section) => section.rows.map(({ key }) => key)) ?? [];
    expect(rest).not.toContain("floorAreaM2");
    expect(rest.length).toBeGreaterThan(20);
  });

  it("is not there for another village's operator, nor for revisions that are none", async () => {
    const family = world.take();
    await world.change(family, { floorAreaM2: 73 });
    const stranger = await makeActor(world.owner, "village-operator", OTHER_VILLAGE);
    const id = world.publicId(family);
    const now = new Date();
    expect(await findComparison(stranger, id, { from: 1, to: 2 }, "id", now)).toBeNull();
    expect(await findRecordOn(stranger, id, on(today), "id", now)).toBeNull();
    expect(await findHistory(stranger, id, null, "id", now)).toBeNull();
    for (const asked of [
      { from: 1, to: 3 },
      { from: 2, to: 2 },
    ])
      expect(await findComparison(world.people.operator, id, asked, "id", now)).toBeNull();
  });

  it("pages the timeline", async () => {
    const family = world.take();
    await world.change(family, { floorAreaM2: 74 });
    const page = await findHistory(world.people.operator, world.publicId(family), 2, "id", new Date());
    expect(page?.revisions.map(({ revision }) => revision)).toEqual([1]);
    expect(page).toMatchObject({ next: null, newest: 2 });
  });
});

describe("who saw a family", () => {
  const all = { purpose: null, after: null, limit: 50 };

  it("is told with role and purpose in the village, with names to those who answer for officers", async () => {
    const family = world.take();
    const id = world.publicId(family);
    await findFamilyPage(world.people.validator, id, "id", new Date());
    await findHistory(world.people.coach, id, null, "id", new Date());
    const village = await findReaders(world.people.head, id, all, new Date());
    expect(village).toMatchObject({ seesNames: false, headName: family.members.length > 0 ? expect.any(String) : "" });
    expect(village?.lines.map(({ role, purpose, officer }) => ({ role, purpose, officer }))).toEqual([
      { role: "coach", purpose: "history", officer: null },
      { role: "province-validator", purpose: "update", officer: null },
    ]);
    const verifier = await findReaders(world.people.verifier, id, all, new Date());
    expect(verifier?.lines[0]).toMatchObject({
      role: "village-head",
      action: "household:read-log",
      officer: expect.stringContaining("Petugas"),
    });
    const administrator = await makeActor(world.owner, "administrator", REGENCY);
    const office = await findReaders(administrator, id, all, new Date());
    expect(office).toMatchObject({ headName: null, seesNames: true });
    expect(office?.lines).toHaveLength(4);
  });

  it("includes the readings of its proposals", async () => {
    const family = world.take();
    await world.change(family, { floorAreaM2: 75 });
    const page = await findReaders(world.people.operator, world.publicId(family), all, new Date());
    expect(page?.lines).toEqual([]);
    const { rows } = await world.owner.query("SELECT id FROM proposal WHERE household_id = $1", [family.id]);
    const { findStatusPage } = await import("@/lib/server/proposal/queries");
    await findStatusPage(world.people.verifier, { regencyCode: REGENCY, id: rows[0].id }, "id", new Date());
    const after = await findReaders(
      world.people.operator,
      world.publicId(family),
      { ...all, purpose: "history" },
      new Date(),
    );
    expect(after?.lines.map(({ action }) => action)).toEqual(["proposal:read", "household:read-log"]);
  });

  it("pages by time and id, and is not there for strangers, other regions and other roles", async () => {
    const family = world.take();
    const id = world.publicId(family);
    for (let reading = 0; reading < 5; reading += 1) await findFamilyPage(world.people.operator, id, "id", new Date());
    const first = await findReaders(world.people.operator, id, { ...all, purpose: "update", limit: 3 }, new Date());
    expect(first?.lines).toHaveLength(3);
    const second = await findReaders(
      world.people.operator,
      id,
      { purpose: "update", limit: 3, after: first?.next ?? null },
      new Date(),
    );
    expect(second?.lines).toHaveLength(2);
    expect(second?.next).toBeNull();
    const ids = [...(first?.lines ?? []), ...(second?.lines ?? [])].map((line) => line.id);
    expect(new Set(ids).size).toBe(5);
    for (const [role, region] of [
      ["village-operator", OTHER_VILLAGE],
      ["administrator", "5204"],
      ["viewer", REGENCY],
      ["companion", world.people.operator.grant.regionCode],
    ] as const)
      expect(await findReaders(await makeActor(world.owner, role, region), id, all, new Date()), role).toBeNull();
    expect(
      await findReaders(world.people.operator, `${REGENCY}-0190a000-0000-7000-8000-00000000dead`, all, new Date()),
    ).toBeNull();
  });
});
