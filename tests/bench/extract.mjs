// npm run bench:extract -- --families 50000: a synthetic extract of a regency from upload to register, in a database of its own that goes
// with its folder. The web part is this process, the jobs run in another, as they do in the portal. On loopback; stops by itself. As JSON.
import { execFileSync, fork } from "node:child_process";
import { mkdtempSync, openSync, readSync, rmSync, statSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import pg from "pg";
import { startPostgres } from "../../scripts/postgres/start-postgres.mjs";
import { runNode, TSX_FLAGS } from "../../scripts/runner/run.mjs";
import { TEST_KEYS } from "../support/keys.mjs";

const REGENCY = "5203";
const ON = "2026-06-30";
const MEGABYTE = 1_048_576;
const PIECE = 4 * MEGABYTE;
const { values } = parseArgs({
  options: {
    families: { type: "string", default: "50000" },
    job: { type: "string" },
    durable: { type: "boolean", default: false },
  },
});

if (values.job === undefined) await measure(Number(values.families));
else await runJob(values.job);
process.exit();

/** The worker's part: one job, in a process of its own. */
async function runJob(json) {
  const { task, job } = JSON.parse(json);
  const { tasks } = await import("../../lib/server/worker/tasks.ts");
  const begun = performance.now();
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 100);
  await tasks[task](job, { job: { attempts: 1 } });
  clearInterval(timer);
  const { user, system } = process.cpuUsage();
  process.send({
    seconds: Math.round((performance.now() - begun) / 100) / 10,
    cpuSeconds: Math.round((user + system) / 100_000) / 10,
    peakMb: Math.round(peak / MEGABYTE),
  });
}

async function measure(families) {
  const folder = mkdtempSync(join(tmpdir(), "mutakhir-bench-muatan-"));
  const server = await startPostgres({ dataDir: join(folder, "data"), durable: values.durable, connections: 40 });
  const env = { DATABASE_URL: server.appUrl, DATABASE_OWNER_URL: server.ownerUrl, ...TEST_KEYS };
  Object.assign(process.env, env);
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  owner.on("error", () => {});
  try {
    await runNode([...TSX_FLAGS, "prisma/migrate.ts"], env, { what: "migrate" });
    await runNode([...TSX_FLAGS, "prisma/regions/load.ts"], env, { what: "regions" });
    await owner.connect();
    console.log(JSON.stringify(await timed(owner, families, folder), null, 1));
  } finally {
    await owner.end().catch(() => {});
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

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
  const check = await inWorker("extract-check", { regencyCode: REGENCY, loadId: id, userId: coach.userId });
  console.error(JSON.stringify({ uploadSeconds, check }));
  const { rows: size } = await owner.query("SELECT pg_total_relation_size('extract_row') AS bytes");
  await must(verifier, "extract.confirm", { regencyCode: REGENCY, id });
  const record = await inWorker("extract-record", { regencyCode: REGENCY, loadId: id, userId: verifier.userId });
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

function watchMemory() {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  return () => {
    clearInterval(timer);
    return { before: Math.round(before / MEGABYTE), peak: Math.round(peak / MEGABYTE) };
  };
}

function inWorker(task, job) {
  const child = fork(new URL(import.meta.url), ["--job", JSON.stringify({ task, job })], {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
  });
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`${task} ended with ${code}`)));
  });
}
