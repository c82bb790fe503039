import "server-only";
import type pg from "pg";
import type { Scope } from "@/lib/domain/access/scope";
import { handles } from "./pool";
import { type Sql, sqlOn } from "./sql";

/** What a scoped read or write holds: statements inside the scoped transaction. */
export interface ScopedTx {
  readonly sql: Sql;
  /** For a statement whose answer only the transaction's end waits for: it travels with the commit and fails with it. */
  atEnd(send: () => Promise<unknown>): void;
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
 * Works under a scope: one transaction, the scope set with its beginning, committed when `work` returns, rolled back when
 * it throws. The only way to household rows. Put the reads of a page in one call; what does not depend on each other is
 * asked at once, and travels together: the first statements with the beginning, the last with the commit.
 */
export async function underScope<T>(scope: Scope, work: (tx: ScopedTx) => Promise<T>): Promise<T> {
  const client = await handles().pool.connect();
  // The pool does not listen to what it has lent: without a listener, a server that ends an idle transaction ends the process.
  client.on("error", ignoreLost);
  let isOver = false;
  try {
    const sql = sqlOn(client, () => isOver);
    const ending: Promise<unknown>[] = [];
    const atEnd = (send: () => Promise<unknown>): void => {
      const statement = send();
      statement.catch(ignoreLost); // told where the transaction ends
      ending.push(statement);
    };
    // In one parcel. Should the first fail, the scope ends with its own statement and the rest sees no row.
    const begun = [client.query("BEGIN"), setScope(sql, scope)];
    const [result] = await Promise.all([work({ sql, atEnd }), ...begun]);
    isOver = true;
    // A commit after a statement that failed is a roll-back.
    await Promise.all([...ending, client.query("COMMIT")]);
    release(client);
    return result;
  } catch (error) {
    isOver = true;
    await abandon(client);
    throw error;
  }
}

/** The first statement of a transaction: what it may see. */
export async function setScope(sql: Sql, scope: Scope): Promise<void> {
  const s = scopeArguments(scope);
  await sql`SELECT app_set_scope(${s.actorId}, ${s.mode}, ${s.ranges}, ${s.areaRanges}, ${s.householdRegency}, ${s.householdId})`;
}

async function abandon(client: pg.PoolClient): Promise<void> {
  try {
    await client.query("ROLLBACK");
    release(client);
  } catch {
    release(client, true); // the connection is gone; the pool must not hand it out again
  }
}

/** Whoever waits next reports it: the next statement on a lost connection, the end of the transaction. */
function ignoreLost(): void {}

function release(client: pg.PoolClient, isGone = false): void {
  client.release(isGone);
  client.off("error", ignoreLost); // the pool listens again by now
}
