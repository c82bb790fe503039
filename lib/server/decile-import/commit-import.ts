import "server-only";
import { uuidv7 } from "uuidv7";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { enqueueRollups } from "@/lib/server/rollup/enqueue";
import { type DecileJob, findImportGrant, scopeOfImport } from "./job";

/** Rows that one statement writes: a statement has seconds, a transaction as long as it needs. */
const CHUNK = 2000;

interface ImportRow {
  snapshot_id: string;
  ranked_on: string;
  source: string;
}

/**
 * Writes a checked file to its families: all of it in one transaction or nothing. A family that was closed or recorded meanwhile is passed
 * over. The families' own columns follow where no later snapshot stands in them, their villages are counted anew, and so are the moves.
 */
export async function commitImport(job: DecileJob, now: Date): Promise<void> {
  await underScope(scopeOfImport(job), async ({ sql }) => {
    await sql`SELECT app_lock_deciles()`;
    const rows = await sql<ImportRow>`SELECT snapshot_id, ranked_on::text AS ranked_on, source FROM decile_import
      WHERE regency_code = ${job.regencyCode} AND id = ${job.importId} AND state = 'committing' FOR UPDATE`;
    const file = rows[0];
    if (file === undefined) return;
    const grantId = await findImportGrant(sql, job, now);
    if (grantId === null) return fail(sql, job, "GRANT_ENDED", now);
    if (!(await recordSnapshot(sql, job, file, now))) return fail(sql, job, "SNAPSHOT_DIFFERS", now);
    const villages = await recordFamilies(sql, job, file, now);
    const families = villages.reduce((sum, { families }) => sum + families, 0);
    await close(sql, job, families, now);
    const codes = villages.map(({ village_code }) => village_code);
    await sql`INSERT INTO dirty_village (regency_code, id, village_code, marked_at)
      SELECT left(v, 4), gen_random_uuid(), v, ${now} FROM unnest(${codes}::text[]) AS v`;
    await enqueueRollups(sql, codes);
    await sql`SELECT app_enqueue_dynamics(${codes}::text[], ${file.snapshot_id})`;
    await sql`INSERT INTO audit (regency_code, at, id, area_code, actor_id, grant_id, action, subject_kind, subject_ids, detail)
      VALUES (${job.regencyCode}, ${now}, ${uuidv7()}, ${job.regionCode}, ${job.userId}, ${grantId}, 'decile:applied', 'decile-import',
        ARRAY[${job.importId}::uuid], ${JSON.stringify({ families })})`;
  });
}

/** The snapshot on record, or this one now. False: another day stands under its name, or its day under another name. */
async function recordSnapshot(sql: Sql, job: DecileJob, file: ImportRow, now: Date): Promise<boolean> {
  await sql`INSERT INTO decile_snapshot (id, ranked_on, source, created_by, created_at)
    VALUES (${file.snapshot_id}, ${file.ranked_on}, ${file.source}, ${job.userId}, ${now}) ON CONFLICT DO NOTHING`;
  const rows =
    await sql`SELECT 1 FROM decile_snapshot WHERE id = ${file.snapshot_id} AND ranked_on = ${file.ranked_on}`;
  return rows.length > 0;
}

/**
 * The families' rows with what they are now, ages as of the day of the ranking; then their own columns.
 * @returns the villages written to, in order
 */
async function recordFamilies(
  sql: Sql,
  job: DecileJob,
  file: ImportRow,
  now: Date,
): Promise<readonly { readonly village_code: string; readonly families: number }[]> {
  const [most] = await sql<{ n: number }>`SELECT coalesce(max(ordinal), 0)::int AS n FROM decile_item
    WHERE regency_code = ${job.regencyCode} AND import_id = ${job.importId}`;
  const villages = new Map<string, number>();
  for (let from = 0; from < (most?.n ?? 0); from += CHUNK)
    for (const { village_code, families } of await recordChunk(sql, job, file, from, now))
      villages.set(village_code, (villages.get(village_code) ?? 0) + families);
  return [...villages]
    .map(([village_code, families]) => ({ village_code, families }))
    .toSorted((a, b) => a.village_code.localeCompare(b.village_code));
}

