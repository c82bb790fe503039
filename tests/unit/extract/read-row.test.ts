import { describe, expect, it } from "vitest";
import { answerColumns, EXTRACT_COLUMNS } from "@/lib/domain/extract/column";
import { headingOf, readHeading } from "@/lib/domain/extract/heading";
import { type ExtractRow, rowReader } from "@/lib/domain/extract/read-row";
import { villageCodeOf } from "@/lib/domain/extract/village";

const CARD = "9952072001000001";
const NIK = "9952070101800001";
const VILLAGE = "5207012003";
const PLACE = { regencyCode: "5207", villages: new Set([VILLAGE]) };

function read(names: readonly string[], cells: readonly string[]): ExtractRow {
  const heading = readHeading(names);
  if (!heading.ok) throw new Error(heading.fault);
  const [row] = rowReader(heading.heading, PLACE)(cells, 2);
  if (row === undefined) throw new Error("no row");
  return row;
}

const FAMILY = ["nomor_kartu_keluarga", "kode_kelurahan_desa"];
const PERSON = ["NIK", "nomor_kartu_keluarga", "nama"];

const answerOf = (row: ExtractRow, name: string) =>
  row.values[answerColumns(row.set).findIndex((column) => column.name === name)];

describe("an extract's columns", () => {
  it("are the official ones: 52 of a family, 48 of a member, each used once", () => {
    const of = (set: string) => EXTRACT_COLUMNS.filter((column) => column.set === set).map(({ name }) => name);
    expect(new Set(of("keluarga")).size).toBe(52);
    expect(new Set(of("anggota")).size).toBe(48);
    expect(of("keluarga")).toHaveLength(52);
    expect(of("anggota")).toHaveLength(48);
  });

  it("are recognised in any order, and tell what the rows are", () => {
    const shapeOf = (names: readonly string[]) => {
      const heading = readHeading(names);
      return heading.ok ? heading.heading.shape : heading.fault;
    };
    expect(shapeOf(headingOf("keluarga"))).toBe("families");
    expect(shapeOf(headingOf("anggota"))).toBe("people");
    expect(shapeOf([...headingOf("anggota").toReversed(), "KODE KELURAHAN DESA", "alamat"])).toBe("merged");
    expect(shapeOf(["No KK", "Kode Desa", "Alamat"])).toBe("families");
    expect(shapeOf(["kode_kelurahan_desa"])).toBe("CARD_COLUMN_MISSING");
    expect(shapeOf(["nomor_kartu_keluarga", "alamat"])).toBe("VILLAGE_COLUMN_MISSING");
    expect(shapeOf(["nomor_kartu_keluarga", "nik"])).toBe("NAME_COLUMN_MISSING");
  });

  it("that no official name fits are told and not read", () => {
    const heading = readHeading([...FAMILY, "peringkat_baru", ""]);
    expect(heading.ok && heading.heading.unknown).toEqual(["peringkat_baru"]);
  });
});

