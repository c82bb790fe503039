import "server-only";
import { referenceSql } from "@/lib/server/db/reference";
import type { Sql } from "@/lib/server/db/sql";

/** Asks for a count of villages of everything they have, whatever their marks say. */
export async function enqueueWhole(sql: Sql, villages: readonly string[]): Promise<void> {
  if (villages.length > 0) await sql`SELECT app_enqueue_whole(${[...villages]}::text[])`;
}

/** Villages looked at in one transaction: 80,000 make some 160 short ones. */
const PAGE = 500;

/**
 * Asks for a count of villages at the end of a transaction that moved proposals of several, in the order of their codes: so that two
 * such transactions cannot wait for each other.
 */
export async function enqueueRollups(sql: Sql, villages: readonly string[]): Promise<void> {
  if (villages.length > 0) await sql`SELECT app_enqueue_rollups(${[...villages]}::text[])`;
}

/** A job takes seconds; a mark older than this was left behind by one that was lost or gave up. */
const STALE_MS = 15 * 60_000;

/** Asks for a count of every village that has families, page by page; nothing is counted here. Repeating it is harmless. */
export async function enqueueRecount(): Promise<void> {
  for (let after: string | null = ""; after !== null; ) {
    const rows: { last: string | null }[] = await referenceSql()`SELECT app_enqueue_recount(${after}, ${PAGE}) AS last`;
    after = rows[0]?.last ?? null;
  }
}

/** Asks again for the villages whose mark nobody took. @returns how many they are */
export async function enqueueStale(now: Date): Promise<number> {
  const before = new Date(now.getTime() - STALE_MS);
  const rows = await referenceSql()<{ count: number }>`SELECT app_enqueue_stale(${before}) AS count`;
  return rows[0]?.count ?? 0;
}
