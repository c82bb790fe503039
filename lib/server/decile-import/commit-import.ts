import "server-only";
import { uuidv7 } from "uuidv7";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { recordDeciles, tellRanked } from "@/lib/server/dynamics/record-deciles";
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
    await tellRanked(sql, codes, file.snapshot_id, now);
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

/** @returns the villages written to, in order */
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
  const source = { snapshotId: file.snapshot_id, rankedOn: file.ranked_on, importId: job.importId, now };
  return recordDeciles(
    sql,
    source,
    Prisma.sql`SELECT household_regency AS regency_code, household_id, national, province, regency FROM decile_item
      WHERE regency_code = ${job.regencyCode} AND import_id = ${job.importId} AND kind IN ('kk', 'nik')
        AND ordinal > ${from} AND ordinal <= ${from + CHUNK}`,
  );
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
