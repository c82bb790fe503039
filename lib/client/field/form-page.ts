import type { ServerDraft } from "@/lib/client/draft/draft-state";
import type { PackDraft, PackFamily, PackFrame } from "@/lib/domain/field/pack";
import type { FormPage } from "@/lib/domain/form/form-page";
import { type Answers, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import type { FieldRecord } from "./record";

/** What the form shows of a record, made without the portal: the same as it would say, as of the day it was taken along. */
export function formPageOf(
  record: FieldRecord,
  frame: PackFrame,
  family: PackFamily | null,
  draft: ServerDraft,
  today: string,
): FormPage {
  const taken = draftIn(family, record.id);
  const { kind } = record.beginning ?? taken ?? { kind: "condition" as const };
  return {
    head: {
      publicId: formatPublicId(record.regencyCode, record.id),
      regencyCode: record.regencyCode,
      id: record.id,
      householdPublicId: formatPublicId(record.regencyCode, record.householdId ?? record.id),
      kind,
      state: taken?.state ?? "draft",
      version: draft.version,
      villageCode: record.villageCode,
      headName: record.headName,
      timeZone: frame.timeZone,
      reason: taken?.reason ?? null,
      note: taken?.note ?? null,
    },
    base: draft.base,
    payload: draft.payload,
    isCorrection: draft.isCorrection,
    undoesRevision: taken?.undoesRevision ?? null,
    mayMove: frame.mayMove,
    maySettle: frame.maySubmit,
    regional: taken?.regional ?? frame.regional,
    lockedKeys: frame.lockedKeys,
    portal: frame.portal,
    suggested: taken?.own?.suggested ?? family?.suggested ?? NO_ANSWERS,
    points: frame.points,
    coaching: frame.coaching,
    today,
    surroundings: {
      ...startOf(taken, frame),
      decile: family?.decile ?? null,
      settings: { stored: frame.settings, judged: null },
    },
  };
}

/** The draft as the server last said it, for what this device lays over it. */
export function takenDraft(record: FieldRecord, family: PackFamily | null): ServerDraft {
  const taken = draftIn(family, record.id);
  const base: Answers = taken?.own?.base ?? family?.base ?? NO_ANSWERS;
  if (taken !== null) {
    const { version, payload, isCorrection, conflicts } = taken;
    return { version, base, payload, isCorrection, conflicts };
  }
  if (record.beginning === null) throw new Error("a record that neither the server nor this device began");
  return { version: 0, base, payload: record.beginning.payload, isCorrection: false };
}

export function draftIn(family: PackFamily | null, id: string): PackDraft | null {
  return family?.drafts.find((draft) => draft.id === id) ?? null;
}

function startOf(taken: PackDraft | null, frame: PackFrame) {
  const periodStart = taken?.periodStart ?? frame.period?.startsOn ?? null;
  return periodStart === null ? {} : { periodStart };
}
