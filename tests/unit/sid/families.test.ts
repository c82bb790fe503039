import { describe, expect, it } from "vitest";
import type { Answers } from "@/lib/domain/instrument/answers";
import { PROTECTED_COLUMNS } from "@/lib/domain/sid/columns";
import { type DraftContext, draftForExisting, draftForNew, isEmptyDraft } from "@/lib/domain/sid/family-draft";
import { planFamilies } from "@/lib/domain/sid/plan-families";
import { readSidSheet, type SidRow } from "@/lib/domain/sid/sid-sheet";
import { bareFamily, CHILD, HEAD, ON, SPOUSE } from "../instrument/family-fixture";

const base: Answers = {
  ...bareFamily(),
  household: { ...bareFamily().household, address: "Jalan Lama 1", dusun: "Karang", rw: "001", rt: "002" },
  civil: { [HEAD]: { occupation: 9 } },
};
const headNik = String(base.members[HEAD]?.["nik"]);
const spouseNik = String(base.members[SPOUSE]?.["nik"]);
const NEW_NIK = "9901015203950007";

function context(): DraftContext {
  let made = 0;
  return {
    places: new Map(),
    conditionDate: ON,
    hamlets: new Map([["KARANG", "Karang"]]),
    newUid: () => {
      made += 1;
      return `baru-${made}`;
    },
  };
}

const row = (number: number, values: SidRow["values"]): SidRow => ({ row: number, values });

describe("rows of a known family", () => {
  it("change only what is written and differs; capitals are no difference", () => {
    const draft = draftForExisting(
      base,
      [row(2, { nik: headNik, nama: "CONTOH SATU", pekerjaan_id: 11, agama_id: 1, status_kawin: 2 })],
      context(),
    );
    expect(draft.answers).toEqual({ household: {}, members: {}, civil: { [HEAD]: { occupation: 11, religion: 1 } } });
    expect(draft.memberOps).toEqual([]);
    expect(draft.problems).toEqual([]);
  });

  it("never overwrite the eight protected fields, and say where they differ", () => {
    const draft = draftForExisting(
      base,
      [
        row(2, {
          nik: headNik,
          status_dasar: 2,
          kk_level: 4,
          no_kk: "9901010101260099",
          alamat: "Jalan Baru 9",
          dusun: "LAIN",
          rw: "9",
          rt: "9",
        }),
      ],
      context(),
    );
    expect(PROTECTED_COLUMNS).toHaveLength(8);
    expect(isEmptyDraft(draft)).toBe(true);
    expect(draft.problems.map(({ column, code }) => [column, code])).toEqual(
      // The eighth is the NIK, by which the person was found.
      PROTECTED_COLUMNS.filter((column) => column !== "nik").map((column) => [column, "PROTECTED"]),
    );
  });

  it("say nothing of a protected field that agrees in another spelling", () => {
    const same = row(2, { nik: headNik, alamat: "JALAN LAMA 1", dusun: "KARANG", rw: "1", rt: "2", kk_level: 1 });
    expect(draftForExisting(base, [same], context()).problems).toEqual([]);
  });

  it("add a person whom the family does not have, with all that is needed", () => {
    const values = {
      nik: NEW_NIK,
      nama: "Contoh Empat",
      no_kk: "9901010101260001",
      kk_level: 4,
      dusun: "KARANG",
      rt: "2",
      rw: "1",
    };
    const draft = draftForExisting(base, [row(2, values)], context());
    expect(draft.memberOps).toEqual([{ kind: "add", uid: "baru-1" }]);
    expect(draft.answers.members).toEqual({ "baru-1": { name: "Contoh Empat", nik: NEW_NIK, relationToHead: 3 } });
    const { rt: _rt, ...without } = values;
    const refused = draftForExisting(base, [row(3, without)], context());
    expect(refused.memberOps).toEqual([]);
    expect(refused.problems).toEqual([{ row: 3, cell: null, column: "rt", code: "NEEDED_FOR_NEW" }]);
  });

  it("find a person without NIK by name and birth date, and give the NIK that came since", () => {
    const members = { ...base.members, [CHILD]: { ...base.members[CHILD], nik: null } };
    const values = { nama: "contoh tiga", tanggallahir: "2015-02-28" };
    const known = draftForExisting({ ...base, members }, [row(2, { ...values, tempatlahir: "Taliwang" })], context());
    expect(known.answers.civil).toEqual({ [CHILD]: { birthPlace: "Taliwang" } });
    expect(known.memberOps).toEqual([]);
    const numbered = draftForExisting({ ...base, members }, [row(2, { ...values, nik: NEW_NIK })], context());
    expect(numbered.answers.members).toEqual({ [CHILD]: { nik: NEW_NIK } });
    const other = draftForExisting(base, [row(2, { ...values, nik: NEW_NIK })], context());
    expect(other.problems.map(({ code }) => code)).toEqual(["OTHER_NIK"]);
  });

  it("drop pregnancy for men and outside the ages of the question", () => {
    const man = draftForExisting(base, [row(2, { nik: headNik, hamil: 1 })], context());
    expect(isEmptyDraft(man)).toBe(true);
    const woman = draftForExisting(base, [row(2, { nik: spouseNik, hamil: 1 })], context());
    expect(woman.answers.members).toEqual({ [SPOUSE]: { pregnant: 1 } });
    expect(woman.answers.civil).toEqual({ [SPOUSE]: { civilPregnant: 1 } });
    const old = draftForExisting(base, [row(2, { nik: spouseNik, hamil: 1, tanggallahir: "1940-01-01" })], context());
    expect(old.answers.members).toEqual({ [SPOUSE]: { birthDate: "1940-01-01" } });
  });
});

