import { describe, expect, it } from "vitest";
import { recogniseBook } from "@/lib/domain/sid/book";
import { mappingProblem, mendedCells, questionOf } from "@/lib/domain/sid/book-question";
import type { Cell } from "@/lib/domain/sid/cell";
import { applyMapping, foreignColumns } from "@/lib/domain/sid/foreign";
import { misplacedInSurvey } from "@/lib/domain/sid/misplaced";
import { maskedSample } from "@/lib/domain/sid/sample";
import { readSidSheet } from "@/lib/domain/sid/sid-sheet";
import { readSurveyRows } from "@/lib/domain/sid/survey-draft";

const KK = ["9901050101260001", "9901050101260002", "9901050101260003", "9901050101260004"];
const NIK = ["9901050105800011", "9901050105800012", "9901050105800013", "9901050105800014"];
const each = (make: (index: number) => Cell[]) => KK.map((_, index) => make(index));

/** The member sheet of 2024 as OpenSID's code writes it: 411 twice, so that from 412 all stands one column right. */
const MEMBERS_2024 = [
  "101",
  "No KK",
  "401",
  "402 Nama",
  "403 NIK",
  "404",
  "405",
  "408",
  "411",
  "412",
  "413",
  "414",
  "415",
  "416a",
];
const members2024 = (isShifted: boolean) => [
  ["", "", "", "", "", "", "", "", "", "", "", "", "", ""],
  MEMBERS_2024,
  ...each((i) => {
    const values = ["3", "11", "8", "15", "1"];
    return ["52", KK[i] ?? "", "1", "Contoh", NIK[i] ?? "", "1", "1", "2", "0", ...(isShifted ? ["0"] : []), ...values];
  }),
];
const families2024 = [["301a", "305", "308", "No KK"], ...each((i) => ["1", "5", "12", KK[i] ?? ""])];

describe("which workbook it is", () => {
  it("is told by sheets and headings", () => {
    const sid = recogniseBook([{ name: "Data Penduduk", cells: [["nik", "nama"]] }]);
    expect(sid?.format).toBe("sid-43");
    const old = recogniseBook([
      { name: "Keluarga", cells: families2024 },
      { name: "Anggota Keluarga", cells: members2024(true) },
    ]);
    expect(old?.format).toBe("dtks-2024");
    const foreign = recogniseBook([{ name: "Sheet1", cells: [["Nama Lengkap", "No KTP", "JK"]] }]);
    expect(foreign?.format).toBe("foreign");
    expect(recogniseBook([])).toBeNull();
  });
});

describe("the export of 2024", () => {
  const bookOf = (isShifted: boolean) => {
    const book = recogniseBook([
      { name: "Keluarga", cells: families2024 },
      { name: "Anggota Keluarga", cells: members2024(isShifted) },
    ]);
    if (book?.format !== "dtks-2024") throw new Error("not recognised");
    return book;
  };

  it("is found one column right from 412 on, and only when its values say so", () => {
    expect(misplacedInSurvey("dtks-2024", bookOf(true))).toMatchObject([
      { kind: "shift", sheet: "Anggota Keluarga", from: "412", by: 1, cell: "J3", example: "0" },
    ]);
    expect(misplacedInSurvey("dtks-2024", bookOf(false))).toEqual([]);
  });

  it("is read with the shift undone, with OpenSID's codes turned into the form's", () => {
    const book = bookOf(true);
    const shifts = [{ sheet: "Anggota Keluarga", from: "412", by: 1 }];
    const [first] = readSurveyRows("dtks-2024", "member", book.member, shifts);
    expect(first).toMatchObject({
      row: 3,
      kk: KK[0],
      nik: NIK[0],
      problems: [],
      answers: {
        schoolParticipation: 3,
        highestLevelAttended: 11,
        highestGradeAttended: 8,
        highestCertificate: 15,
        workedLastWeek: 1,
      },
    });
    const [family] = readSurveyRows("dtks-2024", "family", book.family, []);
    expect(family?.answers).toEqual({ dwellingOwnership: 1, roofMaterial: 6, cookingFuel: 0 });
  });
});

describe("the export of 2026", () => {
  const headings = ["101", "Latitude", "Longitude", "112", "115", "201a", "201b", "202", "203", "204", "205", "206a"];
  const people = ["101", "No KK", "401", "402", "403", "404", "405", "408", "411", "412", "413", "414", "415"];
  const book = recogniseBook([
    // no_kk under 115, kd_kk under 201a; from 203 on two columns left.
    { name: "Keluarga", cells: [headings, ...each((i) => ["52", "", "", "3", KK[i] ?? "", "0", "2", "4", "5", "3"])] },
    {
      name: "Anggota",
      cells: [people, ...each((i) => ["52", KK[i] ?? "", "1", "C", NIK[i] ?? "", "1", "1", "2", "0", "11", "8", "15"])],
    },
  ]);

  it("is found with the card under 115, and read from there", () => {
    if (book?.format !== "dtsen-2026") throw new Error("not recognised");
    expect(misplacedInSurvey("dtsen-2026", book)[0]).toMatchObject({ sheet: "Keluarga", from: "203", by: -2 });
    const [family] = readSurveyRows("dtsen-2026", "family", book.family, [{ sheet: "Keluarga", from: "203", by: -2 }]);
    expect(family).toMatchObject({ kk: KK[0], problems: [] });
    expect(family?.answers).toEqual({ floorMaterial: 2, wallMaterial: 4, roofMaterial: 6, drinkingWater: 3 });
  });
});

