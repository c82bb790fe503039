import "server-only";
import { CHECKS_A_DAY } from "@/lib/domain/extract/load";
import type { Sql } from "@/lib/server/db/sql";

const DAY_MS = 86_400_000;

/**
 * Whether the last 24 hours have seen as many checks begin as one person, or all for one regency, may begin: a check tells of numbers that
 * its file names.
 */
export async function hasCheckedEnough(sql: Sql, regencyCode: string, userId: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - DAY_MS);
  const [row] = await sql<{
    person: number;
    regency: number;
  }>`SELECT (count(*) FILTER (WHERE created_by = ${userId}))::int AS person,
      (count(*) FILTER (WHERE regency_code = ${regencyCode}))::int AS regency
    FROM extract_load WHERE started_at > ${since}`;
  return (row?.person ?? 0) >= CHECKS_A_DAY.person || (row?.regency ?? 0) >= CHECKS_A_DAY.regency;
}
