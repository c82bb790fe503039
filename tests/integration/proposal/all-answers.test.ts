import fc from "fast-check";
import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyChanges } from "@/lib/domain/household/apply-changes";
import { type HouseholdRecord, newHouseholdRecord } from "@/lib/domain/household/record";
import { type Answers, answerAt, answersOf, sameAnswer } from "@/lib/domain/instrument/answers";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import { type Change, diff, parseChangeKey } from "@/lib/domain/instrument/diff";
import { exportColumns, fromCell, toCell } from "@/lib/domain/instrument/export-columns";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { localDay } from "@/lib/domain/period/period";
import { noteKey } from "@/lib/domain/rule/finding";
import { findings } from "@/lib/domain/rule/findings";
import { isSealed, unseal } from "@/lib/server/crypto/seal";
import { handles } from "@/lib/server/db/pool";
import { sqlOn } from "@/lib/server/db/sql";
import { SEALED_KEYS } from "@/lib/server/household/columns";
import { type Family, findFamily } from "@/lib/server/household/family";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { otherAnswers } from "@/tests/support/factory/other-answers";
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
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5207022013";
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
  await makePeriod(owner, REGENCY);
  families = sound(await makeFamilies(owner, VILLAGE, 120, today), today);
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

const asked = (family: Family) => answeredOnly(askedAnswers(REGSOSEK22K, family.answers));

