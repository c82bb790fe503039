import type { ServerDraft } from "@/lib/client/draft/draft-state";
import type { PackDraft, PackFamily, PackFrame } from "@/lib/domain/field/pack";
import { packedFormPage } from "@/lib/domain/field/packed-form";
import type { FormPage } from "@/lib/domain/form/form-page";
import type { OperationRow } from "./field-store";
import { isOpen } from "./outbox";
import type { FieldRecord } from "./record";

/** What a record is about: the family, and the draft as the server last said it or as this device began it. */
export interface Subject {
  readonly family: PackFamily;
  readonly draft: PackDraft;
}

/**
 * Null: the family or its draft is not on this device any more.
 * @param serverId the draft's id at the server, which is another one where somebody had begun it before
 */
export function subjectOf({ beginning }: FieldRecord, known: PackFamily | null, serverId: string): Subject | null {
  const family = known ?? beginning?.newFamily ?? null;
  const draft = known?.drafts.find(({ id }) => id === serverId) ?? beginning?.draft ?? null;
  return family === null || draft === null ? null : { family, draft };
}

export function serverDraftOf({ family, draft }: Subject): ServerDraft {
  const { version, payload, isCorrection, conflicts } = draft;
  return { version, base: draft.own?.base ?? family.base, payload, isCorrection, conflicts };
}

/** What the form shows of a record, made without the portal: the same as it would say, with what this device laid over it. */
export function formPageOf(
  record: FieldRecord,
  frame: PackFrame,
  { family, draft }: Subject,
  shown: ServerDraft,
  today: string,
): FormPage {
  const { payload, isCorrection, conflicts = [] } = shown;
  const own = { ...draft, payload, isCorrection, conflicts, headName: record.headName || draft.headName };
  return packedFormPage(frame, family, own, today);
}

/** The version that is sent: as it was fetched or last taken; null where something of this device goes before it, and the portal fills it in. */
export function knownVersion(rows: readonly OperationRow[], recordId: string, subject: Subject | null): number | null {
  const own = rows.filter((row) => row.recordId === recordId && row.isLettingGo !== true);
  if (own.some(isOpen)) return null;
  return Math.max(subject?.draft.version ?? 0, ...own.map(({ version }) => version ?? 0)) || null;
}
