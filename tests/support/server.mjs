import { mkdirSync, openSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { keepRunning } from "../../scripts/runner/children.mjs";
import { writeMeta } from "../../scripts/runner/database.mjs";
import { runNode, TSX_FLAGS } from "../../scripts/runner/run.mjs";
import { ROOT } from "../../scripts/runner/stamp.mjs";
import { TEST_KEYS } from "./keys.mjs";
import { startThrowawayPostgres } from "./postgres.mjs";

/** Closed and opened again in closing.spec. */
const CLOSING_VILLAGE = "Labuhan Kertasari";
export const ARTIFACTS = join(ROOT, "tests", ".artifacts");
/** How far the web server's clock is ahead; see `moved-clock.mjs`. */
const CLOCK_FILE = join(ARTIFACTS, "clock");

/**
 * A portal in production mode on a database of its own with a small demo; the build must exist.
 * @param {{ seedSize?: string, port?: number, say?: (line: string) => void, database?: { appUrl: string, ownerUrl: string }, movesClock?: boolean }} [options]
 *   database: one that runs and is filled already, and is not stopped with the portal
 *   movesClock: false where time is measured, because a clock that can be moved costs some at each look
 */
export async function startTestPortal({
  seedSize = "small",
  port,
  say = () => {},
  database: given,
  movesClock = true,
} = {}) {
  mkdirSync(ARTIFACTS, { recursive: true });
  /** @type {(() => Promise<void>)[]} */
  const undo = [];
  let database = given;
  if (database === undefined) {
    const own = await startThrowawayPostgres();
    undo.push(() => own.stop());
    database = own;
  }
  const stop = async () => {
    for (const each of undo.splice(0).reverse()) await each();
  };
  try {
    if (given === undefined) await fill(database, seedSize);
    const url = await startProcesses({ database, port: port ?? (await freePort()), undo, say, movesClock });
    return { url, appUrl: database.appUrl, ownerUrl: database.ownerUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function fill({ appUrl, ownerUrl }, seedSize) {
  const urls = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl };
  await runNode([...TSX_FLAGS, "prisma/migrate.ts"], urls, { what: "migrate" });
  await runNode([...TSX_FLAGS, "prisma/regions/load.ts"], urls, { what: "regions" });
  const seedEnv = { ...urls, ...TEST_KEYS, SEED_SIZE: seedSize, MUTAKHIR_DEMO: "1", MUTAKHIR_PART: "seed" };
  await runNode([...TSX_FLAGS, "prisma/seed/seed.ts"], seedEnv, { what: "seed" });
  await setTheStage(ownerUrl);
  await writeMeta(ownerUrl, "demo_seed", "done");
}

/**
 * What the journeys begin from, whatever the day: the demo is told as of today, so what chance put into its queues differs
 * from day to day. The province has one drawn proposal in which nobody there has had a part, and in the village that is
 * closed nothing is open.
 */
async function setTheStage(ownerUrl) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`UPDATE proposal SET is_sampled = true WHERE (regency_code, id) IN (
      SELECT p.regency_code, p.id FROM proposal p WHERE p.state = 'verified' AND NOT EXISTS (SELECT 1 FROM proposal_event e
        WHERE e.regency_code = p.regency_code AND e.proposal_id = p.id AND e.event = 'validate')
      ORDER BY p.is_sampled DESC, p.state_since, p.id LIMIT 1)`);
    await client.query(
      `UPDATE proposal SET state = 'withdrawn' WHERE state NOT IN ('applied', 'rejected', 'withdrawn', 'expired')
         AND village_code IN (SELECT code FROM region WHERE level = 4 AND code LIKE '5207%' AND name = $1)`,
      [CLOSING_VILLAGE],
    );
  } finally {
    await client.end();
  }
}

async function startProcesses({ database, port, undo, say, movesClock }) {
  const url = `http://localhost:${port}`;
  const { DATABASE_OWNER_URL: _owner, ...outer } = process.env;
  const env = {
    ...outer,
    ...TEST_KEYS,
    DATABASE_URL: database.appUrl,
    NEXTAUTH_URL: url,
    NODE_ENV: "production",
    MUTAKHIR_DEMO: "1",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  let lost = "";
  const keep = (name, args, extra) => {
    const log = openSync(join(ARTIFACTS, `${name}.log`), "w");
    const giveUp = (line) => {
      lost = line;
    };
    const child = keepRunning({ name, args, env: { ...env, MUTAKHIR_PART: name, ...extra }, stdio: log, say, giveUp });
    undo.push(() => child.stop());
  };
  keep("worker", [...TSX_FLAGS, "lib/server/worker/runner.ts"], { DATABASE_OWNER_URL: database.ownerUrl });
  rmSync(CLOCK_FILE, { force: true });
  const clock = pathToFileURL(join(ROOT, "tests", "support", "moved-clock.mjs")).href;
  const moved = { CLOCK_FILE, NODE_OPTIONS: `${outer.NODE_OPTIONS ?? ""} --import ${clock}`.trim() };
  keep("web", [join(ROOT, "scripts", "runner", "web.mjs"), String(port), "127.0.0.1"], movesClock ? moved : {});
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(150)) {
    if (lost) throw new Error(`${lost} (${ARTIFACTS})`);
    const response = await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => null);
    if (response?.ok) return url;
  }
  throw new Error(`the test portal was not ready within 60 s, see ${ARTIFACTS}/web.log`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// By itself: a portal to write e2e tests against. node tests/support/server.mjs [port]
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const portal = await startTestPortal({ port: Number(process.argv[2]) || undefined, say: console.error });
  console.log(`BASE_URL=${portal.url} OWNER_URL=${portal.ownerUrl} APP_URL=${portal.appUrl}`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => portal.stop().then(() => process.exit(0)));
}
