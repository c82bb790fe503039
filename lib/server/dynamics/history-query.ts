import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { type HistoryRow, type HistoryStep, historyOf } from "@/lib/domain/dynamics/history";
import { underScope } from "@/lib/server/db/scoped";
import { readApplied } from "./read-families";

/** Twelve years of quarters. */
const MOST = 48;

/** A family's deciles through the snapshots, with what moved them; none outside the scope. Its page has logged the reading. */
export async function findDecileHistory(
  actor: Actor,
  regencyCode: string,
  householdId: string,
): Promise<readonly HistoryStep[]> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [rows, applied] = await Promise.all([
      sql<{
        snapshot_id: string;
        ranked_on: string;
        national: number;
        province: number | null;
        regency: number | null;
      }>`SELECT d.snapshot_id, s.ranked_on::text AS ranked_on, d.national, d.province, d.regency
        FROM household_decile d JOIN decile_snapshot s ON s.id = d.snapshot_id
        WHERE d.regency_code = ${regencyCode} AND d.household_id = ${householdId} ORDER BY s.ranked_on DESC LIMIT ${MOST}`,
      readApplied(sql, regencyCode, householdId),
    ]);
    const steps = rows.map(
      ({ snapshot_id, ranked_on, ...deciles }): HistoryRow => ({
        snapshotId: snapshot_id,
        rankedOn: ranked_on,
        ...deciles,
      }),
    );
    return historyOf(steps.reverse(), applied);
  });
}
