import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { localDay } from "@/lib/domain/period/period";
import type { Payload } from "@/lib/domain/proposal/payload";
import { cellText } from "@/lib/domain/sid/cell";
import { SID_COLUMNS, type SidColumnName } from "@/lib/domain/sid/columns";
import { readExportRequest } from "@/lib/domain/sid/export-request";
import { sidLines } from "@/lib/domain/sid/sid-line";
import { handles } from "@/lib/server/db/pool";
import { readSheet } from "@/lib/server/import/read-sheet";
import { inspectWorkbook } from "@/lib/server/import/zip-guard";
import { unsealPayload } from "@/lib/server/proposal/sealed-payload";
import { villageBook } from "@/lib/server/sid-export/village-book";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { batchOf, checked, runJob } from "./world";

const VILLAGE = "5207052005";
const EMPTY = "5207052006";
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");
let operator: Actor;
let newcomer: Actor;

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, "5207");
  operator = await makeActor(owner, "village-operator", VILLAGE);
  newcomer = await makeActor(owner, "village-operator", EMPTY);
  await makeFamilies(owner, VILLAGE, 25, today);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const request = { book: "sid-43", purpose: "update", households: null } as const;

async function exported(actor: Actor): Promise<{ readonly bytes: Buffer; readonly lines: readonly string[][] }> {
  const made = await villageBook(actor, request, new Date());
  if (!made.ok) throw new Error(made.error.code);
  const read = await readSheet(made.value);
  if (!read.ok) throw new Error(read.problem);
  return { bytes: made.value, lines: read.cells.slice(1, -1).map(textOf) };
}

const textOf = (row: readonly (Parameters<typeof cellText>[0] | undefined)[]) =>
  SID_COLUMNS.map((_, index) => cellText(row[index] ?? null));

const at = (name: SidColumnName) => SID_COLUMNS.findIndex((column) => column.name === name);

/** What a round trip cannot keep: a hamlet's small letters, for want of a spelling of its own; the card that stands for none. */
function comparable(lines: readonly string[][]): readonly string[] {
  return lines
    .map((line) =>
      line.map((text, index) => {
        if (index === at("dusun")) return text.toUpperCase();
        return index === at("no_kk") && text.startsWith("0") ? "0" : text;
      }),
    )
    .map((line) => line.join("|"))
    .toSorted();
}

it("comes back as it went out: export, import into an empty village, and out again", async () => {
  const { bytes, lines } = await exported(operator);
  expect(lines.length).toBeGreaterThan(40);
  await owner.query(
    "DELETE FROM nik_registry n USING person_registry p WHERE p.person_uid = n.person_uid AND p.village_code = $1",
    [VILLAGE],
  );
  const started = await checked(owner, newcomer, bytes);
  const { summary } = await batchOf(owner, started);
  expect(summary).toMatchObject({ rows: lines.length, rowErrors: 0, changed: 0, blocked: 0, unmatched: 0 });
  await must(newcomer, "import.commit", started);
  await runJob(owner, "import-commit", newcomer, started);
  const { rows } = await owner.query<{ payload: Payload }>("SELECT payload FROM proposal WHERE import_id = $1", [
    started.id,
  ]);
  const again = rows.flatMap(({ payload }) => sidLines(unsealPayload(payload).answers, "0"));
  const back = again.map((line) => line.map((cell) => (cell === null ? "" : String(cell))));
  expect(comparable(back)).toEqual(comparable(lines));
}, 120_000);

it("writes each download with its purpose, and no formula", async () => {
  const { rows } = await owner.query(
    "SELECT purpose, detail->>'book' AS book FROM audit WHERE action = 'household:export' AND actor_id = $1",
    [operator.userId],
  );
  expect(rows).toEqual([{ purpose: "update", book: "sid-43" }]);
  const reads = await owner.query(
    "SELECT 1 FROM audit WHERE action = 'household:read' AND purpose = 'update' AND actor_id = $1",
    [operator.userId],
  );
  expect(reads.rowCount).toBe(1);
});

it("is refused to who may not see identifiers, and outside a village", async () => {
  const provisional: Actor = { ...operator, grant: { ...operator.grant, level: "provisional" } };
  const companion = await makeActor(owner, "companion", VILLAGE);
  const above: Actor = { ...operator, grant: { ...operator.grant, regionCode: "5207" } };
  for (const actor of [provisional, companion, above])
    expect(await villageBook(actor, request, new Date())).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
});

it("holds what looks like a formula as text", async () => {
  await owner.query("UPDATE household SET address = '=HYPERLINK(\"http://x\")' WHERE village_code = $1", [VILLAGE]);
  const made = await villageBook(operator, request, new Date());
  if (!made.ok) throw new Error(made.error.code);
  let formulas = 0;
  const problem = await inspectWorkbook(made.value, (found) => {
    formulas += found;
  });
  expect([problem, formulas]).toEqual([null, 0]);
  const read = await readSheet(made.value);
  if (!read.ok) throw new Error(read.problem);
  expect(
    read.cells
      .slice(1, -1)
      .map(textOf)
      .every((line) => line[at("alamat")] === '=HYPERLINK("http://x")'),
  ).toBe(true);
});

it("takes both questionnaires' answers", async () => {
  for (const book of ["REGSOSEK22-K", "DTSEN-PBI-2026"]) {
    const made = await villageBook(operator, { ...request, book }, new Date());
    expect(made.ok && made.value.subarray(0, 2).toString()).toBe("PK");
  }
});

it("is asked with a purpose and a book that exist", () => {
  const asked = (text: string) => readExportRequest(new URLSearchParams(text));
  expect(asked("buku=sid-43&keperluan=update")).toEqual({ book: "sid-43", purpose: "update", households: null });
  expect(asked("buku=sid-43")).toBeNull();
  expect(asked("buku=x&keperluan=update")).toBeNull();
  expect(asked("buku=sid-43&keperluan=update&keluarga=5207-x")).toBeNull();
});
