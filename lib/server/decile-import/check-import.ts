import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import type { ImportSummary } from "@/lib/domain/decile-import/import-view";
import { faultRow, isTaken, type MatchedRow, matchRow, settleTwice } from "@/lib/domain/decile-import/match";
import { MAX_SNAPSHOT_ROWS, readSnapshotFile, type SnapshotRow } from "@/lib/domain/decile-import/snapshot-file";
import { seal, unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { readTable } from "@/lib/server/import/read-table";
import { regenciesOf } from "@/lib/server/region/regencies";
import { type DecileJob, findImportGrant, scopeOfImport } from "./job";
import { lookUp } from "./look-up";

/** Rows judged before the next look at the clock. */
const CHUNK = 2000;

/**
 * Checks an uploaded file of deciles: guard, heading, every row, then whose family it is. No decile changes. Runs again from the start after
 * a crash, and does nothing when the import was cancelled meanwhile.
 */
export async function checkImport(job: DecileJob, now: Date): Promise<void> {
  const opened = await openImport(job, now);
  if (opened === null) return;
  if ("failure" in opened) return refuseFile(job, opened.failure, now);
  const read = await readTable(opened.bytes, opened.kind, MAX_SNAPSHOT_ROWS);
  if (!read.ok) return refuseFile(job, read.failure, now);
  const file = readSnapshotFile(read.cells);
  if (!file.ok) return refuseFile(job, file.fault, now);
  const rows: MatchedRow[] = file.faults.map(faultRow);
  const regencies = await regenciesOf(job.regionCode);
  for (let from = 0; from < file.rows.length; from += CHUNK) {
    rows.push(...(await matchChunk(job, file.rows.slice(from, from + CHUNK), regencies, opened.snapshotId)));
    await tell(job, rows.length, file.rowCount);
    await breathe();
  }
  await store(job, settleTwice(rows.toSorted((a, b) => a.row - b.row)), now);
}

async function matchChunk(
  job: DecileJob,
  rows: readonly SnapshotRow[],
  regencies: readonly string[],
  snapshotId: string,
): Promise<readonly MatchedRow[]> {
  const found = await underScope(scopeOfImport(job), ({ sql }) => lookUp(sql, rows, { regencies, snapshotId }));
  return rows.flatMap((row, index) => {
    const one = found[index];
    return one === undefined ? [] : [matchRow(row, one, job.regionCode)];
  });
}

async function openImport(
  job: DecileJob,
  now: Date,
): Promise<{ bytes: Buffer; kind: string; snapshotId: string } | { failure: string } | null> {
  return underScope(scopeOfImport(job), async ({ sql }) => {
    const rows = await sql<{
      content: Buffer | null;
      file_kind: string;
      snapshot_id: string | null;
    }>`SELECT content, file_kind, snapshot_id
      FROM decile_import WHERE regency_code = ${job.regencyCode} AND id = ${job.importId} AND state = 'checking'`;
    const row = rows[0];
    if (row === undefined) return null;
    if ((await findImportGrant(sql, job, now)) === null) return { failure: "GRANT_ENDED" };
    if (row.content === null || row.snapshot_id === null) return { failure: "INTERNAL" };
    return { bytes: unsealBytes(row.content), kind: row.file_kind, snapshotId: row.snapshot_id };
  });
}

async function tell(job: DecileJob, done: number, total: number): Promise<void> {
  await underScope(
    scopeOfImport(job),
    ({ sql }) => sql`UPDATE decile_import SET progress_done = ${done}, progress_total = ${total}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.importId} AND state = 'checking'`,
  );
}

function summarize(rows: readonly MatchedRow[]): ImportSummary {
  const kinds = { disagree: 0, differs: 0, twice: 0, faulty: 0, outside: 0, unknown: 0, nik: 0, kk: 0, same: 0 };
  for (const { kind } of rows) kinds[kind] += 1;
  return { rows: rows.length, kinds };
}

async function store(job: DecileJob, rows: readonly MatchedRow[], now: Date): Promise<void> {
  await underScope(scopeOfImport(job), async ({ sql }) => {
    const ready =
      await sql`UPDATE decile_import SET state = 'ready', summary = ${JSON.stringify(summarize(rows))}, content = NULL,
        progress_done = ${rows.length}, progress_total = ${rows.length}, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.importId} AND state = 'checking' RETURNING 1`;
    if (ready.length === 0) return; // cancelled meanwhile
    await sql`DELETE FROM decile_item WHERE regency_code = ${job.regencyCode} AND import_id = ${job.importId}`;
    for (let from = 0; from < rows.length; from += CHUNK) {
      const items = rows.slice(from, from + CHUNK).map((row, index) => itemOf(row, from + index + 1));
      await sql`INSERT INTO decile_item (regency_code, import_id, ordinal, row_number, kind, field, problem, hints, nik_sealed, kk_sealed,
          household_regency, household_id, national, province, regency)
        SELECT ${job.regencyCode}, ${job.importId}, x.ordinal, x.row_number, x.kind, x.field, x.problem, x.hints, x.nik_sealed, x.kk_sealed,
          x.household_regency, x.household_id, x.national, x.province, x.regency
        FROM jsonb_to_recordset(${JSON.stringify(items)}::jsonb) AS x (ordinal int, row_number int, kind text, field text, problem text,
          hints text[], nik_sealed text, kk_sealed text, household_regency text, household_id uuid, national smallint, province smallint,
          regency smallint)`;
    }
  });
}

/** A row that is taken needs no number any more: it names its family. */
function itemOf(row: MatchedRow, ordinal: number) {
  const isReported = !isTaken(row.kind) && row.kind !== "same";
  return {
    ordinal,
    row_number: row.row,
    kind: row.kind,
    field: row.field,
    problem: row.problem,
    hints: row.hints,
    nik_sealed: isReported && row.nik !== null ? seal(row.nik) : null,
    kk_sealed: isReported && row.kk !== null ? seal(row.kk) : null,
    household_regency: row.family?.regencyCode ?? null,
    household_id: row.family?.id ?? null,
    national: row.deciles?.national ?? null,
    province: row.deciles?.province ?? null,
    regency: row.deciles?.regency ?? null,
  };
}

/** The file is refused as a whole; its copy goes. */
async function refuseFile(job: DecileJob, failure: string, now: Date): Promise<void> {
  await underScope(
    scopeOfImport(job),
    ({
      sql,
    }) => sql`UPDATE decile_import SET state = 'refused', failure = ${failure}, content = NULL, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.importId} AND state = 'checking'`,
  );
}

/** After the last attempt at a check that keeps failing: the person is told instead of waiting for ever. */
export async function giveUpCheck(job: DecileJob, now: Date): Promise<void> {
  await underScope(
    scopeOfImport(job),
    ({ sql }) => sql`UPDATE decile_import SET state = 'failed', failure = 'INTERNAL', updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.importId} AND state = 'checking'`,
  );
}
