import "server-only";
import { NATION_CODE } from "@/lib/domain/access/scope";
import type { Sql } from "@/lib/server/db/sql";

const PROVINCE_DIGITS = 2;

/** Everybody who reaches an area's families, among the counts of a wide area. */
export const HOLDERS = "holders";

/** A province has ten thousands of posts and grants, the nation more: counted by the hour. Narrower areas are counted as they are read. */
export function isWide(code: string): boolean {
  return code === NATION_CODE || code.length === PROVINCE_DIGITS;
}

export interface StoredCount {
  readonly count: number;
  readonly countedAt: Date;
}

/** What was counted last of a wide area, by kind; empty until the first count. */
export async function readCounts(sql: Sql, code: string): Promise<ReadonlyMap<string, StoredCount>> {
  const rows = await sql<
    StoredCount & { kind: string }
  >`SELECT kind, count, counted_at AS "countedAt" FROM access_watch_count WHERE area_code = ${code}`;
  return new Map(rows.map(({ kind, ...counted }) => [kind, counted]));
}

export async function storeCounts(
  sql: Sql,
  code: string,
  counts: ReadonlyMap<string, number>,
  now: Date,
): Promise<void> {
  await sql`INSERT INTO access_watch_count (area_code, kind, count, counted_at)
    SELECT ${code}, kind, count, ${now} FROM unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::int[]) AS each (kind, count)
    ON CONFLICT (area_code, kind) DO UPDATE SET count = excluded.count, counted_at = excluded.counted_at`;
}
