import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Outcome } from "@/lib/domain/error/error-code";
import { messagesOf } from "@/lib/i18n/catalogue";
import { storeDecileFile } from "@/lib/server/decile-import/store-file";
import { storeDeliveryReply } from "@/lib/server/delivery/reply/store-file";
import { storePiece } from "@/lib/server/extract/store-piece";
import { storeUpload } from "@/lib/server/import/upload";
import { storeReply } from "@/lib/server/nik-match/store-reply";
import { storeOutlines } from "@/lib/server/outline/store-outlines";
import { storeRoster } from "@/lib/server/roster/store-roster";
import { extractTexts } from "@/prisma/workbook/extract-lines";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { rowXml, workbookParts, zipOf } from "@/tests/unit/sid/zip-writer";
import { ReplyWorld } from "../delivery/reply-world";
import { runJob } from "../duplicate/world";
import { runJob as runImport, startImport } from "./world";

const REGENCY = "1110";
const VILLAGE = "1110022001";
const owner = new Client({ connectionString: ownerUrl() });
const world = new ReplyWorld(REGENCY, VILLAGE, "1111");
const NIK = "9907014505800001";
let packageId = "";
const people: Record<"operator" | "verifier" | "coach" | "administrator", Actor> = Object.create(null);

beforeAll(async () => {
  await owner.connect();
  await world.open(4);
  await makePeriod(owner, REGENCY);
  people.operator = world.operator;
  people.verifier = world.verifier;
  people.coach = await makeActor(owner, "coach", REGENCY);
  people.administrator = await makeActor(owner, "administrator", REGENCY.slice(0, 2));
  packageId = await world.ready(0);
});

afterAll(async () => {
  await owner.end();
  await world.close();
});

/** What an importer answers: READ, or why the whole file is refused; and the faults of its rows. */
interface Answer {
  readonly code: string;
  readonly rows: readonly string[];
}

interface Importer {
  /** Where its words stand, besides those of the guard for workbooks. */
  readonly words: "import" | "deliveryReply" | "match" | "deciles" | "extract" | "roster";
  /** Heading, and a row with this in its number's place. */
  readonly heading: readonly string[];
  row(number: string): readonly string[];
  send(bytes: Buffer): Promise<Answer>;
}

const one = async <Row extends object>(text: string, id: string): Promise<Row> => {
  const { rows } = await owner.query<Row>(text, [id]);
  const [row] = rows;
  if (row === undefined) throw new Error("nothing was kept");
  return row;
};
const column = async (text: string, id: string): Promise<readonly string[]> =>
  (await owner.query<{ problem: string | null }>(text, [id])).rows.flatMap(({ problem }) => problem ?? []);
const refused = (outcome: Outcome<unknown>): Answer | null =>
  outcome.ok ? null : { code: String(outcome.error.info?.["reason"] ?? outcome.error.code), rows: [] };
const answer = ({ failure }: { readonly failure: string | null }, rows: readonly string[]): Answer => ({
  code: failure?.split(":")[0] ?? "READ",
  rows,
});

const SID = [
  "alamat",
  "dusun",
  "rw",
  "rt",
  "no_kk",
  "nama",
  "nik",
  "sex",
  "tanggallahir",
  "status_kawin",
  "kk_level",
  "agama_id",
];
const EXTRACT = extractTexts({
  seed: "uji-bahaya",
  villages: [{ code: VILLAGE, name: "Uji" }],
  families: 1,
  on: "2026-06-30",
  flawEvery: null,
  firstBlock: 9100,
});
const linesOf = (text: string) => text.trim().split(/\r?\n/);
const [extractHeading = "", extractRow = ""] = linesOf(EXTRACT.anggota);
const nikAt = extractHeading.split(";").indexOf("nomor_induk_kependudukan");

