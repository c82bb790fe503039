import { createHash, randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import pg from "pg";
import { PlainFailure } from "../runner/failure.mjs";
import { copyPrograms, installedPostgres, othersCanEnter, postgresAccount } from "./binaries.mjs";
import { initialiseCluster, startServer, stopServer } from "./cluster.mjs";
import {
  APP_ROLE,
  DATABASE,
  databaseStatement,
  insideDatabaseStatements,
  OWNER_ROLE,
  roleStatements,
} from "./roles.mjs";

/** Where root keeps programs and data when other accounts cannot enter the portal's own folder. */
const ROOT_HOME = "/var/lib/mutakhir";

/**
 * Starts the embedded PostgreSQL with database and roles in place. Connections are loopback only, passwords random and
 * kept in a file that only we can read.
 * @param {{ dataDir: string, durable?: boolean, connections?: number }} options dataDir: the portal's `.data` folder
 * @returns {Promise<import("./start-postgres.d.mts").RunningPostgres>}
 */
export async function startPostgres({ dataDir, durable = true, connections = 60 }) {
  const base = resolve(dataDir);
  mkdirSync(base, { recursive: true });
  const place = choosePlace(base);
  const secrets = readSecrets(join(base, "postgres.json"), join(place.home, "postgres"));
  const cluster = {
    bin: join(place.native, "bin"),
    data: join(place.home, "postgres"),
    log: join(base, "postgres.log"),
    account: place.account,
    superPassword: secrets.superPassword,
    durable,
    connections,
  };
  const created = initialiseCluster(cluster);
  const urlFor = (port, user, password, database) =>
    `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  const superUrl = (port, database = "postgres") => urlFor(port, "postgres", secrets.superPassword, database);
  const probe = (port) => withClient(superUrl(port), (client) => client.query("SELECT 1"));

  let { port, child } = await startServer(cluster, probe);
  try {
    await prepareDatabase(superUrl, port, secrets);
  } catch (error) {
    await stopServer(child);
    throw error;
  }
  return {
    port,
    created,
    dataPath: cluster.data,
    superUrl: (database) => superUrl(port, database),
    ownerUrl: urlFor(port, OWNER_ROLE, secrets.ownerPassword, DATABASE),
    appUrl: urlFor(port, APP_ROLE, secrets.appPassword, DATABASE),
    onExit: (listener) => child.once("exit", listener),
    pid: () => child.pid,
    restart: async () => {
      ({ port, child } = await startServer(cluster, probe, port));
    },
    stop: () => stopServer(child),
  };
}

function choosePlace(base) {
  const account = postgresAccount();
  const installed = installedPostgres();
  if (account === null) return { home: base, native: installed.native, account };
  if (othersCanEnter(dirname(base)) && othersCanEnter(installed.native)) {
    // The account passes through `.data` to its own folder and can list nothing here.
    chmodSync(base, 0o711);
    return { home: base, native: installed.native, account };
  }
  const name = createHash("sha256").update(base).digest("hex").slice(0, 12);
  const native = copyPrograms(installed, join(ROOT_HOME, `programs-${installed.version}`));
  const home = join(ROOT_HOME, name);
  mkdirSync(home, { recursive: true, mode: 0o711 });
  chownSync(home, account.uid, account.gid);
  return { home, native, account };
}

function readSecrets(file, data) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  if (existsSync(join(data, "PG_VERSION"))) {
    throw new PlainFailure(
      `Berkas sandi basis data ${file} hilang, datanya ada: kembalikan berkas itu. / The database's password file is missing while its data is there: bring the file back.`,
    );
  }
  const random = () => randomBytes(24).toString("base64url");
  const secrets = { superPassword: random(), ownerPassword: random(), appPassword: random() };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

async function prepareDatabase(superUrl, port, secrets) {
  await withClient(superUrl(port), async (client) => {
    const roles = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [APP_ROLE]);
    if (roles.rowCount === 0) {
      // Together or not at all: a start killed between the two would leave a half that this check takes for whole.
      await client.query(["BEGIN", ...roleStatements(secrets), "COMMIT"].join(";\n"));
    }
    const databases = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (databases.rowCount === 0) await client.query(databaseStatement());
  });
  await withClient(superUrl(port, DATABASE), (client) => client.query(insideDatabaseStatements().join(";\n")));
}

/**
 * @template T
 * @param {string} url
 * @param {(client: import("pg").Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
