import "server-only";
import type pg from "pg";
import type { Scope } from "@/lib/domain/access/scope";
import type { Prisma } from "./generated/client";
import { handles } from "./pool";
import { type Sql, sqlOn } from "./sql";

/** What a scoped read holds: Prisma inside the scoped transaction. */
export interface ReadTx {
  readonly db: Prisma.TransactionClient;
}

/** What a scoped write holds: bare statements inside the scoped transaction. */
export interface WriteTx {
  readonly sql: Sql;
}

function pairs(scope: Scope): string[] {
  return scope.ranges.slice(0, 4).flatMap((range) => [range.lo, range.hi]);
}

interface ScopeArguments {
  readonly actorId: string;
  readonly mode: string;
  readonly ranges: string[];
  readonly areaRanges: string[];
  readonly householdRegency: string | null;
  readonly householdId: string | null;
}

/** Which settings a scope becomes. Aggregate scopes get no household range at all; public and none get nothing. */
export function scopeArguments(scope: Scope): ScopeArguments {
  const rows = scope.mode === "area" || scope.mode === "assigned" ? pairs(scope) : [];
  const areas = scope.mode === "area" || scope.mode === "aggregate" ? pairs(scope) : [];
  const single = scope.mode === "single" ? scope.household : null;
  const ranges = single === null ? rows : [single.regencyCode, `${single.regencyCode}:`];
  return {
    actorId: scope.actorId,
    mode: scope.mode,
    ranges,
    areaRanges: areas,
    householdRegency: single?.regencyCode ?? null,
    householdId: single?.id ?? null,
  };
}

/**
 * Reads under a scope: one transaction, the scope set by its first statement, the rest through Prisma. The only way to
 * household rows for a query. Put the reads of a page in one call.
 */
export async function readScoped<T>(scope: Scope, work: (tx: ReadTx) => Promise<T>): Promise<T> {
  const s = scopeArguments(scope);
  return handles().prisma.$transaction(
    async (db) => {
      await db.$executeRaw`SELECT app_set_scope(${s.actorId}::uuid, ${s.mode}, ${s.ranges}::text[], ${s.areaRanges}::text[], ${s.householdRegency}, ${s.householdId}::uuid)`;
      return work({ db });
    },
    { maxWait: 5000, timeout: 15_000 },
  );
}

/**
 * Writes under a scope: one transaction of bare statements, committed when `work` returns, rolled back when it throws.
 * `lib/server/command` is the only caller besides jobs.
 */
export async function writeScoped<T>(scope: Scope, work: (tx: WriteTx) => Promise<T>): Promise<T> {
  const client = await handles().pool.connect();
  try {
    await client.query("BEGIN");
    await setScope(client, scope);
    const result = await work({ sql: sqlOn(client) });
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    await abandon(client);
    throw error;
  }
}

async function setScope(client: pg.PoolClient, scope: Scope): Promise<void> {
  const s = scopeArguments(scope);
  const sql = sqlOn(client);
  await sql`SELECT app_set_scope(${s.actorId}, ${s.mode}, ${s.ranges}, ${s.areaRanges}, ${s.householdRegency}, ${s.householdId})`;
}

async function abandon(client: pg.PoolClient): Promise<void> {
  try {
    await client.query("ROLLBACK");
    client.release();
  } catch {
    client.release(true); // the connection is gone; the pool must not hand it out again
  }
}
