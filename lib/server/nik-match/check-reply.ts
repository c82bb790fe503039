import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { normaliseName } from "@/lib/domain/matching/person-name";
import { nameSimilarity } from "@/lib/domain/matching/similarity";
import type { Hint, ReplyKind, ReplySummary } from "@/lib/domain/nik-match/batch-view";
import { MAX_REPLY_ROWS, type ReplyRow, type RowFault, readReplyFile } from "@/lib/domain/nik-match/reply-file";
import { currentStatus, type ReplyStatus } from "@/lib/domain/nik-match/status";
import { blindIndex, seal, unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { readTable } from "@/lib/server/import/read-table";
import { findReplyGrant, type ReplyJob, scopeOfReply } from "./job";

/** Rows judged before the next look at the clock. */
const CHUNK = 1000;
/** Names less alike than this are told. */
const LIKE = 0.8;

interface Item {
  readonly row_number: number;
  readonly kind: ReplyKind;
  readonly person_uid: string | null;
  readonly status: ReplyStatus | null;
  readonly nik_sealed: string | null;
  readonly nik_bidx: string | null;
  readonly note_sealed: string | null;
  readonly problem: string | null;
  readonly hints: readonly Hint[];
}

/**
 * Checks an uploaded reply: guard, heading, every row, then whose NIK it is. Nobody's status changes. Runs again from the
 * start after a crash, and does nothing when the reply was cancelled meanwhile.
 */
export async function checkReply(job: ReplyJob, now: Date): Promise<void> {
  const opened = await openBatch(job, now);
  if (opened === null) return;
  if ("failure" in opened) return refuseReply(job, opened.failure, now);
  const read = await readTable(opened.bytes, opened.kind, MAX_REPLY_ROWS);
  if (!read.ok) return refuseReply(job, read.failure, now);
  const file = readReplyFile(read.cells);
  if (!file.ok) return refuseReply(job, file.fault, now);
  const items: Item[] = file.faults.map(faultItem);
  for (let from = 0; from < file.rows.length; from += CHUNK) {
    const rows = file.rows.slice(from, from + CHUNK);
    items.push(...(await underScope(scopeOfReply(job), ({ sql }) => itemsOf(sql, job, rows))));
    await tell(job, items.length, file.rowCount);
    await breathe();
  }
  await store(
    job,
    items.toSorted((a, b) => a.row_number - b.row_number),
    now,
  );
}

async function openBatch(
  job: ReplyJob,
  now: Date,
): Promise<{ bytes: Buffer; kind: string } | { failure: string } | null> {
  return underScope(scopeOfReply(job), async ({ sql }) => {
    const rows = await sql<{ content: Buffer | null; file_kind: string }>`SELECT content, file_kind FROM match_batch
      WHERE regency_code = ${job.regencyCode} AND id = ${job.batchId} AND state = 'checking'`;
    const row = rows[0];
    if (row === undefined) return null;
    if ((await findReplyGrant(sql, job, now)) === null) return { failure: "GRANT_ENDED" };
    return row.content === null ? { failure: "INTERNAL" } : { bytes: unsealBytes(row.content), kind: row.file_kind };
  });
}

function faultItem({ row, code }: RowFault): Item {
  const nobody = { person_uid: null, status: null, nik_sealed: null, nik_bidx: null, note_sealed: null };
  return { row_number: row, kind: "row-error", ...nobody, problem: code, hints: [] };
}

interface Known {
  person_uid: string;
  nik_bidx: Buffer;
  name: string;
  birth_date: string | null;
  kk_bidx: Buffer | null;
  status: ReplyStatus | null;
  checked_bidx: Buffer | null;
}

/** One look-up for all rows of a chunk; a NIK of another regency is nobody's here. */
async function itemsOf(sql: Sql, job: ReplyJob, rows: readonly ReplyRow[]): Promise<readonly Item[]> {
  const indexes = rows.map(({ nik }) => blindIndex(nik));
  const known =
    await sql<Known>`SELECT m.id AS person_uid, m.nik_bidx, m.name, m.birth_date, h.kk_bidx, n.status, n.nik_bidx AS checked_bidx
    FROM member m JOIN household h ON h.regency_code = m.regency_code AND h.id = m.household_id
    LEFT JOIN nik_match n ON n.regency_code = m.regency_code AND n.person_uid = m.id
    WHERE m.regency_code = ${job.regencyCode} AND m.active AND m.nik_bidx = ANY (${indexes}::bytea[])`;
  const byNik = new Map(known.map((row) => [row.nik_bidx.toString("hex"), row]));
  return rows.map((row, index) => toItem(row, indexes[index]?.toString("hex") ?? "", byNik));
}

function toItem(row: ReplyRow, index: string, byNik: ReadonlyMap<string, Known>): Item {
  const person = byNik.get(index);
  const base = {
    row_number: row.row,
    status: row.status,
    nik_sealed: seal(row.nik),
    nik_bidx: index,
    note_sealed: row.note === null ? null : seal(row.note),
    problem: null,
  };
  if (person === undefined) return { ...base, kind: "unknown", person_uid: null, hints: [] };
  const stored =
    person.status === null
      ? null
      : { status: person.status, nik: person.checked_bidx?.toString("hex") ?? "", explainedAt: null };
  const isSame = currentStatus(stored, index) === row.status;
  return { ...base, kind: isSame ? "same" : "changed", person_uid: person.person_uid, hints: hintsOf(row, person) };
}

function hintsOf(row: ReplyRow, person: Known): readonly Hint[] {
  const hints: Hint[] = [];
  if (row.kk !== null && person.kk_bidx !== null && !blindIndex(row.kk).equals(person.kk_bidx))
    hints.push("KK_DIFFERS");
  if (row.name !== null && nameSimilarity(normaliseName(row.name), normaliseName(person.name)) < LIKE)
    hints.push("NAME_DIFFERS");
  if (row.birthDate !== null && person.birth_date !== null && row.birthDate !== person.birth_date)
    hints.push("BIRTH_DATE_DIFFERS");
  return hints;
}

async function tell(job: ReplyJob, done: number, total: number): Promise<void> {
  await underScope(
    scopeOfReply(job),
    ({ sql }) => sql`UPDATE match_batch SET progress_done = ${done}, progress_total = ${total}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.batchId} AND state = 'checking'`,
  );
}

function summarize(items: readonly Item[]): ReplySummary {
  const kind = (name: ReplyKind) => items.filter((item) => item.kind === name).length;
  const taken = items.filter((item) => item.kind === "changed" || item.kind === "same");
  const status = (name: ReplyStatus) => taken.filter((item) => item.status === name).length;
  return {
    rows: items.length,
    kinds: { changed: kind("changed"), unknown: kind("unknown"), "row-error": kind("row-error"), same: kind("same") },
    statuses: { matched: status("matched"), unmatched: status("unmatched"), typo: status("typo") },
  };
}

async function store(job: ReplyJob, items: readonly Item[], now: Date): Promise<void> {
  await underScope(scopeOfReply(job), async ({ sql }) => {
    const ready =
      await sql`UPDATE match_batch SET state = 'ready', summary = ${JSON.stringify(summarize(items))}, content = NULL,
        progress_done = ${items.length}, progress_total = ${items.length}, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.batchId} AND state = 'checking' RETURNING 1`;
    if (ready.length === 0) return; // cancelled meanwhile
    await sql`DELETE FROM match_item WHERE regency_code = ${job.regencyCode} AND batch_id = ${job.batchId}`;
    for (let from = 0; from < items.length; from += CHUNK) {
      const rows = items.slice(from, from + CHUNK).map((item, index) => ({ ordinal: from + index + 1, ...item }));
      await sql`INSERT INTO match_item (regency_code, batch_id, ordinal, row_number, kind, person_uid, status, nik_sealed, nik_bidx,
          note_sealed, problem, hints)
        SELECT ${job.regencyCode}, ${job.batchId}, x.ordinal, x.row_number, x.kind, x.person_uid, x.status, x.nik_sealed,
          decode(x.nik_bidx, 'hex'), x.note_sealed, x.problem, x.hints
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (ordinal int, row_number int, kind text, person_uid uuid, status text,
          nik_sealed text, nik_bidx text, note_sealed text, problem text, hints text[])`;
    }
  });
}

/** The file is refused as a whole; its copy goes. */
async function refuseReply(job: ReplyJob, failure: string, now: Date): Promise<void> {
  await underScope(
    scopeOfReply(job),
    ({ sql }) => sql`UPDATE match_batch SET state = 'refused', failure = ${failure}, content = NULL, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.batchId} AND state = 'checking'`,
  );
}

/** After the last attempt at a check that keeps failing: the person is told instead of waiting for ever. */
export async function giveUpCheck(job: ReplyJob, now: Date): Promise<void> {
  await underScope(
    scopeOfReply(job),
    ({ sql }) => sql`UPDATE match_batch SET state = 'failed', failure = 'INTERNAL', updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.batchId} AND state = 'checking'`,
  );
}
