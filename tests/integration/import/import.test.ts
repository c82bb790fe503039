import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import { storeUpload } from "@/lib/server/import/upload";
import type { SeedFamily } from "@/prisma/seed/record";
import type { SidRow } from "@/prisma/workbook/sid-columns";
import { type SidFamily, sidRow } from "@/prisma/workbook/sid-person";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { batchOf, checked, countDrafts, itemsOf, newRows, runJob, startImport, workbookOf } from "./world";

const VILLAGE = "5207042003";
const OTHER_VILLAGE = "5207042004";
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");
let operator: Actor;
let stranger: Actor;
let families: readonly SeedFamily[];

const rowsOf = (family: SidFamily): SidRow[] => family.members.map((member) => sidRow(family, member));

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, "5207");
  const made = await makeFamilies(owner, VILLAGE, 30, today);
  // People who are all at home and have a card: the workbook tells others apart by what this test is not about.
  families = made.filter(
    (family) =>
      family.status === 1 &&
      family.household["kkNumber"] !== null &&
      family.members.length > 1 &&
      family.members.every(({ answers }) => answers["presence"] === 1 && answers["nik"] !== null),
  );
  operator = await makeActor(owner, "village-operator", VILLAGE);
  stranger = await makeActor(owner, "village-operator", OTHER_VILLAGE);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

function family(index: number): SeedFamily {
  const found = families[index];
  if (found === undefined) throw new Error("more families are needed");
  return found;
}

const withFirst = (rows: readonly SidRow[], change: SidRow): SidRow[] =>
  rows.map((row, index) => (index === 0 ? { ...row, ...change } : row));

describe("an import", () => {
  it("tells new, changed, unchanged and blocked families and faulty rows apart, and makes drafts of the first two", async () => {
    const [same, changed, busy, protectedOnly] = [family(0), family(1), family(2), family(3)];
    const { id: openId } = await must<{ id: string }>(operator, "proposal.start", {
      id: uuidv7(),
      regencyCode: "5207",
      householdId: busy.id,
      channel: "desk",
    });
    const lines = [
      rowsOf(same),
      withFirst(rowsOf(changed), { pekerjaan_id: "NELAYAN/PERIKANAN", suku: "=1+1", alamat: "Tidak Boleh Berubah" }),
      withFirst(rowsOf(busy), { suku: "Contoh" }),
      withFirst(rowsOf(protectedOnly), { alamat: "Jalan Lain", kk_level: 9, rt: "77" }),
      newRows(11),
      withFirst(newRows(12), { tanggallahir: "31-02-1980" }),
    ].flat();
    const started = await checked(owner, operator, await workbookOf(lines));
    const batch = await batchOf(owner, started);
    expect(batch).toMatchObject({
      state: "ready",
      failure: null,
      progress_done: lines.length,
      progress_total: lines.length,
    });
    expect(batch.summary).toMatchObject({
      rows: lines.length,
      new: 1,
      changed: 1,
      same: 2,
      blocked: 2,
      rowErrors: 1,
      notes: 4,
    });
    const items = await itemsOf(owner, started);
    const changes = items
      .find(({ kind }) => kind === "changed")
      ?.content?.changes?.map(({ key }) => key.replace(/:.*\./, "."));
    expect(changes?.sort()).toEqual(["civil.ethnicGroup", "civil.occupation"]);
    expect(items.find(({ kind }) => kind === "row-error")?.problems).toEqual([
      { row: lines.length - 0, cell: `J${lines.length}`, column: "tanggallahir", code: "DATE" },
    ]);
    expect(items.filter(({ kind }) => kind === "blocked").map(({ problems }) => problems[0]?.code)).toEqual([
      "OPEN_PROPOSAL",
      "ROW_ERRORS",
    ]);

    expect(await must(operator, "import.commit", started)).toEqual({ state: "committing" });
    await runJob(owner, "import-commit", operator, started);
    expect(await batchOf(owner, started)).toMatchObject({ state: "committed", summary: { drafts: 2 } });
    const { rows } = await owner.query(
      `SELECT kind, state, channel, household_id, contributors::text[], created_by, error_count, change_count, head_name, payload, base_revision
       FROM proposal WHERE import_id = $1 ORDER BY kind`,
      [started.id],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      kind: "condition",
      state: "draft",
      channel: "import",
      household_id: changed.id,
      contributors: [operator.userId],
      change_count: 2,
      base_revision: 1,
    });
    expect(rows[1]).toMatchObject({ kind: "new-household", head_name: "Contoh Kepala", base_revision: 0 });
    expect(rows[1].error_count).toBeGreaterThan(5);
    expect(JSON.stringify(rows)).not.toContain("9901050");
    const left = await owner.query("SELECT id FROM proposal WHERE household_id = $1", [busy.id]);
    expect(left.rows).toEqual([{ id: openId }]);
    expect(JSON.stringify(await itemsOf(owner, started))).not.toContain('"draft"');
  });

  it("of the same file once more finds its families under way and registers nobody twice", async () => {
    const again = await checked(owner, operator, await workbookOf([...newRows(11), ...newRows(13)]));
    expect((await batchOf(owner, again)).summary).toMatchObject({ new: 1, blocked: 1 });
    await must(operator, "import.cancel", again);
    expect(await itemsOf(owner, again)).toEqual([]);
    expect(await refusal(operator, "import.commit", again)).toBe("NOT_ALLOWED_NOW");
  });

  it("leaves nothing half-written when a commit fails in the middle, and finishes on the next run", async () => {
    const lines = [...newRows(21), ...newRows(22), ...withFirst(newRows(23), { nama: "Contoh Gagal" }), ...newRows(24)];
    const started = await checked(owner, operator, await workbookOf(lines));
    await must(operator, "import.commit", started);
    await owner.query("ALTER TABLE proposal ADD CONSTRAINT uji_gagal CHECK (head_name <> 'Contoh Gagal') NOT VALID");
    try {
      await expect(runJob(owner, "import-commit", operator, started)).rejects.toThrow("uji_gagal");
      expect(await countDrafts(owner, started)).toBe(0);
      expect((await batchOf(owner, started)).state).toBe("committing");
      expect((await itemsOf(owner, started)).every((item) => item.proposal_id === null && item.content?.draft)).toBe(
        true,
      );
      // The last attempt tells the person, who may press again.
      await runJob(owner, "import-commit", operator, started, 3);
      expect(await batchOf(owner, started)).toMatchObject({ state: "ready", failure: "INTERNAL" });
    } finally {
      await owner.query("ALTER TABLE proposal DROP CONSTRAINT uji_gagal");
    }
    await must(operator, "import.commit", started);
    await runJob(owner, "import-commit", operator, started);
    expect(await countDrafts(owner, started)).toBe(4);
  });

  it("answers a repeated start and a repeated commit with what they did first", async () => {
    const uploadId = uuidv7();
    const bytes = await workbookOf(newRows(31));
    const other = await workbookOf(newRows(32));
    expect((await storeUpload(operator, uploadId, bytes, new Date())).ok).toBe(true);
    expect((await storeUpload(operator, uploadId, bytes, new Date())).ok).toBe(true);
    expect(await storeUpload(operator, uploadId, other, new Date())).toMatchObject({
      error: { code: "IDEMPOTENCY_MISMATCH" },
    });
    const input = { id: uuidv7(), uploadId };
    const operationId = uuidv7();
    expect(await run(operator, "import.start", input, { operationId })).toEqual(
      await run(operator, "import.start", input, { operationId }),
    );
    const started = { regencyCode: "5207", id: input.id };
    await runJob(owner, "import-check", operator, started);
    await must(operator, "import.commit", started);
    expect(await must(operator, "import.commit", started)).toEqual({ state: "committing" });
    await runJob(owner, "import-commit", operator, started);
    expect(await must(operator, "import.commit", started)).toEqual({ state: "committed" });
    expect(await refusal(operator, "import.cancel", started)).toBe("NOT_ALLOWED_NOW");
    expect(await countDrafts(owner, started)).toBe(1);
  });

  it("skips a family whose record moved on or that got a proposal between check and commit", async () => {
    const [moved, taken] = [family(5), family(6)];
    const lines = [...withFirst(rowsOf(moved), { suku: "Contoh" }), ...withFirst(rowsOf(taken), { suku: "Contoh" })];
    const started = await checked(owner, operator, await workbookOf(lines));
    await owner.query("UPDATE household SET revision = revision + 1 WHERE id = $1", [moved.id]);
    await must(operator, "proposal.start", {
      id: uuidv7(),
      regencyCode: "5207",
      householdId: taken.id,
      channel: "desk",
    });
    await must(operator, "import.commit", started);
    await runJob(owner, "import-commit", operator, started);
    expect((await batchOf(owner, started)).summary).toMatchObject({ changed: 0, blocked: 2, drafts: 0 });
    const codes = (await itemsOf(owner, started)).map(({ problems }) => problems[0]?.code);
    expect(codes.sort()).toEqual(["CHANGED_SINCE", "OPEN_PROPOSAL"]);
  });
});

