import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answers, answerAt, answersOf, itemsIn, sameAnswer } from "@/lib/domain/instrument/answers";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import { diff, parseChangeKey } from "@/lib/domain/instrument/diff";
import { DTSENPBI2026 } from "@/lib/domain/instrument/dtsenpbi2026/dtsenpbi2026";
import { exportColumns, fromCell, toCell } from "@/lib/domain/instrument/export-columns";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { localDay } from "@/lib/domain/period/period";
import { noteKey } from "@/lib/domain/rule/finding";
import { findings } from "@/lib/domain/rule/findings";
import { snakeCase } from "@/lib/domain/variable/column";
import { turnIdentifiers } from "@/lib/domain/variable/identifier";
import { HOUSEHOLD_DATE_BLOCKS, MEMBER_DATE_BLOCKS } from "@/lib/domain/variable/variable";
import { storeAttachment } from "@/lib/server/attachment/store-attachment";
import { isSealed, unseal } from "@/lib/server/crypto/seal";
import { handles } from "@/lib/server/db/pool";
import { sqlOn } from "@/lib/server/db/sql";
import { type Family, findFamily } from "@/lib/server/household/family";
import { findFormPage } from "@/lib/server/proposal/queries";
import type { SeedFamily } from "@/prisma/seed/record";
import { completedDtsen, type Photos } from "@/tests/support/factory/dtsen";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { otherAnswers } from "@/tests/support/factory/other-answers";
import { makeJpeg } from "@/tests/support/factory/pictures";
import { makePeriod } from "@/tests/support/factory/place";
import {
  answeredOnly,
  carryToRecord,
  heldMeeting,
  makeTeam,
  patchesBetween,
  type Team,
} from "@/tests/support/factory/proposals";
import { must, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5204052004";
const REGENCY = VILLAGE.slice(0, 4);
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");
let families: readonly SeedFamily[];
let next = 0;

function takeFamily(): SeedFamily {
  const family = families[next];
  next += 1;
  if (family === undefined) throw new Error("more families are needed");
  return family;
}

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, REGENCY, new Date(), "DTSEN-PBI-2026");
  families = sound(await makeFamilies(owner, VILLAGE, 60, today), today);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function recordOf(id: string): Promise<Family> {
  const family = await findFamily(sqlOn(owner), REGENCY, id, false);
  if (family === null) throw new Error("the family is not in the register");
  return family;
}

const asked = (family: Family) => answeredOnly(askedAnswers(DTSENPBI2026, family.answers));

interface Begun {
  readonly team: Team;
  readonly key: { readonly regencyCode: string; readonly id: string };
  readonly photos: Photos;
}

