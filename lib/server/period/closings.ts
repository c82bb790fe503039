import "server-only";
import { rangeOf } from "@/lib/domain/access/scope";
import { HINDRANCES, type OpenWork } from "@/lib/domain/period/closing";
import type { Sql } from "@/lib/server/db/sql";

/** A region's newest closing or reopening in a year. */
export interface ClosingRow {
  readonly id: string;
  readonly region_code: string;
  readonly event: "close" | "reopen";
  readonly reason: string | null;
  readonly at: Date;
  readonly by_name: string | null;
}

/** The newest row of each region inside an area, and of those above it that close too. */
export async function readClosings(sql: Sql, area: string, year: number): Promise<ReadonlyMap<string, ClosingRow>> {
  const { lo, hi } = rangeOf(area);
  const above = [4, 6].filter((digits) => digits < area.length).map((digits) => area.slice(0, digits));
  const rows = await sql<ClosingRow>`SELECT DISTINCT ON (c.region_code) c.id, c.region_code, c.event, c.reason, c.at,
      (SELECT u.display_name FROM app_user u WHERE u.id = c.by) AS by_name
    FROM period_closing c WHERE c.year = ${year} AND ((c.region_code >= ${lo} AND c.region_code < ${hi}) OR c.region_code = ANY (${above}))
    ORDER BY c.region_code, c.ordinal DESC`;
  return new Map(rows.map((row) => [row.region_code, { ...row, at: new Date(row.at) }]));
}

/** What is open in villages of one regency in a year, counted now. A village with nothing open is not in the map. */
export async function readOpenWork(
  sql: Sql,
  villages: readonly string[],
  year: number,
  now: Date,
): Promise<ReadonlyMap<string, OpenWork>> {
  const regency = villages[0]?.slice(0, 4);
  if (regency === undefined) return new Map();
  const rows = await sql<{ village_code: string; kind: string; n: number }>`SELECT village_code, kind, n
    FROM app_open_work(${regency}, ${villages}::text[], ${year}::int, ${now})`;
  const work = new Map<string, Record<string, number>>();
  for (const { village_code, kind, n } of rows) {
    // A kind that this portal does not know would otherwise close a village over it.
    if (!HINDRANCES.some((known) => known === kind)) throw new Error("unknown kind of open work");
    work.set(village_code, { ...work.get(village_code), [kind]: n });
  }
  return work;
}

/** Whoever closes or opens in a regency waits for the others; kept until the transaction ends. */
export async function lockRegency(sql: Sql, regionCode: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`closing:${regionCode.slice(0, 4)}`}, 0))`;
}

/** Keeps drafts and submissions of a village away until the transaction ends. */
export async function lockVillage(sql: Sql, villageCode: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`closing:${villageCode}`}, 0))`;
}

/** Keeps a village from being closed until the transaction ends; others that work there do not wait for each other. */
export async function keepVillageOpen(sql: Sql, villageCode: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(hashtextextended(${`closing:${villageCode}`}, 0))`;
}
