import { afterAll, beforeAll, expect, it } from "vitest";
import { enrolPhone, exchangeOf, openVillage, type Phone, save, start, type Village } from "./world";

const TIMES = 50;
let village: Village;
let phone: Phone;

beforeAll(async () => {
  village = await openVillage(TIMES * 3);
  phone = await enrolPhone(village.team.operator);
});
afterAll(() => village.close());

it("an answer that was lost is asked for again: one draft, one history, every time", async () => {
  const families = village.families.slice(0, TIMES);
  expect(families).toHaveLength(TIMES);
  for (const [index, family] of families.entries()) {
    const begin = start(family);
    const typed = save(begin, "floorAreaM2", family.household["floorAreaM2"], 20 + index);
    const batch = [begin, typed];
    // The portal has committed; what it answered never arrives. A device may send again while the first still runs.
    const lost = exchangeOf(phone, batch);
    if (index % 2 === 0) await lost;
    const [again] = await Promise.all([exchangeOf(phone, batch), lost]);
    expect(again.results.map(({ kind }) => kind)).toEqual(["taken", "taken"]);
  }
  const ids = families.map(({ id }) => id);
  const { rows } = await village.owner.query(
    `SELECT count(*)::int AS drafts, count(DISTINCT household_id)::int AS families, max(version) AS version FROM proposal
     WHERE household_id = ANY ($1)`,
    [ids],
  );
  expect(rows).toEqual([{ drafts: TIMES, families: TIMES, version: 2 }]);
  const operations = await village.owner.query("SELECT count(*)::int AS n FROM operation WHERE device_id = $1", [
    phone.enrolment.deviceId,
  ]);
  expect(operations.rows).toEqual([{ n: TIMES * 2 }]);
});
