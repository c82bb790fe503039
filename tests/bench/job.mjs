// What benches of background jobs share: a database of their own, the job in a process of its own as in the portal, and how much memory
// this process takes meanwhile.
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { startPostgres } from "../../scripts/postgres/start-postgres.mjs";
import { runNode, TSX_FLAGS } from "../../scripts/runner/run.mjs";
import { TEST_KEYS } from "../support/keys.mjs";

export const MEGABYTE = 1_048_576;
const LOOK_MS = 50;

/** Highest memory from now on; the answer ends the watching. */
export function watchMemory() {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    return { before: Math.round(before / MEGABYTE), peak: Math.round(peak / MEGABYTE) };
  };
}

/** The worker's part, in the process that {@link inWorker} started: one job, told to the bench with its time and memory. */
export async function runJob(json) {
  const { task, job } = JSON.parse(json);
  const { tasks } = await import("../../lib/server/worker/tasks.ts");
  const begun = performance.now();
  const memory = watchMemory();
  await tasks[task](job, { job: { attempts: 1 } });
  const { user, system } = process.cpuUsage();
  process.send({
    ms: Math.round(performance.now() - begun),
    cpuMs: Math.round((user + system) / 1000),
    peakMb: memory().peak,
  });
}

/**
 * Runs a job in a process of its own, which is ended when it takes too long.
 * @param {string} bench file that answers `--job` with {@link runJob}
 */
export function inWorker(bench, task, job, longestMs) {
  const child = fork(new URL(bench), ["--job", JSON.stringify({ task, job })], {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
  });
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`${task} ended with ${code}`)));
    void sleep(longestMs, null, { ref: false }).then(() => child.kill());
  });
}

/** Works on a database with regions and nothing else, in a folder that goes with it. */
export async function inOwnDatabase(name, { durable }, work) {
  const folder = mkdtempSync(join(tmpdir(), `mutakhir-bench-${name}-`));
  const server = await startPostgres({ dataDir: join(folder, "data"), durable, connections: 40 });
  const env = { DATABASE_URL: server.appUrl, DATABASE_OWNER_URL: server.ownerUrl, ...TEST_KEYS };
  Object.assign(process.env, env);
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  owner.on("error", () => {});
  try {
    await runNode([...TSX_FLAGS, "prisma/migrate.ts"], env, { what: "migrate" });
    await runNode([...TSX_FLAGS, "prisma/regions/load.ts"], env, { what: "regions" });
    await owner.connect();
    await work(owner, folder);
  } finally {
    await owner.end().catch(() => {});
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
