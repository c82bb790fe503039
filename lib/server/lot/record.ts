import "server-only";
import { type Inspection, inspect, type LotItem, type LotState, type Verdict } from "@/lib/domain/lot/lot";
import type { ReasonCode } from "@/lib/domain/workflow/reason";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";

export interface LotKey {
  readonly regencyCode: string;
  readonly id: string;
}

export interface HeldLot {
  readonly id: string;
  readonly village_code: string;
  readonly period_id: string;
  readonly number: number;
  readonly sample_size: number;
  readonly acceptance: number;
  readonly state: LotState;
}

export interface HeldItem extends LotItem {
  readonly reason: ReasonCode | null;
  readonly note: string | null;
  readonly contributors: readonly string[];
  readonly deciders: readonly string[];
  readonly changedKeys: readonly string[];
}

/** A lot in scope, held until the transaction ends: what concludes it waits for what is being judged. */
export async function holdLot(sql: Sql, { regencyCode, id }: LotKey): Promise<HeldLot | null> {
  const [lot] = await sql<HeldLot>`SELECT id, village_code, period_id, number, sample_size, acceptance, state
    FROM quality_lot WHERE regency_code = ${regencyCode} AND id = ${id} FOR UPDATE`;
  return lot ?? null;
}

/** Of an item `i` and its proposal `p`: it still waits as it did when the lot was formed. */
export const IS_HERE = Prisma.sql`(p.state_since = i.arrived_at AND p.state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated'))`;

/** What is in a lot, with whether it still waits as it did when the lot was formed. */
export function readLotItems(sql: Sql, { regencyCode, id }: LotKey): Promise<HeldItem[]> {
  return sql<HeldItem>`SELECT i.proposal_id AS id, i.rank, i.verdict, i.reason, i.note,
      ${IS_HERE} AS "isHere",
      p.contributors::text[] AS contributors, p.deciders::text[] AS deciders, p.changed_keys AS "changedKeys"
    FROM quality_lot_item i JOIN proposal p ON p.regency_code = i.regency_code AND p.id = i.proposal_id
    WHERE i.regency_code = ${regencyCode} AND i.lot_id = ${id} ORDER BY i.rank`;
}

/**
 * Writes down how a held lot stands by now: its counts, what its inspection says, and that it is over when nothing of it waits.
 * Whatever takes a family out of a lot, or looks at one, calls this in its own transaction.
 */
export async function concludeLot(sql: Sql, key: LotKey, lot: HeldLot, now: Date): Promise<Inspection> {
  const items = await readLotItems(sql, key);
  const found = inspect(items, { sample: lot.sample_size, acceptance: lot.acceptance });
  const state = lot.state === "open" ? found.state : lot.state;
  const left = items.filter(({ isHere }) => isHere).length;
  await sql`UPDATE quality_lot SET state = ${state},
      concluded_at = CASE WHEN ${state} = 'open' THEN NULL ELSE coalesce(concluded_at, ${now}) END,
      settled_at = CASE WHEN ${left} = 0 THEN coalesce(settled_at, ${now}) ELSE settled_at END,
      seen_count = ${found.seen}, fault_count = ${found.faults}, to_see_count = ${found.toSee}, left_count = ${left}
    WHERE regency_code = ${key.regencyCode} AND id = ${key.id}`;
  return { ...found, state };
}

/**
 * Concludes the lots that proposals have just left, however they left: sent back, accepted, taken back, gone with their family.
 * The proposals come first and their lots second, in one order for everybody, as in every decision. Nothing comes back to a lot:
 * a return out of one is not taken back (`isReturnActedOn`).
 */
export async function concludeLotsLeft(sql: Sql, left: readonly LotKey[], now: Date): Promise<void> {
  if (left.length === 0) return;
  const lots = await sql<LotKey>`SELECT DISTINCT l.regency_code AS "regencyCode", l.id
    FROM unnest(${left.map(({ regencyCode }) => regencyCode)}::text[], ${left.map(({ id }) => id)}::uuid[]) AS d (code, proposal)
    JOIN quality_lot_item i ON i.regency_code = d.code AND i.proposal_id = d.proposal
    JOIN quality_lot l ON l.regency_code = i.regency_code AND l.id = i.lot_id AND l.settled_at IS NULL
    ORDER BY 1, 2`;
  for (const key of lots) {
    const lot = await holdLot(sql, key);
    if (lot !== null) await concludeLot(sql, key, lot, now);
  }
}

export interface Finding {
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly question: string | null;
  readonly note: string | null;
}

/** Writes what was found of one family of a lot. */
export async function writeFinding(
  sql: Sql,
  {
    lot,
    proposalId,
    by,
    now,
  }: { readonly lot: LotKey; readonly proposalId: string; readonly by: string; readonly now: Date },
  { verdict, reason, question, note }: Finding,
): Promise<void> {
  await sql`UPDATE quality_lot_item SET verdict = ${verdict}, reason = ${reason}, question = ${question},
      note = ${note === "" ? null : note}, judged_by = ${by}, judged_at = ${now}
    WHERE regency_code = ${lot.regencyCode} AND lot_id = ${lot.id} AND proposal_id = ${proposalId}`;
}
