import "server-only";
import type { DeliveryState, Reply } from "@/lib/domain/delivery/delivery";
import type { Sql } from "@/lib/server/db/sql";

/** Who writes, of which package, when. */
export interface ReplyWriting {
  readonly regencyCode: string;
  readonly packageId: string;
  readonly userId: string;
  readonly grantId: string;
  readonly now: Date;
  /** Day of the letter, YYYY-MM-DD; null: written by hand, and nobody knows its day. */
  readonly repliedOn: string | null;
  newId(): string;
}

/** An item that the caller has locked, as it stands. */
export interface HeldItem {
  readonly village: string;
  readonly state: DeliveryState;
}

export type ReplyLine = Reply & { readonly proposalId: string };

interface Step {
  readonly id: string;
  readonly proposal: string;
}

/** Writes what the centre answered to items of a package that the caller has locked, each with its step in the history. */
export async function writeReplies(
  sql: Sql,
  writing: ReplyWriting,
  lines: readonly ReplyLine[],
  held: ReadonlyMap<string, HeldItem>,
): Promise<void> {
  const { regencyCode, packageId, now } = writing;
  const rows = stepsOf(writing, lines, held);
  await sql`UPDATE delivery_item i SET state = r.state, reason = r.reason, note = r.note, snapshot = r.snapshot,
      snapshot_on = r.snapshot_on, state_since = ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (proposal uuid, state text, reason text, note text, snapshot text, snapshot_on date)
    WHERE i.regency_code = ${regencyCode} AND i.package_id = ${packageId}::uuid AND i.proposal_id = r.proposal`;
  await insertSteps(sql, writing, rows, true);
}

/** Keeps what a letter says that is older than the one that stands: a step of the history that changes nothing, written once. */
export async function writePastReplies(
  sql: Sql,
  writing: ReplyWriting,
  lines: readonly ReplyLine[],
  held: ReadonlyMap<string, HeldItem>,
): Promise<void> {
  await insertSteps(sql, writing, stepsOf(writing, lines, held), false);
}

/** The day of the newest letter that has spoken of a family holds, also where it says nothing new. */
export async function keepLetterDays(
  sql: Sql,
  { regencyCode, packageId, repliedOn }: ReplyWriting,
  proposalIds: readonly string[],
): Promise<void> {
  await sql`UPDATE delivery_item SET replied_on = greatest(replied_on, ${repliedOn}::date)
    WHERE regency_code = ${regencyCode} AND package_id = ${packageId}::uuid AND proposal_id = ANY (${[...proposalIds]}::uuid[])
      AND replied_on IS DISTINCT FROM greatest(replied_on, ${repliedOn}::date)`;
}

function stepsOf(
  { newId }: ReplyWriting,
  lines: readonly ReplyLine[],
  held: ReadonlyMap<string, HeldItem>,
): readonly Step[] {
  return lines.map((line) => ({
    id: newId(),
    proposal: line.proposalId,
    village: held.get(line.proposalId)?.village ?? "",
    was: held.get(line.proposalId)?.state ?? null,
    state: line.state,
    reason: line.reason,
    note: line.note,
    snapshot: line.snapshot,
    snapshot_on: line.snapshotOn,
  }));
}

async function insertSteps(
  sql: Sql,
  { regencyCode, packageId, userId, grantId, now, repliedOn }: ReplyWriting,
  rows: readonly Step[],
  holds: boolean,
): Promise<void> {
  await sql`INSERT INTO delivery_event (regency_code, id, village_code, package_id, proposal_id, at, actor_id, grant_id, from_state, to_state,
      reason, note, snapshot, snapshot_on, replied_on, holds)
    SELECT ${regencyCode}, r.id, r.village, ${packageId}::uuid, r.proposal, ${now}, ${userId}::uuid, ${grantId}::uuid, r.was, r.state,
      r.reason, r.note, r.snapshot, r.snapshot_on, ${repliedOn}::date, ${holds}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, village text, proposal uuid, was text, state text, reason text, note text,
      snapshot text, snapshot_on date)
    WHERE ${holds} OR NOT EXISTS (SELECT 1 FROM delivery_event e WHERE e.regency_code = ${regencyCode} AND e.proposal_id = r.proposal
      AND e.package_id = ${packageId}::uuid AND e.to_state = r.state AND e.replied_on = ${repliedOn}::date
      AND (e.reason, e.note, e.snapshot) IS NOT DISTINCT FROM (r.reason, r.note, r.snapshot))`;
}
