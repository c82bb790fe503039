import "server-only";
import { quarterOf } from "@/lib/domain/dynamics/snapshot";
import type { FieldProblem } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import type { Sql } from "@/lib/server/db/sql";

/** WIT is the first zone to have a day. */
export const EARLIEST_ZONE = "Asia/Jayapura";

/** What stands against a ranking's day and the snapshot it is said to be; null: nothing. */
export async function snapshotProblem(
  sql: Sql,
  snapshotId: string,
  rankedOn: string,
  now: Date,
): Promise<FieldProblem | null> {
  if (rankedOn > localDay(now, EARLIEST_ZONE)) return { path: "rankedOn", detail: "IN_FUTURE" };
  if (quarterOf(rankedOn) !== snapshotId) return { path: "rankedOn", detail: "OTHER_QUARTER" };
  const rows = await sql<{
    ranked_on: string;
  }>`SELECT ranked_on::text AS ranked_on FROM decile_snapshot WHERE id = ${snapshotId}`;
  const known = rows[0]?.ranked_on;
  return known === undefined || known === rankedOn ? null : { path: "rankedOn", detail: "SNAPSHOT_DIFFERS" };
}
