// What loading millions of rows into tables with many indexes needs, beside the rows.
import pg from "pg";

/** Indexes built at once. */
const BUILDS = 3;

/** Columns of a table in their order. */
export async function columnsOf(client, table) {
  const found = await client.query(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1
       AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  return found.rows.map(({ name }) => name);
}

/**
 * Takes away what a load would otherwise keep up row by row (indexes but the primary keys, foreign keys, the autovacuum) and notes how
 * it was in `bench.aside`, for `putBack`. Building an index once takes a tenth of the time.
 */
export async function setAside(client, tables) {
  await client.query("BEGIN");
  await client.query("CREATE TABLE IF NOT EXISTS bench.aside (kind text, owner text, name text, definition text)");
  await client.query(
    `INSERT INTO bench.aside SELECT 'index', i.indrelid::regclass::text, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
     WHERE i.indrelid::regclass::text = ANY ($1) AND NOT i.indisprimary
       AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('u', 'x'))
     UNION ALL SELECT 'key', conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
     WHERE contype = 'f' AND conrelid::regclass::text = ANY ($1)`,
    [tables],
  );
  const { rows } = await client.query("SELECT kind, owner, name FROM bench.aside");
  for (const { kind, owner, name } of rows)
    await client.query(
      kind === "key" ? `ALTER TABLE ${owner} DROP CONSTRAINT IF EXISTS ${name}` : `DROP INDEX IF EXISTS ${name}`,
    );
  for (const table of tables) await client.query(`ALTER TABLE ${table} SET (autovacuum_enabled = off)`);
  await client.query("COMMIT");
}

/** Puts everything back that was set aside, one by one, so that what is back stays back. */
export async function putBack(ownerUrl, client, say) {
  const { rows } = await client.query("SELECT DISTINCT kind, owner, name, definition FROM bench.aside");
  await atOnce(
    ownerUrl,
    BUILDS,
    rows.filter(({ kind }) => kind === "index"),
    async (building, { name, definition }) => {
      const began = performance.now();
      await building.query("SET maintenance_work_mem = '1GB'");
      await building.query(definition.replace(/^CREATE (UNIQUE )?INDEX /, "CREATE $1INDEX IF NOT EXISTS "));
      say(`index ${name}: ${seconds(began)} s`);
    },
  );
  for (const { owner, name, definition } of rows.filter(({ kind }) => kind === "key")) {
    await client.query(`ALTER TABLE ${owner} DROP CONSTRAINT IF EXISTS ${name}`);
    await client.query(`ALTER TABLE ${owner} ADD CONSTRAINT ${name} ${definition}`);
  }
  for (const owner of new Set(rows.map((row) => row.owner)))
    await client.query(`ALTER TABLE ${owner} RESET (autovacuum_enabled)`);
  await client.query("DELETE FROM bench.aside");
}

/** Does something with each item, on so many connections of the owner's. */
export async function atOnce(ownerUrl, connections, items, work) {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: ownerUrl }));
  for (const client of clients) await client.connect();
  try {
    let next = 0;
    const worker = async (client) => {
      for (let at = next++; at < items.length; at = next++) await work(client, items[at], at);
    };
    await Promise.all(clients.map(worker));
  } finally {
    for (const client of clients) await client.end();
  }
}

export function seconds(began) {
  return ((performance.now() - began) / 1000).toFixed(0);
}
