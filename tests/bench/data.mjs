// npm run bench:data -- --households 1000000: a database with so many families, kept for bench:aggregates and bench:http. Stopped at
// any point it goes on where it was; begun again when it is whole it says so. It is removed with its folder.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { startPostgres } from "../../scripts/postgres/start-postgres.mjs";
import { findMeta, writeMeta } from "../../scripts/runner/database.mjs";
import { runNode, TSX_FLAGS } from "../../scripts/runner/run.mjs";
import { ROOT } from "../../scripts/runner/stamp.mjs";
import { TEST_KEYS } from "../support/keys.mjs";
import { makeCountry } from "./country.mjs";

export const DATA_DIR = join(ROOT, "tests", ".artifacts", "bench-data");

/** The kept database, running; the schema is this build's. */
export async function openBenchData() {
  mkdirSync(DATA_DIR, { recursive: true });
  const server = await startPostgres({ dataDir: DATA_DIR, durable: false, connections: 120 });
  const env = { DATABASE_URL: server.appUrl, DATABASE_OWNER_URL: server.ownerUrl };
  await runNode([...TSX_FLAGS, "prisma/migrate.ts"], env, { what: "migrate" });
  return { ...server, env: { ...env, ...TEST_KEYS } };
}

export async function isWhole(ownerUrl) {
  return (await findMeta(ownerUrl, "bench_data")) === "whole";
}

async function make(households) {
  const data = await openBenchData();
  try {
    if (await isWhole(data.ownerUrl))
      return console.log(`there already: ${await familiesIn(data.ownerUrl)} families in ${DATA_DIR}`);
    if ((await findMeta(data.ownerUrl, "demo_seed")) !== "done") {
      const seedEnv = { ...data.env, SEED_SIZE: "full", MUTAKHIR_DEMO: "1", MUTAKHIR_PART: "seed" };
      await runNode([...TSX_FLAGS, "prisma/regions/load.ts"], data.env, { what: "regions" });
      await runNode([...TSX_FLAGS, "prisma/seed/seed.ts"], seedEnv, { what: "seed" });
      await writeMeta(data.ownerUrl, "demo_seed", "done");
    }
    await makeCountry({ ownerUrl: data.ownerUrl, families: households });
    await writeMeta(data.ownerUrl, "bench_data", "whole");
  } finally {
    await data.stop();
  }
}

async function familiesIn(ownerUrl) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query("SELECT count(*)::int AS families FROM household")).rows[0].families;
  } finally {
    await client.end();
  }
}

if (process.argv[1]?.endsWith("data.mjs")) {
  const { values } = parseArgs({
    options: { households: { type: "string", default: "1000000" }, remove: { type: "boolean", default: false } },
  });
  if (values.remove) rmSync(DATA_DIR, { recursive: true, force: true });
  else await make(Number(values.households));
}
