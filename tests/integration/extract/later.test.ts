import { describe, expect, it } from "vitest";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { listAbsent } from "@/lib/server/extract/absent-query";
import { listDifferences } from "@/lib/server/extract/difference-queries";
import { findLoad } from "@/lib/server/extract/queries";
import type { MadeFamily } from "@/prisma/workbook/extract-family";
import { madeFamilies, textsOf } from "@/prisma/workbook/extract-lines";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal } from "@/tests/support/factory/run";
import { checked, checkJob, countsOf, csv, loadOf, planOf, REGENCY, Regency, recordJob, sent } from "./world";

const LATER = "2026-09-30";

const world = new Regency();
const { owner } = world;

const filesOf = (families: readonly MadeFamily[]) => {
  const { keluarga, anggota } = textsOf(families);
  return [csv(keluarga), csv(anggota)];
};

async function load(
  families: readonly MadeFamily[],
  conditionDate?: string,
  rankedOn: string | null = null,
): Promise<string> {
  const id = await checked(world.people.coach, filesOf(families), rankedOn, conditionDate);
  await must(world.people.verifier, "extract.confirm", { regencyCode: REGENCY, id });
  await recordJob(world.people.verifier, id);
  return id;
}

const withCells = ({ family, people }: MadeFamily, cells: Readonly<Record<string, string>>): MadeFamily => ({
  family: { ...family, ...cells },
  people,
});

/** Families of the register in the order of the extract. */
async function idsOf(families: readonly MadeFamily[]): Promise<readonly string[]> {
  const rows = await owner.query(
    "SELECT r.id FROM extract_row r WHERE r.regency_code = $1 AND r.part = 1 AND r.kind = 'new' ORDER BY r.row_number",
    [REGENCY],
  );
  expect(rows.rows).toHaveLength(families.length);
  return rows.rows.map(({ id }) => id);
}

/** What the page of conflicts shows of each: the extract before, the register, the extract. */
const shown = async (id: string) =>
  (
    await listDifferences(world.people.verifier, `${REGENCY}-${id}`, {
      verdict: "conflict",
      after: undefined,
      locale: "id",
    })
  )?.lines.map(({ base, ours, theirs }) => [base, ours, theirs]);

const recordOf = async (id: string | undefined) =>
  (
    await owner.query(
      "SELECT floor_material, roof_material, revision, housing_as_of::text AS day FROM household WHERE id = $1",
      [id],
    )
  ).rows[0];

