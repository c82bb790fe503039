import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { ScopedTx } from "@/lib/server/db/scoped";
import { underScope } from "@/lib/server/db/scoped";
import type { Device } from "./device";

/** An operation that the portal has. */
export interface Taken {
  readonly opId: string;
  readonly sha256: Buffer;
  readonly result: Readonly<Record<string, unknown>>;
  readonly receivedAt: Date;
}

/** What the portal knows of the operations that a device names. */
export class Ledger {
  private readonly taken = new Map<string, Taken>();
  /** What was put right, by what. */
  private readonly replacements = new Map<string, string>();
  /** Refused, and decided on since: those behind it need not wait. */
  private readonly closed = new Set<string>();
  /** Replaced or let go: what comes of it now is a delayed copy. */
  private readonly over = new Set<string>();

  find(opId: string): Taken | null {
    return this.taken.get(opId) ?? null;
  }

  /** The operation, or the one that put it right. */
  settled(opId: string): Taken | null {
    const instead = this.replacements.get(opId);
    return this.find(opId) ?? (instead === undefined ? null : this.find(instead));
  }

  /** Whether what follows an operation need not wait for it any more. */
  isPassed(opId: string): boolean {
    return this.settled(opId) !== null || this.closed.has(opId);
  }

  /** Whether something was decided on it: it was put right by another one, or let go. */
  isOver(opId: string): boolean {
    return this.settled(opId) !== null || this.over.has(opId);
  }

  add(taken: Taken, supersedes: string | null, replaces: readonly string[] = []): void {
    this.taken.set(taken.opId, taken);
    for (const opId of replaces) this.over.add(opId);
    if (supersedes !== null) this.replacements.set(supersedes, taken.opId);
  }

  /** @param isDiscarded let go, and not put right by another one: nothing needs to wait for it */
  close(opId: string, isDiscarded: boolean): void {
    this.over.add(opId);
    if (isDiscarded) this.closed.add(opId);
  }
}

interface OperationRow {
  id: string;
  sha256: Buffer;
  result: Record<string, unknown>;
  received_at: Date;
  supersedes: string | null;
}

/** Reads what is known of operations and of those that put them right, under the scope of their person. */
export async function readLedger({ sql }: ScopedTx, device: Device, ids: readonly string[]): Promise<Ledger> {
  const ledger = new Ledger();
  const named = [...new Set(ids)];
  if (named.length === 0) return ledger;
  const [rows, closed, replaced] = await Promise.all([
    sql<OperationRow>`SELECT id, payload_sha256 AS sha256, result, received_at, supersedes FROM operation
      WHERE regency_code = ${device.regencyCode} AND id = ANY (${named}::uuid[])
      UNION ALL SELECT id, payload_sha256, result, received_at, supersedes FROM operation
      WHERE regency_code = ${device.regencyCode} AND supersedes = ANY (${named}::uuid[])`,
    sql<{ op_id: string; is_discarded: boolean }>`SELECT op_id, state = 'discarded' AS is_discarded FROM field_set_aside
      WHERE regency_code = ${device.regencyCode} AND user_id = ${device.userId} AND op_id = ANY (${named}::uuid[]) AND state IN ('discarded', 'superseded')`,
    sql<{ op_id: string }>`SELECT op_id FROM operation_replaced
      WHERE regency_code = ${device.regencyCode} AND user_id = ${device.userId} AND op_id = ANY (${named}::uuid[])`,
  ]);
  for (const { id, sha256, result, received_at, supersedes } of rows)
    ledger.add({ opId: id, sha256, result, receivedAt: received_at }, supersedes);
  for (const row of closed) ledger.close(row.op_id, row.is_discarded);
  for (const row of replaced) ledger.close(row.op_id, false);
  return ledger;
}

/** As {@link readLedger}, in a transaction of its own. */
export function openLedger(actor: Actor, device: Device, ids: readonly string[]): Promise<Ledger> {
  return underScope(scopeOf(actor), (tx) => readLedger(tx, device, ids));
}