/** Types, sends and applies what differs; people of their own each time, since NIK look-ups are limited by person. */
async function apply(family: SeedFamily, wanted: Answers): Promise<void> {
  const team: Team = await makeTeam(owner, VILLAGE);
  const key = { regencyCode: REGENCY, id: uuidv7() };
  await must(team.operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
  const warned = findings(REGSOSEK22K, wanted, today, { villageCode: VILLAGE }).map(noteKey);
  const doubles = Object.keys(wanted.members).map((uid) => `V06|${uid}`);
  // Warnings that only the server can give: it knows the decile, the neighbours and who typed.
  const ofFamily = ["A04a|", "A04b|", "V33b|", "V36a|"];
  const saved = await must<{ version: number; errors: number; conflicts: unknown[] }>(team.operator, "proposal.save", {
    ...key,
    patches: patchesBetween(asked(await recordOf(family.id)), wanted),
    notes: Object.fromEntries([...warned, ...doubles, ...ofFamily].map((note) => [note, "Memang demikian."])),
  });
  expect(saved).toMatchObject({ errors: 0, conflicts: [] });
  await carryToRecord(team, key, saved.version, await heldMeeting(team.head, VILLAGE, today), settleDoubles);
}

/** Drawn names and birth dates may look like somebody else's: the regency says that they are not the same. */
async function settleDoubles(team: Team, key: { readonly id: string }): Promise<void> {
  const open = await owner.query("SELECT id, version FROM duplicate_case WHERE proposal_id = $1 AND state = 'open'", [
    key.id,
  ]);
  for (const { id, version } of open.rows)
    await must(team.verifier, "duplicate.decide", {
      regencyCode: REGENCY,
      id,
      version,
      event: "not-same",
      reason: "NAMESAKES",
    });
}

describe("every answer that was sent (DECIDED 1)", () => {
  it("stands in the record and in the export as it was sent, whatever its question", async () => {
    const moved = new Map<string, string>();
    // Eight families meet most questions; a few more those that the dice left alone so far.
    for (let round = 0; round < 8 || (unmoved(moved).length > UNMOVED.length && round < 24); round += 1) {
      const family = takeFamily();
      const before = asked(await recordOf(family.id));
      const wanted = otherAnswers(before, today, `semua-${round}`, round % 2 === 0 ? 1 : 0.6);
      for (const { key, after } of diff(before, wanted)) {
        const target = parseChangeKey(key);
        const question = target === null ? undefined : REGSOSEK22K.byKey[target.level].get(target.key);
        if (after !== null && question !== undefined) moved.set(`${question.level}.${question.key}`, question.type);
      }
      await apply(family, wanted);
      const record = await recordOf(family.id);
      expect(asked(record)).toEqual(answeredOnly(wanted));
      expectExported(record.answers, wanted);
    }
    expect([...new Set(moved.values())].sort()).toEqual(["choice", "date", "decimal", "integer", "multi", "text"]);
    expect([...SEALED_KEYS].filter((key) => moved.has(key))).toHaveLength(4);
    expect(unmoved(moved)).toEqual(UNMOVED);
  }, 300_000);
});

function unmoved(moved: ReadonlyMap<string, string>): readonly string[] {
  return REGSOSEK22K.questions
    .filter(({ stored }) => stored)
    .map(({ level, key }) => `${level}.${key}`)
    .filter((key) => !moved.has(key));
}

/** Stored questions that no draw changes: the portal's own, and those that `otherAnswers` keeps. */
const UNMOVED: readonly string[] = [
  "household.enumerationResult",
  "member.memberNo",
  "member.presence",
  "member.relationToHead",
];

function expectExported(stored: Answers, wanted: Answers): void {
  for (const { level, key, question } of exportColumns(REGSOSEK22K)) {
    const uids = level === "household" ? [null] : Object.keys(wanted.members);
    for (const uid of uids) {
      const sent = answerAt(wanted, level, uid, key);
      const cell = toCell(answersOf(stored, level, uid)[key] ?? null);
      expect(cell, key).toBe(toCell(sent));
      expect(sameAnswer(fromCell(question, cell), sent), `${key}: ${cell}`).toBe(true);
    }
  }
}

function opened(change: Change): Change {
  const target = parseChangeKey(change.key);
  if (target === null || !SEALED_KEYS.has(`${target.level}.${target.key}`)) return change;
  const open = (value: Change["before"]) => {
    if (typeof value !== "string") return value;
    expect(isSealed(value), change.key).toBe(true);
    return unseal(value);
  };
  return { key: change.key, before: open(change.before), after: open(change.after) };
}

/** The record made again from nothing but its stored revisions. */
async function replayed(householdId: string): Promise<HouseholdRecord> {
  const { rows } = await owner.query(
    `SELECT revision, changes, condition_date::text AS "asOf", source FROM household_revision WHERE household_id = $1 ORDER BY revision`,
    [householdId],
  );
  expect(rows.map(({ revision }) => revision)).toEqual(rows.map((_, index) => index + 1));
  return rows.reduce<HouseholdRecord>(
    (record, { changes, asOf, source }) =>
      applyChanges(record, { changes: changes.map(opened), memberOps: [], freshness: { asOf, source } }),
    newHouseholdRecord(VILLAGE, householdId),
  );
}

/** People who died or moved away are no members any more; a revision tells it by their presence. */
const LEFT: readonly unknown[] = [2, 3];

function answersOfRecord({ answers, members }: HouseholdRecord): Answers {
  const stayed = members.filter((member) => !LEFT.includes(member.answers["presence"]));
  const rows = (level: "answers" | "civil") => Object.fromEntries(stayed.map((member) => [member.uid, member[level]]));
  return { household: answers, members: rows("answers"), civil: rows("civil") };
}

describe("replaying the revisions (DECIDED 9)", () => {
  it("gives the record that is read, after any changes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), async (seeds) => {
        const family = takeFamily();
        for (const seed of seeds) {
          const before = asked(await recordOf(family.id));
          const wanted = otherAnswers(before, today, `ulang-${seed}`, 0.12);
          if (diff(before, wanted).length > 0) await apply(family, wanted);
        }
        const [record, again] = [await recordOf(family.id), await replayed(family.id)];
        expect(again.revision).toBe(record.revision);
        expect(answersOfRecord(again)).toEqual(record.answers);
      }),
      // Each run takes a family; to shrink a failure would take them all and hide it.
      { numRuns: 6, endOnFailure: true },
    );
  }, 120_000);
});
