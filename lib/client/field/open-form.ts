import type { FormPage } from "@/lib/domain/form/form-page";
import { openRecordBox } from "./boxes";
import type { OperationRow } from "./field-store";
import { formPageOf, type Subject, serverDraftOf, subjectOf } from "./form-page";
import { layered, serverIdOf } from "./layers";
import type { OpenForms } from "./open-forms";
import type { FieldRecord } from "./record";
import { type OpenedRecord, openRecord } from "./record-session";
import type { SyncParts } from "./sync-parts";
import { readFamily, readFrame } from "./take-along";

export interface OpenForm {
  readonly record: FieldRecord;
  readonly page: FormPage;
  readonly opened: OpenedRecord;
}

type Parts = Pick<SyncParts, "store" | "keys" | "now" | "newId" | "clock">;

/** A record as it lies on the device; null when it is not there. Throws {@link Unreadable} for one that another build wrote. */
export async function readRecord(
  { store, keys }: Pick<Parts, "store" | "keys">,
  id: string,
): Promise<FieldRecord | null> {
  const box = await store.box("record", id);
  return box === null ? null : openRecordBox(keys, box);
}

/** Opens a proposal's form from what lies on the device; null when it is not there. */
export function openForm(parts: Parts, forms: OpenForms, id: string, today: string): Promise<OpenForm | null> {
  return forms.inTurn(id, () => openNow(parts, forms, id, today));
}

async function openNow(parts: Parts, forms: OpenForms, id: string, today: string): Promise<OpenForm | null> {
  const { store, keys } = parts;
  const [record, frame] = await Promise.all([readRecord(parts, id), readFrame(store, keys)]);
  if (record === null || frame === null || record.what !== "proposal") return null;
  const rows = (await store.operations()).filter(({ recordId }) => recordId === id);
  const subject = await readSubject(parts, record, rows);
  if (subject === null) return null;
  const shown = await layered(keys, rows, serverDraftOf(subject));
  const opened = await forms.enter(id, () => openRecord(parts, record, shown));
  return { record, page: formPageOf(record, frame, subject, shown, today), opened };
}

/** @param rows the outbox */
export async function readSubject(
  { store, keys }: Pick<Parts, "store" | "keys">,
  record: FieldRecord,
  rows: readonly OperationRow[],
): Promise<Subject | null> {
  const family = record.householdId === null ? null : await readFamily(store, keys, record.householdId);
  const own = rows.filter(({ recordId }) => recordId === record.id);
  return subjectOf(record, family, await serverIdOf(keys, own, record.id));
}
