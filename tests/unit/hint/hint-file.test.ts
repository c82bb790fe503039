import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHintFile } from "@/lib/domain/hint/hint-file";
import { readHintValue } from "@/lib/domain/hint/hint-value";
import { fieldsOfSector, hintEnds, isGuarded, questionOf, SECTORS, type Sector } from "@/lib/domain/hint/sector";
import { decodeText, parseCsv } from "@/lib/domain/table/csv.mjs";

const NIK = "9907014505800001";
const NIK_2 = "9907014505800002";

function read(text: string, sector: Sector = "jkn") {
  const cells = parseCsv(text);
  if (cells === null) throw new Error("not a CSV");
  return readHintFile(cells, sector);
}

describe("a sector's file", () => {
  it("is read by its headings in any order, values as codes, as the form's words or as offices write them", () => {
    const text = ["Segmen Peserta;Nama;NIK", "PBI APBN;a;'9907014505800001", `2;b;${NIK_2}`].join("\r\n");
    expect(read(text)).toEqual({
      ok: true,
      rowCount: 2,
      faults: [],
      rows: [
        { row: 2, nik: NIK, said: [{ level: "member", key: "healthInsurance", value: [1] }] },
        { row: 3, nik: NIK_2, said: [{ level: "member", key: "healthInsurance", value: [2] }] },
      ],
    });
  });

  it("takes each field that a row gives and leaves empty ones alone", () => {
    const file = read(`nik,status siswa,jenjang,kelas\n${NIK},aktif,,4`, "school");
    expect(file).toMatchObject({
      rows: [
        {
          said: [
            { key: "schoolParticipation", value: 2 },
            { key: "highestGradeAttended", value: 4 },
          ],
        },
      ],
    });
  });

  it("leaves out what it cannot read, and says which row and why", () => {
    const file = read(
      [
        "nik;segmen",
        "9,907E+15;1",
        ";1",
        "123;1",
        "0000000000000000;1",
        `${NIK};`,
        `${NIK_2};kelas satu`,
        "9907014505800003;1",
        "9907014505800003;2",
      ].join("\n"),
    );
    expect(file).toMatchObject({ ok: true, rowCount: 8, rows: [] });
    expect(file.ok && file.faults.map(({ row, code }) => [row, code])).toEqual([
      [2, "DIGITS_LOST"],
      [3, "NIK_MISSING"],
      [4, "NIK_FORM"],
      [5, "NIK_FORM"],
      [6, "VALUE_MISSING"],
      [7, "VALUE_UNKNOWN"],
      [8, "NIK_TWICE"],
      [9, "NIK_TWICE"],
    ]);
  });

  it("is refused whole without its columns or rows", () => {
    expect(read("nama;segmen\na;1")).toEqual({ ok: false, fault: "NIK_COLUMN_MISSING" });
    expect(read(`nik;nama\n${NIK};a`)).toEqual({ ok: false, fault: "VALUE_COLUMN_MISSING" });
    expect(read("nik;segmen\n;\n")).toEqual({ ok: false, fault: "NO_ROWS" });
    const many = ["nik;segmen", ...Array.from({ length: 50_001 }, () => `${NIK};1`)].join("\n");
    expect(read(many)).toEqual({ ok: false, fault: "TOO_MANY_ROWS" });
  });

  it("keeps a formula in a cell as text that says nothing", () => {
    expect(read(`nik;segmen\n${NIK};=HYPERLINK("http://x")`)).toMatchObject({
      rows: [],
      faults: [{ row: 2, code: "VALUE_UNKNOWN" }],
    });
  });

  it("is never more than its rows, and never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...SECTORS), (bytes, sector) => {
        const cells = parseCsv(decodeText(bytes));
        if (cells === null) return;
        const file = readHintFile(cells, sector);
        if (file.ok) expect(file.rows.length).toBeLessThanOrEqual(file.rowCount);
      }),
    );
  });
});

describe("what a sector may say", () => {
  it("is a question of a form, and each of its own words is one of the question's codes", () => {
    for (const field of SECTORS.flatMap((sector) => [...fieldsOfSector(sector)])) {
      const question = questionOf(field);
      const codes =
        question.type === "choice" || question.type === "multi" ? question.options.map(({ code }) => code) : [];
      for (const [code, words] of Object.entries(field.words))
        for (const word of words) {
          expect(codes, word).toContain(Number(code));
          expect([readHintValue(field, word)].flat(), word).toEqual([Number(code)]);
        }
    }
  });

  it("is guarded where the dictionary says that it is specific personal data", () => {
    expect(isGuarded({ level: "member", key: "childNutrition" })).toBe(true);
    expect(isGuarded({ level: "household", key: "meterPower1" })).toBe(false);
  });

  it("is told for a time", () => {
    expect(hintEnds("jkn", "2026-01-01")).toBe("2026-07-03");
    expect(hintEnds("school", "2026-01-01")).toBe("2027-01-01");
  });
});
