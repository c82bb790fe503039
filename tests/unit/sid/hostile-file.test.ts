import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { firstLook } from "@/lib/server/import/first-look";
import { readSheet } from "@/lib/server/import/read-sheet";
import { inspectWorkbook } from "@/lib/server/import/zip-guard";
import { type Part, rowXml, workbookParts, zipOf } from "./zip-writer";

const good = workbookParts(rowXml(1, ["nik"]) + rowXml(2, ["0"]));
const goodZip = zipOf(good);

/** The problem, with the processor time it took and how much memory it left behind. */
async function inspect(bytes: Buffer) {
  const begun = process.cpuUsage();
  const before = process.memoryUsage().rss;
  const problem = await inspectWorkbook(bytes);
  const { user, system } = process.cpuUsage(begun);
  return { problem, ms: (user + system) / 1000, grownMb: (process.memoryUsage().rss - before) / 1_048_576 };
}

const withPart = (part: Part) => zipOf([...good, part]);
const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1_048_576, 0x20);

describe("a hostile file", () => {
  it("that is a plain workbook passes", async () => {
    expect((await inspect(goodZip)).problem).toBeNull();
  });

  const cases: readonly (readonly [string, () => Buffer, string])[] = [
    ["an old .xls", () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), randomBytes(600)]), "OLD_XLS"],
    ["a renamed .csv", () => Buffer.from("nama,nik\ncontoh,0\n"), "NOT_XLSX"],
    ["an empty file", () => Buffer.alloc(0), "NOT_XLSX"],
    ["an archive without a workbook", () => zipOf([{ name: "a.txt", content: Buffer.from("a") }]), "NOT_XLSX"],
    ["a truncated file", () => goodZip.subarray(0, goodZip.length - 40), "BROKEN"],
    ["a file with a trailer that hides a second directory", () => Buffer.concat([goodZip, Buffer.from("x")]), "BROKEN"],
    ["a bomb of 318 MB", () => withPart({ name: "xl/bomb.bin", content: zeros(318) }), "TOO_LARGE_INSIDE"],
    ["a bomb inside the part limit", () => withPart({ name: "xl/bomb.bin", content: zeros(50) }), "TOO_LARGE_INSIDE"],
    [
      "a bomb that claims 10 bytes",
      () => withPart({ name: "xl/bomb.bin", content: zeros(40), claimedSize: 10 }),
      "TOO_LARGE_INSIDE",
    ],
    [
      "50,000 parts",
      () => zipOf(Array.from({ length: 50_000 }, (_, i) => ({ name: `p${i}`, content: Buffer.from("") }))),
      "TOO_MANY_PARTS",
    ],
    ["a part outside", () => withPart({ name: "../../etc/passwd", content: Buffer.from("x") }), "BAD_PART_NAME"],
    ["an absolute part", () => withPart({ name: "/etc/passwd", content: Buffer.from("x") }), "BAD_PART_NAME"],
    ["a part with a backslash", () => withPart({ name: "xl\\..\\..\\x", content: Buffer.from("x") }), "BAD_PART_NAME"],
    [
      "an archive inside, by name",
      () => withPart({ name: "xl/embeddings/a.xlsx", content: goodZip }),
      "ARCHIVE_INSIDE",
    ],
    [
      "an archive inside, by content",
      () => withPart({ name: "xl/embeddings/a.bin", content: goodZip }),
      "ARCHIVE_INSIDE",
    ],
    ["an encrypted part", () => withPart({ name: "xl/x.xml", content: Buffer.from("<a/>"), flags: 1 }), "ENCRYPTED"],
    ["macros", () => withPart({ name: "xl/vbaProject.bin", content: Buffer.from("x") }), "MACROS"],
    ["the same part twice", () => withPart({ name: "xl/workbook.xml", content: Buffer.from("<a/>") }), "BROKEN"],
    [
      "a document type",
      () => withPart({ name: "xl/x.xml", content: Buffer.from(`<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`) }),
      "FORBIDDEN_XML",
    ],
    [
      "an entity after 200 KB",
      () => withPart({ name: "xl/x.xml", content: Buffer.concat([randomText(200_000), Buffer.from("<!ENTITY a>")]) }),
      "FORBIDDEN_XML",
    ],
    ["UTF-16", () => withPart({ name: "xl/x.xml", content: Buffer.from("<!DOCTYPE a>", "utf16le") }), "FORBIDDEN_XML"],
    [
      "a cell at XFD1048576",
      () => zipOf(workbookParts(`${rowXml(1, ["nik"])}<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row>`)),
      "TOO_WIDE",
    ],
    [
      "a row at the end of the sheet",
      () => zipOf(workbookParts(`${rowXml(1, ["nik"])}<row r="1048576"><c r="A1048576" t="n"><v>1</v></c></row>`)),
      "TOO_MANY_ROWS",
    ],
    ["a row number beyond any sheet", () => zipOf(workbookParts(`<row r="999999999"></row>`)), "TOO_MANY_ROWS"],
  ];

  it.each(cases)("that is %s is refused within a second of work", async (_name, make, code) => {
    const bytes = make();
    const { problem, ms, grownMb } = await inspect(bytes);
    expect(problem).toBe(code);
    expect(ms).toBeLessThan(1000);
    expect(grownMb).toBeLessThan(150);
  });

  it("is looked at before it is stored", () => {
    expect(firstLook(Buffer.from("%PDF-1.7"))).toBe("NOT_XLSX");
    expect(firstLook(goodZip)).toBeNull();
  });

  it("of random bytes or with a flipped byte never throws", async () => {
    for (let round = 0; round < 24; round += 1) {
      const bytes = Buffer.from(goodZip);
      bytes[Math.floor((round / 24) * bytes.length)] = round * 7;
      const problem = await inspectWorkbook(bytes);
      if (problem === null) await readSheet(bytes);
    }
    expect(await inspectWorkbook(randomBytes(5000))).not.toBeNull();
  }, 60_000);
});

describe("the sheet reader", () => {
  const read = async (rows: string, sheet?: string) => {
    const result = await readSheet(zipOf(workbookParts(rows, sheet)));
    if (!result.ok) throw new Error(result.problem);
    return result.cells;
  };

  it("keeps the digits of numbers, the text of formulas, and takes a formula's value", async () => {
    const cells = await read(
      rowXml(1, [
        { xml: `><v>9902010105900013</v>` },
        { xml: `><v>9.9020101059E+15</v>` },
        "=1+1",
        { xml: ` t="str"><f>CONCATENATE("A","B")</f><v>AB</v>` },
        { xml: ` t="b"><v>1</v>` },
        { xml: ` t="e"><f>1/0</f><v>#DIV/0!</v>` },
      ]),
    );
    expect(cells[0]?.slice(0, 5)).toEqual([
      { number: "9902010105900013" },
      { number: "9.9020101059E+15" },
      "=1+1",
      "AB",
      true,
    ]);
  });

  it("takes the first sheet that is not the list of codes", async () => {
    expect(await read(rowXml(1, ["nik"]), "Lembar Satu")).toEqual([["nik"]]);
    const none = await readSheet(zipOf(workbookParts(rowXml(1, ["nik"]), "Kode Data")));
    expect(none).toEqual({ ok: false, problem: "UNREADABLE" });
  });
});

function randomText(length: number): Buffer {
  return Buffer.from(randomBytes(length).toString("base64").slice(0, length));
}
