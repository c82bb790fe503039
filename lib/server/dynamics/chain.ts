import "server-only";
import { type Chain, type Snapshot, standingOf } from "@/lib/domain/dynamics/snapshot";
import { groupedBy } from "@/lib/domain/list/grouped";
import type { Sql } from "@/lib/server/db/sql";

/** On what a regency and the areas above it stand. */
export interface Chains {
  /** By the villages that each snapshot saw. */
  readonly regency: Chain;
  /** Province and nation, by the families counted so far. */
  readonly above: readonly Chain[];
}

/** Reads under a scope that holds the regency. */
export async function readChains(sql: Sql, regencyCode: string, snapshots: readonly Snapshot[]): Promise<Chains> {
  // By index, one look for each village and snapshot: a count over the rows would read the whole regency.
  const villages = await sql<{ id: string; villages: number }>`SELECT s.id, count(*)::int AS villages
    FROM unnest(${snapshots.map(({ id }) => id)}::text[]) AS s (id)
    JOIN region v ON length(v.code) = 10 AND v.code >= ${regencyCode} AND v.code < ${`${regencyCode}:`} COLLATE "C"
    WHERE EXISTS (SELECT 1 FROM household_decile d
      WHERE d.regency_code = ${regencyCode} AND d.village_code = v.code AND d.snapshot_id = s.id) GROUP BY 1`;
  const facts = await sql<{
    area_code: string;
    snapshot_id: string;
    families: number;
  }>`SELECT area_code, snapshot_id, families
    FROM app_dynamics_above(${regencyCode})`;
  return {
    regency: standingOf(new Map(villages.map(({ id, villages: seen }) => [id, seen]))),
    above: [...groupedBy(facts, (row) => row.area_code).values()].map((rows) =>
      standingOf(new Map(rows.map(({ snapshot_id, families }) => [snapshot_id, families]))),
    ),
  };
}

/** Pairs that stand counted for a village: they stay true, and are counted again with the others. */
export async function storedPairs(sql: Sql, villageCode: string): Promise<ReadonlySet<string>> {
  const rows = await sql<{
    pair: string;
  }>`SELECT DISTINCT from_snapshot || '>' || to_snapshot AS pair FROM dynamics_move
    WHERE regency_code = ${villageCode.slice(0, 4)} AND area_code = ${villageCode}`;
  return new Set(rows.map(({ pair }) => pair));
}
