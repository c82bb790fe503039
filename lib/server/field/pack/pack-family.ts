import "server-only";
import { createHash } from "node:crypto";
import type { PackDraft, PackFamily, UnderWay } from "@/lib/domain/field/pack";
import { maskAnswers, maskEvents } from "@/lib/domain/form/form-page";
import type { FormHint } from "@/lib/domain/hint/hint";
import { type Answers, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { isAdded, type Payload } from "@/lib/domain/proposal/payload";
import { withoutGone } from "@/lib/domain/proposal/people";
import { isEditable } from "@/lib/domain/workflow/workflow";
import { SEALED_KEYS } from "@/lib/server/household/columns";
import type { Family } from "@/lib/server/household/family";
import { draftBase } from "@/lib/server/proposal/draft-base";
import { unsealPayload } from "@/lib/server/proposal/sealed-payload";
import { suggestionsOf } from "@/lib/server/proposal/suggestions";
import type { OpenLine, StoredDraft } from "./drafts";
import type { PlannedFamily } from "./plan";
import type { VillageForm } from "./village-form";

/** Changes when a device must ask again for everything: the shape or the making of a packed family. */
const PACKED = 1;

/** What all families of a take-along are read with. */
export interface Sight {
  readonly form: VillageForm;
  readonly seesIdentity: boolean;
  readonly villageCode: string;
}

/** Of what every mark begins with: what changes it changes every family. */
export function markGround({ form, seesIdentity, villageCode }: Sight): string {
  const { period, regional } = form;
  return digest([
    PACKED,
    villageCode,
    period?.id,
    period?.instrument,
    period?.instrumentVersion,
    regional,
    seesIdentity,
  ]);
}

/** Tells the device whether its copy is the present one; the revision and version numbers in it tell nobody anything. */
export function markOf(
  ground: string,
  family: PlannedFamily,
  open: readonly OpenLine[],
  hints: readonly FormHint[] = [],
): string {
  const { revision, decile, isAssigned } = family;
  const drafts = open.map(({ id, version, state, conflictIds }) => [id, version, state, conflictIds]);
  const said = hints.map(({ id, value, asOf }) => [id, value, asOf]);
  return digest([ground, revision, decile, isAssigned, drafts, ...(said.length === 0 ? [] : [said])]);
}

/** 72 bits: a family has a handful of states, and there are no more than a thousand families on a device. */
function digest(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 12);
}

export interface Found {
  readonly planned: PlannedFamily;
  readonly mark: string;
  /** Null for a family that is not in the register yet. */
  readonly family: Family | null;
  readonly drafts: readonly StoredDraft[];
  readonly open: readonly OpenLine[];
  readonly hints: readonly FormHint[];
}

export function toPackFamily(sight: Sight, regencyCode: string, found: Found): PackFamily {
  const { planned, mark, family, drafts, open, hints } = found;
  const { instrument, period } = sight.form;
  const household = family?.answers.household;
  const [lat, lng] = [household?.["lat"], household?.["lng"]];
  return {
    id: planned.id,
    regencyCode,
    mark,
    revision: planned.revision,
    status: family?.status ?? 1,
    headName: planned.headName,
    dusun: planned.dusun === "" ? null : planned.dusun,
    rw: planned.rw === "" ? null : planned.rw,
    rt: planned.rt === "" ? null : planned.rt,
    point: typeof lat === "number" && typeof lng === "number" ? { lat, lng } : null,
    decile: planned.decile,
    ...readRecord(sight, instrument, family),
    ...(hints.length === 0 ? {} : { hints }),
    drafts: drafts.map((draft) => toPackDraft(sight, family, draft)),
    underWay: period === null ? null : underWayOf(period.id, open),
  };
}

function readRecord(sight: Sight, instrument: Instrument | null, family: Family | null) {
  if (instrument === null || family === null) return { base: NO_ANSWERS, suggested: NO_ANSWERS };
  return {
    base: shown(sight, askedAnswers(instrument, family.answers)),
    suggested: shown(sight, suggestionsOf(instrument, family)),
  };
}

function shown({ seesIdentity }: Sight, answers: Answers): Answers {
  return seesIdentity ? answers : maskAnswers(answers, SEALED_KEYS);
}

function toPackDraft(sight: Sight, family: Family | null, draft: StoredDraft): PackDraft {
  const { householdId: _of, dusun: _dusun, rw: _rw, rt: _rt, ...rest } = draft;
  const stored = unsealPayload(draft.payload);
  const { instrument, regional, hasOwnForm, hasOwnRegional } = sight.form.of(stored);
  const payload = family === null ? stored : withoutGone(stored, new Set(family.memberRows.keys()));
  const isOwn = family !== null && (hasOwnForm || bringsBack(family, payload));
  return {
    ...rest,
    payload: sight.seesIdentity ? payload : masked(payload),
    regional: hasOwnRegional ? regional : null,
    own: isOwn
      ? {
          base: shown(sight, askedAnswers(instrument, draftBase(instrument, family, payload))),
          suggested: shown(sight, suggestionsOf(instrument, family)),
        }
      : null,
  };
}

function bringsBack({ former }: Family, payload: Payload): boolean {
  return Object.keys(former.members).some((uid) => isAdded(payload, uid));
}

function masked(payload: Payload): Payload {
  return maskEvents({ ...payload, answers: maskAnswers(payload.answers, SEALED_KEYS) });
}

function underWayOf(periodId: string, open: readonly OpenLine[]): UnderWay | null {
  const line = open.find((one) => one.periodId === periodId && one.kind !== "event" && !isEditable(one.state));
  return line === undefined ? null : { id: line.id, state: line.state, since: line.since.getTime() };
}
