import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import type { NeighbourFamily } from "@/lib/domain/report/report";
import { logRead } from "@/lib/server/audit/log-read";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";

export interface NeighbourRow {
  readonly regency_code: string;
  readonly household_id: string;
  readonly village_code: string;
  readonly short_name: string;
  readonly member_count: number;
  readonly rt: string;
  readonly rw: string | null;
  readonly is_missing: boolean;
  readonly is_updating: boolean;
}

/** The families of the acting grant's RT, or one of them; the function looks at the grant itself. */
export function readNeighbours(sql: Sql, actor: Actor, householdId: string | null, now: Date): Promise<NeighbourRow[]> {
  return sql<NeighbourRow>`SELECT * FROM app_rt_families(${actor.grant.id}::uuid, ${now}, ${householdId}::uuid)`;
}

/** The families of one's RT, names shortened. Whoever is shown is logged. */
export async function listNeighbours(actor: Actor, now: Date): Promise<readonly NeighbourFamily[]> {
  return underScope(scopeOf(actor), async (tx) => {
    const rows = await readNeighbours(tx.sql, actor, null, now);
    await logRead(
      tx,
      actor,
      "report",
      "household",
      rows.map((row) => row.household_id),
    );
    return rows.map((row) => ({
      publicId: formatPublicId(row.regency_code, row.household_id),
      shortName: row.short_name,
      memberCount: row.member_count,
      rt: row.rt,
      rw: row.rw,
      isMissing: row.is_missing,
      isUpdating: row.is_updating,
    }));
  });
}
