import "server-only";
import type { TransferSide, TransferState } from "@/lib/domain/transfer/transfer";
import type { Sql } from "@/lib/server/db/sql";

/** One side of a transfer as stored. */
export interface TransferRow {
  readonly regency_code: string;
  readonly id: string;
  readonly side: TransferSide;
  readonly village_code: string;
  readonly other_village_code: string;
  readonly household_id: string | null;
  readonly whole: boolean;
  readonly requested_by: TransferSide;
  readonly state: TransferState;
  readonly version: number;
  readonly state_since: Date;
  readonly due_at: Date | null;
  readonly moved_on: string;
  readonly evidence_kind: "skpwni" | "rt-note";
  readonly evidence_no: string;
  readonly people: unknown;
  readonly plan: unknown;
  readonly actors: readonly string[];
  readonly unreleased: boolean;
  readonly reason_code: string | null;
  readonly reason_note: string | null;
  readonly revision: number | null;
  readonly frozen: unknown;
  readonly created_at: Date;
}

/** A transfer as a scope sees it: one side or both, never neither. */
export interface TransferRows {
  readonly near: TransferRow;
  readonly out: TransferRow | null;
  readonly in: TransferRow | null;
}

/** The sides of a transfer that are in scope; null when none is. */
export async function findTransferRows(
  sql: Sql,
  key: { readonly regencyCode: string; readonly id: string },
): Promise<TransferRows | null> {
  const here = await rowsIn(sql, key.regencyCode, key.id);
  const near = here[0];
  if (near === undefined) return null;
  const otherRegency = near.other_village_code.slice(0, 4);
  const there = otherRegency === key.regencyCode ? [] : await rowsIn(sql, otherRegency, key.id);
  const side = (name: TransferSide) => [...here, ...there].find((row) => row.side === name) ?? null;
  return { near, out: side("out"), in: side("in") };
}

async function rowsIn(sql: Sql, regencyCode: string, id: string): Promise<readonly TransferRow[]> {
  return sql<TransferRow>`SELECT regency_code, id, side, village_code, other_village_code, household_id, whole, requested_by, state,
      version, state_since, due_at, moved_on, evidence_kind, evidence_no, people, plan, actors::text[] AS actors, unreleased,
      reason_code, reason_note, revision, frozen, created_at
    FROM transfer WHERE regency_code = ${regencyCode} AND id = ${id} ORDER BY side DESC`;
}

/** Origin and destination, whichever side tells it. */
export function villagesOf(row: Pick<TransferRow, "side" | "village_code" | "other_village_code">) {
  return row.side === "out"
    ? { origin: row.village_code, destination: row.other_village_code }
    : { origin: row.other_village_code, destination: row.village_code };
}

/** What the table of steps judges. */
export function standingOf(row: Pick<TransferRow, "state" | "requested_by" | "due_at">) {
  return { state: row.state, requestedBy: row.requested_by, dueAt: row.due_at };
}
