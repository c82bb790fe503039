import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPastFile } from "@/lib/domain/past-list/list-file";
import { decodeText, parseCsv } from "@/lib/domain/table/csv.mjs";

const NIK = "9907014505800001";
const KK = "9907010101010001";

function read(...lines: string[]) {
  const cells = parseCsv(lines.join("\r\n"));
  if (cells === null) throw new Error("not a CSV");
  return readPastFile(cells);
}

const only = (...lines: string[]) => {
  const file = read(...lines);
  return file.ok ? { ...file.rows[0], faults: file.faults.map(({ code }) => code) } : file;
};

describe("a list of before DTSEN", () => {
  it("is read by recognised headings: DTKS with a status and one column of programmes", () => {
    expect(
      only("No;NIK;No. KK;Nama;Kode Desa;Status DTKS;Bansos", `1;${NIK};${KK};Siti;5207012003;Aktif;PKH, BPNT`),
    ).toEqual({
      row: 2,
      nik: NIK,
      kk: KK,
      name: "Siti",
      village: "5207012003",
      status: "listed",
      decile: null,
      programmes: ["pkh", "sembako"],
      faults: [],
    });
  });

  it("is read as P3KE: its decile and a yes or no column for each programme", () => {
    const heading = "NIK,Nama,Desil Kesejahteraan,Penerima BPNT,Penerima PKH,Penerima BST,PBI JK";
    expect(only(heading, `${NIK},Siti,Desil 2,Ya,Tidak,1,0`)).toMatchObject({
      decile: 2,
      programmes: ["sembako", "bst"],
      faults: [],
    });
  });

  it("does with the card alone, and with a NIK that has no form where there is a card", () => {
    expect(only("no kk;desil", `${KK};3`)).toMatchObject({ nik: null, kk: KK, decile: 3 });
    expect(only("nik;no kk", `12;${KK}`)).toMatchObject({ nik: null, kk: KK, faults: [] });
  });

  it("leaves a value that it does not know out of its row and says so", () => {
    expect(only("nik;status;desil;program;pkh", `${NIK};entah;11;Bedah Rumah;mungkin`)).toMatchObject({
      nik: NIK,
      status: null,
      decile: null,
      programmes: [],
      faults: ["STATUS_UNKNOWN", "DECILE_UNKNOWN", "PROGRAMME_UNKNOWN"],
    });
  });

  it("leaves out a row whose numbers are lost, missing or wrong", () => {
    const file = read("nik;no kk;desil", `9,907E+15;${KK};1`, ";;1", "12;34;1", `-;;1`, ";99;1");
    expect(file.ok && file.faults.map(({ code }) => code)).toEqual([
      "DIGITS_LOST",
      "NUMBER_MISSING",
      "NUMBER_FORM",
      "NUMBER_MISSING",
      "NUMBER_FORM",
    ]);
    expect(file.ok && file.rows).toEqual([]);
  });

  it("makes one of a person's rows, and takes none where their deciles differ", () => {
    const file = read(
      "nik;program;desil",
      `${NIK};PKH;1`,
      `${NIK};BST;`,
      "9907014505800002;PKH;1",
      "9907014505800002;PKH;2",
    );
    expect(file).toMatchObject({
      rowCount: 4,
      rows: [{ row: 2, nik: NIK, programmes: ["pkh", "bst"], decile: 1 }],
      faults: [
        { row: 4, code: "TWICE_DIFFERS" },
        { row: 5, code: "TWICE_DIFFERS" },
      ],
    });
  });

  it("is refused whole without numbers or rows", () => {
    expect(read("nama;desil", "a;1")).toEqual({ ok: false, fault: "NUMBER_COLUMN_MISSING" });
    expect(read("nik;desil", ";")).toEqual({ ok: false, fault: "NO_ROWS" });
  });

  it("never throws and never makes rows, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const cells = parseCsv(decodeText(bytes));
        if (cells === null) return;
        const file = readPastFile(cells);
        if (file.ok) expect(file.rows.length).toBeLessThanOrEqual(file.rowCount);
      }),
    );
  });
});