const IMPORTERS: Readonly<Record<string, Importer>> = {
  "SID workbook": {
    words: "import",
    heading: SID,
    row: (nik) => [
      "Jalan Keterangan é 7",
      "Satu",
      "1",
      "2",
      "9907010501268801",
      "Contoh",
      nik,
      "1",
      "01-05-1980",
      "K",
      "1",
      "ISLAM",
    ],
    async send(bytes) {
      const id = uuidv7();
      const door = refused(await storeUpload(people.operator, id, bytes, new Date()));
      if (door !== null) return door;
      const started = await startImport(people.operator, bytes);
      await runImport(owner, "import-check", people.operator, started);
      const batch = await one<{ failure: string | null }>("SELECT failure FROM import_batch WHERE id = $1", started.id);
      const rows = await column(
        "SELECT p ->> 'code' AS problem FROM import_item i, jsonb_array_elements(i.problems) p WHERE i.import_id = $1 ORDER BY 1",
        started.id,
      );
      if (batch.failure === null) await must(people.operator, "import.cancel", started);
      return answer(batch, rows);
    },
  },
  "reply of the centre": {
    words: "deliveryReply",
    heading: ["Catatan", "NIK", "Hasil"],
    row: (nik) => ["é", nik, "padan"],
    async send(bytes) {
      const id = uuidv7();
      const door = refused(await storeDeliveryReply(people.verifier, { id, packageId, bytes }, new Date()));
      if (door !== null) return door;
      await must(people.verifier, "reply.start", { regencyCode: REGENCY, id, repliedOn: "2026-11-27" });
      await world.job("check", id);
      const reply = await one<{ failure: string | null }>("SELECT failure FROM delivery_reply WHERE id = $1", id);
      return answer(
        reply,
        await column("SELECT problem FROM delivery_reply_row WHERE reply_id = $1 ORDER BY ordinal", id),
      );
    },
  },
  "reply of Dukcapil": {
    words: "match",
    heading: ["Catatan", "NIK", "Hasil"],
    row: (nik) => ["é", nik, "padan"],
    async send(bytes) {
      const id = uuidv7();
      const door = refused(await storeReply(people.verifier, id, bytes, new Date()));
      if (door !== null) return door;
      await must(people.verifier, "match.start", { regencyCode: REGENCY, id, repliedOn: "2026-05-14" });
      await runJob("reply-check", { regencyCode: REGENCY, batchId: id, userId: people.verifier.userId });
      const batch = await one<{ failure: string | null }>("SELECT failure FROM match_batch WHERE id = $1", id);
      return answer(batch, await column("SELECT problem FROM match_item WHERE batch_id = $1 ORDER BY ordinal", id));
    },
  },
  "deciles of BPS": {
    words: "deciles",
    heading: ["Catatan", "NIK", "Desil Nasional"],
    row: (nik) => ["é", nik, "3"],
    async send(bytes) {
      const id = uuidv7();
      const door = refused(await storeDecileFile(people.coach, id, bytes, new Date()));
      if (door !== null) return door;
      await must(people.coach, "decile.start", {
        regencyCode: REGENCY,
        id,
        snapshotId: "2026-T3",
        rankedOn: "2026-07-10",
        source: "Surat BPS contoh 12/2026",
      });
      const job = { regencyCode: REGENCY, regionCode: REGENCY, importId: id, userId: people.coach.userId };
      await runJob("decile-check", job);
      const found = await one<{ failure: string | null }>("SELECT failure FROM decile_import WHERE id = $1", id);
      return answer(found, await column("SELECT problem FROM decile_item WHERE import_id = $1 ORDER BY ordinal", id));
    },
  },
  "extract of DTSEN": {
    words: "extract",
    heading: extractHeading.split(";"),
    row: (nik) => extractRow.split(";").map((cell, at) => (at === nikAt ? nik : cell)),
    async send(bytes) {
      const id = uuidv7();
      // A coach checks so many a day, and these tests are many days'.
      await owner.query("UPDATE extract_load SET started_at = started_at - interval '2 days' WHERE created_by = $1", [
        people.coach.userId,
      ]);
      const kind = bytes.subarray(0, 2).toString("latin1") === "PK" ? "xlsx" : "csv";
      const families = Buffer.from(EXTRACT.keluarga);
      const files = [
        { id: uuidv7(), kind: "csv", bytes: families },
        { id: uuidv7(), kind, bytes },
      ] as const;
      const place = { regencyCode: REGENCY, id };
      await must(people.coach, "extract.open", {
        ...place,
        conditionDate: "2026-06-30",
        rankedOn: null,
        source: "BAST contoh 7/2026",
        files: files.map((file) => ({ id: file.id, kind: file.kind, size: file.bytes.length })),
      });
      for (const file of files)
        for (let offset = 0; offset < file.bytes.length; offset += 1_000_000) {
          const piece = file.bytes.subarray(offset, offset + 1_000_000);
          const door = refused(
            await storePiece(people.coach, { regencyCode: REGENCY, fileId: file.id, offset, bytes: piece }),
          );
          if (door === null) continue;
          await must(people.coach, "extract.cancel", place);
          return door;
        }
      await must(people.coach, "extract.start", place);
      await runJob("extract-check", { regencyCode: REGENCY, loadId: id, userId: people.coach.userId });
      const load = await one<{ failure: string | null; state: string }>(
        "SELECT failure, state FROM extract_load WHERE id = $1",
        id,
      );
      const rows = await column(
        "SELECT coalesce(problem, remarks[1]) AS problem FROM extract_row WHERE load_id = $1 AND part = 2 ORDER BY row_number",
        id,
      );
      if (load.state === "ready") await must(people.coach, "extract.cancel", place);
      return answer(load, rows);
    },
  },
  "roster of people": {
    words: "roster",
    heading: ["nama", "nama pengguna", "tugas", "kode wilayah", "nomor sk", "tanggal sk"],
    row: () => ["Ujié Daftar (contoh)", "", "Operator desa", VILLAGE, "141/12/2026", "04/05/2026"],
    async send(bytes) {
      return (
        refused(await storeRoster(people.administrator, uuidv7(), bytes, new Date())) ?? { code: "READ", rows: [] }
      );
    },
  },
};