describe("rows of a new family", () => {
  const values = { no_kk: "9901010101260077", dusun: "KARANG", rt: "2", rw: "-", alamat: "Jalan Baru 1" };

  it("make people and a place, and default nothing", () => {
    const draft = draftForNew(
      [
        row(2, { ...values, nama: "Contoh Lima", kk_level: 1, status_dasar: 1, lat: -8.7, lng: 116.8 }),
        row(3, { ...values, nama: "Contoh Enam", kk_level: 3 }),
      ],
      context(),
    );
    expect(draft.answers).toEqual({
      household: {
        address: "Jalan Baru 1",
        dusun: "Karang",
        rt: "2",
        kkNumber: "9901010101260077",
        lat: -8.7,
        lng: 116.8,
      },
      members: {
        "baru-1": { name: "Contoh Lima", relationToHead: 1 },
        "baru-2": { name: "Contoh Enam", relationToHead: 2 },
      },
      civil: { "baru-1": { basicStatus: 1 } },
    });
    expect(draft.problems).toEqual([]);
  });

  it("keep no temporary card number", () => {
    const temporary = row(2, { ...values, no_kk: "0520701200300001", nama: "Contoh Lima", kk_level: 1 });
    expect(draftForNew([temporary], context()).answers.household["kkNumber"]).toBeUndefined();
  });

  it("leave out who is not alive", () => {
    const draft = draftForNew([row(2, { ...values, nama: "Contoh Lima", kk_level: 1, status_dasar: 2 })], context());
    expect(draft.problems.map(({ code }) => code)).toEqual(["NOT_ALIVE"]);
    expect(draft.memberOps).toEqual([]);
  });
});

describe("which family a row belongs to", () => {
  const person = (householdId: string, active = true) => ({ uid: `u-${householdId}`, householdId, active });

  it("is that of the NIK, whatever the card; then of the card; then of the relatives; else a new one", () => {
    const plan = planFamilies(
      [
        row(2, { nik: "1", no_kk: "B" }),
        row(3, { no_kk: "B" }),
        row(4, { nik: "2", no_kk: "C" }),
        row(5, { no_kk: "C" }),
        row(6, { no_kk: "D" }),
        row(7, { nik: "9", no_kk: "D" }),
        row(8, {}),
        row(9, { nik: "3" }),
        row(10, { no_kk: "E" }),
        row(11, { nik: "1", no_kk: "F" }),
        row(12, { nik: "2", no_kk: "F" }),
        row(13, { no_kk: "F" }),
      ],
      {
        personByNik: new Map([
          ["1", person("A")],
          ["2", person("H2")],
          ["3", person("H3", false)],
        ]),
        householdByKk: new Map<string, string | "several">([
          ["B", "HB"],
          ["E", "several"],
        ]),
      },
    );
    const rowsOf = (map: ReadonlyMap<string, readonly SidRow[]>) =>
      Object.fromEntries([...map].map(([key, rows]) => [key, rows.map((line) => line.row)]));
    expect(rowsOf(plan.existing)).toEqual({ A: [2, 11], HB: [3], H2: [4, 5, 12] });
    expect(rowsOf(plan.fresh)).toEqual({ D: [6, 7] });
    expect(plan.problems.map((problem) => [problem.row, problem.code])).toEqual([
      [8, "NEEDED_FOR_NEW"],
      [9, "FORMER_MEMBER"],
      [10, "SPLIT_FAMILY"],
      [13, "SPLIT_FAMILY"],
    ]);
  });
});

it("the header and the families agree on what a row is", () => {
  const read = readSidSheet([["nik"], ["0"]]);
  expect(read.ok && read.sheet.rows).toEqual([{ row: 2, values: {} }]);
});