describe("columns that changed places", () => {
  const cells = [
    ["nama", "no_kk", "nik", "tanggallahir"],
    ["1980-05-01", NIK[0], KK[0], "Contoh Satu"],
    ["1981-05-01", NIK[1], KK[0], "Contoh Dua"],
    ["1982-05-01", NIK[2], KK[1], "Contoh Tiga"],
    ["1983-05-01", NIK[3], KK[1], "Contoh Empat"],
  ] as const satisfies readonly (readonly (Cell | undefined)[])[];
  const sheet = { name: "Data Penduduk", cells: cells.map((row) => row.map((cell) => cell ?? null)) };

  it("are named with masked examples, swapped on a yes and left on a no", () => {
    const question = questionOf({ format: "sid-43", sheet });
    expect(question?.misplaced.map((fault) => fault.kind === "swap" && fault.columns)).toEqual([
      ["nik", "no_kk"],
      ["nama", "tanggallahir"],
    ]);
    expect(JSON.stringify(question)).not.toMatch(/\d{6}|Contoh/);
    const mended = readSidSheet(mendedCells(sheet, { mend: true, mapping: null }));
    expect(mended.ok && mended.sheet.rows[0]?.values).toEqual({
      nama: "Contoh Satu",
      no_kk: KK[0],
      nik: NIK[0],
      tanggallahir: "1980-05-01",
    });
    expect(mendedCells(sheet, { mend: false, mapping: null })).toBe(sheet.cells);
  });

  it("that are as they should be ask nothing", () => {
    const right = [["nama", "no_kk", "nik"], ...each((i) => ["Contoh", KK[0] ?? "", NIK[i] ?? ""])];
    expect(questionOf({ format: "sid-43", sheet: { name: "", cells: right } })).toBeNull();
  });
});

describe("a foreign workbook", () => {
  const cells: readonly (readonly Cell[])[] = [
    ["DATA WARGA RT 01"],
    ["Nama Lengkap", "No. KTP", "Kartu", "JK", "Agama", "Catatan"],
    ["Contoh Satu", NIK[0] ?? "", KK[0] ?? "", "LAKI-LAKI", "Moslem", "x"],
    ["Contoh Dua", NIK[1] ?? "", KK[0] ?? "", "2", "ISLAM", "y"],
    ["Contoh Tiga", NIK[2] ?? "", KK[1] ?? "", "L", "ISLAM", "z"],
  ];
  const columns = foreignColumns(cells);

  it("is guessed by heading and by the shape of values, with masked samples and the values nobody can read", () => {
    expect(columns.map(({ guess }) => guess)).toEqual(["nama", "nik", "no_kk", "sex", "agama_id", null]);
    expect(columns[4]?.unread).toEqual(["MOSLEM"]);
    expect(columns[0]?.samples[0]).toBe("C•• S••");
    expect(JSON.stringify(columns)).not.toContain(NIK[0]);
  });

  it("is read by its mapping, rows keeping their numbers", () => {
    const mapping = {
      columns: { "nama lengkap": "nama", "no ktp": "nik", kartu: "no_kk", jk: "sex", agama: "agama_id", catatan: null },
      codes: { agama_id: { MOSLEM: 1 } },
    } as const;
    expect(mappingProblem(mapping)).toBeNull();
    const read = readSidSheet(applyMapping(cells, mapping));
    expect(read.ok && read.sheet.problems).toEqual([]);
    expect(read.ok && read.sheet.rows[0]).toMatchObject({ row: 3, values: { nik: NIK[0], sex: 1, agama_id: 1 } });
  });

  it("needs a NIK, and each of our columns once", () => {
    expect(mappingProblem({ columns: { a: "nama" }, codes: {} })).toBe("NIK_MISSING");
    expect(mappingProblem({ columns: { a: "nik", b: "nik" }, codes: {} })).toBe("COLUMN_TWICE");
    expect(mappingProblem({ columns: { a: "nik" }, codes: { sex: { X: 7 } } })).toBe("UNKNOWN_CODE");
  });
});

describe("an example", () => {
  it("names nobody", () => {
    expect(maskedSample("9901050105800011")).toBe("•••• •••• •••• 0011");
    expect(maskedSample("Contoh Kepala")).toBe("C•• K••");
    expect(maskedSample({ number: "3" })).toBe("3");
    expect(maskedSample("LK")).toBe("LK");
  });
});