type Cells = readonly (readonly string[])[];
const textOf = (cells: Cells, separator: string) => cells.map((row) => row.join(separator)).join("\r\n");
const bookOf = (cells: Cells, more: readonly { readonly name: string; readonly content: Buffer }[] = []) =>
  zipOf([...workbookParts(cells.map((row, at) => rowXml(at + 1, row)).join("")), ...more]);
const tableOf = ({ heading, row }: Importer, nik = NIK): Cells => [heading, row(nik)];
const part = (name: string, content: Buffer | string) => ({ name, content: Buffer.from(content) });

/** Files that are refused whole, by every importer alike unless it says another word for the same. */
const WHOLE: readonly {
  readonly name: string;
  readonly bytes: (importer: Importer) => Buffer;
  readonly code: string;
  readonly other?: Readonly<Partial<Record<Importer["words"], string>>>;
}[] = [
  { name: "an old .xls", bytes: () => Buffer.from(`d0cf11e0a1b11ae1${"00".repeat(600)}`, "hex"), code: "OLD_XLS" },
  { name: "a PDF", bytes: () => Buffer.from("%PDF-1.7 contoh"), code: "NOT_XLSX" },
  { name: "zero bytes", bytes: () => Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8]), code: "NOT_XLSX" },
  { name: "an archive without a workbook", bytes: () => zipOf([part("a.txt", "a")]), code: "NOT_XLSX" },
  { name: "a cut workbook", bytes: (importer) => bookOf(tableOf(importer)).subarray(0, -30), code: "BROKEN" },
  {
    name: "a zip bomb",
    bytes: (importer) => bookOf(tableOf(importer), [part("xl/a.bin", Buffer.alloc(50 * 1_048_576, 0x20))]),
    code: "TOO_LARGE_INSIDE",
  },
  {
    name: "an entity from outside (XXE)",
    bytes: (importer) =>
      bookOf(tableOf(importer), [part("xl/a.xml", `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`)]),
    code: "FORBIDDEN_XML",
  },
  { name: "macros", bytes: (importer) => bookOf(tableOf(importer), [part("xl/vbaProject.bin", "x")]), code: "MACROS" },
  {
    name: "an archive inside",
    bytes: (importer) => bookOf(tableOf(importer), [part("xl/a.zip", "x")]),
    code: "ARCHIVE_INSIDE",
  },
  {
    name: "a quote that never ends",
    bytes: (importer) => Buffer.from(`${importer.heading.join(";")}\r\n"${importer.row(NIK).join(";")}`),
    code: "NOT_A_TABLE",
    other: { import: "BROKEN", roster: "BROKEN" },
  },
  {
    name: "a flood of separators",
    bytes: (importer) => Buffer.from(`${importer.heading.join(";")}\r\n${";".repeat(4_000_000)}\r\n`),
    code: "TOO_WIDE",
    other: { extract: "NOT_A_TABLE" },
  },
];

/** Tables that are read, whatever the habit of the program that wrote them. */
const HABITS: readonly { readonly name: string; readonly bytes: (cells: Cells) => Buffer }[] = [
  { name: "UTF-8 with its mark and semicolons", bytes: (cells) => Buffer.from(`\uFEFF${textOf(cells, ";")}`) },
  { name: "Windows-1252 with semicolons", bytes: (cells) => Buffer.from(textOf(cells, ";"), "latin1") },
  { name: "commas", bytes: (cells) => Buffer.from(textOf(cells, ",")) },
  { name: "tabs", bytes: (cells) => Buffer.from(textOf(cells, "\t")) },
  { name: "a workbook", bytes: (cells) => bookOf(cells) },
];

/** A number that a spreadsheet has spoilt, and what is said of its row. */
const SPOILT = [
  { name: "scientific notation with a comma", nik: "9,90701E+15" },
  { name: "scientific notation with a point", nik: "9.90701E+15" },
] as const;

