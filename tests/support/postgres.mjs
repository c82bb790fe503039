import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopOrphan } from "../../scripts/postgres/cluster.mjs";
import { startPostgres } from "../../scripts/postgres/start-postgres.mjs";
import { isHeld, takeStartLock } from "../../scripts/runner/lock.mjs";

const PREFIX = "mutakhir-test-";

/**
 * A database of this test run alone, in the system's temporary folder. What earlier runs that were killed left there is
 * stopped and removed.
 */
export async function startThrowawayPostgres() {
  await sweepDead();
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX));
  const release = takeStartLock(dataDir);
  // Durability is what costs time, and nobody needs this data after a crash.
  const server = await startPostgres({ dataDir, durable: false });
  return {
    ...server,
    dataDir,
    stop: async () => {
      await server.stop();
      release();
      rmSync(server.dataPath, { recursive: true, force: true });
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function sweepDead() {
  for (const name of readdirSync(tmpdir())) {
    const dataDir = join(tmpdir(), name);
    if (!name.startsWith(PREFIX) || !existsSync(join(dataDir, "start.lock")) || isHeld(dataDir)) continue;
    await stopOrphan({ data: join(dataDir, "postgres") });
    rmSync(dataDir, { recursive: true, force: true });
  }
}
