import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import { applyChanges } from "@/lib/domain/household/apply-changes";
import { type HouseholdRecord, recordToAnswers } from "@/lib/domain/household/record";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { localDay } from "@/lib/domain/period/period";
import { snakeCase } from "@/lib/domain/variable/column";
import { handles } from "@/lib/server/db/pool";
import { sqlOn } from "@/lib/server/db/sql";
import { findFamily } from "@/lib/server/household/family";
import { readRevisions } from "@/lib/server/household/revisions";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makePeriod } from "@/tests/support/factory/place";
import { answeredOnly, carryToRecord, heldMeeting, makeTeam } from "@/tests/support/factory/proposals";
import { must } from "@/tests/support/factory/run";
import { died, wentAbroad } from "@/tests/support/factory/told";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5207022011";
const REGENCY = VILLAGE.slice(0, 4);
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");

beforeAll(() => owner.connect());
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

/** The stored revisions of a family, replayed from nothing; freshness of the last one alone. */
async function replayed(householdId: string): Promise<HouseholdRecord> {
  const { start, revisions } = await readRevisions(sqlOn(owner), REGENCY, householdId);
  let record = start;
  for (const revision of revisions) {
    const bare = { ...record, freshness: {}, members: record.members.map((one) => ({ ...one, freshness: {} })) };
    record = applyChanges(bare, revision);
  }
  return record;
}

it("gives the record that the tables hold: answers, who belongs to it, and how fresh it is", async () => {
  await makePeriod(owner, REGENCY);
  const team = await makeTeam(owner, VILLAGE);
  const meetingId = await heldMeeting(team.head, VILLAGE, today);
  const families = sound(await makeFamilies(owner, VILLAGE, 60, today), today);
  const others = (family: (typeof families)[number]) =>
    family.members.filter((one) => one.active && one.answers["presence"] === 1 && one.answers["relationToHead"] === 3);
  const family = families.find((one) => others(one).length >= 3 && one.members.every((member) => member.active));
  const [dead, abroad, looked] = family === undefined ? [] : others(family);
  if (family === undefined || dead === undefined || abroad === undefined || looked === undefined)
    throw new Error("a family with three children is needed");
  const begun = { id: uuidv7(), regencyCode: REGENCY, householdId: family.id, channel: "desk" };
  const { id } = await must<{ id: string }>(team.operator, "proposal.start", begun);
  const patch = (level: string, uid: string | null, key: string, before: unknown, value: unknown) => ({
    level,
    uid,
    key,
    before,
    value,
  });
  const roof = family.household["roofMaterial"] ?? null;
  const sex = looked.answers["sex"];
  const rules = ["V02", "V03", "V06", "V10", "V11", "V15a", "V15b", "V15c", "V16"];
  const saved = await must<{ version: number }>(team.operator, "proposal.save", {
    regencyCode: REGENCY,
    id,
    eventOps: [...died(dead.uid, today).eventOps, ...wentAbroad(abroad.uid, today).eventOps],
    patches: [
      ...died(dead.uid, today).patches,
      ...wentAbroad(abroad.uid, today).patches,
      // Looked at and found unchanged: the sections are confirmed.
      patch("household", null, "roofMaterial", roof, roof),
      patch("member", looked.uid, "sex", sex, sex),
    ],
    notes: Object.fromEntries(family.members.flatMap(({ uid }) => rules.map((rule) => [`${rule}|${uid}`, "dilihat"]))),
  });
  await carryToRecord(team, { regencyCode: REGENCY, id }, saved.version, meetingId);

  const record = await replayed(family.id);
  const held = await findFamily(sqlOn(owner), REGENCY, family.id, false);
  if (held === null) throw new Error("the family is not in the register");
  expect(recordToAnswers(record, REGSOSEK22K)).toEqual(answeredOnly(askedAnswers(REGSOSEK22K, held.answers)));
  const rows = await owner.query("SELECT * FROM member WHERE household_id = $1", [family.id]);
  expect(Object.fromEntries(record.members.map(({ uid, active }) => [uid, active]))).toEqual(
    Object.fromEntries(rows.rows.map((row) => [row.id, row.active])),
  );
  const activeOf = (uid: string) => rows.rows.find((row) => row.id === uid)?.active;
  expect([activeOf(dead.uid), activeOf(abroad.uid)]).toEqual([false, true]);
  expect(record.freshness).toMatchObject({ housing: { asOf: today, source: 2 } });
  const dated = [{ row: held.row, freshness: record.freshness }].concat(
    record.members.map(({ uid, freshness }) => ({ row: rows.rows.find((row) => row.id === uid), freshness })),
  );
  for (const { row, freshness } of dated)
    for (const [section, { asOf, source }] of Object.entries(freshness)) {
      expect(row[snakeCase(`${section}AsOf`)], section).toBe(asOf);
      expect(row[snakeCase(`${section}Source`)], section).toBe(source);
    }
  expect(record.members.find(({ uid }) => uid === looked.uid)?.freshness).toHaveProperty("demographic");
});
