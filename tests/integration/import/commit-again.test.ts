import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { localDay } from "@/lib/domain/period/period";
import { blindIndex, isSealed } from "@/lib/server/crypto/seal";
import { handles } from "@/lib/server/db/pool";
import { findImport } from "@/lib/server/import/queries";
import { sidRow } from "@/prisma/workbook/sid-person";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { batchOf, checked, countDrafts, itemsOf, newRows, runJob, type Started, workbookOf } from "./world";

const VILLAGE = "5207042007";
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");
let operator: Actor;

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, "5207");
  operator = await makeActor(owner, "village-operator", VILLAGE);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function commit(started: Started): Promise<void> {
  await must(operator, "import.commit", started);
  await runJob(owner, "import-commit", operator, started);
}

const reasons = async (started: Started) => (await itemsOf(owner, started)).map(({ problems }) => problems[0]?.code);

it("of the same file twice, both checked before, drafts each new family once", async () => {
  const bytes = await workbookOf([...newRows(61), ...newRows(62)]);
  const first = await checked(owner, operator, bytes);
  const second = await checked(owner, operator, bytes);
  expect((await batchOf(owner, second)).summary).toMatchObject({ new: 2, blocked: 0 });
  await commit(first);
  await commit(second);
  expect(await countDrafts(owner, first)).toBe(2);
  expect(await countDrafts(owner, second)).toBe(0);
  expect(await batchOf(owner, second)).toMatchObject({
    state: "committed",
    summary: { new: 0, blocked: 2, drafts: 0 },
  });
  expect(await reasons(second)).toEqual(["OPEN_PROPOSAL", "OPEN_PROPOSAL"]);
  expect(JSON.stringify(await itemsOf(owner, second))).not.toContain('"draft"');
});

it("at the same moment drafts each new family once, and keeps what only one of them brings", async () => {
  const one = await checked(owner, operator, await workbookOf([...newRows(63), ...newRows(64)]));
  const two = await checked(owner, operator, await workbookOf([...newRows(63), ...newRows(65)]));
  await Promise.all([commit(one), commit(two)]);
  expect((await countDrafts(owner, one)) + (await countDrafts(owner, two))).toBe(3);
  expect([...(await reasons(one)), ...(await reasons(two))].filter(Boolean)).toEqual(["OPEN_PROPOSAL"]);
});

it("leaves out a family of which the register holds a NIK or the card since the check", async () => {
  const [byNik, byCard] = await makeFamilies(owner, VILLAGE, 10, today);
  const started = await checked(owner, operator, await workbookOf([66, 67, 68].flatMap(newRows)));
  const nik = blindIndex(String(newRows(66)[1]?.["nik"]));
  const card = blindIndex(String(newRows(67)[0]?.["no_kk"]));
  await owner.query("UPDATE member SET nik_bidx = $1 WHERE id = $2", [nik, byNik?.members[0]?.uid]);
  await owner.query("UPDATE household SET kk_bidx = $1, status = 1 WHERE id = $2", [card, byCard?.id]);
  await commit(started);
  expect(await reasons(started)).toEqual(["REGISTERED_SINCE", "REGISTERED_SINCE", undefined]);
  expect(await countDrafts(owner, started)).toBe(1);
});

it("takes a cell whose words look like a sealed number for words", async () => {
  const words = "s1. pertanian";
  expect(isSealed(words)).toBe(true);
  const families = await makeFamilies(owner, VILLAGE, 10, today);
  const known = families.find(
    (family) =>
      family.status === 1 && family.members.every(({ answers }) => answers["nik"] && answers["presence"] === 1),
  );
  if (known === undefined) throw new Error("more families are needed");
  const rows = known.members.map((member, index) => ({
    ...sidRow(known, member),
    ...(index === 0 ? { suku: words } : {}),
  }));
  const fresh = newRows(69).map((row) => ({ ...row, suku: words }));
  const started = await checked(owner, operator, await workbookOf([...rows, ...fresh]));
  expect((await batchOf(owner, started)).summary).toMatchObject({ changed: 1, new: 1, rowErrors: 0 });
  const view = async (kind: "new" | "changed") =>
    findImport(operator, `5207-${started.id}`, { kind, field: null, hamlet: null, after: 0 }, "id");
  expect((await view("changed"))?.items[0]?.changes).toMatchObject([{ after: words }]);
  expect((await view("new"))?.items).toHaveLength(1);
  await commit(started);
  const { rows: drafts } = await owner.query("SELECT kind, payload FROM proposal WHERE import_id = $1 ORDER BY kind", [
    started.id,
  ]);
  expect(drafts).toHaveLength(2);
  for (const { payload } of drafts) {
    expect(JSON.stringify(payload.answers.civil)).toContain(words);
  }
  // The words stand in an open proposal now: the next check and commit read past them.
  const again = await checked(owner, operator, await workbookOf([...fresh, ...newRows(70)]));
  await commit(again);
  expect(await countDrafts(owner, again)).toBe(1);
});
