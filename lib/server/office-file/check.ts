import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { MAX_OFFICE_ROWS } from "@/lib/domain/office-file/people-table";
import type { OfficeSource } from "@/lib/domain/office-file/source";
import { sealBytes, unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { readTable } from "@/lib/server/import/read-table";
import { findOfficeGrant, type OfficeJob, scopeOfOffice } from "./job";
import { judgeTable } from "./judge";
import type { Judged } from "./judged";

/** Rows matched before the next look at the clock. */
const CHUNK = 1000;

/** The file was thrown away while it was checked. */
class FileLeft extends Error {}

/**
 * Checks an uploaded file: guard, heading, every row, then whose numbers they are. Nothing is written to a family. Runs again from the
 * start after a crash, and stops when the file was thrown away meanwhile.
 */
export async function checkOfficeFile(job: OfficeJob, now: Date): Promise<void> {
  const opened = await openFile(job, now);
  if (opened === null) return;
  if ("failure" in opened) return refuseFile(job, opened.failure, now);
  const read = await readTable(opened.bytes, opened.kind, MAX_OFFICE_ROWS);
  if (!read.ok) return refuseFile(job, read.failure, now);
  try {
    const of = { regencyCode: job.regencyCode, source: opened.source, asOf: opened.asOf };
    const judged = await judgeTable(of, read.cells, (rows, match) => inParts(job, rows, match));
    if ("fault" in judged) return await refuseFile(job, judged.fault, now);
    await keep(job, judged, now);
  } catch (error) {
    if (!(error instanceof FileLeft)) throw error;
  }
}

async function inParts<Row, Found>(
  job: OfficeJob,
  rows: readonly Row[],
  match: (sql: Sql, part: readonly Row[]) => Promise<Found>,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK);
    found.push(await underScope(scopeOfOffice(job), ({ sql }) => match(sql, part)));
    await tell(job, Math.min(from + CHUNK, rows.length), rows.length);
    await breathe();
  }
  return found;
}

interface Opened {
  readonly bytes: Buffer;
  readonly kind: string;
  readonly source: OfficeSource;
  readonly asOf: string;
}

async function openFile(job: OfficeJob, now: Date): Promise<Opened | { readonly failure: string } | null> {
  return underScope(scopeOfOffice(job), async ({ sql }) => {
    const [row] = await sql<{ content: Buffer | null; kind: string; source: OfficeSource; asOf: string }>`
      SELECT content, file_kind AS kind, source, as_of::text AS "asOf" FROM office_file
      WHERE regency_code = ${job.regencyCode} AND id = ${job.fileId} AND state = 'checking'`;
    if (row === undefined) return null;
    if ((await findOfficeGrant(sql, job, now)) === null) return { failure: "GRANT_ENDED" };
    return row.content === null ? { failure: "INTERNAL" } : { ...row, bytes: unsealBytes(row.content) };
  });
}

async function tell(job: OfficeJob, done: number, total: number): Promise<void> {
  const held = await underScope(
    scopeOfOffice(job),
    ({ sql }) => sql`UPDATE office_file SET progress_done = ${done}, progress_total = ${total}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.fileId} AND state = 'checking' RETURNING 1`,
  );
  if (held.length === 0) throw new FileLeft();
}

/** The report, and in the file's place what would be written: people by their ids, sealed for what is said of them. */
async function keep(job: OfficeJob, { summary, notes, toWrite }: Judged, now: Date): Promise<void> {
  const content = sealBytes(Buffer.from(JSON.stringify(toWrite)));
  await underScope(
    scopeOfOffice(job),
    ({ sql }) => sql`UPDATE office_file SET state = 'ready', summary = ${JSON.stringify(summary)},
        faults = ${JSON.stringify(notes)}, content = ${content}, progress_done = ${summary.rows}, progress_total = ${summary.rows},
        updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.fileId} AND state = 'checking'`,
  );
}

/** The file is refused as a whole; its copy goes. */
async function refuseFile(job: OfficeJob, failure: string, now: Date): Promise<void> {
  await end(job, "refused", failure, now);
}

/** After the last attempt at a check that keeps failing: the person is told instead of waiting for ever. */
export async function giveUpCheck(job: OfficeJob, now: Date): Promise<void> {
  await end(job, "failed", "INTERNAL", now);
}

async function end(job: OfficeJob, state: "refused" | "failed", failure: string, now: Date): Promise<void> {
  await underScope(
    scopeOfOffice(job),
    ({ sql }) => sql`UPDATE office_file SET state = ${state}, failure = ${failure}, content = NULL, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.fileId} AND state = 'checking'`,
  );
}