function wordsOf(locale: "id" | "en", words: Importer["words"], code: string): string {
  const at = (holder: unknown, key: string): unknown =>
    typeof holder === "object" && holder !== null ? Reflect.get(holder, key) : undefined;
  const messages = messagesOf(locale);
  const own = at(at(at(messages, words), "failure"), code) ?? at(at(at(messages, "import"), "failure"), code);
  return typeof own === "string" ? own : "";
}

describe.each(Object.entries(IMPORTERS))("%s", (_name, importer) => {
  it.each(WHOLE)("refuses $name, and says why in both languages", async ({ bytes, code, other }) => {
    const expected = other?.[importer.words] ?? code;
    expect((await importer.send(bytes(importer))).code).toBe(expected);
    for (const locale of ["id", "en"] as const) expect(wordsOf(locale, importer.words, expected)).not.toBe("");
  });

  it.each(HABITS)("reads $name as any other table", async ({ bytes }) => {
    const plain = await importer.send(Buffer.from(textOf(tableOf(importer), ";")));
    expect(plain.code).toBe("READ");
    expect(await importer.send(bytes(tableOf(importer)))).toEqual(plain);
  });

  it.skipIf(importer.words === "roster").each(SPOILT)("names the row whose NIK is in $name", async ({ nik }) => {
    for (const bytes of [Buffer.from(textOf(tableOf(importer, nik), ";")), bookOf(tableOf(importer, nik))]) {
      const { code, rows } = await importer.send(bytes);
      expect(code).toBe("READ");
      expect(rows.join()).toMatch(/DIGITS_LOST|SCIENTIFIC|NIK/);
    }
  });

  it.skipIf(importer.words === "roster")("takes a formula for a text or its last value, and runs none", async () => {
    const formula = '=HYPERLINK("http://contoh.invalid";"9907014505800001")';
    const cells = [...importer.row(NIK)];
    const at = cells.indexOf(NIK);
    const line = cells.map((cell, index) =>
      index === at ? { xml: ` t="str"><f>HYPERLINK("http://contoh.invalid")</f><v>${NIK}</v>` } : cell,
    );
    const book = zipOf(workbookParts(rowXml(1, importer.heading) + rowXml(2, line)));
    expect((await importer.send(book)).code).toBe("READ");
    const text = textOf([importer.heading, importer.row(`"${formula.replaceAll('"', '""')}"`)], ";");
    expect((await importer.send(Buffer.from(text))).rows.length).toBeGreaterThan(0);
  });
});

describe.each([
  ["SID workbook", SID.indexOf("tanggallahir")],
  ["extract of DTSEN", extractHeading.split(";").indexOf("tanggal_lahir")],
] as const)("a date in the %s", (name, at) => {
  const importer = IMPORTERS[name];
  if (importer === undefined) throw new Error("no such importer");
  const withDate = (text: string) =>
    importer.send(
      Buffer.from(
        textOf([importer.heading, importer.row(NIK).map((cell, index) => (index === at ? text : cell))], ";"),
      ),
    );

  it("may be written by any habit that tells day, month and year, and says so where it does not", async () => {
    expect(at).toBeGreaterThan(-1);
    const plain = await withDate("1980-05-01");
    for (const text of ["01-05-1980", "1/5/1980", "01.05.1980", "1 Mei 1980", "01-May-1980", "1980-05-01 00:00:00"])
      expect(await withDate(text), text).toEqual(plain);
    for (const text of ["05/31/1980", "31-02-1980", "01-05-80", "29342", "19800501"])
      expect((await withDate(text)).rows.length, text).toBeGreaterThan(plain.rows.length);
  });
});

describe("a file of outlines", () => {
  it.each([
    ["a PDF", Buffer.from("%PDF-1.7"), "NOT_JSON"],
    ["Windows-1252", Buffer.from('{"type":"é"}', "latin1"), "NOT_JSON"],
    ["XML with an entity", Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><kml>&b;</kml>'), "NOT_JSON"],
    ["an archive", zipOf([part("doc.kml", "a")]), "NOT_JSON"],
    ["a deep nest", Buffer.from(`${"[".repeat(200_000)}${"]".repeat(200_000)}`), "NOT_MAP"],
    ["other JSON", Buffer.from("[1,2,3]"), "NOT_MAP"],
  ] as const)("that is %s is refused with its reason", async (_name, bytes, reason) => {
    expect(await storeOutlines(people.administrator, uuidv7(), bytes, new Date())).toMatchObject({
      error: { code: "UNSUPPORTED_FILE", info: { reason } },
    });
    for (const locale of ["id", "en"] as const) expect(JSON.stringify(messagesOf(locale))).toContain(`"${reason}"`);
  });
});
