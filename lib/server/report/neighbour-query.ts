import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import type { NeighbourState } from "@/lib/domain/report/list-filter";
import type { NeighbourList } from "@/lib/domain/report/report";
import { logRead } from "@/lib/server/audit/log-read";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";

export const NEIGHBOURS_A_PAGE = 50;

export interface NeighbourRow {
  readonly regency_code: string;
  readonly household_id: string;
  readonly village_code: string;
  readonly short_name: string;
  readonly member_count: number;
  readonly rt: string;
  readonly rw: string | null;
  readonly state: NeighbourState;
}

/** Those of some families that the acting grant's RT has; the function looks at the grant itself. */
export function readNeighbours(
  sql: Sql,
  actor: Actor,
  householdIds: readonly string[],
  now: Date,
): Promise<NeighbourRow[]> {
  return sql<NeighbourRow>`SELECT * FROM app_rt_families(${actor.grant.id}::uuid, ${now}, ${[...householdIds]}::uuid[], NULL, NULL,
    ${householdIds.length})`;
}

export interface NeighbourPlace {
  readonly state: NeighbourState | null;
  /** Id of the family after which the page begins. */
  readonly after: string | null;
}

/** A page of the families of one's RT, names shortened, with how many there are. Whoever is shown is logged. */
export async function listNeighbours(
  actor: Actor,
  { state, after }: NeighbourPlace,
  now: Date,
  size = NEIGHBOURS_A_PAGE,
): Promise<NeighbourList> {
  return underScope(scopeOf(actor), async (tx) => {
    const [rows, counted] = await Promise.all([
      tx.sql<NeighbourRow>`SELECT * FROM app_rt_families(${actor.grant.id}::uuid, ${now}, NULL, ${state}, ${after}::uuid, ${size + 1})`,
      tx.sql<{
        state: NeighbourState;
        families: number;
      }>`SELECT * FROM app_rt_counts(${actor.grant.id}::uuid, ${now})`,
    ]);
    const shown = rows.slice(0, size);
    await logRead(
      tx,
      actor,
      "report",
      "household",
      shown.map((row) => row.household_id),
    );
    const countOf = (each: NeighbourState) => counted.find((group) => group.state === each)?.families ?? 0;
    return {
      families: shown.map((row) => ({
        publicId: formatPublicId(row.regency_code, row.household_id),
        shortName: row.short_name,
        memberCount: row.member_count,
        rt: row.rt,
        rw: row.rw,
        state: row.state,
      })),
      next: rows.length > size ? (shown.at(-1)?.household_id ?? null) : null,
      counts: { calm: countOf("calm"), updating: countOf("updating"), missing: countOf("missing") },
    };
  });
}