describe("a row of an extract", () => {
  it("is read by code, by led code and by label; a merged label stays out and is kept as it stood", () => {
    const names = [...FAMILY, "status_kepemilikan_rumah", "jenis_lantai_terluas", "luas_lantai", "aset_bergerak_ac"];
    expect(read(names, [CARD, VILLAGE, "3", "KERAMIK", "36,00", "Ya"])).toMatchObject({
      card: CARD,
      villageCode: VILLAGE,
      fault: null,
      remarks: [],
    });
    const row = read(names, [CARD, VILLAGE, "1. Milik sendiri", "Keramik/granit/marmer", "1500", "3"]);
    expect(answerOf(row, "status_kepemilikan_rumah")).toBe(1);
    expect(answerOf(row, "jenis_lantai_terluas")).toBeNull();
    expect(row.remarks).toEqual([
      { column: "luas_lantai", problem: "RANGE", raw: "1500" },
      { column: "jenis_lantai_terluas", problem: "LABEL", raw: "Keramik/granit/marmer" },
      { column: "aset_bergerak_ac", problem: "CODE", raw: "3" },
    ]);
  });

  it("names where it cannot be loaded: column and cause", () => {
    const faultOf = (cells: readonly string[]) => read(FAMILY, cells).fault;
    expect(faultOf(["", VILLAGE])).toEqual({ column: "nomor_kartu_keluarga", problem: "CARD_MISSING" });
    expect(faultOf(["9,9E+15", VILLAGE])).toEqual({ column: "nomor_kartu_keluarga", problem: "DIGITS_LOST" });
    expect(faultOf(["995207200100", VILLAGE])).toEqual({ column: "nomor_kartu_keluarga", problem: "CARD_FORM" });
    expect(faultOf([CARD, ""])).toEqual({ column: "kode_kelurahan_desa", problem: "VILLAGE_MISSING" });
    expect(faultOf([CARD, "52.07"])).toEqual({ column: "kode_kelurahan_desa", problem: "VILLAGE_FORM" });
    expect(faultOf([CARD, "5207019999"])).toEqual({ column: "kode_kelurahan_desa", problem: "VILLAGE_UNKNOWN" });
    expect(faultOf([CARD, "1101012001"])).toEqual({ column: "kode_kelurahan_desa", problem: "OTHER_REGENCY" });
    expect(read(PERSON, [NIK, CARD, ""]).fault).toEqual({ column: "nama", problem: "NAME_MISSING" });
    expect(read(PERSON, ["9.9E+15", CARD, "Contoh"]).fault).toEqual({
      column: "nomor_induk_kependudukan",
      problem: "DIGITS_LOST",
    });
  });

  it("of a person is loaded without a NIK that cannot be one, and says so", () => {
    const row = read(PERSON, ["995207010180", CARD, "Contoh Warga"]);
    expect(row).toMatchObject({ nik: null, card: CARD, fault: null });
    expect(row.remarks).toEqual([{ column: "nomor_induk_kependudukan", problem: "DIGITS", raw: "995207010180" }]);
    expect(read(PERSON, ["'9952070101800001", CARD, "Contoh Warga"]).nik).toBe(NIK);
    expect(read(PERSON, ["-", CARD, "Contoh Warga"])).toMatchObject({ nik: null, remarks: [] });
  });

  it("of a merged file is a family and a person", () => {
    const heading = readHeading([...PERSON, "kode_kelurahan_desa", "pbi_nas", "tanggal_lahir"]);
    if (!heading.ok) throw new Error(heading.fault);
    const rows = rowReader(heading.heading, PLACE)([NIK, CARD, "Contoh Warga", VILLAGE, "1", "17-08-1990"], 7);
    expect(rows.map(({ set, row, card }) => [set, row, card])).toEqual([
      ["keluarga", 7, CARD],
      ["anggota", 7, CARD],
    ]);
    const [family, person] = rows;
    expect(family && answerOf(family, "pbi_nas")).toBeNull();
    expect(person && answerOf(person, "pbi_nas")).toBe(1);
    expect(person && answerOf(person, "tanggal_lahir")).toBe("1990-08-17");
  });
});

it("makes a village's code of whole codes and of parts", () => {
  const code = (province: string, regency: string, district: string, village: string) =>
    villageCodeOf({
      kode_provinsi: province,
      kode_kabupaten_kota: regency,
      kode_kecamatan: district,
      kode_kelurahan_desa: village,
    });
  expect(code("", "", "", "52.07.01.2003")).toBe(VILLAGE);
  expect(code("52", "07", "01", "2003")).toBe(VILLAGE);
  expect(code("52", "5207", "520701", "2003")).toBe(VILLAGE);
  expect(code("52", "7", "1", "2003")).toBe(VILLAGE);
  expect(code("", "", "", "2003")).toBeNull();
});
