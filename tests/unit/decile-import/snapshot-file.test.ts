import { describe, expect, it } from "vitest";
import { matchRow, settleTwice } from "@/lib/domain/decile-import/match";
import { readSnapshotFile } from "@/lib/domain/decile-import/snapshot-file";

const KK = "9952072001000001";
const NIK = "9952070101800001";
const HEAD = ["Nomor Kartu Keluarga", "NIK", "DESIL NASIONAL", "Desil Prov.", "Desil Kab/Kota", "Kode Desa"];

function only(...cells: string[]) {
  const file = readSnapshotFile([HEAD, cells]);
  if (!file.ok) throw new Error(file.fault);
  return file.faults[0] ?? file.rows[0];
}

describe("a file of deciles", () => {
  it("is read by its headings, in any order, blank rows left out", () => {
    expect(only(KK, NIK, "3", "4", "", "52.07.01.2003")).toEqual({
      row: 2,
      nik: NIK,
      kk: KK,
      village: "5207012003",
      national: 3,
      province: 4,
      regency: null,
    });
    expect(readSnapshotFile([HEAD, ["", "", "", "", "", ""]])).toEqual({ ok: false, fault: "NO_ROWS" });
    expect(readSnapshotFile([["desil"], ["1"]])).toEqual({ ok: false, fault: "NUMBER_COLUMN_MISSING" });
    expect(readSnapshotFile([["nik"], [NIK]])).toEqual({ ok: false, fault: "DECILE_COLUMN_MISSING" });
  });

  it("names the column and the problem of a faulty row", () => {
    const fault = (...cells: string[]) => {
      const read = only(...cells);
      return read !== undefined && "code" in read ? [read.field, read.code] : read;
    };
    expect(fault("", "", "3", "", "", "")).toEqual(["kk", "NUMBER_MISSING"]);
    expect(fault("123", "", "3", "", "", "")).toEqual(["kk", "NUMBER_FORM"]);
    expect(fault("", "9.9E+15", "3", "", "", "")).toEqual(["nik", "DIGITS_LOST"]);
    expect(fault(KK, "", "", "", "", "")).toEqual(["national", "DECILE_MISSING"]);
    expect(fault(KK, "", "3", "11", "", "")).toEqual(["province", "DECILE_RANGE"]);
    expect(fault(KK, "", "-1", "", "", "")).toEqual(["national", "DECILE_RANGE"]);
    expect(fault(KK, "", "3", "", "", "abc")).toEqual(["village", "REGION_FORM"]);
  });
});

describe("matching", () => {
  const row = { row: 2, nik: NIK, kk: KK, village: null, national: 3, province: null, regency: null };
  const family = (id: string) => ({ regencyCode: "5207", id, villageCode: "5207012003" });
  const nothing = { byKk: null, isKkFormer: false, byNik: null, recorded: null };

  it("takes a row whose numbers agree or of which one is known, and says which is not", () => {
    expect(matchRow(row, { ...nothing, byKk: family("a"), byNik: family("a") }, "5207")).toMatchObject({
      kind: "kk",
      hints: [],
    });
    expect(matchRow(row, { ...nothing, byNik: family("a") }, "5207")).toMatchObject({
      kind: "nik",
      hints: ["KK_UNKNOWN"],
    });
    expect(matchRow(row, { ...nothing, byKk: family("a"), isKkFormer: true }, "5207")).toMatchObject({
      kind: "kk",
      hints: ["KK_FORMER", "NIK_UNKNOWN"],
    });
  });

  it("leaves a row that names two families, none, or one elsewhere", () => {
    expect(matchRow(row, { ...nothing, byKk: family("a"), byNik: family("b") }, "5207").kind).toBe("disagree");
    expect(matchRow(row, nothing, "5207").kind).toBe("unknown");
    expect(matchRow({ ...row, village: "5204" }, { ...nothing, byKk: family("a") }, "5207").kind).toBe("outside");
    expect(
      matchRow({ ...row, village: "52" }, { ...nothing, byKk: family("a"), byNik: family("a") }, "5207").kind,
    ).toBe("kk");
  });

  it("never writes over what is on record", () => {
    const recorded = { national: 3, province: null, regency: null };
    const found = { ...nothing, byKk: family("a"), byNik: family("a") };
    expect(matchRow(row, { ...found, recorded }, "5207").kind).toBe("same");
    expect(matchRow(row, { ...found, recorded: { ...recorded, national: 4 } }, "5207")).toMatchObject({
      kind: "differs",
      field: "national",
    });
  });

  it("takes the first of rows that agree, none of rows that do not", () => {
    const of = (number: number, national: number) =>
      matchRow({ ...row, row: number, national }, { ...nothing, byKk: family("a"), byNik: family("a") }, "5207");
    expect(settleTwice([of(2, 3), of(3, 3)]).map(({ kind }) => kind)).toEqual(["kk", "twice"]);
    expect(settleTwice([of(2, 3), of(3, 4)]).map(({ kind }) => kind)).toEqual(["twice", "twice"]);
  });
});
