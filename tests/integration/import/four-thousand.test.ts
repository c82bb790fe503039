import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import { openVault } from "@/lib/server/household/record-rows";
import { loadVillage } from "@/prisma/seed/load-village";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeVillage } from "@/prisma/seed/village";
import { buildSidRows } from "@/prisma/workbook/build-sid-rows";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { batchOf, countDrafts, itemsOf, runJob, startImport, workbookOf } from "./world";

const VILLAGE = "5207042005";
/** The bound for upload, check and commit of 4,000 rows: 20 s on two cores that have nothing else to do. */
const BOUND_CPU_MS = 20_000;
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");
let operator: Actor;

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, "5207");
  operator = await makeActor(owner, "village-operator", VILLAGE);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

it("takes 4,000 rows from upload to drafts, telling its progress", async () => {
  const known = await storeFamilies(900);
  const made = buildSidRows({
    village: { code: VILLAGE, name: "Uji", kind: "desa" },
    known: known.filter(({ status }) => status === 1),
    newFamilies: 400,
    changedShare: 0.5,
    maxRows: 4000,
    withErrors: true,
    on: today,
    seed: "uji",
    block: 9200,
  });
  const bytes = await workbookOf(made.rows);
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const started = await startImport(operator, bytes);
  const uploaded = performance.now();
  await runJob(owner, "import-check", operator, started);
  const checkedAt = performance.now();
  await must(operator, "import.commit", started);
  await runJob(owner, "import-commit", operator, started);
  const ended = performance.now();
  const used = process.cpuUsage(cpu);
  const batch = await batchOf(owner, started);
  console.log(
    `${made.rows.length} rows, ${bytes.length} bytes: upload ${ms(uploaded - begun)}, check ${ms(checkedAt - uploaded)}, commit ${ms(ended - checkedAt)}, all ${ms(ended - begun)} (own CPU ${ms((used.user + used.system) / 1000)}); ${JSON.stringify(batch.summary)}`,
  );
  expect(batch.state).toBe("committed");
  expect(batch.summary?.["drafts"]).toBe(await countDrafts(owner, started));
  expect(batch.summary?.["drafts"]).toBeGreaterThan(400);
  const errors = (await itemsOf(owner, started)).filter(({ kind }) => kind === "row-error");
  const told = new Set(errors.flatMap(({ row_numbers: rows }) => rows));
  // A head who is missing is no fault of a row: the draft says so itself.
  const expected = made.errors.filter(({ kind }) => kind !== "head-missing");
  expect(expected.filter(({ row }) => !told.has(row))).toEqual([]);
  // Processor time, not wall time: other work on the machine is no fault of the import.
  expect((used.user + used.system) / 1000).toBeLessThan(BOUND_CPU_MS);
}, 600_000);

/** A village of its own digits, so that no other test's people have the same NIK. */
async function storeFamilies(families: number): Promise<readonly SeedFamily[]> {
  const site = {
    code: VILLAGE,
    name: "Uji",
    isKelurahan: false,
    livelihood: "coast" as const,
    remote: null,
    welfare: 0,
    center: { lat: -8.7, lng: 116.8 },
    dusun: ["Contoh Satu", "Contoh Dua"],
  };
  const village = makeVillage({ site, families, newcomers: 0, block: 9300 }, today, "uji-empat-ribu");
  await loadVillage(owner, { village, meetings: [], proposals: [], changed: new Map() }, [], today, openVault());
  return village.families;
}

function ms(duration: number): string {
  return `${Math.round(duration)} ms`;
}
