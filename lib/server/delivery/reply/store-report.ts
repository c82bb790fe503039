import "server-only";
import type { MatchedRow, RowKind } from "@/lib/domain/delivery-reply/match";
import type { ReplySummary } from "@/lib/domain/delivery-reply/reply-view";
import type { Outcome } from "@/lib/domain/delivery-reply/settle";
import type { SettledFamily } from "@/lib/domain/delivery-reply/settle-family";
import { blindIndex, seal } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { type ReplyJob, scopeOfReply } from "./job";
import type { Unnamed } from "./unnamed";

/** Rows that one statement writes. */
const CHUNK = 2000;

export interface FamilyReport extends SettledFamily {
  readonly householdId: string;
}

export interface Report {
  readonly rows: readonly MatchedRow[];
  readonly families: readonly FamilyReport[];
  readonly unnamed: readonly Unnamed[];
  readonly rowCount: number;
  readonly deciles: number;
}

/** Keeps what a check found, in place of whatever an earlier try left; the file's copy goes. */
export async function storeReport(job: ReplyJob, report: Report, now: Date): Promise<void> {
  const { regencyCode, replyId } = job;
  await underScope(scopeOfReply(job), async ({ sql }) => {
    const ready =
      await sql`UPDATE delivery_reply SET state = 'ready', summary = ${JSON.stringify(summarize(report))}, content = NULL,
        progress_done = progress_total, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${replyId} AND state = 'checking' RETURNING 1`;
    if (ready.length === 0) return; // cancelled meanwhile
    await sql`DELETE FROM delivery_reply_row WHERE regency_code = ${regencyCode} AND reply_id = ${replyId}`;
    await sql`DELETE FROM delivery_reply_item WHERE regency_code = ${regencyCode} AND reply_id = ${replyId}`;
    await insertItems(sql, job, report);
    for (let from = 0; from < report.rows.length; from += CHUNK)
      await insertRows(sql, job, report.rows.slice(from, from + CHUNK), from);
  });
}

async function insertItems(sql: Sql, { regencyCode, replyId }: ReplyJob, { families, unnamed }: Report): Promise<void> {
  const told = families.flatMap(({ householdId, count, items }) =>
    items.map(({ item, outcome, reply, hints }) => ({
      household_id: householdId,
      proposal_id: item.proposalId,
      outcome,
      reason: reply?.reason ?? null,
      ...count,
      hints,
    })),
  );
  const untold = unnamed.map(({ householdId, proposalId, reason, people }) => ({
    household_id: householdId,
    proposal_id: proposalId,
    outcome: "unnamed" as const,
    reason,
    people,
    unmatched: 0,
    unanswered: people,
    hints: [],
  }));
  const items = [...told, ...untold];
  for (let from = 0; from < items.length; from += CHUNK) {
    const rows = items.slice(from, from + CHUNK).map((item, index) => ({ ordinal: from + index + 1, ...item }));
    await sql`INSERT INTO delivery_reply_item (regency_code, reply_id, ordinal, household_id, proposal_id, outcome, reason, people, unmatched,
        unanswered, hints)
      SELECT ${regencyCode}, ${replyId}, x.ordinal, x.household_id, x.proposal_id, x.outcome, x.reason, x.people, x.unmatched, x.unanswered, x.hints
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (ordinal int, household_id uuid, proposal_id uuid, outcome text,
        reason text, people smallint, unmatched smallint, unanswered smallint, hints text[])`;
  }
}

