import "server-only";
import type { Deciles, LookUp } from "@/lib/domain/decile-import/match";
import type { SnapshotRow } from "@/lib/domain/decile-import/snapshot-file";
import type { Sql } from "@/lib/server/db/sql";
import { findByNumbers } from "@/lib/server/household/by-number";

interface Place {
  /** Regencies of the coach's region. */
  readonly regencies: readonly string[];
  readonly snapshotId: string;
}

/** What the register says of the numbers of some rows; four look-ups for all. A family outside the scope is nobody's here. */
export async function lookUp(sql: Sql, rows: readonly SnapshotRow[], place: Place): Promise<readonly LookUp[]> {
  const found = await findByNumbers(sql, rows, place.regencies);
  const ids = found.flatMap(({ byKk, byNik }) => [byKk?.id ?? [], byNik?.id ?? []].flat());
  const recorded = await findRecorded(sql, place, ids);
  return found.map((one) => ({ ...one, recorded: recorded.get((one.byKk ?? one.byNik)?.id ?? "") ?? null }));
}

async function findRecorded(sql: Sql, { regencies, snapshotId }: Place, ids: readonly string[]) {
  const rows = await sql<
    { household_id: string } & Deciles
  >`SELECT household_id, national, province, regency FROM household_decile
    WHERE regency_code = ANY (${[...regencies]}::text[]) AND household_id = ANY (${[...ids]}::uuid[]) AND snapshot_id = ${snapshotId}`;
  return new Map(
    rows.map(({ household_id, national, province, regency }): [string, Deciles] => [
      household_id,
      { national, province, regency },
    ]),
  );
}
