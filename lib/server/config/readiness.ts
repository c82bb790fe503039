import "server-only";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { findRoleState } from "@/lib/server/db/bound-role";
import { config } from "./config";

/** The worker beats every 10 seconds; three missed beats and a little mean that it is gone. */
const HEARTBEAT_LIMIT_MS = 35_000;

export type Part = "ok" | "down" | "behind";

export interface Readiness {
  readonly ready: boolean;
  readonly database: Part;
  readonly migrations: Part;
  readonly worker: Part;
  /** Row-level security binds the portal's database role. */
  readonly role: Part;
}

let pool: pg.Pool | undefined;
let newest: string | undefined;

/**
 * Whether the portal can serve: the database answers within two seconds, holds this build's schema or a newer one, and
 * the worker is alive, and row-level security binds its role. A connection of its own, so that a busy portal still gets an answer.
 */
export async function findReadiness(now: Date): Promise<Readiness> {
  try {
    const facts = await readMeta();
    const database: Part = "ok";
    const migrations: Part = (facts.get("schema_version") ?? "") >= newestMigration() ? "ok" : "behind";
    const worker = workerPart(facts.get("worker_heartbeat"), now);
    const role: Part = (await findRoleState()) === "bound" ? "ok" : "down";
    const ready = migrations === "ok" && worker === "ok" && role === "ok";
    return { ready, database, migrations, worker, role };
  } catch {
    // Told by the answer itself; a log line per probe would fill the disk while the database is away.
    return { ready: false, database: "down", migrations: "down", worker: "down", role: "down" };
  }
}

/** A beat from the future is a clock set back, and counts. */
export function workerPart(heartbeat: string | undefined, now: Date): Part {
  if (heartbeat === undefined) return "down";
  return now.getTime() - Date.parse(heartbeat) <= HEARTBEAT_LIMIT_MS ? "ok" : "behind";
}

async function readMeta(): Promise<ReadonlyMap<string, string>> {
  pool ??= openPool();
  const { rows } = await pool.query<{ key: string; value: string }>(
    "SELECT key, value FROM app_meta WHERE key IN ('schema_version', 'worker_heartbeat')",
  );
  return new Map(rows.map((row) => [row.key, row.value]));
}

function openPool(): pg.Pool {
  const opened = new pg.Pool({
    connectionString: config().databaseUrl,
    max: 1,
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
    application_name: "mutakhir-ready",
  });
  opened.on("error", () => undefined); // a lost idle connection shows in the next answer
  return opened;
}

function newestMigration(): string {
  newest ??=
    readdirSync(join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
      .at(-1) ?? "";
  return newest;
}
