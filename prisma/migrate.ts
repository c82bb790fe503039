import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { runMigrations } from "graphile-worker";
import { Client } from "pg";
import { installCounting } from "./counting/install";
import { openSchemaEngine } from "./schema-engine";

/** Any number no other user of the database takes: two runners wait for each other on it. */
const MIGRATION_LOCK = 7_202_611_220;

const MIGRATIONS_DIR = resolve(fileURLToPath(import.meta.url), "..", "migrations");

export class MigrationRefusal extends Error {
  override name = "MigrationRefusal";
}

/**
 * Brings the database to this build's schema with Prisma's own engine, as `DATABASE_OWNER_URL`'s role. Two runners at
 * once are safe. Refuses a database that holds migrations this build does not know.
 * @returns names of the migrations applied now
 */
export async function migrate(
  ownerUrl: string,
  { migrationsDir = MIGRATIONS_DIR, say = () => {} }: { migrationsDir?: string; say?: (line: string) => void } = {},
): Promise<readonly string[]> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const known = listMigrations(migrationsDir);
    const applied = await findApplied(client);
    refuseUnknown(applied, known);
    const pending = known.filter((name) => !applied.finished.includes(name));
    const done = pending.length === 0 ? [] : await applyPending(ownerUrl, migrationsDir, known, pending.length, say);
    if (done.length > 0) await noteVersion(client, known.at(-1) ?? "");
    if (migrationsDir === MIGRATIONS_DIR) await installCounting(client, new Date());
    return done;
  } finally {
    await client.end();
  }
}

async function applyPending(
  ownerUrl: string,
  migrationsDir: string,
  known: readonly string[],
  pending: number,
  say: (line: string) => void,
): Promise<readonly string[]> {
  say(`${pending} dari ${known.length} migrasi / ${pending} of ${known.length} migrations`);
  // The queue's own tables come first: functions of ours that enqueue jobs are checked against them.
  await runMigrations({ connectionString: ownerUrl });
  return applyWithEngine(ownerUrl, migrationsDir, known);
}

/** The portal's role may not read the engine's own table; readiness reads this instead. */
async function noteVersion(client: Client, newest: string): Promise<void> {
  const table = await client.query<{ name: string | null }>("SELECT to_regclass('public.app_meta')::text AS name");
  if (!table.rows[0]?.name) return;
  await client.query(
    "INSERT INTO app_meta (key, value) VALUES ('schema_version', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    [newest],
  );
}

function listMigrations(dir: string): readonly string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dir, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort();
}

interface Applied {
  readonly finished: readonly string[];
  readonly failed: readonly string[];
}

async function findApplied(client: Client): Promise<Applied> {
  const table = await client.query<{ name: string | null }>(
    "SELECT to_regclass('public._prisma_migrations')::text AS name",
  );
  if (!table.rows[0]?.name) {
    const others = await client.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_tables WHERE schemaname = 'public'",
    );
    if ((others.rows[0]?.count ?? 0) > 0) {
      throw new MigrationRefusal(
        "Basis data ini milik aplikasi lain: ada tabel tanpa catatan migrasi. / This database belongs to something else: it has tables and no migration record.",
      );
    }
    return { finished: [], failed: [] };
  }
  const rows = await client.query<{ name: string; finished: boolean }>(
    `SELECT migration_name AS name, bool_or(finished_at IS NOT NULL) AS finished
       FROM public._prisma_migrations WHERE rolled_back_at IS NULL GROUP BY migration_name ORDER BY 1`,
  );
  return {
    finished: rows.rows.filter((row) => row.finished).map((row) => row.name),
    failed: rows.rows.filter((row) => !row.finished).map((row) => row.name),
  };
}

function refuseUnknown(applied: Applied, known: readonly string[]): void {
  const unknown = [...applied.finished, ...applied.failed].filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new MigrationRefusal(
      `Data ini milik versi yang lebih baru atau aplikasi lain (migrasi ${unknown[0]}). / This data belongs to a newer version or another application (migration ${unknown[0]}).`,
    );
  }
}

async function applyWithEngine(ownerUrl: string, dir: string, known: readonly string[]): Promise<readonly string[]> {
  let cause: unknown = null;
  const engine = await openSchemaEngine(ownerUrl, (error) => {
    cause = error;
  });
  try {
    await forgetInterrupted(ownerUrl);
    const result = await engine.applyMigrations({
      migrationsList: {
        baseDir: dir,
        lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
        shadowDbInitScript: "",
        migrationDirectories: known.map((name) => ({
          path: name,
          migrationFile: {
            path: "migration.sql",
            content: { tag: "ok", value: readFileSync(join(dir, name, "migration.sql"), "utf8") },
          },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.appliedMigrationNames;
  } catch (error) {
    throw cause === null ? error : new Error(await describeFailure(ownerUrl, cause), { cause });
  } finally {
    engine.free();
  }
}

async function describeFailure(ownerUrl: string, cause: unknown): Promise<string> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const rows = await client.query<{ name: string }>(
      "SELECT migration_name AS name FROM public._prisma_migrations WHERE finished_at IS NULL ORDER BY started_at DESC LIMIT 1",
    );
    const place = cause instanceof Error && "position" in cause && cause.position ? ` @${String(cause.position)}` : "";
    const text = cause instanceof Error ? cause.message : String(cause);
    return `Migrasi ${rows.rows[0]?.name ?? "?"}${place} gagal / failed: ${text}`;
  } finally {
    await client.end();
  }
}

/**
 * A runner killed inside a migration leaves a row that says "begun", and the engine then refuses for good. PostgreSQL
 * runs a migration's statements as one transaction, so "begun and not finished" means that nothing of it is there.
 */
async function forgetInterrupted(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const table = await client.query("SELECT to_regclass('public._prisma_migrations') AS name");
    if (table.rows[0]?.name === null) return;
    await client.query(
      "UPDATE public._prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL",
    );
  } finally {
    await client.end();
  }
}

function lineOf(error: unknown): string {
  if (error instanceof MigrationRefusal) return error.message;
  return error instanceof Error ? error.message.trim() : String(error);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const ownerUrl = process.env["DATABASE_OWNER_URL"];
  try {
    if (!ownerUrl) throw new MigrationRefusal("DATABASE_OWNER_URL belum diisi. / DATABASE_OWNER_URL is not set.");
    const applied = await migrate(ownerUrl, { say: (line) => console.log(line) });
    for (const name of applied) console.log(name);
  } catch (error) {
    console.error(lineOf(error));
    process.exitCode = 1;
  }
}
