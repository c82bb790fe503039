import { startPostgres, withClient } from "../postgres/start-postgres.mjs";
import { PlainFailure } from "./failure.mjs";

/** Rows here are made by the start itself and say nothing about whether somebody uses the portal. */
const OWN_TABLES = ["_prisma_migrations", "app_meta", "region"];

/**
 * The database of this start: the given server, or the embedded one.
 * @param {{ dataDir: string, env: Record<string, string | undefined> }} input
 */
export async function openDatabase({ dataDir, env }) {
  const appUrl = env.DATABASE_URL;
  const ownerUrl = env.DATABASE_OWNER_URL;
  if (!appUrl && !ownerUrl) {
    const server = await startPostgres({ dataDir });
    return { appUrl: server.appUrl, ownerUrl: server.ownerUrl, server };
  }
  if (!appUrl || !ownerUrl) {
    throw new PlainFailure(
      "DATABASE_URL dan DATABASE_OWNER_URL harus diisi keduanya (npm run roles:sql). / Set both DATABASE_URL and DATABASE_OWNER_URL (npm run roles:sql prints the roles).",
    );
  }
  await requireReachable("DATABASE_URL", appUrl);
  await requireReachable("DATABASE_OWNER_URL", ownerUrl);
  return { appUrl, ownerUrl, server: null };
}

async function requireReachable(name, url) {
  try {
    const version = await withClient(url, async (client) => {
      const { rows } = await client.query("SELECT current_setting('server_version_num')::int AS version");
      return rows[0].version;
    });
    if (version < 160_000) {
      throw new PlainFailure(`${name}: perlu PostgreSQL 16 atau lebih baru. / PostgreSQL 16 or newer is needed.`);
    }
  } catch (error) {
    if (error instanceof PlainFailure) throw error;
    // The address is shown without user and password; node gives several causes when a name has several addresses.
    const cause = error.code ?? error.errors?.[0]?.code ?? error.message;
    throw new PlainFailure(`${name} tidak terjangkau / cannot be reached: ${addressOf(url)} (${cause})`);
  }
}

function addressOf(url) {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return "alamat tidak sah / not a valid address";
  }
}

/**
 * Refuses to serve through a role that row-level security does not bind (DECIDED 12).
 * @param {string} appUrl
 */
export async function requireBoundRole(appUrl) {
  const role = await withClient(appUrl, async (client) => {
    const { rows } = await client.query(`
      SELECT current_user AS name, r.rolsuper AS super, r.rolbypassrls AS bypass,
        EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owner
      FROM pg_roles r WHERE r.rolname = current_user`);
    return rows[0];
  });
  const faults = [role.super && "superuser", role.bypass && "BYPASSRLS", role.owner && "pemilik tabel / table owner"];
  const said = faults.filter(Boolean).join(", ");
  if (said) {
    throw new PlainFailure(
      `Peran '${role.name}' di DATABASE_URL menembus pembatas wilayah (${said}): pakai peran mutakhir_app. / The role of DATABASE_URL bypasses row-level security: use mutakhir_app.`,
    );
  }
}

/**
 * Whether somebody's data is there: any row in a table that the start does not fill itself.
 * @param {string} ownerUrl
 */
export function isDatabaseEmpty(ownerUrl) {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1)",
      [OWN_TABLES],
    );
    for (const { name } of rows) {
      const found = await client.query(`SELECT 1 FROM public.${name} LIMIT 1`);
      if (found.rowCount > 0) return false;
    }
    return true;
  });
}

/**
 * Empties every table but the start's own, and the job queue.
 * @param {string} ownerUrl
 */
export function emptyDatabase(ownerUrl) {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query(
      "SELECT string_agg('public.' || quote_ident(tablename), ', ') AS names FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1)",
      [OWN_TABLES],
    );
    await client.query("BEGIN");
    if (rows[0].names) await client.query(`TRUNCATE ${rows[0].names} CASCADE`);
    const queue = await client.query("SELECT to_regclass('graphile_worker._private_jobs') AS name");
    if (queue.rows[0].name) await client.query("DELETE FROM graphile_worker._private_jobs");
    await client.query("COMMIT");
  });
}

/**
 * @param {string} ownerUrl
 * @param {string} key
 * @returns {Promise<string | null>}
 */
export function findMeta(ownerUrl, key) {
  return withClient(ownerUrl, async (client) => {
    const table = await client.query("SELECT to_regclass('public.app_meta') AS name");
    if (!table.rows[0].name) return null;
    const { rows } = await client.query("SELECT value FROM app_meta WHERE key = $1", [key]);
    return rows[0]?.value ?? null;
  });
}

/**
 * @param {string} ownerUrl
 * @param {string} key
 * @param {string} value
 */
export function writeMeta(ownerUrl, key, value) {
  return withClient(ownerUrl, (client) =>
    client.query(
      "INSERT INTO app_meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      [key, value],
    ),
  );
}
