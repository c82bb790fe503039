import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { findOfficeFile, listOfficeNotes } from "@/lib/server/office-file/queries";
import { findPastListings } from "@/lib/server/past-list/family-query";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { checked, commitJob, committed, today } from "./world";

const REGENCY = "5208";
const VILLAGE = "5208012001";
const ON = "2023-06-30";
const owner = new Client({ connectionString: ownerUrl() });
let verifier: Actor;
let operator: Actor;
let neighbour: Actor;
let families: SeedFamily[];

beforeAll(async () => {
  await owner.connect();
  families = (await makeFamilies(owner, VILLAGE, 40, today)).filter(
    ({ status, household, members }) =>
      status === 1 &&
      typeof household["kkNumber"] === "string" &&
      members.some(({ active, answers }) => active && typeof answers["nik"] === "string"),
  );
  verifier = await makeActor(owner, "regency-verifier", REGENCY);
  operator = await makeActor(owner, "village-operator", VILLAGE);
  neighbour = await makeActor(owner, "village-operator", "5208012002");
}, 120_000);

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

/** A family that no other test uses, with somebody of it. */
function take() {
  const [family] = families.splice(0, 1);
  const person = family?.members.find(({ active, answers }) => active && typeof answers["nik"] === "string");
  if (family === undefined || person === undefined) throw new Error("more families are needed");
  const { answers, uid } = person;
  return {
    family,
    uid,
    nik: String(answers["nik"]),
    name: String(answers["name"]),
    kk: String(family.household["kkNumber"]),
  };
}

const summary = async (id: string) =>
  (await owner.query("SELECT state, failure, summary FROM office_file WHERE id = $1", [id])).rows[0];
const listed = (family: SeedFamily, by = operator) => findPastListings(by, REGENCY, family.id);

describe("an old list of DTKS or P3KE", () => {
  it("is matched by NIK, else by card; who is nobody's, is under another name or lives elsewhere is told by row", async () => {
    const [one, two, three, four] = [take(), take(), take(), take()];
    const text = [
      "NIK;No KK;Nama;Kode Desa;Status;Bansos",
      `${one.nik};;${one.name};${VILLAGE};Aktif;PKH`,
      `9911111111110009;${two.kk};;${VILLAGE};Aktif;BPNT`,
      `9911111111110008;9911111111110007;Orang Lain;;Aktif;`,
      `${three.nik};${three.kk};Zzyzx Qwerty;;Aktif;`,
      `${four.nik};;;5208012002;tidak aktif;`,
      "12;;;;;",
    ].join("\r\n");
    const id = await checked(verifier, "dtks", text, ON);
    expect(await summary(id)).toMatchObject({
      state: "ready",
      summary: { rows: 6, toWrite: 3, counts: { byNik: 2, byKk: 1, same: 0, elsewhere: 1, unknown: 1, faults: 2 } },
    });
    expect(await listOfficeNotes(verifier, `${REGENCY}-${id}`)).toEqual([
      { row: 4, code: "NOT_MATCHED" },
      { row: 5, code: "NAME_DIFFERS" },
      { row: 6, code: "LIVES_ELSEWHERE" },
      { row: 7, code: "NUMBER_FORM" },
    ]);
    expect(await listed(one.family)).toEqual([]);
    const dump = await owner.query("SELECT f::text AS line FROM office_file f WHERE id = $1", [id]);
    for (const number of [one.nik, two.kk]) expect(dump.rows[0].line).not.toContain(number);
    expect((await findOfficeFile(verifier, `${REGENCY}-${id}`))?.villages).toMatchObject([{ code: VILLAGE, count: 3 }]);
  });

  it("becomes history beside the record, in one go and once; the family's present state stays as it is", async () => {
    const { family, uid, nik, name } = take();
    const before = await owner.query("SELECT * FROM household WHERE id = $1", [family.id]);
    const text = `nik,nama,desil,penerima pkh,penerima bpnt\n${nik},${name},2,Ya,Tidak`;
    const id = await committed(verifier, "p3ke", text, ON);
    await commitJob(verifier, id);
    expect(await listed(family)).toMatchObject([
      { list: "p3ke", asOf: ON, status: null, decile: 2, programmes: ["pkh"], name },
    ]);
    expect((await owner.query("SELECT * FROM household WHERE id = $1", [family.id])).rows).toEqual(before.rows);
    expect((await owner.query("SELECT person_uid FROM past_listing WHERE file_id = $1", [id])).rows).toEqual([
      { person_uid: uid },
    ]);
    const again = await checked(verifier, "p3ke", text, ON);
    expect((await summary(again)).summary).toMatchObject({ toWrite: 0, counts: { same: 1 } });
    // A corrected list of the same day takes the place of the first; one of another day stands beside it.
    await committed(verifier, "p3ke", text.replace(",2,", ",3,"), ON);
    await committed(verifier, "p3ke", text, "2022-06-30");
    expect((await listed(family)).map(({ asOf, decile }) => [asOf, decile])).toEqual([
      [ON, 3],
      ["2022-06-30", 2],
    ]);
  });

  it("is found by a card that the family gave up since", async () => {
    const { family, kk } = take();
    const kept = await owner.query("SELECT kk_bidx FROM household WHERE id = $1", [family.id]);
    await owner
      .query("UPDATE household SET kk_bidx = '\\x00', kk_sealed = '' WHERE id = $1", [family.id])
      .catch(() => undefined);
    await owner.query("UPDATE household_kk SET valid_to = $2 WHERE household_id = $1 AND kk_bidx = $3", [
      family.id,
      today,
      kept.rows[0].kk_bidx,
    ]);
    const id = await checked(verifier, "dtks", `no kk;status\n${kk};aktif`, ON);
    expect((await summary(id)).summary.counts).toMatchObject({ byKk: 1, unknown: 0 });
  });

  it("is seen by the family's village alone", async () => {
    const { family, kk } = take();
    await committed(verifier, "dtks", `no kk;status\n${kk};aktif`, ON);
    expect(await listed(family)).toMatchObject([{ list: "dtks", status: "listed", name: null }]);
    expect(await listed(family, neighbour)).toEqual([]);
    expect(await listed(family, await makeActor(owner, "sector-officer", REGENCY))).toEqual([]);
  });

  it("writes nothing when it is thrown away before", async () => {
    const { family, kk } = take();
    const id = await checked(verifier, "dtks", `no kk;status\n${kk};aktif`, ON);
    await must(verifier, "office-file.cancel", { regencyCode: REGENCY, id });
    await commitJob(verifier, id);
    expect(await listed(family)).toEqual([]);
    expect((await owner.query("SELECT content FROM office_file WHERE id = $1", [id])).rows).toEqual([
      { content: null },
    ]);
  });
});
