import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { type HistoryRow, type HistoryStep, historyOf } from "@/lib/domain/dynamics/history";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { readApplied } from "./read-families";

/** Twelve years of quarters. */
const MOST = 48;

interface Row {
  snapshot_id: string;
  ranked_on: string;
  national: number;
  province: number | null;
  regency: number | null;
  elsewhere: boolean;
}

/**
 * A family's deciles through the snapshots, with what moved them; none outside the scope. Those of another regency, from which it moved
 * here, are told without what was applied there.
 * Its page has logged the reading.
 */
export async function findDecileHistory(
  actor: Actor,
  regencyCode: string,
  householdId: string,
): Promise<readonly HistoryStep[]> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [rows, applied] = await Promise.all([
      readRows(sql, regencyCode, householdId),
      readApplied(sql, regencyCode, householdId),
    ]);
    const steps = rows.map(
      ({ snapshot_id, ranked_on, elsewhere, ...deciles }): HistoryRow => ({
        snapshotId: snapshot_id,
        rankedOn: ranked_on,
        ...deciles,
        isElsewhere: elsewhere,
      }),
    );
    return historyOf(steps.reverse(), applied);
  });
}

/** The newest first. Where two rows of the family stand in one snapshot, the one of here is told. */
function readRows(sql: Sql, regencyCode: string, householdId: string): Promise<Row[]> {
  return sql<Row>`WITH own AS (
      SELECT d.snapshot_id, d.national, d.province, d.regency, false AS elsewhere FROM household_decile d
      WHERE d.regency_code = ${regencyCode} AND d.household_id = ${householdId}
    ), kin AS (
      SELECT DISTINCT ON (k.snapshot_id) k.snapshot_id, k.national, k.province, k.regency, true AS elsewhere
      FROM app_decile_kin(${regencyCode}, ARRAY[${householdId}::uuid], false) k
      WHERE k.snapshot_id NOT IN (SELECT o.snapshot_id FROM own o) ORDER BY k.snapshot_id, k.taken_at DESC
    )
    SELECT a.snapshot_id, s.ranked_on::text AS ranked_on, a.national, a.province, a.regency, a.elsewhere
    FROM (SELECT * FROM own UNION ALL SELECT * FROM kin) a JOIN decile_snapshot s ON s.id = a.snapshot_id
    ORDER BY s.ranked_on DESC LIMIT ${MOST}`;
}
