import { type Batch, isEmptyBatch } from "@/lib/client/draft/batch";
import { isNothing, type LocalDraft, NOTHING_LOCAL, takeBatch } from "@/lib/client/draft/patch-queue";
import type { OperationClock } from "@/lib/domain/field/made-at";
import { FIELD_SCHEMA, type FieldCommand, type FieldOperation } from "@/lib/domain/field/operation";
import type { PackDraft, PackFamily } from "@/lib/domain/field/pack";
import type { AnswerPatch } from "@/lib/domain/proposal/payload";

/** A draft that was begun on this device, before its first operation is queued and after. */
export interface Beginning {
  readonly command: FieldCommand;
  readonly input: Readonly<Record<string, unknown>>;
  /** As the server would begin it. */
  readonly draft: PackDraft;
  /** Of a family that is in no register yet; null where the family came along. */
  readonly newFamily: PackFamily | null;
}

/** Something that a person works on in the field: a draft or a ground check. What was queued is in the outbox; `local` is not yet. */
export interface FieldRecord {
  readonly id: string;
  readonly what: "proposal" | "check";
  readonly regencyCode: string;
  readonly villageCode: string;
  /** Null for a check. */
  readonly householdId: string | null;
  readonly headName: string;
  /** Null where the draft came along from the server. */
  readonly beginning: Beginning | null;
  readonly local: LocalDraft;
  /** The refused operation that what is typed now puts right. */
  readonly supersedes: string | null;
  /** All that it stands in place of, that one among it. */
  readonly replaces: readonly string[];
  readonly madeAt: number;
}

/** What queueing needs to know of the outbox: the last operation of the record that stands, and the one that began it. */
export interface Tail {
  readonly prevOp: string | null;
  readonly startOp: string | null;
}

export interface QueueTools {
  readonly newId: () => string;
  /** Device clock. */
  readonly now: number;
  readonly clock: OperationClock;
  /** Photos on this device that the server does not have. */
  readonly unsentPhotos: ReadonlySet<string>;
}

/** An operation with what the outbox must know of it in the open. */
export interface Queued {
  readonly operation: FieldOperation;
  readonly needs: readonly string[];
}

/**
 * Turns everything typed into operations, which never change again. Text goes before photos: answers that name a photo which is still here
 * are an operation of their own that waits for it. Nothing typed, nothing queued: a draft that was only looked at is not begun.
 */
export function queueTyped(record: FieldRecord, tail: Tail, tools: QueueTools): Queued[] {
  if (isNothing(record.local)) return [];
  const chain = new Chain(record, tail, tools);
  let { local } = record;
  while (local.sending !== null || !isEmptyBatch(local.pending)) {
    local = takeBatch(local, tools.newId());
    const { sending } = local;
    if (sending === null) break;
    for (const part of inTextAndPhotos(sending.batch, tools.unsentPhotos))
      chain.add(
        saveOf(record),
        { regencyCode: record.regencyCode, ...part.batch },
        part.needs,
        part.isFirst ? sending.operationId : null,
      );
    local = { ...local, sending: null };
  }
  return chain.queued;
}

/** The record once what was typed is queued. Fields in conflict stay for the person's choice. */
export function afterQueueing(record: FieldRecord): FieldRecord {
  return { ...record, supersedes: null, replaces: [], local: { ...NOTHING_LOCAL, conflicts: record.local.conflicts } };
}

/** A last word on a record: sending a proposal to the meeting, or a check to the regency. The server fills in the version. */
export function queueSending(
  record: FieldRecord,
  tail: Tail,
  input: Readonly<Record<string, unknown>>,
  tools: QueueTools,
): Queued[] {
  const chain = new Chain(record, tail, tools);
  const command = record.what === "check" ? "ground-check.send" : "proposal.submit";
  chain.add(command, { regencyCode: record.regencyCode, version: null, ...input }, [], null);
  return chain.queued;
}

/** Tells the portal what was let go of: one operation for each that it may have kept beside. */
export function queueDiscards(record: Pick<FieldRecord, "id">, opIds: readonly string[], tools: QueueTools): Queued[] {
  return opIds.map((opId) => ({
    operation: {
      opId: tools.newId(),
      command: "field.discard",
      recordId: record.id,
      prevOp: null,
      startOp: null,
      supersedes: null,
      schema: FIELD_SCHEMA,
      input: { opId },
      madeAt: tools.now,
      clock: tools.clock,
    },
    needs: [],
  }));
}

class Chain {
  readonly queued: Queued[] = [];
  private prevOp: string | null;
  private startOp: string | null;
  private supersedes: string | null;

  constructor(
    private readonly record: FieldRecord,
    tail: Tail,
    private readonly tools: QueueTools,
  ) {
    this.prevOp = tail.prevOp;
    this.startOp = tail.startOp;
    this.supersedes = record.supersedes;
    const { beginning } = record;
    if (beginning === null || tail.startOp !== null) return;
    this.add(beginning.command, beginning.input, [], null);
    this.startOp = this.prevOp;
  }

  /** @param opId the id that was already given to this content; null for a new one */
  add(command: FieldCommand, input: Readonly<Record<string, unknown>>, needs: readonly string[], opId: string | null) {
    const { record, tools } = this;
    const operation: FieldOperation = {
      opId: opId ?? tools.newId(),
      command,
      recordId: record.id,
      prevOp: this.prevOp,
      startOp: this.startOp,
      supersedes: this.supersedes,
      // Each of them: what began a draft has no answers, and those with photos are an operation of their own.
      ...(record.replaces.length === 0 ? {} : { replaces: record.replaces }),
      schema: FIELD_SCHEMA,
      input: { id: record.id, ...input },
      madeAt: tools.now,
      clock: tools.clock,
    };
    this.queued.push({ operation, needs });
    this.prevOp = operation.opId;
    this.supersedes = null;
  }
}

function saveOf({ what }: FieldRecord): FieldCommand {
  return what === "check" ? "ground-check.save" : "proposal.save";
}

interface Part {
  readonly batch: Batch;
  readonly needs: readonly string[];
  readonly isFirst: boolean;
}

function inTextAndPhotos(batch: Batch, unsent: ReadonlySet<string>): readonly Part[] {
  const isPhoto = ({ value }: AnswerPatch) => typeof value === "string" && unsent.has(value);
  const photos = batch.patches.filter(isPhoto);
  if (photos.length === 0) return [{ batch, needs: [], isFirst: true }];
  const text: Batch = { ...batch, patches: batch.patches.filter((patch) => !isPhoto(patch)) };
  const later: Part = {
    batch: { patches: photos, memberOps: [], notes: {} },
    needs: photos.map(({ value }) => String(value)),
    isFirst: isEmptyBatch(text),
  };
  return isEmptyBatch(text) ? [later] : [{ batch: text, needs: [], isFirst: true }, later];
}
