import "server-only";
import { DISABLED } from "@/lib/domain/indicator/member-sql";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { enqueueRollups } from "@/lib/server/rollup/enqueue";

/** The snapshot that deciles belong to, and the import that brings them; null where an extract does. */
export interface DecileSource {
  readonly snapshotId: string;
  /** YYYY-MM-DD */
  readonly rankedOn: string;
  readonly importId: string | null;
  readonly now: Date;
}

export interface DecilesWritten {
  readonly village_code: string;
  readonly families: number;
}

/**
 * Records deciles of families with what the families are now, ages as of the day of the ranking; then their own columns, where no later
 * snapshot stands in them. What is recorded for the snapshot already stays. The caller holds `app_lock_deciles`.
 * @param told a query of `regency_code, household_id, national, province, regency`
 * @returns how many were written in which village
 */
export function recordDeciles(
  sql: Sql,
  { snapshotId, rankedOn, importId, now }: DecileSource,
  told: Prisma.Sql,
): Promise<readonly DecilesWritten[]> {
  return sql<DecilesWritten>`WITH taken AS MATERIALIZED (
      SELECT h.regency_code, h.id, h.village_code, i.national, i.province, i.regency,
        (h.program_sembako = 1 OR h.program_pkh = 1 OR h.program_blt_desa = 1 OR h.program_local_gov = 1) AS has_aid
      FROM (${told}) AS i JOIN household h ON h.regency_code = i.regency_code AND h.id = i.household_id AND h.status IN (1, 2)
      ORDER BY h.regency_code, h.id FOR UPDATE OF h
    ), families AS (
      SELECT t.regency_code, t.id, t.village_code, t.national, t.province, t.regency, t.has_aid,
        coalesce(max(m.sex) FILTER (WHERE m.relation_to_head = 1), 0) AS head_sex, count(m.id) AS people,
        coalesce(bool_or(m.birth_date <= ${rankedOn}::date - interval '60 years'), false) AS has_elder,
        coalesce(bool_or(${Prisma.raw(DISABLED)}), false) AS has_disabled
      FROM taken t LEFT JOIN member m ON m.regency_code = t.regency_code AND m.household_id = t.id AND m.active
        AND (m.presence IS NULL OR m.presence IN (1, 5))
      GROUP BY 1, 2, 3, 4, 5, 6, 7
    ), recorded AS (
      INSERT INTO household_decile (regency_code, household_id, snapshot_id, village_code, national, province, regency, head_sex, has_elder,
        has_disabled, has_aid, people, import_id, taken_at)
      SELECT regency_code, id, ${snapshotId}, village_code, national, province, regency, head_sex, has_elder, has_disabled, has_aid,
        people, ${importId}::uuid, ${now} FROM families
      ON CONFLICT (regency_code, household_id, snapshot_id) DO NOTHING
      RETURNING regency_code, household_id, village_code, national, province, regency
    ), shown AS (
      UPDATE household h SET decile_national = r.national, decile_province = r.province, decile_regency = r.regency,
        decile_snapshot_id = ${snapshotId}, decile_snapshot_on = ${rankedOn}
      FROM recorded r WHERE h.regency_code = r.regency_code AND h.id = r.household_id
        AND (h.decile_snapshot_on IS NULL OR h.decile_snapshot_on < ${rankedOn}::date)
    )
    SELECT village_code, count(*)::int AS families FROM recorded GROUP BY 1`;
}

/** Villages asked about in one statement, which has seconds. */
const AT_ONCE = 50;

/** Villages whose families were ranked are counted anew, and so are the moves between deciles. */
export async function tellRanked(sql: Sql, villages: readonly string[], snapshotId: string, now: Date): Promise<void> {
  if (villages.length === 0) return;
  await sql`INSERT INTO dirty_village (regency_code, id, village_code, marked_at)
    SELECT left(v, 4), gen_random_uuid(), v, ${now} FROM unnest(${[...villages]}::text[]) AS v`;
  await enqueueRollups(sql, villages);
  const also = await villagesLeftOut(sql, villages, snapshotId);
  const before: string[] = [];
  for (let from = 0; from < villages.length; from += AT_ONCE)
    before.push(...(await villagesBefore(sql, villages.slice(from, from + AT_ONCE), snapshotId)));
  await sql`SELECT app_enqueue_dynamics(${[...villages, ...also, ...before]}::text[], ${snapshotId})`;
}

/**
 * Villages in which other snapshots saw the families written to: there they count as gone until they are counted again. Also in
 * another regency, before or after a move.
 */
async function villagesBefore(sql: Sql, villages: readonly string[], snapshotId: string): Promise<readonly string[]> {
  const rows = await sql<{ village_code: string }>`SELECT DISTINCT o.village_code FROM household_decile d
    JOIN household_decile o ON o.regency_code = d.regency_code AND o.household_id = d.household_id AND o.village_code <> d.village_code
    WHERE d.regency_code = ANY (${regenciesOf(villages)}::text[]) AND d.village_code = ANY (${[...villages]}::text[])
      AND d.snapshot_id = ${snapshotId}
    UNION
    SELECT k.village_code FROM (SELECT d.regency_code, array_agg(d.household_id) AS ids FROM household_decile d
      WHERE d.regency_code = ANY (${regenciesOf(villages)}::text[]) AND d.village_code = ANY (${[...villages]}::text[])
        AND d.snapshot_id = ${snapshotId} GROUP BY 1) w, app_decile_kin(w.regency_code, w.ids, true) k`;
  return rows.map((row) => row.village_code);
}

/** Villages of the same regencies that this snapshot does not see at all, and another one does: their families are missing in it. */
async function villagesLeftOut(sql: Sql, villages: readonly string[], snapshotId: string): Promise<readonly string[]> {
  const rows = await sql<{ code: string }>`SELECT v.code FROM unnest(${regenciesOf(villages)}::text[]) AS r (code)
    JOIN region v ON length(v.code) = 10 AND left(v.code, 4) = r.code
    WHERE EXISTS (SELECT 1 FROM household_decile d WHERE d.regency_code = r.code AND d.village_code = v.code)
      AND NOT EXISTS (SELECT 1 FROM household_decile d
        WHERE d.regency_code = r.code AND d.village_code = v.code AND d.snapshot_id = ${snapshotId})`;
  return rows.map((row) => row.code);
}

function regenciesOf(villages: readonly string[]): string[] {
  return [...new Set(villages.map((code) => code.slice(0, 4)))];
}
