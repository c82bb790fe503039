import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { localDay } from "@/lib/domain/period/period";
import { type ImportFilter, readImportFilter } from "@/lib/domain/sid/import-view";
import { handles } from "@/lib/server/db/pool";
import { findImport } from "@/lib/server/import/queries";
import type { SeedFamily } from "@/prisma/seed/record";
import type { SidRow } from "@/prisma/workbook/sid-columns";
import { sidRow } from "@/prisma/workbook/sid-person";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { batchOf, checked, countDrafts, itemsOf, newRows, runJob, type Started, workbookOf } from "./world";

const VILLAGE = "5207042007";
const NEIGHBOUR = "5207042008";
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");
let operator: Actor;
let stranger: Actor;
let families: readonly SeedFamily[];
let neighbours: readonly SeedFamily[];

const whole = (made: readonly SeedFamily[]) =>
  made.filter(
    ({ status, household, members }) =>
      status === 1 &&
      household["kkNumber"] !== null &&
      members.length > 1 &&
      members.every(({ answers }) => answers["presence"] === 1 && answers["nik"] !== null),
  );

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, "5207");
  families = whole(await makeFamilies(owner, VILLAGE, 20, today));
  neighbours = whole(await makeFamilies(owner, NEIGHBOUR, 12, today));
  operator = await makeActor(owner, "village-operator", VILLAGE);
  stranger = await makeActor(owner, "village-operator", NEIGHBOUR);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

function at<Item>(list: readonly Item[], index: number): Item {
  const found = list[index];
  if (found === undefined) throw new Error("more is needed");
  return found;
}

const rowsOf = (family: SeedFamily): SidRow[] => family.members.map((member) => sidRow(family, member));
const page = (actor: Actor, { id }: Started, filter: Partial<ImportFilter>) =>
  findImport(actor, `5207-${id}`, { kind: null, field: null, hamlet: null, after: 0, ...filter }, "id");

describe("the match report", () => {
  it("tells each person as new, changed, the same or absent, and filters by changed field and hamlet", async () => {
    const family = at(families, 0);
    const [head, ...others] = rowsOf(family);
    const lines = [{ ...head, suku: "Contoh" }, ...others.slice(1), ...rowsOf(at(families, 1)).slice(0, 1)];
    const started = await checked(owner, operator, await workbookOf([...lines, ...newRows(71)]));
    const { summary } = await batchOf(owner, started);
    expect(summary?.["fields"]).toEqual({ "civil.ethnicGroup": 1 });
    expect(summary?.["people"]).toMatchObject({ new: 2, changed: 1 });
    const changed = await page(operator, started, { kind: "changed", field: "civil.ethnicGroup" });
    expect(changed?.items[0]?.members.map(({ state }) => state)).toEqual([
      "changed",
      ...others.slice(1).map(() => "same"),
      "absent",
    ]);
    expect(changed?.fields).toMatchObject([{ key: "civil.ethnicGroup", count: 1 }]);
    expect((await page(operator, started, { kind: "changed", field: "civil.religion" }))?.items).toEqual([]);
    expect((await page(operator, started, { kind: "changed", hamlet: "Tidak Ada" }))?.items).toEqual([]);
    expect(await page(stranger, started, {})).toBeNull();
  });

  it("tells of another village only where NIK and birth date agree, and takes none of the family", async () => {
    const person = at(at(neighbours, 0).members, 0);
    const known = { nik: String(person.answers["nik"]), tanggallahir: String(person.answers["birthDate"]) };
    const agrees = newRows(72).map((row, index) => (index === 0 ? { ...row, ...known } : row));
    const differs = newRows(73).map((row, index) =>
      index === 0
        ? { ...row, nik: String(at(at(neighbours, 1).members, 0).answers["nik"]), tanggallahir: "02-02-1902" }
        : row,
    );
    const started = await checked(owner, operator, await workbookOf([...agrees, ...differs]));
    expect((await batchOf(owner, started)).summary).toMatchObject({ elsewhere: 1, new: 1, notAsked: 0 });
    const items = await itemsOf(owner, started);
    expect(items.find(({ kind }) => kind === "elsewhere")?.problems).toEqual([
      { row: 2, cell: null, column: null, code: "REGISTERED_ELSEWHERE" },
    ]);
    expect(JSON.stringify(items)).not.toContain(NEIGHBOUR);
    const asked = await owner.query("SELECT 1 FROM audit WHERE actor_id = $1 AND action = 'identity:check'", [
      operator.userId,
    ]);
    expect(asked.rowCount).toBeGreaterThanOrEqual(4);
  });

  it("tells a row that fits no family from a faulty one", async () => {
    const [, second] = rowsOf(at(families, 2));
    const lines = [
      { ...second, nik: "9902010105900019" },
      { nama: "Contoh Tanpa", nik: "9902010105900026", tanggallahir: "99-99-1999" },
    ];
    const started = await checked(owner, operator, await workbookOf(lines));
    expect((await batchOf(owner, started)).summary).toMatchObject({ unmatched: 1, rowErrors: 1 });
  });

  it("makes drafts of the chosen families alone", async () => {
    const started = await checked(owner, operator, await workbookOf([...newRows(74), ...newRows(75), ...newRows(76)]));
    const choose = { ...started, kind: "new", chosen: false };
    expect(await refusal(stranger, "import.choose", choose)).toBe("NOT_FOUND");
    await must(operator, "import.choose", choose);
    expect((await page(operator, started, {}))?.chosen).toBe(0);
    await must(operator, "import.choose", { ...started, ordinals: [2], chosen: true });
    expect((await page(operator, started, {}))?.chosen).toBe(1);
    await must(operator, "import.commit", started);
    await runJob(owner, "import-commit", operator, started);
    expect((await batchOf(owner, started)).summary).toMatchObject({ drafts: 1, new: 1, leftOut: 2 });
    expect(await countDrafts(owner, started)).toBe(1);
    expect(JSON.stringify(await itemsOf(owner, started))).not.toContain('"draft"');
    expect(await refusal(operator, "import.choose", choose)).toBe("NOT_ALLOWED_NOW");
  });

  it("reads a filter from an address, and drops what does not fit", () => {
    expect(readImportFilter({ bagian: "elsewhere", isian: "civil.religion", sesudah: "50" })).toEqual({
      kind: "elsewhere",
      field: "civil.religion",
      hamlet: null,
      after: 50,
    });
    expect(readImportFilter({ bagian: "x", isian: "'; --", sesudah: "-1", dusun: ["a"] })).toEqual({
      kind: null,
      field: null,
      hamlet: null,
      after: 0,
    });
  });
});
