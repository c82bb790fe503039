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
  newId(): string;
}

/** An item that the caller has locked, as it stands. */
export interface HeldItem {
  readonly village: string;
  readonly state: DeliveryState;
}

/** Writes what the centre answered to items of a package that the caller has locked, each with its step in the history. */
export async function writeReplies(
  sql: Sql,
  { regencyCode, packageId, userId, grantId, now, newId }: ReplyWriting,
  lines: readonly (Reply & { readonly proposalId: string })[],
  held: ReadonlyMap<string, HeldItem>,
): Promise<void> {
  const rows = JSON.stringify(
    lines.map((line) => ({
      id: newId(),
      proposal: line.proposalId,
      village: held.get(line.proposalId)?.village ?? "",
      was: held.get(line.proposalId)?.state ?? null,
      state: line.state,
      reason: line.reason,
      note: line.note,
      snapshot: line.snapshot,
      snapshot_on: line.snapshotOn,
    })),
  );
  await sql`UPDATE delivery_item i SET state = r.state, reason = r.reason, note = r.note, snapshot = r.snapshot,
      snapshot_on = r.snapshot_on, state_since = ${now}
    FROM jsonb_to_recordset(${rows}::jsonb) AS r (proposal uuid, state text, reason text, note text, snapshot text, snapshot_on date)
    WHERE i.regency_code = ${regencyCode} AND i.package_id = ${packageId}::uuid AND i.proposal_id = r.proposal`;
  await sql`INSERT INTO delivery_event (regency_code, id, village_code, package_id, proposal_id, at, actor_id, grant_id, from_state, to_state,
      reason, note, snapshot, snapshot_on)
    SELECT ${regencyCode}, r.id, r.village, ${packageId}::uuid, r.proposal, ${now}, ${userId}::uuid, ${grantId}::uuid, r.was, r.state,
      r.reason, r.note, r.snapshot, r.snapshot_on
    FROM jsonb_to_recordset(${rows}::jsonb) AS r (id uuid, village text, proposal uuid, was text, state text, reason text, note text,
      snapshot text, snapshot_on date)`;
}
