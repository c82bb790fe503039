import type { ServerDraft } from "@/lib/client/draft/draft-state";
import type { Batch } from "@/lib/client/draft/patch-queue";
import { layBatch } from "@/lib/client/draft/patch-queue";
import type { FieldConflict, FieldOperation } from "@/lib/domain/field/operation";
import { withPatch } from "@/lib/domain/proposal/payload";
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
    open = open.filter(({ id }) => !settledIn(operation).includes(id));
    const outcome = row.state === "taken" ? await openOutcome(keys, row) : null;
    const conflicts = outcome?.kind === "taken" ? outcome.conflicts : [];
    open = [...open.filter(({ id }) => !conflicts.some((each) => each.id === id)), ...conflicts];
    if (row.state === "taken" && row.version !== null && row.version <= from.version) continue;
    payload = conflicts.reduce(
      (laid, conflict) => withPatch(laid, { ...conflict, value: conflict.theirs }),
      layBatch(payload, batch),
    );
    isCorrection = batch.isCorrection ?? isCorrection;
  }
  return { ...from, payload, isCorrection, conflicts: open };
}

/** What a save carries; null for any other operation. */
export function batchOf({ command, input }: FieldOperation): Batch | null {
  if (command !== "proposal.save" && command !== "ground-check.save") return null;
  // Made by `queueTyped` from a batch, on this device.
  return input as unknown as Batch;
}

function settledIn({ input }: FieldOperation): readonly string[] {
  const { settled } = input as { readonly settled?: readonly { readonly conflictId: string }[] };
  return settled?.map(({ conflictId }) => conflictId) ?? [];
}