describe("a later extract", () => {
  it("takes what only the centre changed, keeps what only the region did, and asks a person where both did", async () => {
    const first = [...madeFamilies(planOf(6))].map((family) =>
      withCells(family, { jenis_lantai_terluas: "2", jenis_atap_terluas: "2" }),
    );
    await load(first);
    const [a, b, c, d, e, f = ""] = await idsOf(first);
    // The region changes B, C and D; the centre A, C and D; E loses somebody there, and F is not in it any more.
    for (const id of [b, c, d])
      await owner.query("UPDATE household SET floor_material = 5, revision = 2 WHERE id = $1", [id]);
    const second = first.slice(0, 5).map((family, index) => {
      const changed = withCells(family, [0, 2, 3].includes(index) ? { jenis_lantai_terluas: "1" } : {});
      return index === 4 ? { family: changed.family, people: changed.people.slice(0, -1) } : changed;
    });
    if ((second[4]?.people.length ?? 0) === 0) second.splice(4, 1, first[4] as MadeFamily);
    const id = await checked(world.people.coach, filesOf(second));
    const { summary } = await loadOf(owner, id);
    expect(summary.kinds.families).toEqual({ new: 0, here: 5 });
    expect(summary.absent).toBe(1);
    const absent = await listAbsent(world.people.verifier, formatPublicId(REGENCY, id), { village: "", after: null });
    expect(absent?.lines.map(({ householdPublicId }) => householdPublicId)).toEqual([formatPublicId(REGENCY, f)]);
    const elsewhere = await makeActor(owner, "regency-verifier", "5207");
    expect(await listAbsent(elsewhere, formatPublicId(REGENCY, id), { village: "", after: null })).toBeNull();
    expect(summary.differences).toMatchObject({ theirs: 1, ours: 1, conflict: 2 });
    expect(await recordOf(a)).toMatchObject({ floor_material: 2, revision: 1 });
    await must(world.people.verifier, "extract.confirm", { regencyCode: REGENCY, id });
    const before = await countsOf(owner);
    await recordJob(world.people.verifier, id);
    expect(await countsOf(owner)).toEqual({ ...before, household_revision: (before["household_revision"] ?? 0) + 1 });
    expect(await recordOf(a)).toMatchObject({ floor_material: 1, roof_material: 2, revision: 2 });
    for (const kept of [b, c, d]) expect(await recordOf(kept)).toMatchObject({ floor_material: 5, revision: 2 });
    const revision = await owner.query(
      "SELECT source, changes, applied_by FROM household_revision WHERE household_id = $1 AND revision = 2",
      [a],
    );
    expect(revision.rows[0]).toEqual({
      source: 1,
      applied_by: world.people.verifier.userId,
      changes: [{ key: "household.floorMaterial", before: 2, after: 1 }],
    });
    expect((await loadOf(owner, id)).summary.written).toEqual({ families: 0, people: 0, answers: 1 });

    const page = await listDifferences(world.people.verifier, `${REGENCY}-${id}`, {
      verdict: "conflict",
      after: undefined,
      locale: "id",
    });
    expect(page?.lines.map(({ label, base, ours, theirs, state }) => [label, base, ours, theirs, state])).toEqual(
      [c, d].map(() => ["Jenis lantai terluas", "Keramik", "Kayu/papan", "Marmer/granit", "open"]),
    );
    const input = (householdId: string | undefined, keep: string) => ({
      regencyCode: REGENCY,
      id,
      householdId,
      field: "household.floorMaterial",
      keep,
    });
    expect(await refusal(world.people.coach, "extract.decide", input(c, "theirs"))).toBe("FOUR_EYES");
    expect(await refusal(world.people.verifier, "extract.decide", input(a, "theirs"))).toBe("NOT_ALLOWED_NOW");
    expect(await refusal(world.people.verifier, "extract.decide", input(e, "theirs"))).toBe("NOT_FOUND");
    await must(world.people.verifier, "extract.decide", input(c, "theirs"));
    const pageOf = async (state?: string) => {
      const asked = { verdict: "conflict", state, after: undefined, locale: "id" } as const;
      const found = await listDifferences(world.people.verifier, `${REGENCY}-${id}`, asked);
      return [found?.shows, found?.open, found?.lines.map((line) => line.state)];
    };
    expect(await pageOf()).toEqual(["open", 1, ["open"]]);
    expect(await pageOf("semua")).toEqual(["all", 1, ["taken", "open"]]);
    await must(world.people.verifier, "extract.decide", input(d, "ours"));
    expect(await pageOf()).toEqual(["all", 0, ["taken", "kept"]]);
    expect(await recordOf(c)).toMatchObject({ floor_material: 1, revision: 3 });
    expect(await recordOf(d)).toMatchObject({ floor_material: 5, revision: 2 });
    expect(await refusal(world.people.verifier, "extract.decide", input(c, "ours"))).toBe("NOT_ALLOWED_NOW");
  });

  it("brings the deciles of families that are here, each with its snapshot, and nothing to those that it does not rank", async () => {
    const ranked = (family: MadeFamily, national: string) =>
      withCells(family, { desil_nasional: national, desil_provinsi: "4", desil_kabupaten_kota: "" });
    const made = [...madeFamilies(planOf(3))];
    await load(
      made.map((family) => ranked(family, "3")),
      undefined,
      "2025-04-10",
    );
    const ids = await idsOf(made);
    const later = made.map((family, index) => ranked(family, ["2", "", "3"][index] ?? ""));
    const id = await load(later, LATER, "2025-07-10");
    await recordJob(world.people.verifier, id);
    const rows = await owner.query(
      `SELECT household_id AS id, snapshot_id AS snapshot, national, province, regency, people > 0 AS counted FROM household_decile
       WHERE regency_code = $1 ORDER BY snapshot_id`,
      [REGENCY],
    );
    const of = (household: string | undefined) =>
      rows.rows.filter((row) => row.id === household).map(({ snapshot, national }) => [snapshot, national]);
    expect(ids.map(of)).toEqual([
      [
        ["2025-T2", 3],
        ["2025-T3", 2],
      ],
      [["2025-T2", 3]],
      [
        ["2025-T2", 3],
        ["2025-T3", 3],
      ],
    ]);
    expect(rows.rows.every(({ province, regency, counted }) => province === 4 && regency === null && counted)).toBe(
      true,
    );
    const shown = await owner.query(
      "SELECT id, decile_national AS decile, decile_snapshot_id AS snapshot, revision FROM household WHERE regency_code = $1",
      [REGENCY],
    );
    const shownOf = (household: string | undefined) => shown.rows.find((row) => row.id === household);
    expect(shownOf(ids[0])).toMatchObject({ decile: 2, snapshot: "2025-T3", revision: 1 });
    expect(shownOf(ids[1])).toMatchObject({ decile: 3, snapshot: "2025-T2", revision: 1 });
  });

  it("tells of a family that is here under another card, and of a NIK that the register lacks; neither changes by itself", async () => {
    const made = [...madeFamilies(planOf(2))];
    await load(made);
    const [, b] = await idsOf(made);
    const person = await owner.query(
      `UPDATE member SET nik_sealed = NULL, nik_bidx = NULL, temp_id = 'TMP-000000000001' WHERE regency_code = $1 AND id = (
         SELECT id FROM member WHERE regency_code = $1 AND household_id = $2 AND nik_bidx IS NOT NULL ORDER BY member_no LIMIT 1) RETURNING id`,
      [REGENCY, b],
    );
    expect(person.rows).toHaveLength(1);
    const card = "9952030101260777";
    const later = made.map(({ family, people }, index) =>
      index === 0
        ? {
            family: { ...family, nomor_kartu_keluarga: card },
            people: people.map((one) => ({ ...one, nomor_kartu_keluarga: card })),
          }
        : { family, people },
    );
    const id = await checked(world.people.coach, filesOf(later), null, LATER);
    const told = await owner.query(
      "SELECT part, kind, problem, count(*)::int AS n FROM extract_row WHERE load_id = $1 AND problem IN ('CARD_CHANGED', 'NIK_GIVEN') GROUP BY 1, 2, 3 ORDER BY 1",
      [id],
    );
    expect(told.rows).toEqual([
      { part: 1, kind: "held", problem: "CARD_CHANGED", n: 1 },
      { part: 2, kind: "here", problem: "NIK_GIVEN", n: 1 },
    ]);
    const still = await owner.query("SELECT nik_bidx FROM member WHERE id = $1", [person.rows[0].id]);
    expect(still.rows).toEqual([{ nik_bidx: null }]);
  });

  it("compares with the extract before it, whatever was decided then", async () => {
    const first = [...madeFamilies(planOf(2))].map((family) => withCells(family, { jenis_lantai_terluas: "2" }));
    await load(first);
    const [a] = await idsOf(first);
    await load(first.map((family) => withCells(family, { jenis_lantai_terluas: "3" })));
    await owner.query("UPDATE household SET floor_material = 6, revision = 3 WHERE id = $1", [a]);
    const third = await checked(
      world.people.coach,
      filesOf(first.map((family) => withCells(family, { jenis_lantai_terluas: "3" }))),
    );
    expect((await loadOf(owner, third)).summary.differences).toEqual({ ours: 1 });
  });

  it("never overwrites what was looked at after its day", async () => {
    const first = [...madeFamilies(planOf(3))].map((family) => withCells(family, { jenis_lantai_terluas: "2" }));
    await load(first);
    const [a, b, c] = await idsOf(first);
    const look = (id: string | undefined) =>
      owner.query("UPDATE household SET housing_as_of = '2026-08-01' WHERE id = $1", [id]);
    await look(a);
    const id = await checked(
      world.people.coach,
      filesOf(first.map((family) => withCells(family, { jenis_lantai_terluas: "3" }))),
    );
    expect((await loadOf(owner, id)).summary.differences).toEqual({ conflict: 1, theirs: 2 });
    await must(world.people.verifier, "extract.confirm", { regencyCode: REGENCY, id });
    await look(b);
    await recordJob(world.people.verifier, id);
    expect(await recordOf(a)).toMatchObject({ floor_material: 2, revision: 1 });
    expect(await recordOf(b)).toMatchObject({ floor_material: 2, revision: 1 });
    expect(await recordOf(c)).toMatchObject({ floor_material: 3, revision: 2 });
    const field = "household.floorMaterial";
    await must(world.people.verifier, "extract.decide", {
      regencyCode: REGENCY,
      id,
      householdId: a,
      field,
      keep: "theirs",
    });
    expect(await recordOf(a)).toMatchObject({ floor_material: 3, day: "2026-08-01" });
  });

  it("asks a person before it hides answers of the family", async () => {
    const cells = { status_kepemilikan_rumah: "1", jenis_lantai_terluas: "2" };
    const first = [...madeFamilies(planOf(2))].map((family) => withCells(family, cells));
    await load(first);
    const [a, b] = await idsOf(first);
    await owner.query("UPDATE household SET land_title = 1 WHERE id = $1", [a]);
    await owner.query("UPDATE household SET land_title = NULL WHERE id = $1", [b]);
    const changed = { status_kepemilikan_rumah: "2", jenis_lantai_terluas: "3" };
    const id = await load(first.map((family) => withCells(family, changed)));
    const rows = await owner.query(
      "SELECT id, dwelling_ownership AS own, floor_material AS floor FROM household WHERE id = ANY ($1)",
      [[a, b]],
    );
    expect(rows.rows).toContainEqual({ id: a, own: 1, floor: 3 });
    expect(rows.rows).toContainEqual({ id: b, own: 2, floor: 3 });
    const field = "household.dwellingOwnership";
    await must(world.people.verifier, "extract.decide", {
      regencyCode: REGENCY,
      id,
      householdId: a,
      field,
      keep: "ours",
    });
  });

  it("has nothing to say after one of a later day", async () => {
    const first = [...madeFamilies(planOf(2))].map((family) => withCells(family, { jenis_lantai_terluas: "2" }));
    await load(first);
    const [a] = await idsOf(first);
    const old = await sent(world.people.coach, filesOf(first));
    await load(
      first.map((family) => withCells(family, { jenis_lantai_terluas: "3" })),
      LATER,
    );
    expect(await recordOf(a)).toMatchObject({ floor_material: 3, day: LATER });
    // On its way before: it is judged by what the centre had said on its day, and not recorded.
    await must(world.people.coach, "extract.start", { regencyCode: REGENCY, id: old });
    await checkJob(world.people.coach, old);
    expect((await loadOf(owner, old)).summary.differences).toEqual({ ours: 2 });
    expect(await refusal(world.people.verifier, "extract.confirm", { regencyCode: REGENCY, id: old })).toBe(
      "NOT_ALLOWED_NOW",
    );
    await expect(sent(world.people.coach, filesOf(first))).rejects.toThrow("INVALID_INPUT");
  });

  it("overwrites nothing that was changed between its check and its recording", async () => {
    const first = [...madeFamilies(planOf(2))].map((family) => withCells(family, { jenis_lantai_terluas: "2" }));
    await load(first);
    const [a, b] = await idsOf(first);
    const id = await checked(
      world.people.coach,
      filesOf(first.map((family) => withCells(family, { jenis_lantai_terluas: "3" }))),
    );
    await must(world.people.verifier, "extract.confirm", { regencyCode: REGENCY, id });
    await owner.query("UPDATE household SET floor_material = 7, revision = 2 WHERE id = $1", [b]);
    await recordJob(world.people.verifier, id);
    expect(await recordOf(a)).toMatchObject({ floor_material: 3 });
    expect(await recordOf(b)).toMatchObject({ floor_material: 7, revision: 2 });
    const open = await owner.query(
      "SELECT verdict, state FROM extract_difference WHERE load_id = $1 ORDER BY verdict",
      [id],
    );
    expect(open.rows).toEqual([
      { verdict: "conflict", state: "open" },
      { verdict: "theirs", state: "taken" },
    ]);
    expect(await shown(id)).toEqual([["Keramik", "Bambu", "Parket/vinil/karpet"]]);
    // Edited once more: what is decided is what was seen, and the second try takes it.
    const theirs = { regencyCode: REGENCY, id, householdId: b, field: "household.floorMaterial", keep: "theirs" };
    await owner.query("UPDATE household SET floor_material = 5, revision = 3 WHERE id = $1", [b]);
    expect(await refusal(world.people.verifier, "extract.decide", theirs)).toBe("STALE");
    expect(await recordOf(b)).toMatchObject({ floor_material: 5, revision: 3 });
    expect(await shown(id)).toEqual([["Keramik", "Kayu/papan", "Parket/vinil/karpet"]]);
    await must(world.people.verifier, "extract.decide", theirs);
    expect(await recordOf(b)).toMatchObject({ floor_material: 3, revision: 4 });
    const audit = await owner.query(
      "SELECT detail FROM audit WHERE action = 'extract:take' AND subject_ids = ARRAY[$1::uuid]",
      [b],
    );
    expect(audit.rows).toEqual([{ detail: { load: id, field: "household.floorMaterial" } }]);
  });

  it("is decided as it was left when it stopped on the way, and where the register came to say the same there is nothing to decide", async () => {
    const first = [...madeFamilies(planOf(2))].map((family) => withCells(family, { jenis_lantai_terluas: "2" }));
    await load(first);
    const [a, b] = await idsOf(first);
    const id = await checked(
      world.people.coach,
      filesOf(first.map((family) => withCells(family, { jenis_lantai_terluas: "3" }))),
    );
    await must(world.people.verifier, "extract.confirm", { regencyCode: REGENCY, id });
    await owner.query("UPDATE household SET floor_material = 3, revision = 2 WHERE id = $1", [b]);
    await recordJob(world.people.verifier, id);
    expect(await recordOf(a)).toMatchObject({ floor_material: 3, revision: 2 });
    expect(await recordOf(b)).toMatchObject({ floor_material: 3, revision: 2 });
    expect((await loadOf(owner, id)).summary.written).toMatchObject({ families: 0, answers: 1 });
    // An answer of it is taken, and no village was recorded: it is not thrown away.
    await owner.query("UPDATE extract_load SET state = 'failed', failure = 'INTERNAL' WHERE id = $1", [id]);
    expect(await refusal(world.people.coach, "extract.cancel", { regencyCode: REGENCY, id })).toBe("NOT_ALLOWED_NOW");
    expect((await findLoad(world.people.coach, `${REGENCY}-${id}`, { kind: undefined, after: 0 }))?.can.cancel).toBe(
      false,
    );
  });
});
