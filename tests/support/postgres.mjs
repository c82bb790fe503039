import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopOrphan } from "../../scripts/postgres/cluster.mjs";
import { startPostgres } from "../../scripts/postgres/start-postgres.mjs";
import { isHeld, takeStartLock } from "../../scripts/runner/lock.mjs";

const PREFIX = "mutakhir-test-";
const IN_MEMORY = "/dev/shm";
/** Of a file system in memory; source: Linux, `magic.h`. */
const TMPFS = 0x01021994;
/** Bytes that must be free: two databases with their logs, a copy for a test file, and what the tests themselves need. */
const ROOM = 6 * 1024 ** 3;

/**
 * A database of this test run alone, in memory where there is room: a copy of it, 1,300 files, takes a tenth of the time there. Else in the
 * system's temporary folder. What earlier runs that were killed left is stopped and removed.
 */
export async function startThrowawayPostgres() {
  const places = hasRoomInMemory() ? [IN_MEMORY, tmpdir()] : [tmpdir()];
  for (const place of places) await sweepDead(place);
  const dataDir = mkdtempSync(join(places[0] ?? tmpdir(), PREFIX));
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

function hasRoomInMemory() {
  if (!existsSync(IN_MEMORY)) return false;
  const { type, bavail, bsize } = statfsSync(IN_MEMORY);
  return type === TMPFS && bavail * bsize > ROOM && process.availableMemory() > ROOM;
}

async function sweepDead(place) {
  for (const name of readdirSync(place)) {
    const dataDir = join(place, name);
    if (!name.startsWith(PREFIX) || !existsSync(join(dataDir, "start.lock")) || isHeld(dataDir)) continue;
    await stopOrphan({ data: join(dataDir, "postgres") });
    rmSync(dataDir, { recursive: true, force: true });
  }
}
