import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { findDecileImport, listDecileImports, listReportRows } from "@/lib/server/decile-import/queries";
import { storeDecileFile } from "@/lib/server/decile-import/store-file";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { checked, commitJob, fileOf, imported, kkOf, nikOf, stateOf } from "./world";

const VILLAGE = "5207042003";
const ELSEWHERE = "5204082001";
const owner = new Client({ connectionString: ownerUrl() });
let coach: Actor;
let strange: Actor;
let province: Actor;
let operator: Actor;
let families: readonly SeedFamily[];
let others: readonly SeedFamily[];

beforeAll(async () => {
  await owner.connect();
  families = (await makeFamilies(owner, VILLAGE, 30, "2026-01-20")).filter(({ status }) => status === 1);
  others = (await makeFamilies(owner, ELSEWHERE, 4, "2026-01-20")).filter(({ status }) => status === 1);
  coach = await makeActor(owner, "coach", "5207");
  strange = await makeActor(owner, "coach", "5204");
  province = await makeActor(owner, "coach", "52");
  operator = await makeActor(owner, "village-operator", VILLAGE);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const historyOf = async (index: number) =>
  (
    await owner.query(
      "SELECT snapshot_id, national, province, regency, village_code, people FROM household_decile WHERE household_id = $1 ORDER BY snapshot_id",
      [families[index]?.id],
    )
  ).rows;

const householdOf = async (index: number) =>
  (
    await owner.query(
      "SELECT decile_national, decile_province, decile_regency, decile_snapshot_id, decile_snapshot_on::text AS day FROM household WHERE id = $1",
      [families[index]?.id],
    )
  ).rows[0];

describe("a file of deciles", () => {
  it("is matched row by row before anything is written, each fault with its field, numbers sealed and masked", async () => {
    const file = [
      "NIK,No KK,Desil Nasional,Desil Provinsi,Desil Kabupaten,Kode Desa",
      `,${kkOf(families[0])},3,4,5,${VILLAGE}`,
      `${nikOf(families[1])},,4,,,5207`,
      `${nikOf(families[2])},${kkOf(families[3])},2,2,2,`,
      ",9911111111110001,5,5,5,",
      `,${kkOf(families[4])},5,5,5,5204082001`,
      `,${kkOf(families[5])},11,5,5,`,
      "9,9E+15,1,1,1,",
      `,${kkOf(families[6])},6,6,6,`,
      `,${kkOf(families[6])},7,6,6,`,
      `,${kkOf(others[0])},6,6,6,`,
      `${nikOf(families[7])},9911111111110001,8,8,8,5207042004`,
      ",,1,1,1,",
    ].join("\n");
    const id = await checked(coach, file, "2025-T4");
    expect(await stateOf(owner, id)).toMatchObject({
      state: "ready",
      content: null,
      summary: {
        rows: 12,
        kinds: { kk: 1, nik: 2, disagree: 1, unknown: 2, outside: 1, twice: 2, faulty: 3, same: 0, differs: 0 },
      },
    });
    const report = (await listReportRows(coach, `5207-${id}`, null, 100))?.lines;
    expect(report?.map(({ row, kind, field, problem, hints }) => [row, kind, field, problem, hints])).toEqual([
      [4, "disagree", "nik", null, []],
      [5, "unknown", "kk", null, []],
      [6, "outside", "village", null, []],
      [7, "faulty", "national", "DECILE_RANGE", []],
      [8, "faulty", "kk", "DIGITS_LOST", []],
      [9, "twice", "kk", null, []],
      [10, "twice", "kk", null, []],
      [11, "unknown", "kk", null, []],
      [12, "nik", null, null, ["KK_UNKNOWN", "LIVES_ELSEWHERE"]],
      [13, "faulty", "kk", "NUMBER_MISSING", []],
    ]);
    expect(report?.[1]?.kk).toBe("••••••••••••0001");
    expect(await historyOf(0)).toEqual([]);
    const dump = await owner.query(
      "SELECT t::text AS line FROM decile_item t UNION ALL SELECT t::text FROM decile_import t",
    );
    const text = dump.rows.map(({ line }) => line).join("\n");
    for (const family of families)
      for (const number of [kkOf(family), nikOf(family)]) expect(text).not.toContain(number);
    await must(coach, "decile.cancel", { regencyCode: "5207", id });
    expect((await owner.query("SELECT 1 FROM decile_item WHERE import_id = $1", [id])).rows).toEqual([]);
  });

  it("is written in one go: history grows, the family shows its newest snapshot, its village is counted again", async () => {
    const rows = families.slice(0, 10).map((family): [SeedFamily, number] => [family, 3]);
    await imported(coach, fileOf(rows), "2026-T2");
    await imported(coach, fileOf(rows.map(([family]) => [family, 6])), "2026-T3");
    await imported(coach, fileOf(rows.map(([family]) => [family, 2])), "2026-T1");
    expect((await historyOf(0)).map(({ snapshot_id, national }) => [snapshot_id, national])).toEqual([
      ["2026-T1", 2],
      ["2026-T2", 3],
      ["2026-T3", 6],
    ]);
    expect(await householdOf(0)).toMatchObject({
      decile_national: 6,
      decile_province: 7,
      decile_snapshot_id: "2026-T3",
      day: "2026-07-10",
    });
    const jobs = await owner.query(
      "SELECT DISTINCT task_identifier FROM graphile_worker.jobs WHERE key LIKE '%' || $1 OR key = 'rollup:' || $1 ORDER BY 1",
      [VILLAGE],
    );
    expect(jobs.rows.map(({ task_identifier }) => task_identifier)).toEqual(["count-dynamics", "rollup-village"]);
    const audit = await owner.query("SELECT detail FROM audit WHERE action = 'decile:applied' AND actor_id = $1", [
      coach.userId,
    ]);
    expect(audit.rows).toHaveLength(3);
    expect(audit.rows[0].detail).toEqual({ families: 10 });
  });

  it("says nothing twice: the same file again is all `same`, other deciles are told and left", async () => {
    const again = await checked(coach, fileOf(families.slice(0, 10).map((family) => [family, 6])), "2026-T3");
    expect((await stateOf(owner, again)).summary.kinds).toMatchObject({ same: 10, kk: 0 });
    await imported(coach, fileOf(families.slice(0, 12).map((family) => [family, 1])), "2026-T3");
    expect(await householdOf(0)).toMatchObject({ decile_national: 6 });
    expect(await householdOf(11)).toMatchObject({ decile_national: 1 });
    expect((await historyOf(11)).at(-1)).toMatchObject({ snapshot_id: "2026-T3", national: 1 });
  });

  it("waits its turn: two imports at once write each family once", async () => {
    const rows = families.slice(12, 22).map((family): [SeedFamily, number] => [family, 4]);
    const ids = await Promise.all([
      checked(coach, fileOf(rows), "2026-T3"),
      checked(province, fileOf(rows.map(([family]) => [family, 5])), "2026-T3"),
    ]);
    await must(coach, "decile.commit", { regencyCode: "5207", id: ids[0] });
    await must(province, "decile.commit", { regencyCode: "5200", id: ids[1] });
    await Promise.all([commitJob(coach, ids[0] ?? ""), commitJob(province, ids[1] ?? "")]);
    const written = await Promise.all(ids.map(async (id) => (await stateOf(owner, id)).summary.written));
    expect(written.toSorted((a, b) => a - b)).toEqual([0, 10]);
    const deciles = await owner.query(
      "SELECT DISTINCT d.national = h.decile_national AS shown FROM household_decile d JOIN household h ON h.id = d.household_id WHERE d.snapshot_id = '2026-T3'",
    );
    expect(deciles.rows).toEqual([{ shown: true }]);
  });

  it("reads a workbook; a number that lost its digits is told", async () => {
    const cell = (value: string) => ({ value, type: String });
    const made = await writeExcelFile([
      [cell("No KK"), cell("Desil")],
      [cell(kkOf(families[23])), cell("7")],
      [{ value: 9.9e15, type: Number }, cell("7")],
    ]).toBuffer();
    const id = await checked(coach, made, "2026-T3");
    expect((await stateOf(owner, id)).summary.kinds).toMatchObject({ kk: 1, faulty: 1 });
    const [fault] = (await listReportRows(coach, `5207-${id}`, null, 100))?.lines ?? [];
    expect([fault?.field, fault?.problem]).toEqual(["kk", "DIGITS_LOST"]);
  });

  it("finds a family by the card it had before, and says so", async () => {
    const [family] = families.slice(24);
    await owner.query(
      `INSERT INTO household_kk (regency_code, id, village_code, household_id, kk_sealed, kk_bidx, valid_from, valid_to)
       SELECT regency_code, gen_random_uuid(), village_code, id, kk_sealed, kk_bidx, '2024-01-01', '2026-08-01' FROM household WHERE id = $1`,
      [family?.id],
    );
    await owner.query("UPDATE household SET kk_bidx = '\\x00' WHERE id = $1", [family?.id]);
    const id = await checked(coach, `no kk;desil\n${kkOf(family)};4`, "2026-T3");
    const report = (await listReportRows(coach, `5207-${id}`, null, 100))?.lines;
    expect(report?.map(({ kind, hints }) => [kind, hints])).toEqual([["kk", ["KK_FORMER"]]]);
  });

  it("refuses a file that is none, another day under a snapshot's name, the wrong quarter and the future", async () => {
    const id = uuidv7();
    const stored = await storeDecileFile(coach, id, Buffer.from("a;b\n1;2"), new Date());
    expect(stored.ok).toBe(true);
    const input = { regencyCode: "5207", id, snapshotId: "2026-T3", rankedOn: "2026-07-11", source: "Surat contoh" };
    expect(await refusal(coach, "decile.start", input)).toBe("INVALID_INPUT");
    expect(await refusal(coach, "decile.start", { ...input, rankedOn: "2026-04-10" })).toBe("INVALID_INPUT");
    expect(await refusal(coach, "decile.start", { ...input, snapshotId: "2096-T1", rankedOn: "2096-01-10" })).toBe(
      "INVALID_INPUT",
    );
    const refused = await checked(coach, "a;b\n1;2", "2026-T3");
    expect(await stateOf(owner, refused)).toMatchObject({
      state: "refused",
      failure: "NUMBER_COLUMN_MISSING",
      content: null,
    });
    const zip = await storeDecileFile(coach, uuidv7(), Buffer.from("d0cf11e0a1b11ae100", "hex"), new Date());
    expect(zip).toMatchObject({ ok: false, error: { code: "UNSUPPORTED_FILE" } });
  });

  it("is the coach's alone, in their own region: others read and do nothing", async () => {
    const id = await checked(coach, fileOf([[families[25] as SeedFamily, 5]]), "2026-T3");
    const input = { regencyCode: "5207", id };
    expect(await refusal(strange, "decile.commit", input)).toBe("NOT_FOUND");
    expect(await refusal(province, "decile.cancel", input)).toBe("NOT_FOUND");
    expect(await refusal(operator, "decile.commit", input)).toBe("FORBIDDEN");
    expect(await findDecileImport(strange, `5207-${id}`, { kind: undefined, after: 0 })).toBeNull();
    expect(await listReportRows(strange, `5207-${id}`, null, 100)).toBeNull();
    expect(await listDecileImports(strange)).toEqual([]);
    expect(await storeDecileFile(operator, uuidv7(), Buffer.from("x"), new Date())).toMatchObject({
      ok: false,
      error: { code: "FORBIDDEN" },
    });
    const operationId = uuidv7();
    await must(coach, "decile.commit", input, { operationId });
    await must(coach, "decile.commit", input, { operationId });
    await owner.query("UPDATE access_grant SET revoked_at = now() WHERE id = $1", [coach.grant.id]);
    await commitJob(coach, id);
    expect(await stateOf(owner, id)).toMatchObject({ state: "failed", failure: "GRANT_ENDED" });
    await owner.query("UPDATE access_grant SET revoked_at = NULL WHERE id = $1", [coach.grant.id]);
    expect(await historyOf(25)).toEqual([]);
  });
});
