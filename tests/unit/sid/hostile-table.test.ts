import { describe, expect, it } from "vitest";
import type { Cell } from "@/lib/domain/sid/cell";
import { readSidDate } from "@/lib/domain/sid/sid-date";
import { readSidSheet } from "@/lib/domain/sid/sid-sheet";
import { readBook, tableKindOf } from "@/lib/server/import/read-book";
import { rowXml, workbookParts, zipOf } from "./zip-writer";

const NIK = "9901050105800011";

/** Rows of a table in text as the importer understands them, or the answer that the whole file gets. */
async function answerTo(bytes: Buffer): Promise<string | ReturnType<typeof readSidSheet>> {
  const read = await readBook(bytes);
  if (!read.ok) return read.problem;
  return "sheet" in read.book ? readSidSheet(read.book.sheet.cells) : read.book.format;
}

describe("a hostile table in text", () => {
  const refused: readonly (readonly [string, () => Buffer, string])[] = [
    ["that holds zero bytes (UTF-16)", () => Buffer.from("nik,nama\n0,Contoh", "utf16le"), "NOT_XLSX"],
    ["that is a PDF", () => Buffer.from("%PDF-1.7\nnik,nama"), "NOT_XLSX"],
    ["that is empty", () => Buffer.alloc(0), "NOT_XLSX"],
    ["whose quote never ends", () => Buffer.from('nik,nama\n0,"Contoh'), "BROKEN"],
    ["of two million separators", () => Buffer.from(`nik${",".repeat(2_200_000)}`), "TOO_WIDE"],
    ["of 800 columns", () => Buffer.from(`nik${",".repeat(800)}\n0`), "TOO_WIDE"],
    ["of 30,000 rows", () => Buffer.from(`nik,nama\n${"0,Contoh\n".repeat(30_000)}`), "TOO_MANY_ROWS"],
  ];
  it.each(refused)("%s is refused within a second and a half of work", async (_name, make, answer) => {
    const begun = process.cpuUsage();
    expect(await answerTo(make())).toBe(answer);
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1000).toBeLessThan(1500);
  });

  const taken: readonly (readonly [string, Buffer])[] = [
    ["with commas", Buffer.from(`nik,nama\n${NIK},Hénon`)],
    ["with semicolons and Windows line ends", Buffer.from(`nik;nama\r\n${NIK};Hénon\r\n`)],
    ["with tabs", Buffer.from(`nik\tnama\n${NIK}\tHénon`)],
    ["with a byte order mark", Buffer.from(`\uFEFFnik,nama\n${NIK},Hénon`)],
    ["in Windows-1252", Buffer.from(`nik,nama\n${NIK},Hénon`, "latin1")],
    ["with quotes and an apostrophe before the number", Buffer.from(`"nik","nama"\n"'${NIK}","Hénon"`)],
  ];
  it.each(taken)("%s is read whole", async (_name, bytes) => {
    const answer = await answerTo(bytes);
    expect(typeof answer !== "string" && answer.ok && answer.sheet.rows[0]?.values).toEqual({
      nik: NIK,
      nama: "Hénon",
    });
  });

  it("keeps a formula as the text that it is", async () => {
    const answer = await answerTo(Buffer.from(`nik,suku\n${NIK},"=HYPERLINK(""x"")"`));
    expect(typeof answer !== "string" && answer.ok && answer.sheet.rows[0]?.values.suku).toBe('=HYPERLINK("x")');
  });

  it("tells a NIK that a spreadsheet rounded, with its cause", async () => {
    for (const nik of ["9.90105E+15", "9,90105E+15", "9.901050105800011e15"]) {
      const answer = await answerTo(Buffer.from(`nik;nama\n${nik};Contoh`));
      expect(typeof answer !== "string" && answer.ok && answer.sheet.problems[0]?.code).toBe("DIGITS_LOST");
    }
  });

  it("is known by its bytes, whatever its name", () => {
    expect(tableKindOf(Buffer.from("a,b"))).toBe("csv");
    expect(tableKindOf(Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]))).toBe("OLD_XLS");
  });
});

describe("a workbook with formulas", () => {
  it("is read by their last values, and they are counted", async () => {
    const formula = { xml: ` t="str"><f>CONCATENATE("A","B")</f><v>AB</v>` };
    const rows = rowXml(1, ["nik", "suku"]) + rowXml(2, [NIK, formula]) + rowXml(3, ["0", formula]);
    const read = await readBook(zipOf(workbookParts(rows)));
    expect(read.ok && read.formulas).toBe(2);
  });
});

describe("dates of all habits", () => {
  const cases: readonly (readonly [Cell, string | null])[] = [
    ["17-08-1990", "1990-08-17"],
    ["17/8/1990", "1990-08-17"],
    ["17.08.1990", "1990-08-17"],
    ["17 08 1990", "1990-08-17"],
    ["17 Agustus 1990", "1990-08-17"],
    ["17-Aug-1990", "1990-08-17"],
    ["1 Nopember 1990", "1990-11-01"],
    ["1990-08-17", "1990-08-17"],
    ["1990-08-17T00:00:00Z", "1990-08-17"],
    [{ date: "1990-08-17" }, "1990-08-17"],
    [{ number: "33102" }, null],
    ["17-08-90", null],
    ["31-02-1990", null],
    ["17-08/1990", null],
    ["17 Bulan 1990", null],
    ["08/17/1990", null],
  ];
  it.each(cases)("%j is %s", (cell, day) => {
    expect(readSidDate(cell)).toBe(day);
  });
});
