import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "@/lib/domain/sid/cell";
import { readCellValue } from "@/lib/domain/sid/cell-value";
import { CODE_LISTS, readCode } from "@/lib/domain/sid/code-lists";
import { columnLetters, findSidColumn, SID_COLUMNS } from "@/lib/domain/sid/columns";
import { readSidDate } from "@/lib/domain/sid/sid-date";
import { readSidSheet } from "@/lib/domain/sid/sid-sheet";

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.boolean(),
  fc.constant(null),
  fc.record({ number: fc.oneof(fc.double().map(String), fc.bigInt().map(String)) }),
  fc.record({ date: fc.string() }),
  fc.constantFrom("###", "0", "-", "L", "1", "=1+1", "@a", "5,2E+15", "31-02-2020", "9902010105900013"),
);

function sheetOf(...rows: readonly (readonly Cell[])[]) {
  const result = readSidSheet(rows);
  if (!result.ok) throw new Error(result.problem.code);
  return result.sheet;
}

describe("the row reader", () => {
  it("never throws, whatever the cells hold", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 43 }), { maxLength: 6 }), (rows) => {
        const header = SID_COLUMNS.map(({ name }) => name);
        const result = readSidSheet([header, ...rows]);
        if (!result.ok) return;
        for (const problem of result.sheet.problems) expect(problem.row).toBeGreaterThan(1);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 50 }), { maxLength: 4 }), (rows) => {
        readSidSheet(rows);
      }),
    );
  });

  it("refuses the file for an unknown, a doubled or a missing column and names it", () => {
    const problem = (header: readonly Cell[]) => {
      const result = readSidSheet([header, ["0"]]);
      return result.ok ? null : result.problem;
    };
    expect(problem(["nik", "no_kartu"])).toEqual({ code: "UNKNOWN_COLUMN", name: "no_kartu" });
    expect(problem(["nik", "NIK "])).toEqual({ code: "DOUBLE_COLUMN", name: "nik" });
    expect(problem(["nama"])).toEqual({ code: "NIK_COLUMN_MISSING" });
    expect(problem(["nik", "9901010101010001"])).toEqual({ code: "UNKNOWN_COLUMN", name: "••••••••••••••••" });
    expect(readSidSheet([["nik"]])).toEqual({ ok: false, problem: { code: "NO_ROWS" } });
    const many = readSidSheet([["nik"], ...Array.from({ length: 20_001 }, () => ["0"])]);
    expect(many).toEqual({ ok: false, problem: { code: "TOO_MANY_ROWS" } });
  });

  it("takes columns in any order and stops at the end marker in column B", () => {
    const sheet = sheetOf(
      ["NAMA", "nik"],
      ["Contoh Satu", "0"],
      [null, null],
      ["Contoh Dua", "0"],
      [null, "###"],
      ["Lewat", "x"],
    );
    expect(sheet.rows).toEqual([
      { row: 2, values: { nama: "Contoh Satu" } },
      { row: 4, values: { nama: "Contoh Dua" } },
    ]);
    expect(sheet.problems).toEqual([]);
  });

  it("names the cell that is wrong", () => {
    const sheet = sheetOf(["nik", "nama", "tanggallahir"], ["0", "Contoh", "31-02-2020"], ["0", "Contoh 2", null]);
    expect(sheet.problems).toEqual([
      { row: 2, cell: "C2", column: "tanggallahir", code: "DATE" },
      { row: 3, cell: "B3", column: "nama", code: "PERSON_NAME" },
    ]);
  });

  it("takes no row of a NIK that stands twice", () => {
    const nik = "9902010105900013";
    const sheet = sheetOf(
      ["nik", "no_kk"],
      [nik, "9902010105900001"],
      [{ number: nik }, null],
      ["0", null],
      ["0", null],
    );
    expect(sheet.problems.map(({ row, code }) => [row, code])).toEqual([
      [2, "NIK_TWICE"],
      [3, "NIK_TWICE"],
    ]);
    expect(sheet.rows.map(({ row }) => row)).toEqual([4, 5]);
    expect([...sheet.brokenKk]).toEqual(["9902010105900001"]);
  });
});

