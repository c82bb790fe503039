import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { faultRow, type MatchedRow, matchRow, settleTwice } from "@/lib/domain/delivery-reply/match";
import { MAX_REPLY_ROWS, readReply } from "@/lib/domain/delivery-reply/reply-file";
import { settleFamily } from "@/lib/domain/delivery-reply/settle-family";
import { takenRow } from "@/lib/domain/delivery-reply/taken-row";
import { groupedBy } from "@/lib/domain/list/grouped";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { readTable } from "@/lib/server/import/read-table";
import { isAnswerable } from "./commands";
import { findReplyGrant, type ReplyJob, scopeOfReply } from "./job";
import { readPackageNumbers } from "./package-index";
import { readStanding } from "./standing";
import { type FamilyReport, refuseFile, storeReport } from "./store-report";
import { listUnnamed } from "./unnamed";
import { tellWhereabouts } from "./whereabouts";

/** Families judged before the next look at the clock. */
const CHUNK = 1000;

interface Opened {
  readonly bytes: Buffer;
  readonly kind: string;
  readonly packageId: string;
  readonly repliedOn: string;
}

/**
 * Checks an uploaded reply: guard, heading, every row, then whom of the package it names, and what would become of each family. Nothing of the
 * package changes. Runs again from the start after a crash, and does nothing when the reply was cancelled meanwhile.
 */
export async function checkReply(job: ReplyJob, now: Date): Promise<void> {
  const opened = await openReply(job, now);
  if (opened === null) return;
  if ("failure" in opened) return refuseFile(job, opened.failure, now);
  const read = await readTable(opened.bytes, opened.kind, MAX_REPLY_ROWS);
  if (!read.ok) return refuseFile(job, read.failure, now);
  const file = readReply(read.cells);
  if (!file.ok) return refuseFile(job, file.fault, now);
  const numbers = await readPackageNumbers(job, opened.packageId, (done, total) => tell(job, done, total));
  const { index, people } = numbers;
  const matched = settleTwice(
    [...file.rows.flatMap((row) => matchRow(row, index)), ...file.faults.map(faultRow)],
    index,
  );
  const rows = await tellWhereabouts(
    job,
    matched.toSorted((a, b) => a.row - b.row),
  );
  const families = await judge(job, opened, rows, people);
  const unnamed = await listUnnamed(job, opened.packageId, rows, numbers);
  await storeReport(job, { rows, families, unnamed, rowCount: file.rowCount, deciles: file.deciles }, now);
}

async function openReply(job: ReplyJob, now: Date): Promise<Opened | { readonly failure: string } | null> {
  return underScope(scopeOfReply(job), async ({ sql }) => {
    const [row] = await sql<{
      content: Buffer | null;
      file_kind: string;
      package_id: string;
      replied_on: string | null;
      content_state: string;
    }>`SELECT r.content, r.file_kind, r.package_id, r.replied_on::text AS replied_on, p.content_state FROM delivery_reply r
      JOIN delivery_package p ON p.regency_code = r.regency_code AND p.id = r.package_id
      WHERE r.regency_code = ${job.regencyCode} AND r.id = ${job.replyId} AND r.state = 'checking'`;
    if (row === undefined) return null;
    if ((await findReplyGrant(sql, job, now)) === null) return { failure: "GRANT_ENDED" };
    if (!isAnswerable(row.content_state)) return { failure: "CONTENT_NOT_READY" };
    if (row.content === null || row.replied_on === null) return { failure: "INTERNAL" };
    const bytes = unsealBytes(row.content);
    return { bytes, kind: row.file_kind, packageId: row.package_id, repliedOn: row.replied_on };
  });
}

/** What would become of each family of which the file says something, in the order of their ids. */
async function judge(
  job: ReplyJob,
  { packageId, repliedOn }: Opened,
  rows: readonly MatchedRow[],
  people: ReadonlyMap<string, number>,
): Promise<readonly FamilyReport[]> {
  const taken = rows.filter(({ kind }) => kind === "taken");
  const byFamily = groupedBy(taken, ({ householdId }) => householdId ?? "");
  const ids = [...byFamily.keys()].toSorted();
  const families: FamilyReport[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) {
    const chunk = ids.slice(from, from + CHUNK);
    const place = { regencyCode: job.regencyCode, packageId };
    const standing = await underScope(scopeOfReply(job), ({ sql }) => readStanding(sql, place, chunk, false));
    for (const householdId of chunk) {
      const found = standing.get(householdId);
      if (found === undefined) continue;
      const said = (byFamily.get(householdId) ?? []).flatMap(takenRow);
      const settled = settleFamily({ ...found, people: people.get(householdId) ?? 0 }, said, repliedOn);
      families.push({ ...settled, householdId });
    }
    await breathe();
  }
  return families;
}

async function tell(job: ReplyJob, done: number, total: number): Promise<void> {
  await underScope(
    scopeOfReply(job),
    ({ sql }) => sql`UPDATE delivery_reply SET progress_done = ${done}, progress_total = ${total}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.replyId} AND state = 'checking'`,
  );
}

/** After the last attempt at a check that keeps failing: the person is told instead of waiting for ever. */
export async function giveUpCheck(job: ReplyJob, now: Date): Promise<void> {
  await underScope(
    scopeOfReply(job),
    ({
      sql,
    }) => sql`UPDATE delivery_reply SET state = 'failed', failure = 'INTERNAL', content = NULL, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.replyId} AND state = 'checking'`,
  );
}
