import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import type { Actor } from "@/lib/domain/access/actor";
import { findLoad, listLoads, listReportLines } from "@/lib/server/extract/queries";
import { extractTexts, madeFamilies, mergedText } from "@/prisma/workbook/extract-lines";
import { must } from "@/tests/support/factory/run";
import { checked, countsOf, csv, loadOf, planOf, REGENCY, Regency, recordJob, VILLAGES } from "./world";

const world = new Regency();
const { owner } = world;

async function recorded(id: string): Promise<void> {
  await must(world.people.verifier, "extract.confirm", { regencyCode: REGENCY, id });
  await recordJob(world.people.verifier, id);
}

describe("an extract", () => {
  it("is judged as a whole before anything is written, each fault with row, column and cause", async () => {
    const { keluarga, anggota } = extractTexts(planOf(80, 5));
    const id = await checked(world.people.coach, [csv(keluarga), csv(anggota)]);
    const load = await loadOf(owner, id);
    // Sixteen faults, two of each kind; a NIK that stands twice holds two families.
    expect(load.state).toBe("ready");
    expect(load.summary.kinds.families).toEqual({ new: 66, faulty: 2, outside: 4, held: 8 });
    expect(load.summary.kinds.people).toMatchObject({ faulty: 4, twice: 4, orphan: 2 });
    expect(load.summary.remarks).toContainEqual(
      expect.objectContaining({ column: "jenis_lantai_terluas", problem: "LABEL", rows: 2 }),
    );
    expect(await countsOf(owner)).toMatchObject({ household: 0, member: 0, person_registry: 0 });
    const report = await listReportLines(world.people.verifier, `${REGENCY}-${id}`, null, 200);
    const told = new Set(report?.lines.map(({ column, problem }) => `${column} ${problem}`));
    for (const line of [
      "kode_kelurahan_desa VILLAGE_UNKNOWN",
      "kode_kelurahan_desa OTHER_REGENCY",
      "nomor_induk_kependudukan DIGITS_LOST",
      "nomor_induk_kependudukan NIK_TWICE",
      "nomor_kartu_keluarga FAMILY_MISSING",
      "nama NAME_MISSING",
      "nomor_kartu_keluarga NO_PEOPLE",
    ])
      expect(told).toContain(line);
    expect(report?.lines.every(({ card }) => card === null || /^•{12}\d{4}$/.test(card))).toBe(true);
    const pieces = await owner.query("SELECT 1 FROM extract_piece WHERE regency_code = $1", [REGENCY]);
    expect(pieces.rows).toEqual([]);
  });

  it("keeps no number readable while it waits", async () => {
    const plan = planOf(6);
    const texts = extractTexts(plan);
    await checked(world.people.coach, [csv(texts.keluarga), csv(texts.anggota)]);
    const dump = await owner.query(
      "SELECT t::text AS line FROM extract_row t UNION ALL SELECT t::text FROM extract_load t UNION ALL SELECT t::text FROM audit t",
    );
    const text = dump.rows.map(({ line }) => line).join("\n");
    for (const { family, people } of madeFamilies(plan))
      for (const number of [family["nomor_kartu_keluarga"], ...people.map((one) => one["nomor_induk_kependudukan"])])
        if (number) expect(text).not.toContain(number);
  });

  it("is recorded when another person agrees: families, people, registries, revision, deciles, stale marks, audit", async () => {
    const plan = planOf(30);
    const { keluarga, anggota } = extractTexts(plan);
    const people = [...madeFamilies(plan)].reduce((sum, family) => sum + family.people.length, 0);
    const id = await checked(world.people.coach, [csv(keluarga), csv(anggota)], "2025-04-10");
    await recorded(id);
    const load = await loadOf(owner, id);
    expect([load.state, load.summary.written]).toEqual(["recorded", { families: 30, people, answers: 0 }]);
    expect(await countsOf(owner)).toMatchObject({
      household: 30,
      member: people,
      household_kk: 30,
      household_revision: 30,
      person_registry: people,
    });
    const rows = await owner.query(
      `SELECT count(*)::int AS families, bool_and(h.revision = 1 AND h.status = 1 AND h.place_as_of = '2026-06-30' AND h.place_source = 1) AS whole,
         bool_and(h.member_count = (SELECT count(*) FROM member m WHERE m.regency_code = h.regency_code AND m.household_id = h.id)) AS counted,
         bool_and(h.decile_national IS NULL OR h.decile_snapshot_id = '2025-T2') AS ranked
       FROM household h WHERE h.regency_code = $1`,
      [REGENCY],
    );
    expect(rows.rows[0]).toEqual({ families: 30, whole: true, counted: true, ranked: true });
    const members = await owner.query(
      `SELECT bool_and(name_norm <> '' AND active AND demographic_source = 1) AS whole,
         bool_and((nik_bidx IS NULL) = (temp_id IS NOT NULL)) AS tagged, bool_and(education_as_of IS NULL OR education_as_of = '2026-06-30') AS dated
       FROM member WHERE regency_code = $1`,
      [REGENCY],
    );
    expect(members.rows[0]).toEqual({ whole: true, tagged: true, dated: true });
    const niks = await owner.query(
      `SELECT count(*)::int AS n FROM member m JOIN nik_registry n ON n.nik_bidx = m.nik_bidx AND n.person_uid = m.id WHERE m.regency_code = $1`,
      [REGENCY],
    );
    expect(niks.rows[0].n).toBe((await countsOf(owner))["nik_registry"]);
    const deciles = await owner.query(
      "SELECT count(*)::int AS n, min(snapshot_id) AS id FROM household_decile WHERE regency_code = $1",
      [REGENCY],
    );
    expect(deciles.rows[0].id).toBe("2025-T2");
    const marks = await owner.query(
      "SELECT DISTINCT village_code AS code FROM dirty_village WHERE regency_code = $1 ORDER BY 1",
      [REGENCY],
    );
    expect(marks.rows.map(({ code }) => code)).toEqual(VILLAGES.map(({ code }) => code));
    const audit = await owner.query(
      "SELECT count(*)::int AS n FROM audit WHERE action = 'extract:recorded' AND subject_ids = ARRAY[$1::uuid]",
      [id],
    );
    expect(audit.rows[0].n).toBe(3);
    expect((await listLoads(world.people.verifier)).map(({ state }) => state)).toEqual(["recorded"]);
  });

  it("leaves what is in the register already, and tells people who are registered elsewhere", async () => {
    const plan = planOf(12);
    const first = extractTexts(plan);
    await recorded(await checked(world.people.coach, [csv(first.keluarga), csv(first.anggota)]));
    const before = await countsOf(owner);
    // The same again, and one of them under a card that nobody has.
    const [, someone] = [...madeFamilies(plan)];
    const moved = { ...first, keluarga: first.keluarga, anggota: first.anggota };
    const card = someone?.family["nomor_kartu_keluarga"] ?? "";
    const other = "9999990101260007";
    const id = await checked(world.people.coach, [
      csv(moved.keluarga.replace(card, other)),
      csv(moved.anggota.replaceAll(card, other)),
    ]);
    const load = await loadOf(owner, id);
    expect(load.summary.kinds.families).toEqual({ new: 0, here: 11, held: 1 });
    expect(load.summary.absent).toBe(1);
    const page = await findLoad(world.people.verifier, `${REGENCY}-${id}`, { kind: "held", after: 0 });
    expect(page?.items.map(({ problem }) => problem)).toEqual(["CARD_CHANGED"]);
    expect(await countsOf(owner)).toEqual(before);
  });

  it("names nobody whom another regency has before a second person has agreed", async () => {
    const texts = extractTexts(planOf(12));
    const files = [csv(texts.keluarga), csv(texts.anggota)];
    const look = await checked(world.people.coach, files);
    const [someone] = (
      await owner.query(
        "SELECT nik_bidx, row_number, kk_bidx FROM extract_row WHERE load_id = $1 AND part = 2 AND nik_bidx IS NOT NULL ORDER BY row_number LIMIT 1",
        [look],
      )
    ).rows;
    const elsewhere = uuidv7();
    await owner.query("INSERT INTO person_registry VALUES ($1, '5204', '5204022003', $2, true)", [elsewhere, uuidv7()]);
    await owner.query("INSERT INTO nik_registry VALUES ($1, $2, '5204')", [someone.nik_bidx, elsewhere]);
    try {
      await must(world.people.coach, "extract.cancel", { regencyCode: REGENCY, id: look });
      const id = await checked(world.people.coach, files);
      const load = await loadOf(owner, id);
      expect(load.outside_people).toBe(1);
      expect(load.summary).toMatchObject({ kinds: { families: { new: 12 } }, outside: 0 });
      expect(load.summary.kinds.families).toEqual({ new: 12 });
      const reasons = async (reader: Actor) =>
        (await listReportLines(reader, `${REGENCY}-${id}`, null, 100))?.lines.flatMap(({ problem }) => problem ?? []);
      for (const reader of [world.people.coach, world.people.verifier]) {
        expect(await reasons(reader)).toEqual([]);
        for (const kind of ["known", "held"])
          expect((await findLoad(reader, `${REGENCY}-${id}`, { kind, after: 0 }))?.items).toEqual([]);
      }
      await recorded(id);
      const after = await loadOf(owner, id);
      expect(after.summary.kinds).toMatchObject({ families: { new: 11, held: 1 }, people: { known: 1 } });
      expect((await countsOf(owner))["household"]).toBe(11);
      expect(await reasons(world.people.verifier)).toEqual(["PEOPLE_KNOWN", "PERSON_KNOWN"]);
      const known = await findLoad(world.people.verifier, `${REGENCY}-${id}`, { kind: "known", after: 0 });
      expect(known?.items.map(({ row }) => row)).toEqual([someone.row_number]);
    } finally {
      await owner.query("DELETE FROM nik_registry WHERE person_uid = $1", [elsewhere]);
      await owner.query("DELETE FROM person_registry WHERE person_uid = $1", [elsewhere]);
    }
  });

  it("is the same from one merged file and from a workbook with two sheets", async () => {
    const plan = planOf(10);
    const texts = extractTexts(plan);
    const sheet = (text: string) =>
      text
        .trimEnd()
        .split("\r\n")
        .map((line) => line.split(";").map((value) => ({ value, type: String })));
    const book = await writeExcelFile([
      { data: sheet(texts.anggota), sheet: "Anggota" },
      { data: sheet(texts.keluarga), sheet: "Keluarga" },
    ]).toBuffer();
    const summaries = [];
    for (const files of [
      [csv(texts.keluarga), csv(texts.anggota)],
      [csv(mergedText(plan))],
      [{ kind: "xlsx" as const, content: Buffer.from(book) }],
    ])
      summaries.push((await loadOf(owner, await checked(world.people.coach, files))).summary);
    const [two, merged, workbook] = summaries.map(({ kinds, newPeople }) => ({ kinds, newPeople }));
    expect(two?.kinds.families).toEqual({ new: 10 });
    expect(merged).toEqual(two);
    expect(workbook).toEqual(two);
  });
});
