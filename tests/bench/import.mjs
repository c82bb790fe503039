// npm run bench:import -- --rows 20000: one workbook of so many people from upload to drafts, in a database of its own that goes with its
// folder. The web part is this process, the jobs run in another, as they do in the portal. On loopback; stops by itself. As JSON.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { inOwnDatabase, inWorker, runJob, watchMemory } from "./job.mjs";

const VILLAGE = "5207052007";
const LONGEST_MS = 300_000;
const PEOPLE_A_FAMILY = 4;
const { values } = parseArgs({ options: { rows: { type: "string", default: "20000" }, job: { type: "string" } } });

const print = async (owner, folder) => console.log(JSON.stringify(await timed(owner, Number(values.rows), folder)));
if (values.job === undefined) await inOwnDatabase("impor", { durable: false }, print);
else await runJob(values.job);
process.exit();

async function timed(owner, rows, folder) {
  const { makePeriod } = await import("../support/factory/place.ts");
  const { makeActor } = await import("../support/factory/people.ts");
  const { must } = await import("../support/factory/run.ts");
  const { storeUpload } = await import("../../lib/server/import/upload.ts");
  const { writeSidWorkbook } = await import("../../prisma/workbook/write-sid-workbook.ts");
  const { uuidv7 } = await import("uuidv7");
  await makePeriod(owner, "5207");
  const actor = await makeActor(owner, "village-operator", VILLAGE);
  await writeSidWorkbook(peopleOf(rows), join(folder, "buku.xlsx"));
  const bytes = readFileSync(join(folder, "buku.xlsx"));
  const web = watchMemory();
  const begun = performance.now();
  const uploadId = uuidv7();
  const stored = await storeUpload(actor, uploadId, bytes, new Date());
  if (!stored.ok) throw new Error(stored.error.code);
  const { id } = await must(actor, "import.start", { id: uuidv7(), uploadId });
  const uploadMs = performance.now() - begun;
  const job = { regencyCode: "5207", villageCode: VILLAGE, importId: id, userId: actor.userId };
  const check = await inWorker(import.meta.url, "import-check", job, LONGEST_MS);
  console.error(JSON.stringify({ uploadMs: Math.round(uploadMs), check }));
  await must(actor, "import.commit", { regencyCode: "5207", id });
  const commit = await inWorker(import.meta.url, "import-commit", job, LONGEST_MS);
  const allMs = performance.now() - begun;
  const webMb = web();
  const { rows: batches } = await owner.query("SELECT state, failure, summary FROM import_batch WHERE id = $1", [id]);
  const { state, failure, summary } = batches[0];
  return {
    rows,
    bytes: bytes.length,
    uploadMs: Math.round(uploadMs),
    check,
    commit,
    allMs: Math.round(allMs),
    webMb,
    state,
    failure,
    drafts: summary?.drafts,
  };
}

/** Synthetic families of four that no register has; NIKs begin with 99. */
function peopleOf(rows) {
  return Array.from({ length: rows }, (_, index) => {
    const family = Math.floor(index / PEOPLE_A_FAMILY);
    const place = index % PEOPLE_A_FAMILY;
    const serial = String(index + 1).padStart(5, "0");
    return {
      alamat: "Jalan Contoh 7",
      dusun: `Contoh ${family % 4}`,
      rw: "1",
      rt: String(family % 9),
      nama: "Contoh Warga",
      no_kk: `99010501${String(family + 1).padStart(7, "0")}1`,
      nik: `9901050${place === 1 ? 5 : 1}05${serial}1`.padEnd(16, "1"),
      sex: place === 1 ? 2 : 1,
      tempatlahir: "Contoh",
      tanggallahir: place < 2 ? "01-05-1980" : "01-05-2010",
      agama_id: 1,
      pendidikan_kk_id: 5,
      pekerjaan_id: 1,
      status_kawin: place < 2 ? 2 : 1,
      kk_level: place === 0 ? 1 : place === 1 ? 3 : 4,
      warganegara_id: 1,
    };
  });
}
