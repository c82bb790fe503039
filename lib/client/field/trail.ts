import type { ErrorCode } from "@/lib/domain/error/error-code";
import { type FieldOperation, type RefusalStory, STARTING } from "@/lib/domain/field/operation";
import { openOperation, openOutcome } from "./boxes";
import type { OperationRow, OperationState } from "./field-store";
import { batchOf } from "./layers";
import { isLeased } from "./outbox";
import type { Keys, SyncParts } from "./sync-parts";

/** What a person did, in the words of the outbox: began, typed, gave off, let go. */
export type StepKind = "begin" | "save" | "send" | "let-go";

/** One step of a record on its way to the portal. */
export interface TrailStep {
  readonly opId: string;
  readonly kind: StepKind;
  readonly state: OperationState;
  /** A window waits for its answer now; `sending` without it counts as waiting. */
  readonly isUnderWay: boolean;
  /** Entries in it. */
  readonly count: number;
  /** Device clock. */
  readonly queuedAt: number;
  /** Server clock of the receipt. */
  readonly takenAt: number | null;
  readonly code: ErrorCode | null;
  /** Who else had written in the same draft since. */
  readonly mergedWith: readonly string[];
}

/** Why a record waits for its person. */
export interface Refused {
  readonly code: ErrorCode;
  readonly story: RefusalStory | null;
  /** Fields that the refusal points at. */
  readonly fields: readonly string[];
  /** It was the giving off that was refused, not what was typed. */
  readonly kind: StepKind;
}

/** A record's way through the outbox, the first step first. What a person let go or replaced is told too: nothing vanishes. */
export async function trailOf(
  { store, keys, now }: Pick<SyncParts, "store" | "keys" | "now">,
  recordId: string,
): Promise<readonly TrailStep[]> {
  const rows = (await store.operations()).filter((row) => row.recordId === recordId);
  return Promise.all(rows.map((row) => stepOf(keys, row, now())));
}

export async function refusedOf(
  { store, keys }: Pick<SyncParts, "store" | "keys">,
  recordId: string,
): Promise<Refused | null> {
  const row = (await store.operations()).find(
    (each) => each.recordId === recordId && each.state === "refused" && each.isLettingGo !== true,
  );
  if (row === undefined || row.code === null) return null;
  const [operation, outcome] = await Promise.all([openOperation(keys, row), openOutcome(keys, row)]);
  const told = outcome?.kind === "refused" ? outcome : null;
  return {
    code: row.code,
    story: told?.story ?? null,
    fields: (told?.refusal.fields ?? []).map(({ path }) => path),
    kind: kindOf(operation),
  };
}

async function stepOf(keys: Keys, row: OperationRow, now: number): Promise<TrailStep> {
  const [operation, outcome] = await Promise.all([openOperation(keys, row), openOutcome(keys, row)]);
  const { opId, state, queuedAt, takenAt, code } = row;
  return {
    opId,
    kind: kindOf(operation),
    state,
    isUnderWay: isLeased(row, now),
    count: countOf(operation),
    queuedAt,
    takenAt,
    code,
    mergedWith: outcome?.kind === "taken" ? outcome.mergedWith : [],
  };
}

function kindOf({ command }: FieldOperation): StepKind {
  if (STARTING.includes(command)) return "begin";
  if (command === "field.discard") return "let-go";
  return command === "proposal.submit" || command === "ground-check.send" ? "send" : "save";
}

function countOf(operation: FieldOperation): number {
  const batch = batchOf(operation);
  if (batch === null) return 0;
  const { patches, memberOps, eventOps = [], notes } = batch;
  return patches.length + memberOps.length + eventOps.length + Object.keys(notes).length;
}