async function begin(family: SeedFamily): Promise<Begun> {
  const team = await makeTeam(owner, VILLAGE);
  const key = { regencyCode: REGENCY, id: uuidv7() };
  await must(team.operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
  const photos = { photoFront: uuidv7(), photoLivingRoom: uuidv7() };
  for (const id of Object.values(photos)) await storeAttachment(team.operator, id, key, makeJpeg(), new Date());
  return { team, key, photos };
}

async function apply(family: SeedFamily, { team, key }: Begun, wanted: Answers): Promise<void> {
  const warned = findings(DTSENPBI2026, wanted, today, { villageCode: VILLAGE }).map(noteKey);
  const doubles = Object.keys(wanted.members).map((uid) => `V06|${uid}`);
  const ofFamily = ["A04a|", "A04b|", "V36a|", "V32e|", "V38b|", "A05b|"];
  const saved = await must<{ version: number; errors: number; conflicts: unknown[] }>(team.operator, "proposal.save", {
    ...key,
    patches: patchesBetween(asked(await recordOf(family.id)), wanted).filter(({ key: name }) => !COMPUTED.has(name)),
    notes: Object.fromEntries([...warned, ...doubles, ...ofFamily].map((note) => [note, "Memang demikian."])),
  });
  expect(saved).toMatchObject({ errors: 0, conflicts: [] });
  await carryToRecord(team, key, saved.version, await heldMeeting(team.head, VILLAGE, today));
}

/** Worked out from another answer: no form sends them. */
const COMPUTED = new Set(["relationToHead", "plnId"]);

describe("every answer to the form of 2026 that was sent", () => {
  it("stands in the record and in the export as it was sent", async () => {
    const moved = new Set<string>();
    // The last round keeps what was completed, so that what other answers hide is seen, too.
    for (const [round, chance] of [1, 0.6, 1, 0.6, 1, 0].entries()) {
      const family = takeFamily();
      const begun = await begin(family);
      const before = asked(await recordOf(family.id));
      const complete = completedDtsen(before, today, begun.photos, chance === 0 ? { dwellingOwnership: 1 } : {});
      const wanted = otherAnswers(complete, today, `dtsen-${round}`, chance, DTSENPBI2026);
      for (const { key, after } of diff(before, wanted)) {
        const target = parseChangeKey(key);
        if (after !== null && target !== null) moved.add(`${target.level}.${target.key}`);
      }
      await apply(family, begun, wanted);
      const record = await recordOf(family.id);
      expect(asked(record)).toEqual(answeredOnly(wanted));
      expectExported(record.answers, wanted);
    }
    const still = DTSENPBI2026.questions
      .filter(({ stored }) => stored)
      .map(({ level, key }) => `${level}.${key}`)
      .filter((key) => !moved.has(key));
    expect(still).toEqual(UNMOVED);
  }, 240_000);

  it("touches no variable that only the other form asks, nor its date", async () => {
    const family = takeFamily();
    const begun = await begin(family);
    const before = await recordOf(family.id);
    await apply(family, begun, completedDtsen(asked(before), today, begun.photos));
    const after = await recordOf(family.id);
    const onlyOther = REGSOSEK22K.questions.filter(
      ({ level, key, stored }) => stored && DTSENPBI2026.byKey[level].get(key) === undefined,
    );
    for (const { level, key } of onlyOther)
      for (const uid of level === "household" ? [null] : Object.keys(before.answers.members))
        expect(answerAt(after.answers, level, uid, key), key).toEqual(answerAt(before.answers, level, uid, key));
    const dates = (row: Record<string, unknown>, blocks: readonly string[], which: RegExp | null) =>
      blocks
        .filter((block) => (which === null ? !/Dtsen$|^account$/.test(block) && !SHARED.has(block) : which.test(block)))
        .map((block) => row[snakeCase(`${block}AsOf`)]);
    expect(dates(after.row, HOUSEHOLD_DATE_BLOCKS, null)).toEqual(dates(before.row, HOUSEHOLD_DATE_BLOCKS, null));
    for (const value of dates(after.row, HOUSEHOLD_DATE_BLOCKS, /Dtsen$/)) expect(value).toBe(today);
    for (const [uid, row] of after.memberRows) {
      const was = before.memberRows.get(uid) ?? {};
      expect(dates(row, MEMBER_DATE_BLOCKS, null)).toEqual(dates(was, MEMBER_DATE_BLOCKS, null));
    }
  }, 60_000);
});

/** Blocks that both forms ask. */
const SHARED = new Set(["place", "housing", "notes", "demographic", "education"]);

/** Stored questions that no draw changes: the portal's own, those that `otherAnswers` keeps and what they would open. */
const UNMOVED: readonly string[] = [
  "household.photoBathroom",
  "member.memberNo",
  "member.presence",
  "member.domicileProvince",
  "member.domicileRegency",
  "member.domicileCountry",
  "member.relationToHead",
];

function expectExported(stored: Answers, wanted: Answers): void {
  for (const { level, key, question } of exportColumns(DTSENPBI2026)) {
    const uids = level === "household" ? [null] : Object.keys(wanted.members);
    for (const uid of uids) {
      const sent = answerAt(wanted, level, uid, key);
      const cell = toCell(answersOf(stored, level, uid)[key] ?? null);
      expect(cell, key).toBe(toCell(sent));
      expect(sameAnswer(fromCell(question, cell), sent), `${key}: ${cell}`).toBe(true);
    }
  }
}

describe("meters", () => {
  it("are sealed wherever they are stored, and a list that shrinks leaves no row behind", async () => {
    const family = takeFamily();
    const begun = await begin(family);
    const meters = ["998877665501", "998877665502"].map((id) => ({ power: 2, idType: 1, id }));
    const base = asked(await recordOf(family.id));
    const wanted = completedDtsen(base, today, begun.photos, { lightingSource: 1, meters });
    await apply(family, begun, wanted);
    const rows = await owner.query("SELECT * FROM household_meter WHERE household_id = $1 ORDER BY ordinal", [
      family.id,
    ]);
    expect(rows.rows.map((row) => [row.ordinal, row.power, unseal(row.id_sealed)])).toEqual([
      [1, 2, "998877665501"],
      [2, 2, "998877665502"],
    ]);
    for (const table of [
      "proposal",
      "household_revision",
      "proposal_snapshot",
      "household",
      "household_meter",
      "operation",
      "audit",
    ]) {
      const dump = await owner.query(`SELECT count(*)::int AS n FROM ${table} t WHERE t::text LIKE '%9988776655%'`);
      expect(dump.rows[0].n, table).toBe(0);
    }
    const [revision] = (
      await owner.query("SELECT changes FROM household_revision WHERE household_id = $1 AND revision = 2", [family.id])
    ).rows;
    const change = revision.changes.find(({ key }: { key: string }) => key === "household.meters");
    expect(itemsIn(change.after).every(({ id }) => isSealed(String(id)))).toBe(true);
    expect(itemsIn(turnIdentifiers("household", "meters", change.after, unseal))[0]?.["id"]).toBe("998877665501");

    const again = await begin(family);
    const now = asked(await recordOf(family.id));
    await apply(family, again, completedDtsen(now, today, again.photos, { meters: meters.slice(1) }));
    const left = await owner.query("SELECT id_sealed FROM household_meter WHERE household_id = $1", [family.id]);
    expect(left.rows.map(({ id_sealed }) => unseal(id_sealed))).toEqual(["998877665502"]);
  }, 60_000);
});

describe("a photo as an answer", () => {
  it("must be a picture of this family", async () => {
    const [one, other] = [await begin(takeFamily()), await begin(takeFamily())];
    const paper = uuidv7();
    await storeAttachment(one.team.operator, paper, one.key, Buffer.from("%PDF-1.4\n%%EOF"), new Date());
    for (const value of [other.photos.photoFront, paper, uuidv7(), "<script>"]) {
      const outcome = await run(one.team.operator, "proposal.save", {
        ...one.key,
        patches: [{ level: "household", uid: null, key: "photoFront", before: null, value }],
      });
      expect(outcome).toMatchObject({ ok: false, error: { code: "INVALID_INPUT" } });
    }
    const stored = await owner.query("SELECT payload FROM proposal WHERE id = $1", [one.key.id]);
    expect(stored.rows[0].payload.answers.household).toEqual({});
  });

  it("is refused when it is a renamed script, and nothing is kept", async () => {
    const { team, key } = await begin(takeFamily());
    const id = uuidv7();
    const outcome = await storeAttachment(team.operator, id, key, Buffer.from("<script>alert(1)</script>"), new Date());
    expect(outcome).toMatchObject({ ok: false, error: { code: "UNSUPPORTED_FILE" } });
    expect((await owner.query("SELECT 1 FROM attachment WHERE id = $1", [id])).rowCount).toBe(0);
  });
});

describe("a form that opens on the other form's record", () => {
  it("suggests what can be converted and claims none of it", async () => {
    const family = takeFamily();
    const { team, key } = await begin(family);
    const page = await findFormPage(team.operator, key, new Date());
    const suggested = Object.values(page?.suggested.members ?? {});
    expect(suggested.some((row) => row["relationDetail"] === 1)).toBe(true);
    expect(Object.values(page?.base.members ?? {}).every((row) => row["relationDetail"] === undefined)).toBe(true);
    const outcome = await run(team.operator, "proposal.submit", { ...key, version: 1 });
    expect(outcome).toMatchObject({ ok: false, error: { code: "INCOMPLETE" } });
  });

  it("refuses a meter with ten digits", async () => {
    const family = takeFamily();
    const begun = await begin(family);
    const base = asked(await recordOf(family.id));
    const wanted = completedDtsen(base, today, begun.photos, { lightingSource: 1 });
    const meters = [{ power: 1, idType: 1, id: "9988776655" }];
    const saved = await must<{ version: number; errors: number }>(begun.team.operator, "proposal.save", {
      ...begun.key,
      patches: patchesBetween(base, { ...wanted, household: { ...wanted.household, meters } }).filter(
        ({ key }) => !COMPUTED.has(key),
      ),
    });
    expect(saved.errors).toBeGreaterThan(0);
    const sent = await run(begun.team.operator, "proposal.submit", { ...begun.key, version: saved.version });
    expect(sent).toMatchObject({ ok: false, error: { code: "INCOMPLETE" } });
    expect(JSON.stringify(sent)).toContain("household.meters");
  });
});
