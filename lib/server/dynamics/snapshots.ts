import "server-only";
import type { Snapshot } from "@/lib/domain/dynamics/snapshot";
import type { Sql } from "@/lib/server/db/sql";

/** Twelve years of quarters. */
const MOST = 48;

/** The snapshots on record, the oldest first. */
export async function listSnapshots(sql: Sql): Promise<readonly Snapshot[]> {
  const rows = await sql<{ id: string; ranked_on: string }>`SELECT id, ranked_on::text AS ranked_on
    FROM decile_snapshot ORDER BY ranked_on DESC LIMIT ${MOST}`;
  return rows.map((row) => ({ id: row.id, rankedOn: row.ranked_on })).reverse();
}
