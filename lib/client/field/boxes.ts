import { openValue, type Sealed, sealValue } from "@/lib/client/seal/sealed-box";
import { type FieldOperation, type OperationResult, STARTING } from "@/lib/domain/field/operation";
import { isNothing } from "../draft/patch-queue";
import type { BoxKind, BoxRow, NewOperation, OperationRow } from "./field-store";
import type { FieldRecord, Queued, Tail } from "./record";
import { named } from "./record-line";
import { type AnyRecord, readStored, storedRecord } from "./record-shape";
import type { Keys } from "./sync-parts";

/** What the device keeps of its talks with the portal. */
export interface DevicePapers {
  readonly deviceId: string;
  /** What its owner called it; absent where it was set up before that was kept. */
  readonly label?: string;
  /** The pass for synchronising. */
  readonly secret: string;
  readonly grantId: string;
  readonly handoverKey: JsonWebKey;
  readonly epoch: string | null;
  /** Of the last answer that arrived. */
  readonly mark: string | null;
  /** Server clock of the last answer; absent where that was before it was kept. */
  readonly heardAt?: number;
  /** Server clock of the last answer that told what others did with this device's families. */
  readonly newsAt?: number;
  /** Server minus device clock, milliseconds, at the last contact; null before the first. */
  readonly skewMs: number | null;
}

/** What the server said of an operation beyond taking it. */
export type OperationOutcome = Extract<OperationResult, { readonly kind: "taken" | "refused" }>;

const DEVICE_BOX = "device";

export async function sealBox(
  keys: Keys,
  kind: BoxKind,
  id: string,
  value: unknown,
  rest: Partial<Pick<BoxRow, "owner" | "isTyped">> = {},
): Promise<BoxRow> {
  const sealed = await sealValue(keys.data, placeOf(keys, kind, id), value);
  return { kind, id, owner: rest.owner ?? null, isTyped: rest.isTyped ?? false, sealed };
}

export function openBox<T>(keys: Pick<Keys, "userId" | "data">, box: BoxRow): Promise<T> {
  return openValue<T>(keys.data, placeOf(keys, box.kind, box.id), box.sealed);
}

export function sealRecord(keys: Keys, record: FieldRecord, owner: string | null): Promise<BoxRow> {
  return sealBox(keys, "record", record.id, storedRecord(named(record)), { owner, isTyped: !isNothing(record.local) });
}

/** Throws {@link Unreadable} where the record does not open, or another build wrote it in a shape that this one does not know. */
export async function openRecordBox(keys: Keys, box: BoxRow): Promise<FieldRecord> {
  return readStored(await openBox<AnyRecord>(keys, box));
}

export function sealPapers(keys: Keys, papers: DevicePapers): Promise<BoxRow> {
  return sealBox(keys, "device", DEVICE_BOX, papers);
}

export async function readPapers(
  keys: Pick<Keys, "userId" | "data">,
  store: { box(kind: BoxKind, id: string): Promise<BoxRow | null> },
): Promise<DevicePapers | null> {
  const box = await store.box("device", DEVICE_BOX);
  return box === null ? null : openBox<DevicePapers>(keys, box);
}

/** An operation as the outbox keeps it: what it says is sealed, what sending must know lies open. */
export async function sealOperation(keys: Keys, { operation, needs }: Queued): Promise<NewOperation> {
  const { opId, recordId, prevOp, madeAt } = operation;
  const startOp = STARTING.includes(operation.command) ? opId : operation.startOp;
  return {
    opId,
    recordId,
    prevOp,
    startOp,
    isSending: operation.command === "proposal.submit" || operation.command === "ground-check.send",
    ...(operation.command === "field.discard" ? { isLettingGo: true } : {}),
    needs,
    state: "queued",
    leaseUntil: null,
    tries: 0,
    notBefore: 0,
    bytes: JSON.stringify(operation).length,
    queuedAt: madeAt,
    takenAt: null,
    version: null,
    code: null,
    sealed: await sealValue(keys.data, placeOf(keys, "operation", opId), operation),
    outcome: null,
  };
}

export function openOperation(keys: Keys, row: OperationRow): Promise<FieldOperation> {
  return openValue<FieldOperation>(keys.data, placeOf(keys, "operation", row.opId), row.sealed);
}

export function sealOutcome(keys: Keys, outcome: OperationOutcome): Promise<Sealed> {
  return sealValue(keys.data, placeOf(keys, "outcome", outcome.opId), outcome);
}

export async function openOutcome(keys: Keys, row: OperationRow): Promise<OperationOutcome | null> {
  return row.outcome === null
    ? null
    : openValue<OperationOutcome>(keys.data, placeOf(keys, "outcome", row.opId), row.outcome);
}

function placeOf({ userId }: Pick<Keys, "userId">, kind: string, id: string): string {
  return `${userId}/${kind}/${id}`;
}

/** What the outbox holds of a record, for what is queued next. What a person replaced or dropped stands no more. */
export function tailOf(rows: readonly OperationRow[], recordId: string): Tail {
  const own = rows.filter(
    (row) =>
      row.recordId === recordId && row.state !== "replaced" && row.state !== "dropped" && row.isLettingGo !== true,
  );
  const begun = own.find(({ startOp }) => startOp !== null);
  return { prevOp: own.at(-1)?.opId ?? null, startOp: begun?.startOp ?? null };
}