describe("who may import", () => {
  it("is not another village's operator: the import is not there for them", async () => {
    const bytes = await workbookOf(newRows(41));
    const started = await checked(owner, operator, bytes);
    for (const command of ["import.commit", "import.cancel"])
      expect(await refusal(stranger, command, started)).toBe("NOT_FOUND");
    const uploadId = uuidv7();
    await storeUpload(operator, uploadId, bytes, new Date());
    expect(await refusal(stranger, "import.start", { id: uuidv7(), uploadId })).toBe("NOT_FOUND");
    expect((await batchOf(owner, started)).state).toBe("ready");
  });

  it("is not a companion, a head or a provisional operator", async () => {
    const bytes = await workbookOf(newRows(42));
    const others = [
      await makeActor(owner, "companion", VILLAGE),
      await makeActor(owner, "village-head", VILLAGE),
      await makeActor(owner, "village-operator", VILLAGE, "provisional"),
    ];
    for (const actor of others) {
      expect(await storeUpload(actor, uuidv7(), bytes, new Date())).toMatchObject({ error: { code: "FORBIDDEN" } });
      expect(await refusal(actor, "import.start", { id: uuidv7(), uploadId: uuidv7() })).toBe("FORBIDDEN");
    }
  });

  it("is asked again when the job runs: access that ended ends it", async () => {
    const leaving = await makeActor(owner, "village-operator", VILLAGE);
    const early = await startImport(leaving, await workbookOf(newRows(43)));
    const late = await checked(owner, leaving, await workbookOf(newRows(44)));
    await must(leaving, "import.commit", late);
    await owner.query("UPDATE access_grant SET revoked_at = now() WHERE user_id = $1", [leaving.userId]);
    await runJob(owner, "import-check", leaving, early);
    expect(await batchOf(owner, early)).toMatchObject({ state: "refused", failure: "GRANT_ENDED" });
    await runJob(owner, "import-commit", leaving, late);
    expect(await batchOf(owner, late)).toMatchObject({ state: "failed", failure: "GRANT_ENDED" });
    expect(await countDrafts(owner, late)).toBe(0);
  });
});
