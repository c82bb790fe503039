import { execFileSync, spawn } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { explainText, PlainFailure } from "../runner/failure.mjs";
import { isAlive } from "../runner/lock.mjs";

const MAJOR = "18";
const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 30_000;

/**
 * @typedef {object} Cluster
 * @property {string} bin folder of the programs
 * @property {string} data the cluster's own folder
 * @property {string} log file that the server writes to
 * @property {{ uid: number, gid: number } | null} account
 * @property {string} superPassword
 * @property {number} connections how many at once
 * @property {boolean} durable false only for throwaway databases of the tests
 */

/**
 * Makes the cluster when there is none. It is made aside and renamed, so a start killed half-way leaves nothing.
 * @param {Cluster} cluster
 * @returns {boolean} whether it was made now
 */
export function initialiseCluster(cluster) {
  if (existsSync(cluster.data) && readdirSync(cluster.data).length > 0) {
    refuseForeignFolder(cluster);
    return false;
  }
  const fresh = `${cluster.data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  give(fresh, cluster.account);
  const secretDir = mkdtempSync(join(tmpdir(), "mutakhir-init-"));
  const secret = join(secretDir, "password");
  writeFileSync(secret, `${cluster.superPassword}\n`, { mode: 0o600 });
  give(secretDir, cluster.account);
  give(secret, cluster.account);
  try {
    execFileSync(
      join(cluster.bin, "initdb"),
      [
        `--pgdata=${fresh}`,
        "--username=postgres",
        "--auth=scram-sha-256",
        `--pwfile=${secret}`,
        "--encoding=UTF8",
        // Same order of text on every machine, whatever its language packs (SCALE rule 17).
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
        ...(cluster.durable ? [] : ["--no-sync"]),
      ],
      { ...cluster.account, cwd: dirname(fresh), stdio: "pipe", env: cleanEnv() },
    );
  } catch (error) {
    const text = `${error.stderr ?? ""}${error.message}`;
    throw new PlainFailure(explainText(text) ?? `initdb: ${lastLine(text)}`);
  } finally {
    rmSync(secretDir, { recursive: true, force: true });
  }
  rmSync(cluster.data, { recursive: true, force: true });
  renameSync(fresh, cluster.data);
  return true;
}

function refuseForeignFolder(cluster) {
  const versionFile = join(cluster.data, "PG_VERSION");
  if (!existsSync(versionFile)) {
    throw new PlainFailure(
      `Folder ini bukan data PostgreSQL milik portal: ${cluster.data}. / This folder is not PostgreSQL data of the portal.`,
    );
  }
  const version = readFileSync(versionFile, "utf8").trim();
  if (version !== MAJOR) {
    throw new PlainFailure(
      `Data dibuat PostgreSQL ${version}, portal ini memakai ${MAJOR}. / The data was made by PostgreSQL ${version}, this portal uses ${MAJOR}: ${cluster.data}`,
    );
  }
  const wanted = cluster.account?.uid ?? process.getuid?.();
  const { uid } = statSync(cluster.data);
  if (wanted !== undefined && uid !== wanted) {
    throw new PlainFailure(
      `Data milik akun lain (uid ${uid}): jalankan portal dengan akun yang sama seperti sebelumnya. / The data belongs to another account (uid ${uid}): run the portal as before: ${cluster.data}`,
    );
  }
}

/**
 * Starts the server on a free loopback port and waits until it answers. Whoever calls holds the start lock, so a server
 * still running on this folder belongs to a start that was killed: it is stopped first.
 * @param {Cluster} cluster
 * @param {(port: number) => Promise<void>} probe resolves when a connection works
 * @param {number} [wantedPort]
 */
export async function startServer(cluster, probe, wantedPort) {
  await stopOrphan(cluster);
  const deadline = Date.now() + START_DEADLINE_MS;
  let said = "";
  while (Date.now() < deadline) {
    const port = await freePort(wantedPort);
    const child = spawnServer(cluster, port);
    const outcome = await waitUntilReady(child, () => probe(port), deadline);
    if (outcome === "ready") return { port, child };
    said = tail(cluster.log);
    const known = explainText(said);
    if (known) throw new PlainFailure(known);
    // Children of a postmaster that was killed linger for a moment and hold the shared memory: trying again is right.
    if (!/already exists|still in use|could not bind|Address already in use/i.test(said)) break;
    await sleep(250);
  }
  throw new PlainFailure(
    `PostgreSQL tidak mau menyala: ${lastLine(said)} / PostgreSQL does not start, see ${cluster.log}`,
  );
}

function spawnServer(cluster, port) {
  const log = openSync(cluster.log, "w", 0o600);
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port,
    max_connections: cluster.connections,
    shared_buffers: `${sharedBuffersMb()}MB`,
    shared_preload_libraries: "pg_stat_statements",
    // Compiling small queries costs more than it saves.
    jit: "off",
    random_page_cost: 1.1,
    max_wal_size: "1GB",
    log_min_messages: "warning",
    // A failing statement's text would carry names and numbers into the log.
    log_min_error_statement: "panic",
    timezone: "UTC",
    log_timezone: "UTC",
    fsync: cluster.durable ? "on" : "off",
    synchronous_commit: cluster.durable ? "on" : "off",
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  const child = spawn(join(cluster.bin, "postgres"), ["-D", cluster.data, ...flags], {
    ...cluster.account,
    cwd: cluster.data,
    env: cleanEnv(),
    stdio: ["ignore", log, log],
    // A session of its own: Ctrl-C must reach the portal first and the database last.
    detached: true,
  });
  closeSync(log);
  child.on("error", () => {});
  return child;
}

async function waitUntilReady(child, probe, deadline) {
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return "exited";
    try {
      await probe();
      return "ready";
    } catch (error) {
      // 28P01 and 28000: it runs and refuses us, which waiting does not cure.
      if (error.code === "28P01" || error.code === "28000") {
        child.kill("SIGINT");
        throw new PlainFailure(
          "Sandi basis data tidak cocok dengan berkas sandi di folder data. / The database does not accept the passwords kept in the data folder.",
        );
      }
    }
    await sleep(40);
  }
  child.kill("SIGINT");
  return "exited";
}

/**
 * Fast shutdown, and immediate shutdown when that takes too long.
 * @param {import("node:child_process").ChildProcess} child
 */
export async function stopServer(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", () => resolve("gone")));
  child.kill("SIGINT");
  const outcome = await Promise.race([gone, sleep(STOP_DEADLINE_MS, "late", { ref: false })]);
  if (outcome === "late") {
    child.kill("SIGQUIT");
    await gone;
  }
}

/**
 * Stops a server that outlived the process which started it.
 * @param {{ data: string }} cluster
 */
export async function stopOrphan(cluster) {
  const pidFile = join(cluster.data, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, "utf8").split("\n")[0] ?? "", 10);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (!isAlive(pid) || !isPostgresOn(pid, cluster.data)) {
    // The number now belongs to some other process: PostgreSQL itself would refuse to start.
    rmSync(pidFile, { force: true });
    return;
  }
  for (const [signal, patienceMs] of [
    ["SIGINT", STOP_DEADLINE_MS],
    ["SIGQUIT", 10_000],
  ]) {
    process.kill(pid, signal);
    const until = Date.now() + patienceMs;
    while (isAlive(pid) && Date.now() < until) await sleep(50);
    if (!isAlive(pid)) return;
  }
  throw new PlainFailure(
    `PostgreSQL lama (proses ${pid}) tidak mau berhenti. / The old PostgreSQL (${pid}) does not stop.`,
  );
}

function isPostgresOn(pid, data) {
  try {
    return execFileSync("ps", ["-o", "args=", "-p", String(pid), "-ww"], { encoding: "utf8" }).includes(data);
  } catch {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(data);
    } catch {
      return false;
    }
  }
}

/** @param {number} [wanted] taken when it is free, so that a restart keeps its address */
function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))));
    server.listen(wanted, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A sixteenth of the machine, within bounds at which the demo's working set fits. */
function sharedBuffersMb() {
  return Math.max(64, Math.min(512, Math.round(totalmem() / 2 ** 20 / 16)));
}

/** Settings of a PostgreSQL client in the caller's shell must not steer our server. */
function cleanEnv() {
  const kept = Object.entries(process.env).filter(([key]) => !key.startsWith("PG") && !key.startsWith("LC_"));
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}

function give(path, account) {
  if (account) chownSync(path, account.uid, account.gid);
}

function tail(file) {
  return existsSync(file) ? readFileSync(file, "utf8").slice(-4000) : "";
}

function lastLine(text) {
  return text.trim().split("\n").at(-1)?.trim() ?? "";
}
