import { describe, expect, it } from "vitest";
import { CONTENT_SETS, contentHeading, OFFICIAL_COLUMNS, OWN_COLUMNS } from "@/lib/domain/delivery/content-column";
import { contentDictionary } from "@/lib/domain/delivery/content-dictionary";
import { checksumText, metadataText, type PackageFacts } from "@/lib/domain/delivery/content-metadata";
import { type ContentFamily, familyRow, lacksIdentity, personRows, regionsOf } from "@/lib/domain/delivery/content-row";
import { newHouseholdRecord, newMemberRecord } from "@/lib/domain/household/record";
import type { AnswerMap } from "@/lib/domain/instrument/answers";

const VILLAGE = "1101012001";
const NAMES = new Map([
  ["11", "Aceh"],
  ["1101", "Kabupaten Contoh"],
  ["110101", "Kecamatan Contoh"],
  [VILLAGE, "Desa Contoh"],
]);
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const person = (n: number, answers: AnswerMap, active = true) => ({ ...newMemberRecord(id(n)), active, answers });

function family(answers: AnswerMap = {}): ContentFamily {
  const members = [
    person(1, {
      name: "Contoh Satu",
      relationToHead: 1,
      nik: "9901012345678901",
      ktpVillageCode: VILLAGE,
      presence: 1,
    }),
    person(2, { name: "Contoh Dua", noNikReason: 2, presence: 1 }),
    person(3, { name: "Contoh Tiga", presence: 2 }, false),
    person(4, { name: "Contoh Empat", presence: 3 }, false),
  ];
  const record = {
    ...newHouseholdRecord(VILLAGE, id(9)),
    answers: { kkNumber: "9901012345678902", ...answers },
    members,
  };
  return {
    record,
    villageCode: VILLAGE,
    status: 2,
    proposalIds: [id(7), id(8)],
    conditionDate: "2026-05-14",
    otherCards: [],
    before: new Set([id(1), id(2), id(3)]),
    imported: {
      household: { decileNational: 3, decileSnapshotId: "TW4" },
      people: new Map([[id(1), { pbiNational: 1 }]]),
    },
  };
}

const cells = (set: "keluarga" | "anggota", row: readonly string[] | undefined) =>
  Object.fromEntries(contentHeading(set).map((name, index) => [name, row?.[index]]));

describe("the files of a package", () => {
  it("have the 52 and 48 official variables once each, beside our own columns", () => {
    expect(OFFICIAL_COLUMNS.keluarga).toHaveLength(52);
    expect(OFFICIAL_COLUMNS.anggota).toHaveLength(48);
    for (const set of CONTENT_SETS) expect(new Set(contentHeading(set)).size).toBe(contentHeading(set).length);
  });

  it("hold nobody without NIK and reason or without a name, whether they are in the family or left by what is sent", () => {
    const leaving = family();
    expect(lacksIdentity(leaving)).toBe(true);
    const staying = { ...leaving, before: new Set([id(1), id(2)]) };
    expect(lacksIdentity(staying)).toBe(false);
    const unnamed = { ...staying.record, members: [person(1, { name: " ", nik: "9901012345678901" })] };
    expect(lacksIdentity({ ...staying, record: unnamed })).toBe(true);
  });

  it("write a family in codes, its place and head worked out, and what the centre ranked", () => {
    const row = cells("keluarga", familyRow(family({ floorMaterial: 4, assetFridge: 2, assetCar: 2 }), NAMES));
    expect(row).toMatchObject({
      id_keluarga: `1101-${id(9)}`,
      nomor_usulan: `1101-${id(7)};1101-${id(8)}`,
      tanggal_kondisi: "2026-05-14",
      keadaan_keluarga: "2",
      potret_desil: "TW4",
      nomor_kartu_keluarga: "9901012345678902",
      nama_anggota_keluarga: "Contoh Satu",
      kode_provinsi: "11",
      kelurahan_desa: "Desa Contoh",
      jumlah_anggota_keluarga: "2",
      jenis_lantai_terluas: "4",
      jenis_atap_terluas: "",
      desil_nasional: "3",
      kepemilikan_aset: "2",
    });
    expect(cells("keluarga", familyRow(family({ assetCar: 1 }), NAMES))["kepemilikan_aset"]).toBe("1");
    expect(cells("keluarga", familyRow(family(), NAMES))["kepemilikan_aset"]).toBe("");
  });

  it("write who is in the family and who left it by what is sent, and nobody who had left before", () => {
    const rows = personRows(family(), NAMES).map((row) => cells("anggota", row));
    expect(rows.map((row) => row["nama"])).toEqual(["Contoh Satu", "Contoh Dua", "Contoh Tiga"]);
    expect(rows[0]).toMatchObject({
      nomor_kartu_keluarga: "9901012345678902",
      nomor_induk_kependudukan: "9901012345678901",
      kode_kabupaten_kota_ktp: "1101",
      kelurahan_desa_ktp: "Desa Contoh",
      pbi_nas: "1",
      keberadaan: "1",
    });
    expect(rows[1]).toMatchObject({ nomor_induk_kependudukan: "", alasan_tanpa_nik: "2", kelurahan_desa_ktp: "" });
    expect(rows[2]).toMatchObject({ keberadaan: "2" });
    expect(regionsOf(family())).toContain("110101");
  });

  it("come with a dictionary of every column, with the words of its codes", () => {
    const [heading, ...rows] = contentDictionary();
    expect(rows).toHaveLength(CONTENT_SETS.reduce((sum, set) => sum + contentHeading(set).length, 0));
    expect(rows.every((row) => row.length === heading?.length)).toBe(true);
    const codes = (name: string) => rows.find(([, column]) => column === name)?.[5] ?? "";
    expect(codes("jenis_kelamin")).toMatch(/1 = .+ \| 2 = .+/);
    expect(codes("keberadaan")).toContain("2 = ");
    expect(codes("alasan_tanpa_nik")).toContain("1 = ");
    expect(codes("keadaan_keluarga")).toContain("3 = Berakhir");
    for (const [, name, official, meaning] of rows) {
      expect(meaning, name).not.toBe("");
      expect(official === "" || name === official?.split(":")[1], name).toBe(true);
    }
    expect(OWN_COLUMNS.anggota.map(({ name }) => name)).toContain("id_keluarga");
  });

  it("come with metadata and a list of checksums, without anybody of the families", () => {
    const facts: PackageFacts = {
      publicId: `1101-${id(5)}`,
      year: 2026,
      number: 3,
      recipient: "bps",
      regencyCode: "1101",
      regencyName: "Kabupaten Contoh",
      madeAt: new Date("2026-11-26T03:00:00Z"),
      madeBy: "Petugas Contoh",
      proposals: 2,
      leftOut: 1,
      leftOutGap: 0,
      families: 1,
      people: 3,
      conditions: { from: "2026-01-02", to: "2026-05-14" },
      instruments: [{ instrument: "REGSOSEK22-K", version: 1, proposals: 2 }],
      files: [{ name: "keluarga.csv", rows: 1, bytes: 10, sha256: "ab" }],
    };
    expect(JSON.parse(metadataText(facts))).toMatchObject({
      paket: { nomor: "3/2026", penerima: "bps" },
      jumlah: { usulan: 2, tidak_ikut: 1, keluarga: 1, orang: 3 },
      kuesioner: [{ kode: "REGSOSEK22-K", versi: 1, usulan: 2 }],
      berkas: [{ nama: "keluarga.csv", sha256: "ab" }],
    });
    expect(checksumText(facts.files)).toBe("ab  keluarga.csv\n");
  });
});
