import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readReplyFile } from "@/lib/domain/nik-match/reply-file";
import { currentStatus, needsWork } from "@/lib/domain/nik-match/status";
import { decodeText, parseCsv } from "@/lib/domain/table/csv.mjs";

const NIK = "9907014505800001";
const NIK_2 = "9907014505800002";

function read(text: string) {
  const cells = parseCsv(text);
  if (cells === null) throw new Error("not a CSV");
  return readReplyFile(cells);
}

describe("a reply as CSV", () => {
  it.each([";", ",", "\t"])("is read with %s between the cells", (separator) => {
    const line = (...cells: string[]) => cells.join(separator);
    const file = read(
      [
        line("NIK", "No. KK", "Nama", "Tgl Lahir", "Hasil", "Catatan"),
        line(NIK, "9907010101010001", '"Contoh, Siti"', "05-05-1980", "TIDAK PADAN", "tidak ditemukan"),
      ].join("\r\n"),
    );
    expect(file).toEqual({
      ok: true,
      rowCount: 1,
      faults: [],
      rows: [
        {
          row: 2,
          nik: NIK,
          kk: "9907010101010001",
          name: "Contoh, Siti",
          birthDate: "1980-05-05",
          status: "unmatched",
          note: "tidak ditemukan",
        },
      ],
    });
  });

  it("comes with a byte order mark, or in the letters of older programs", () => {
    const utf8 = new TextEncoder().encode(`\uFEFFnik;hasil;nama\n${NIK};padan;José`);
    const ansi = Uint8Array.from(
      [...`nik;hasil;nama\n${NIK};padan;Jos`].map((letter) => letter.charCodeAt(0)).concat(0xe9),
    );
    for (const bytes of [utf8, ansi]) {
      const file = read(decodeText(bytes));
      expect(file).toMatchObject({ ok: true, rows: [{ nik: NIK, status: "matched", name: "José" }] });
    }
  });

  it("keeps no row whose digits are lost, missing or twice, and says why", () => {
    const file = read(
      [
        "nik;hasil",
        "9,90701E+15;padan",
        "9.90701E+15;padan",
        "12;padan",
        ";padan",
        `${NIK};`,
        `${NIK_2};mungkin`,
        "9907014505800003;typo",
        "9907014505800003;padan",
        "'9907014505800004;salah ketik",
      ].join("\n"),
    );
    expect(file).toMatchObject({ ok: true, rowCount: 9, rows: [{ row: 10, nik: "9907014505800004", status: "typo" }] });
    expect(file.ok && file.faults.map(({ row, code }) => `${row} ${code}`)).toEqual([
      "2 DIGITS_LOST",
      "3 DIGITS_LOST",
      "4 NIK_FORM",
      "5 NIK_MISSING",
      "6 RESULT_MISSING",
      "7 RESULT_UNKNOWN",
      "8 NIK_TWICE",
      "9 NIK_TWICE",
    ]);
  });

  it("refuses a number cell whose last digits a spreadsheet may have replaced", () => {
    const heading = ["NIK", "Hasil"];
    const file = readReplyFile([
      heading,
      [{ number: "9907014505800000" }, "padan"],
      [{ number: "9.90701450580001E+15" }, "padan"],
    ]);
    expect(file.ok && file.faults.map(({ code }) => code)).toEqual(["DIGITS_LOST", "DIGITS_LOST"]);
  });

  it("says which column is missing, and that there is nobody", () => {
    expect(read("nama;hasil\nx;padan")).toEqual({ ok: false, fault: "NIK_COLUMN_MISSING" });
    expect(read(`nik;nama\n${NIK};x`)).toEqual({ ok: false, fault: "RESULT_COLUMN_MISSING" });
    expect(read("nik;hasil\n;\n")).toEqual({ ok: false, fault: "NO_ROWS" });
    expect(read("")).toEqual({ ok: false, fault: "NIK_COLUMN_MISSING" });
  });

  it("gives back every cell that was written", () => {
    const cell = fc.string({ unit: fc.constantFrom(..."ab;,\"\n\r\t é'".split("")), maxLength: 8 });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(rows, (table) => {
        const text = [["kepala", "dua"], ...table].map((row) => row.map(quoted).join(";")).join("\n");
        expect(parseCsv(text)?.slice(1)).toEqual(table);
      }),
    );
    expect(parseCsv('a;"b')).toBeNull();
    expect(parseCsv("a;b\n")).toEqual([["a", "b"]]);
  });
});

describe("the status that holds", () => {
  const stored = { status: "typo", nik: "x", explainedAt: null } as const;
  it("is that of the NIK that was checked, and of no other", () => {
    expect(currentStatus(stored, "x")).toBe("typo");
    expect(currentStatus(stored, "y")).toBe("unchecked");
    expect(currentStatus(stored, null)).toBe("unchecked");
    expect(currentStatus(null, "x")).toBe("unchecked");
  });
  it("asks for work until the NIK is corrected or explained", () => {
    expect(needsWork(stored, "x")).toBe(true);
    expect(needsWork(stored, "y")).toBe(false);
    expect(needsWork({ ...stored, explainedAt: new Date(0) }, "x")).toBe(false);
    expect(needsWork({ ...stored, status: "matched" }, "x")).toBe(false);
  });
});
