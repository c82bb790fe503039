import { type Batch, layBatch } from "@/lib/client/draft/batch";
import type { ServerDraft } from "@/lib/client/draft/draft-state";
import type { FieldConflict, FieldOperation } from "@/lib/domain/field/operation";
import { withPatch } from "@/lib/domain/proposal/patch";
import { openOperation, openOutcome } from "./boxes";
import type { OperationRow } from "./field-store";
import type { Keys } from "./sync-parts";

/**
 * The draft as it was last fetched, with everything of this device laid over it that came after: taken since, under way, waiting. A field
 * that somebody else had written meanwhile shows theirs until a person has chosen.
 */
export async function layered(keys: Keys, rows: readonly OperationRow[], from: ServerDraft): Promise<ServerDraft> {
  let { payload, isCorrection } = from;
  let open: readonly FieldConflict[] = from.conflicts ?? [];
  for (const row of rows) {
    if (row.state === "replaced" || row.state === "dropped") continue;
    const operation = await openOperation(keys, row);
    const batch = batchOf(operation);
    if (batch === null) continue;
    // What was fetched later says what is still in dispute: somebody may have decided at the office.
    if (isWithin(row, from.version)) continue;
    const conflicts = await conflictsIn(keys, row);
    open = withConflicts(open, operation, conflicts);
    payload = conflicts.reduce(
      (laid, conflict) => withPatch(laid, { ...conflict, value: conflict.theirs }),
      layBatch(payload, batch),
    );
    isCorrection = batch.isCorrection ?? isCorrection;
  }
  return { ...from, payload, isCorrection, conflicts: open };
}

/** What was fetched of a draft already holds this operation. */
function isWithin({ state, version }: OperationRow, fetched: number): boolean {
  return state === "taken" && version !== null && version <= fetched;
}

/** A draft as it was last fetched: its version, and what of it was in dispute then. */
export interface Fetched {
  readonly version: number;
  readonly conflicts: readonly FieldConflict[];
}

/**
 * Fields of each record that two wrote and nobody has chosen yet. Only records whose receipts say more than "taken" are opened.
 * @param fetched drafts by record
 */
export async function countConflicts(
  keys: Keys,
  rows: readonly OperationRow[],
  fetched: ReadonlyMap<string, Fetched>,
): Promise<ReadonlyMap<string, number>> {
  const ids = new Set(rows.flatMap((row) => (row.state === "taken" && row.outcome !== null ? [row.recordId] : [])));
  const counts = new Map<string, number>();
  for (const id of ids) {
    const from = fetched.get(id) ?? { version: 0, conflicts: [] };
    let open = from.conflicts;
    for (const row of rows) {
      if (row.recordId !== id || row.state === "replaced" || row.state === "dropped") continue;
      if (isWithin(row, from.version)) continue;
      open = withConflicts(open, await openOperation(keys, row), await conflictsIn(keys, row));
    }
    if (open.length > 0) counts.set(id, open.length);
  }
  return counts;
}

async function conflictsIn(keys: Keys, row: OperationRow): Promise<readonly FieldConflict[]> {
  const outcome = row.state === "taken" ? await openOutcome(keys, row) : null;
  return outcome?.kind === "taken" ? outcome.conflicts : [];
}

/** What is in dispute after an operation: without what it settled, with what its receipt names, each conflict once. */
function withConflicts(
  open: readonly FieldConflict[],
  operation: FieldOperation,
  found: readonly FieldConflict[],
): readonly FieldConflict[] {
  const settled = settledIn(operation);
  const rest = open.filter(({ id }) => !settled.includes(id) && !found.some((each) => each.id === id));
  return [...rest, ...found];
}

/** The record's id at the server: another one where somebody had begun the draft before. */
export async function serverIdOf(keys: Keys, rows: readonly OperationRow[], recordId: string): Promise<string> {
  const begun = rows.find(({ opId, startOp, state }) => opId === startOp && state === "taken");
  const outcome = begun === undefined ? null : await openOutcome(keys, begun);
  return outcome?.kind === "taken" ? outcome.recordId : recordId;
}

/** What a save carries; null for any other operation. */
export function batchOf(operation: FieldOperation): Batch | null {
  return isSave(operation) ? operation.input : null;
}

/** Made by `queueTyped` from a batch, on this device. */
function isSave(operation: FieldOperation): operation is FieldOperation & { readonly input: Batch } {
  return operation.command === "proposal.save" || operation.command === "ground-check.save";
}

function settledIn(operation: FieldOperation): readonly string[] {
  return batchOf(operation)?.settled?.map(({ conflictId }) => conflictId) ?? [];
}