function recordChunk(sql: Sql, job: DecileJob, file: ImportRow, from: number, now: Date) {
  return sql<{ village_code: string; families: number }>`WITH taken AS MATERIALIZED (
      SELECT h.regency_code, h.id, h.village_code, i.national, i.province, i.regency,
        (h.program_sembako = 1 OR h.program_pkh = 1 OR h.program_blt_desa = 1 OR h.program_local_gov = 1) IS TRUE AS has_aid
      FROM decile_item i JOIN household h ON h.regency_code = i.household_regency AND h.id = i.household_id AND h.status IN (1, 2)
      WHERE i.regency_code = ${job.regencyCode} AND i.import_id = ${job.importId} AND i.kind IN ('kk', 'nik')
        AND i.ordinal > ${from} AND i.ordinal <= ${from + CHUNK}
      ORDER BY h.regency_code, h.id FOR UPDATE OF h
    ), families AS (
      SELECT t.regency_code, t.id, t.village_code, t.national, t.province, t.regency, t.has_aid,
        coalesce(max(m.sex) FILTER (WHERE m.relation_to_head = 1), 0) AS head_sex, count(m.id) AS people,
        coalesce(bool_or(m.birth_date <= ${file.ranked_on}::date - interval '60 years'), false) AS has_elder,
        coalesce(bool_or(least(m.difficulty_seeing, m.difficulty_hearing, m.difficulty_walking, m.difficulty_hands, m.difficulty_learning,
          m.difficulty_behaviour, m.difficulty_speaking, m.difficulty_self_care, m.difficulty_remembering) <= 2), false) AS has_disabled
      FROM taken t LEFT JOIN member m ON m.regency_code = t.regency_code AND m.household_id = t.id AND m.active
        AND (m.presence IS NULL OR m.presence IN (1, 5))
      GROUP BY 1, 2, 3, 4, 5, 6, 7
    ), recorded AS (
      INSERT INTO household_decile (regency_code, household_id, snapshot_id, village_code, national, province, regency, head_sex, has_elder,
        has_disabled, has_aid, people, import_id, taken_at)
      SELECT regency_code, id, ${file.snapshot_id}, village_code, national, province, regency, head_sex, has_elder, has_disabled, has_aid,
        people, ${job.importId}::uuid, ${now} FROM families
      ON CONFLICT (regency_code, household_id, snapshot_id) DO NOTHING
      RETURNING regency_code, household_id, village_code, national, province, regency
    ), shown AS (
      UPDATE household h SET decile_national = r.national, decile_province = r.province, decile_regency = r.regency,
        decile_snapshot_id = ${file.snapshot_id}, decile_snapshot_on = ${file.ranked_on}
      FROM recorded r WHERE h.regency_code = r.regency_code AND h.id = r.household_id
        AND (h.decile_snapshot_on IS NULL OR h.decile_snapshot_on < ${file.ranked_on}::date)
    )
    SELECT village_code, count(*)::int AS families FROM recorded GROUP BY 1`;
}

async function close(sql: Sql, job: DecileJob, families: number, now: Date): Promise<void> {
  await sql`UPDATE decile_import SET state = 'committed', failure = NULL, updated_at = ${now},
      summary = summary || ${JSON.stringify({ written: families })}::jsonb
    WHERE regency_code = ${job.regencyCode} AND id = ${job.importId}`;
  // What was taken stands with the families; the report keeps the rest.
  await sql`DELETE FROM decile_item WHERE regency_code = ${job.regencyCode} AND import_id = ${job.importId} AND kind IN ('kk', 'nik', 'same')`;
}

async function fail(sql: Sql, job: DecileJob, failure: string, now: Date): Promise<void> {
  await sql`UPDATE decile_import SET state = 'failed', failure = ${failure}, updated_at = ${now}
    WHERE regency_code = ${job.regencyCode} AND id = ${job.importId}`;
}

/** After the last attempt at a commit that keeps failing: back to the report, with nothing written. */
export async function giveUpCommit(job: DecileJob, now: Date): Promise<void> {
  await underScope(
    scopeOfImport(job),
    ({ sql }) => sql`UPDATE decile_import SET state = 'ready', failure = 'INTERNAL', updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.importId} AND state = 'committing'`,
  );
}
