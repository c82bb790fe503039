import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { type HintRowFault, MAX_HINT_ROWS, readHintFile } from "@/lib/domain/hint/hint-file";
import type { HintSummary } from "@/lib/domain/hint/hint-view";
import type { Sector } from "@/lib/domain/hint/sector";
import { sealBytes, unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { readTable } from "@/lib/server/import/read-table";
import { findHintGrant, type HintJob, scopeOfHints } from "./job";
import { type Matched, matchHints, type NewHint } from "./match";

/** Rows matched before the next look at the clock. */
const CHUNK = 1000;

/**
 * Checks an uploaded file: guard, heading, every row, then whose numbers they are. Nothing is handed to a village. Runs again from the
 * start after a crash, and does nothing when the file was thrown away meanwhile.
 */
export async function checkHints(job: HintJob, now: Date): Promise<void> {
  const opened = await openFile(job, now);
  if (opened === null) return;
  if ("failure" in opened) return refuseFile(job, opened.failure, now);
  const read = await readTable(opened.bytes, opened.kind, MAX_HINT_ROWS);
  if (!read.ok) return refuseFile(job, read.failure, now);
  const file = readHintFile(read.cells, opened.sector);
  if (!file.ok) return refuseFile(job, file.fault, now);
  const parts: Matched[] = [];
  for (let from = 0; from < file.rows.length; from += CHUNK) {
    const rows = file.rows.slice(from, from + CHUNK);
    parts.push(await underScope(scopeOfHints(job), ({ sql }) => matchHints(sql, job.regencyCode, opened, rows)));
    await tell(job, Math.min(from + CHUNK, file.rows.length), file.rowCount);
    await breathe();
  }
  await keep(job, parts, { rows: file.rowCount, faults: file.faults }, now);
}

interface Opened {
  readonly bytes: Buffer;
  readonly kind: string;
  readonly sector: Sector;
  readonly asOf: string;
}

async function openFile(job: HintJob, now: Date): Promise<Opened | { readonly failure: string } | null> {
  return underScope(scopeOfHints(job), async ({ sql }) => {
    const [row] = await sql<{
      content: Buffer | null;
      kind: string;
      sector: Sector;
      asOf: string;
    }>`SELECT content, file_kind AS kind,
        sector, as_of::text AS "asOf" FROM hint_file
      WHERE regency_code = ${job.regencyCode} AND id = ${job.fileId} AND state = 'checking'`;
    if (row === undefined) return null;
    if ((await findHintGrant(sql, job, now)) === null) return { failure: "GRANT_ENDED" };
    return row.content === null ? { failure: "INTERNAL" } : { ...row, bytes: unsealBytes(row.content) };
  });
}

async function tell(job: HintJob, done: number, total: number): Promise<void> {
  await underScope(
    scopeOfHints(job),
    ({ sql }) => sql`UPDATE hint_file SET progress_done = ${done}, progress_total = ${total}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.fileId} AND state = 'checking'`,
  );
}

/** The report, and in the file's place what would be written: people by their ids, sealed for what is said of them. */
async function keep(
  job: HintJob,
  parts: readonly Matched[],
  read: { readonly rows: number; readonly faults: readonly HintRowFault[] },
  now: Date,
): Promise<void> {
  const hints = parts.flatMap((part) => part.hints);
  const sum = (of: "same" | "settled" | "unknown") => parts.reduce((total, part) => total + part[of], 0);
  const summary: HintSummary = {
    rows: read.rows,
    new: hints.length,
    same: sum("same"),
    settled: sum("settled"),
    unknown: sum("unknown"),
    faults: read.faults.length,
    villages: byVillage(hints),
  };
  const content = sealBytes(Buffer.from(JSON.stringify(hints)));
  await underScope(
    scopeOfHints(job),
    ({
      sql,
    }) => sql`UPDATE hint_file SET state = 'ready', summary = ${JSON.stringify(summary)}, faults = ${JSON.stringify(read.faults)},
        content = ${content}, progress_done = ${read.rows}, progress_total = ${read.rows}, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.fileId} AND state = 'checking'`,
  );
}

function byVillage(hints: readonly NewHint[]): HintSummary["villages"] {
  const counts = new Map<string, number>();
  for (const { villageCode } of hints) counts.set(villageCode, (counts.get(villageCode) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, hints: count })).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** The file is refused as a whole; its copy goes. */
async function refuseFile(job: HintJob, failure: string, now: Date): Promise<void> {
  await underScope(
    scopeOfHints(job),
    ({ sql }) => sql`UPDATE hint_file SET state = 'refused', failure = ${failure}, content = NULL, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.fileId} AND state = 'checking'`,
  );
}

/** After the last attempt at a check that keeps failing: the person is told instead of waiting for ever. */
export async function giveUpCheck(job: HintJob, now: Date): Promise<void> {
  await underScope(
    scopeOfHints(job),
    ({ sql }) => sql`UPDATE hint_file SET state = 'failed', failure = 'INTERNAL', content = NULL, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.fileId} AND state = 'checking'`,
  );
}
