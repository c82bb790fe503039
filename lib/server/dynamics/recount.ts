import "server-only";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import { countVillage, ownOf } from "@/lib/domain/dynamics/count-village";
import {
  allPairs,
  pairKey,
  type Recount,
  type Snapshot,
  touchedBy,
  villagePairs,
} from "@/lib/domain/dynamics/snapshot";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { readChains, storedPairs } from "./chain";
import { readFamilies } from "./read-families";
import { listSnapshots } from "./snapshots";

/** Jobs act for no person. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** What a count sees: the regency, because a family may have moved between its villages. */
export function regencyScope(regencyCode: string): Scope {
  return { actorId: NOBODY, mode: "area", ranges: [rangeOf(regencyCode)], household: null };
}

function pairRows({ pairs }: Recount): string {
  return JSON.stringify(pairs.map(({ from, to }) => ({ from_snapshot: from.id, to_snapshot: to.id })));
}

const idsOf = ({ snapshots }: Recount) => snapshots.map(({ id }) => id);

/**
 * Counts a village's families and stores the count in place of the one before.
 * @param about the snapshot of which rows came or went; null: everything
 */
export async function storeVillage(
  sql: Sql,
  villageCode: string,
  snapshots: readonly Snapshot[],
  about: Snapshot | null,
  at: Date,
): Promise<void> {
  const regencyCode = villageCode.slice(0, 4);
  await sql`SELECT app_dynamics_lock(${villageCode})`;
  const families = await readFamilies(sql, regencyCode, villageCode);
  const chains = await readChains(sql, regencyCode, snapshots);
  const stored = await storedPairs(sql, villageCode);
  const pairs = villagePairs(snapshots, ownOf(villageCode, families), chains, (pair) => stored.has(pairKey(pair)));
  const recount = touchedBy(pairs, snapshots, about);
  const count = countVillage(villageCode, families, snapshots, recount);
  await sql`SELECT app_dynamics_village(${regencyCode}, ${villageCode}, ${pairRows(recount)}::jsonb, ${idsOf(recount)}::text[],
    ${JSON.stringify(count.moves)}::jsonb, ${JSON.stringify(count.drivers)}::jsonb, ${JSON.stringify(count.facts)}::jsonb, ${at})`;
}

/** The snapshot on record; without it there is nothing to count. */
function findIn(snapshots: readonly Snapshot[], snapshotId: string): Snapshot | undefined {
  return snapshots.find(({ id }) => id === snapshotId);
}

/** The job `count-dynamics`: a village after an import of one snapshot; its regency is summed behind the villages that still wait. */
export async function countDynamics(
  { regencyCode, villageCode, snapshotId }: { regencyCode: string; villageCode: string; snapshotId: string },
  at: Date,
): Promise<void> {
  await underScope(regencyScope(regencyCode), async ({ sql }) => {
    const snapshots = await listSnapshots(sql);
    const about = findIn(snapshots, snapshotId);
    if (about === undefined) return;
    await storeVillage(sql, villageCode, snapshots, about, at);
    await sql`SELECT app_enqueue_dynamics_sum(${regencyCode}, ${snapshotId})`;
  });
}

/** The job `sum-dynamics`: districts and their regency, then the province, then the nation, each when its turn comes. */
export async function sumDynamics(
  { areaCode, snapshotId }: { areaCode: string; snapshotId: string },
  at: Date,
): Promise<void> {
  await underScope(regencyScope(areaCode), async ({ sql }) => {
    const snapshots = await listSnapshots(sql);
    const about = findIn(snapshots, snapshotId);
    if (about === undefined) return;
    await sumArea(sql, areaCode, snapshots, about, at);
    const above = areaCode.length === 4 ? areaCode.slice(0, 2) : areaCode.length === 2 ? "0" : null;
    if (above !== null && !areaCode.startsWith("99"))
      await sql`SELECT app_enqueue_dynamics_sum(${above}, ${snapshotId})`;
  });
}

/** Sums an area from those below it; they may have paired other snapshots than it stands on itself. */
export async function sumArea(
  sql: Sql,
  areaCode: string,
  snapshots: readonly Snapshot[],
  about: Snapshot | null,
  at: Date,
): Promise<void> {
  const recount = touchedBy(allPairs(snapshots), snapshots, about);
  await sql`SELECT app_dynamics_sum_up(${areaCode}, ${pairRows(recount)}::jsonb, ${idsOf(recount)}::text[], ${at})`;
}
