import type { LocalDraft } from "@/lib/client/draft/patch-queue";
import type { OperationRow } from "./field-store";
import type { FieldRecord } from "./record";

/** What a person works on, in a line. */
export interface RecordLine {
  readonly id: string;
  readonly what: FieldRecord["what"];
  readonly householdId: string | null;
  readonly headName: string;
  readonly isNew: boolean;
  /** It tells what happened, not how the family lives. */
  readonly isEvent: boolean;
  /** Sending it is in the outbox or done: the form is closed. */
  readonly isSent: boolean;
  /** Something is typed that is not in the outbox yet. */
  readonly isTyped: boolean;
}

export function lineOf(record: FieldRecord, isTyped: boolean, rows: readonly OperationRow[]): RecordLine {
  const { id, what, householdId, headName, beginning } = record;
  const isOwn = ({ recordId, state }: OperationRow) => recordId === id && state !== "replaced" && state !== "dropped";
  const last = rows.findLast((row) => isOwn(row) && row.isLettingGo !== true);
  return {
    id,
    what,
    householdId,
    headName,
    isNew: beginning?.draft.kind === "new-household",
    isEvent: beginning?.draft.kind === "event",
    isSent: last?.isSending === true,
    isTyped,
  };
}

/** The record under the name that was typed of its head: a family in no register yet is called by it. */
export function named(record: FieldRecord): FieldRecord {
  const headUid = record.beginning?.input["headUid"];
  if (typeof headUid !== "string") return record;
  const typed = patchesOf(record.local).findLast(
    ({ level, uid, key }) => level === "member" && uid === headUid && key === "name",
  );
  return typeof typed?.value === "string" ? { ...record, headName: typed.value } : record;
}

function patchesOf({ sending, pending }: LocalDraft) {
  return [...(sending?.batch.patches ?? []), ...pending.patches];
}
