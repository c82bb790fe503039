import type { FamilyEvent } from "../event/event";
import type { FormPage } from "../form/form-page";
import { NO_ANSWERS } from "../instrument/answers";
import type { MemberOp } from "../proposal/payload";
import { formatPublicId } from "../public-id/public-id";
import type { GeoPoint } from "../region/plot";
import { NO_REGIONAL_SET } from "../regional/region-set";
import type { PackDraft, PackFamily, PackFrame } from "./pack";

/** Houses on the form's map: enough to know the village by, few enough for a slow line. */
export const MOST_FORM_POINTS = 300;

/**
 * The form of a draft as the portal would show it now, from what was taken along.
 * @param today YYYY-MM-DD in the village; counts only inside a period, as online
 */
export function packedFormPage(frame: PackFrame, family: PackFamily, draft: PackDraft, today: string): FormPage {
  const { id, kind, state, version, headName, reason, note, payload } = draft;
  return {
    head: {
      publicId: formatPublicId(family.regencyCode, id),
      regencyCode: family.regencyCode,
      id,
      householdPublicId: formatPublicId(family.regencyCode, family.id),
      kind,
      state,
      version,
      villageCode: frame.villageCode,
      headName,
      timeZone: frame.timeZone,
      reason,
      note,
    },
    base: draft.own?.base ?? family.base,
    payload,
    isCorrection: draft.isCorrection,
    undoesRevision: draft.undoesRevision,
    mayMove: frame.mayMove,
    regional: draft.regional ?? frame.regional,
    lockedKeys: frame.lockedKeys,
    portal: frame.portal,
    suggested: draft.own?.suggested ?? family.suggested,
    ...(family.hints === undefined ? {} : { hints: family.hints }),
    points: pointsBeside(frame.points, family.point),
    today: frame.period === null ? payload.conditionDate : today,
    coaching: frame.coaching,
    surroundings: {
      ...(draft.periodStart === null ? {} : { periodStart: draft.periodStart }),
      decile: family.decile,
      settings: { stored: frame.settings, judged: null },
    },
    conflicts: draft.conflicts,
    maySettle: frame.maySubmit,
  };
}

/** The other houses of the village: one of those at the family's own place is its own. */
export function pointsBeside(points: readonly GeoPoint[], own: GeoPoint | null): readonly GeoPoint[] {
  const at = own === null ? -1 : points.findIndex(({ lat, lng }) => lat === own.lat && lng === own.lng);
  return points.filter((_, index) => index !== at).slice(0, MOST_FORM_POINTS);
}

export interface Beginning {
  readonly id: string;
  readonly kind: PackDraft["kind"];
  /** YYYY-MM-DD in the village. */
  readonly today: string;
  readonly events?: readonly FamilyEvent[];
  readonly isCorrection?: boolean;
  /** Of a family that is new: its head. */
  readonly memberOps?: readonly MemberOp[];
}

/** A draft begun on the device, as the portal's own command would begin it; null outside an open period. */
export function beginDraft(frame: PackFrame, family: PackFamily, beginning: Beginning): PackDraft | null {
  const { period, moment } = frame;
  if (period === null || !period.isOpen) return null;
  const { id, kind, today, events, isCorrection = false, memberOps = [] } = beginning;
  return {
    id,
    kind,
    state: "draft",
    version: 1,
    headName: family.headName,
    payload: {
      instrument: period.instrument,
      version: period.instrumentVersion,
      baseRevision: family.revision,
      conditionDate: today,
      answers: NO_ANSWERS,
      memberOps,
      notes: {},
      ...(events === undefined ? {} : { events }),
      ...(moment === undefined ? {} : { regional: moment }),
    },
    isCorrection,
    undoesRevision: null,
    periodStart: period.startsOn,
    reason: null,
    note: null,
    regional: moment === undefined ? NO_REGIONAL_SET : null,
    own: null,
    conflicts: [],
  };
}