async function insertRows(
  sql: Sql,
  { regencyCode, replyId }: ReplyJob,
  rows: readonly MatchedRow[],
  from: number,
): Promise<void> {
  const stored = rows.map((row, index) => storedRow(row, from + index + 1));
  await sql`INSERT INTO delivery_reply_row (regency_code, reply_id, ordinal, row_number, kind, field, problem, hints, household_id, proposal_id,
      person_uid, said, reason, note, snapshot, snapshot_on, nik_sealed, nik_bidx, kk_sealed, note_sealed)
    SELECT ${regencyCode}, ${replyId}, x.ordinal, x.row_number, x.kind, x.field, x.problem, x.hints, x.household_id, x.proposal_id,
      x.person_uid, x.said, x.reason, x.note, x.snapshot, x.snapshot_on, x.nik_sealed, decode(x.nik_bidx, 'hex'), x.kk_sealed, x.note_sealed
    FROM jsonb_to_recordset(${JSON.stringify(stored)}::jsonb) AS x (ordinal int, row_number int, kind text, field text, problem text,
      hints text[], household_id uuid, proposal_id uuid, person_uid uuid, said text, reason text, note text, snapshot text, snapshot_on date,
      nik_sealed text, nik_bidx text, kk_sealed text, note_sealed text)`;
}

/** A taken row keeps the NIK that was answered, sealed, where it speaks of a person; one that is reported keeps its numbers for that. */
function storedRow(row: MatchedRow, ordinal: number) {
  const { kind, field, problem, hints, householdId, proposalId, personUid, said, kk, nik } = row;
  const isTaken = kind === "taken";
  const [family, person] = [
    said !== null && "family" in said ? said.family : null,
    said !== null && "person" in said ? said : null,
  ];
  const note = person?.note ?? null;
  return {
    ordinal,
    row_number: row.row,
    kind,
    field,
    problem,
    hints,
    household_id: householdId,
    proposal_id: proposalId,
    person_uid: personUid,
    said: person?.person ?? family?.state ?? null,
    reason: family?.reason ?? null,
    note: family?.note ?? null,
    snapshot: family?.snapshot ?? null,
    snapshot_on: family?.snapshotOn ?? null,
    nik_sealed: nik !== null && (!isTaken || person !== null) ? seal(nik) : null,
    nik_bidx: nik !== null && person !== null ? blindIndex(nik).toString("hex") : null,
    kk_sealed: kk !== null && !isTaken ? seal(kk) : null,
    note_sealed: note === null ? null : seal(note),
  };
}

function summarize({ rows, families, unnamed, rowCount, deciles }: Report): ReplySummary {
  const kinds: Record<RowKind, number> = {
    disagree: 0,
    ambiguous: 0,
    twice: 0,
    faulty: 0,
    superseded: 0,
    foreign: 0,
    taken: 0,
  };
  const outcomes: Record<Outcome, number> = {
    refused: 0,
    final: 0,
    older: 0,
    unnamed: unnamed.length,
    waiting: 0,
    accepted: 0,
    "in-snapshot": 0,
    same: 0,
  };
  const people = new Map<string, boolean>();
  const [left, moved] = [new Set<string>(), new Set<string>()];
  for (const { kind, personUid, said, hints } of rows) {
    kinds[kind] += 1;
    if (personUid !== null && hints.includes("PERSON_LEFT")) left.add(personUid);
    if (personUid !== null && hints.includes("PERSON_MOVED")) moved.add(personUid);
    if (personUid !== null && said !== null && "person" in said) people.set(personUid, said.person !== "matched");
  }
  for (const { items } of families) for (const { outcome } of items) outcomes[outcome] += 1;
  const unmatched = [...people.values()].filter((isUnmatched) => isUnmatched).length;
  return {
    rows: rowCount,
    kinds,
    outcomes,
    people: people.size,
    unmatched,
    left: left.size,
    moved: moved.size,
    deciles,
  };
}

/** The file is refused as a whole; its copy goes. */
export async function refuseFile(job: ReplyJob, failure: string, now: Date): Promise<void> {
  await underScope(
    scopeOfReply(job),
    ({
      sql,
    }) => sql`UPDATE delivery_reply SET state = 'refused', failure = ${failure}, content = NULL, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.replyId} AND state = 'checking'`,
  );
}
