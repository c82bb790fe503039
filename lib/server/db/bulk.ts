import "server-only";
import pg from "pg";
import type { Scope } from "@/lib/domain/access/scope";
import { config } from "@/lib/server/config/config";
import { type Cell, copyRows } from "./copy";
import { setScope } from "./scoped";
import { type Sql, sqlOn } from "./sql";

/** What a job holds that writes very many rows: statements of the scoped transaction, and a fast way in. */
export interface BulkTx {
  readonly sql: Sql;
  /** Inserts rows under the policies: copied into a table of the connection's own, then taken over in one statement. */
  insert(table: BulkTable, rows: readonly (readonly Cell[])[]): Promise<void>;
}

/** A table of the schema with the columns that are written, both from code, never from a file. */
export interface BulkTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A connection for one job: the pool's pipeline, so a COPY cannot use them. */
export interface Bulk {
  /** As `underScope`: one transaction, its scope set with its beginning. */
  underScope<T>(scope: Scope, work: (tx: BulkTx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const PLAIN_NAME = /^[a-z][a-z0-9_]*$/;

/** Opens a connection as the portal's role; whoever opens it closes it. */
export async function openBulk(): Promise<Bulk> {
  const client = new pg.Client({
    connectionString: config().databaseUrl,
    connectionTimeoutMillis: 3000,
    application_name: "mutakhir-bulk",
  });
  client.on("error", () => undefined); // the next statement reports it
  await client.connect();
  const made = new Set<string>();
  return {
    underScope: (scope, work) => transaction(client, scope, made, work),
    close: () => client.end(),
  };
}

async function transaction<T>(
  client: pg.Client,
  scope: Scope,
  made: Set<string>,
  work: (tx: BulkTx) => Promise<T>,
): Promise<T> {
  let isOver = false;
  const sql = sqlOn(client, () => isOver);
  const before = new Set(made);
  const filled = new Set<string>();
  await client.query("BEGIN");
  try {
    await setScope(sql, scope);
    const result = await work({ sql, insert: (table, rows) => insert(client, { made, filled }, table, rows) });
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // What this transaction made is gone with it.
    made.clear();
    for (const name of before) made.add(name);
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    isOver = true;
  }
}

interface Waiting {
  /** Tables of the connection's own, by name; empty at the end of each transaction. */
  readonly made: Set<string>;
  /** Those that this transaction has filled before. */
  readonly filled: Set<string>;
}

async function insert(
  client: pg.Client,
  { made, filled }: Waiting,
  { name, columns }: BulkTable,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  if (rows.length === 0) return;
  if (![name, ...columns].every((text) => PLAIN_NAME.test(text))) throw new Error("not a table or column name");
  const waiting = `bulk_${name}`;
  const list = columns.join(", ");
  if (!made.has(waiting)) {
    await client.query(
      `CREATE TEMPORARY TABLE ${waiting} ON COMMIT DELETE ROWS AS SELECT ${list} FROM public.${name} WHERE false`,
    );
    made.add(waiting);
  }
  if (filled.has(waiting)) await client.query(`TRUNCATE ${waiting}`);
  filled.add(waiting);
  await copyRows(client, waiting, columns, rows);
  await client.query(`INSERT INTO public.${name} (${list}) SELECT ${list} FROM ${waiting}`);
}
