// npm run bench:extract -- --families 50000: a synthetic extract of a regency from upload to register, in a database of its own that goes
// with its folder. The web part is this process, the jobs run in another, as they do in the portal. On loopback; stops by itself. As JSON.
import { execFileSync } from "node:child_process";
import { openSync, readSync, statSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { TSX_FLAGS } from "../../scripts/runner/run.mjs";
import { inOwnDatabase, inWorker, MEGABYTE, runJob, watchMemory } from "./job.mjs";

const REGENCY = "5203";
const ON = "2026-06-30";
/** A regency of 400,000 families on a busy machine. */
const LONGEST_MS = 2 * 60 * 60_000;
const PIECE = 4 * MEGABYTE;
const { values } = parseArgs({
  options: {
    families: { type: "string", default: "50000" },
    job: { type: "string" },
    durable: { type: "boolean", default: false },
  },
});

const print = async (owner, folder) => {
  console.log(JSON.stringify(await timed(owner, Number(values.families), folder), null, 1));
};
if (values.job === undefined) await inOwnDatabase("muatan", { durable: values.durable }, print);
else await runJob(values.job);
process.exit();

async function timed(owner, families, folder) {
  const { makeActor } = await import("../support/factory/people.ts");
  const { must } = await import("../support/factory/run.ts");
  const coach = await makeActor(owner, "coach", REGENCY);
  const verifier = await makeActor(owner, "regency-verifier", REGENCY);
  const out = join(folder, "cuplikan");
  const args = [
    "prisma/workbook/make-extract.ts",
    "--families",
    String(families),
    "--regency",
    REGENCY,
    "--on",
    ON,
    "--out",
    out,
  ];
  execFileSync(process.execPath, [...TSX_FLAGS, ...args], { stdio: "inherit" });
  const paths = [`${out}-keluarga.csv`, `${out}-anggota.csv`];
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const web = watchMemory();
  const load = loadavg()[0];
  const begun = performance.now();
  const id = await upload(coach, must, paths);
  const uploadSeconds = Math.round((performance.now() - begun) / 100) / 10;
  const webMb = web();
  const check = await job("extract-check", coach, id);
  console.error(JSON.stringify({ uploadSeconds, check }));
  const { rows: size } = await owner.query("SELECT pg_total_relation_size('extract_row') AS bytes");
  await must(verifier, "extract.confirm", { regencyCode: REGENCY, id });
  const record = await job("extract-record", verifier, id);
  const { rows } = await owner.query("SELECT state, failure, summary FROM extract_load WHERE id = $1", [id]);
  const { rows: found } = await owner.query(
    "SELECT (SELECT count(*)::int FROM household) AS families, (SELECT count(*)::int FROM member) AS people, pg_database_size(current_database()) AS bytes",
  );
  return {
    families,
    megabytes: Math.round(bytes / MEGABYTE),
    uploadSeconds,
    webMb,
    check: { ...check, familiesPerSecond: Math.round(families / check.seconds) },
    record: { ...record, familiesPerSecond: Math.round(families / record.seconds) },
    stagedMb: Math.round(Number(size[0].bytes) / MEGABYTE),
    databaseMb: Math.round(Number(found[0].bytes) / MEGABYTE),
    register: { families: found[0].families, people: found[0].people },
    state: rows[0].state,
    failure: rows[0].failure,
    load: { before: load, after: loadavg()[0] },
  };
}

async function upload(actor, must, paths) {
  const { storePiece } = await import("../../lib/server/extract/store-piece.ts");
  const { uuidv7 } = await import("uuidv7");
  const id = uuidv7();
  const files = paths.map((path) => ({ path, id: uuidv7(), kind: "csv", size: statSync(path).size }));
  await must(actor, "extract.open", {
    regencyCode: REGENCY,
    id,
    conditionDate: ON,
    rankedOn: "2026-04-10",
    source: "BAST contoh",
    files: files.map(({ id: fileId, kind, size }) => ({ id: fileId, kind, size })),
  });
  for (const file of files) {
    const handle = openSync(file.path);
    for (let at = 0; at < file.size; at += PIECE) {
      const piece = Buffer.alloc(Math.min(PIECE, file.size - at));
      readSync(handle, piece, 0, piece.length, at);
      const stored = await storePiece(actor, { regencyCode: REGENCY, fileId: file.id, offset: at, bytes: piece });
      if (!stored.ok) throw new Error(stored.error.code);
    }
  }
  await must(actor, "extract.start", { regencyCode: REGENCY, id });
  return id;
}

/** In seconds, as an extract takes many. */
async function job(task, { userId }, loadId) {
  const { ms, cpuMs, peakMb } = await inWorker(
    import.meta.url,
    task,
    { regencyCode: REGENCY, loadId, userId },
    LONGEST_MS,
  );
  return { seconds: Math.round(ms / 100) / 10, cpuSeconds: Math.round(cpuMs / 100) / 10, peakMb };
}