describe("cells", () => {
  const value = (column: string, given: Cell) => {
    const found = findSidColumn(column);
    if (found === null) throw new Error("no such column");
    const result = readCellValue(found.shape, given);
    return result.ok ? result.value : result.code;
  };

  it.each<[Cell, unknown]>([
    ["9902010105900013", "9902010105900013"],
    [" 9902 0101 0590 0013 ", "9902010105900013"],
    ["'9902010105900013", "9902010105900013"],
    [{ number: "9902010105900013" }, "9902010105900013"],
    [{ number: "0" }, null],
    ["0", null],
    ["-", null],
    [null, null],
    ["0520701200300001", null],
    ["990201010590001", "NIK_FORM"],
    ["9902010105900000", "NIK_FORM"],
    [{ number: "9902010105900010" }, "DIGITS_LOST"],
    [{ number: "9.90201010590001E+15" }, "DIGITS_LOST"],
    ["9,90201E+15", "DIGITS_LOST"],
  ])("reads NIK %o as %o", (given, expected) => {
    expect(value("nik", given)).toBe(expected);
  });

  it("keeps a temporary KK number, by which the rows of a family find each other", () => {
    expect(value("no_kk", "0520701200300001")).toBe("0520701200300001");
    expect(value("no_kk", "12")).toBe("KK_FORM");
  });

  it.each<[string, Cell, unknown]>([
    ["sex", "l", 1],
    ["sex", " LK ", 1],
    ["sex", "P", 2],
    ["sex", "pr", 2],
    ["sex", { number: "2" }, 2],
    ["status_kawin", "bk", 1],
    ["status_kawin", "K", 2],
    ["status_kawin", "CH", 3],
    ["status_kawin", "cm", 4],
    ["status_kawin", { number: "21" }, 2],
    ["status_kawin", "31", 3],
    ["golongan_darah_id", "Tdk Th", 13],
    ["golongan_darah_id", "A+", 5],
    ["golongan_darah_id", "a -", 6],
    ["pendidikan_kk_id", "tidak/belum sekolah", 1],
    ["agama_id", "Katholik", 3],
    ["agama_id", "Jedi", "UNKNOWN_CODE"],
    ["agama_id", "8", "UNKNOWN_CODE"],
    ["agama_id", "1.5", "UNKNOWN_CODE"],
    ["agama_id", "", null],
    ["cara_kb_id", "99", 99],
    ["status_dasar", "5", "UNKNOWN_CODE"],
    ["nama", "Siti Contoh, S.Pd", "Siti Contoh, S.Pd"],
    ["nama", "La’ode Contoh", "La'ode Contoh"],
    ["nama", "=HYPERLINK(1)", "PERSON_NAME"],
    ["nama", "Contoh1", "PERSON_NAME"],
    ["dusun", "Dusun karang_baru", "KARANG BARU"],
    ["rt", "-", "-"],
    ["rt", { number: "1" }, "1"],
    ["alamat", "=1+1", "=1+1"],
    ["alamat", "@jalan", "@jalan"],
    ["alamat", "x".repeat(201), "TOO_LONG"],
    ["tag_id_card", "12345", "TAG"],
    ["lat", "-8,75", -8.75],
    ["lat", { number: "-8.751234567" }, -8.751235],
    ["lat", "95", "COORDINATE"],
    ["lng", "116.8", 116.8],
    ["ayah_nik", "0", null],
    ["ayah_nik", "123", "NIK_FORM"],
    ["no_asuransi", { number: "1234567890123" }, "1234567890123"],
    ["no_asuransi", { number: "1.2E+15" }, "DIGITS_LOST"],
  ])("reads %s %o as %o", (column, given, expected) => {
    expect(value(column, given)).toBe(expected);
  });

  it.each<[Cell, string | null]>([
    ["17-08-1990", "1990-08-17"],
    ["7/8/1990", "1990-08-07"],
    ["1990-08-17", "1990-08-17"],
    [{ date: "1990-08-17" }, "1990-08-17"],
    ["29-02-2000", "2000-02-29"],
    ["29-02-1900", null],
    ["31-04-1990", null],
    ["17-08-90", null],
    ["08/17/1990", null],
    [{ number: "33102" }, null],
    ["kemarin", null],
  ])("reads the date %o as %o", (given, expected) => {
    expect(readSidDate(given)).toBe(expected);
  });

  it("finds every code by its number and by its label, whatever the case and the spaces", () => {
    for (const [name, list] of Object.entries(CODE_LISTS)) {
      for (const [code, ...labels] of list.rows) {
        const key = name as keyof typeof CODE_LISTS;
        expect(readCode(key, String(code))).toBe(code);
        for (const label of labels) {
          expect(readCode(key, label.toLowerCase())).toBe(code);
          expect(readCode(key, ` ${label.replaceAll(" ", "  ")} `)).toBe(code);
        }
      }
    }
  });

  it("names columns as a spreadsheet does", () => {
    expect([0, 25, 26, 42, 701].map(columnLetters)).toEqual(["A", "Z", "AA", "AQ", "ZZ"]);
    expect(SID_COLUMNS).toHaveLength(43);
  });
});
