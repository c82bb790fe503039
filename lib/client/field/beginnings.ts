import { NOTHING_LOCAL } from "@/lib/client/draft/patch-queue";
import type { FamilyEvent } from "@/lib/domain/event/event";
import { definitionOf } from "@/lib/domain/event/event";
import type { PackFamily, PackFrame } from "@/lib/domain/field/pack";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import type { Payload } from "@/lib/domain/proposal/payload";
import type { Beginning, FieldRecord } from "./record";

interface Tools {
  readonly newId: () => string;
  readonly now: number;
  /** Today in the village. */
  readonly today: string;
}

const CHANNEL = "visit";

/** A draft about a family's condition, begun on this device. Nothing is sent of it before something is typed. */
export function beginCondition(family: PackFamily, frame: PackFrame, tools: Tools): FieldRecord | null {
  const payload = blank(frame, family.revision, tools.today);
  if (payload === null) return null;
  const input = { regencyCode: family.regencyCode, householdId: family.id, channel: CHANNEL };
  return about(family, frame, { command: "proposal.start", input, kind: "condition", payload }, tools);
}

/** A draft that tells what happened to a family. */
export function beginEvents(
  family: PackFamily,
  frame: PackFrame,
  codes: readonly FamilyEvent["code"][],
  tools: Tools,
): FieldRecord | null {
  const payload = blank(frame, family.revision, tools.today);
  if (payload === null) return null;
  const events = codes.map((code) => ({ id: tools.newId(), code, answers: {} }));
  const isWhole = events.some((event) => definitionOf(event).way === "whole-form");
  const input = {
    regencyCode: family.regencyCode,
    householdId: family.id,
    channel: CHANNEL,
    events: events.map(({ id, code }) => ({ id, code })),
  };
  const kind = isWhole ? "condition" : "event";
  return about(family, frame, { command: "proposal.start-event", input, kind, payload: { ...payload, events } }, tools);
}

/** A family that is in no register yet. Its ids are made here and stay. */
export function beginNewFamily(frame: PackFrame, tools: Tools): FieldRecord | null {
  const payload = blank(frame, 0, tools.today);
  if (payload === null) return null;
  const [householdId, headUid] = [tools.newId(), tools.newId()];
  return {
    id: tools.newId(),
    what: "proposal",
    regencyCode: frame.villageCode.slice(0, 4),
    villageCode: frame.villageCode,
    householdId,
    headName: "",
    beginning: {
      command: "proposal.start-new",
      input: { householdId, headUid, villageCode: frame.villageCode, channel: CHANNEL },
      kind: "new-household",
      payload: { ...payload, memberOps: [{ kind: "add", uid: headUid }] },
    },
    local: NOTHING_LOCAL,
    supersedes: null,
    madeAt: tools.now,
  };
}

/** A draft or check that came along from the server, as this device works on it. */
export function takenRecord(
  at: Pick<FieldRecord, "id" | "what" | "regencyCode" | "villageCode" | "householdId" | "headName">,
  now: number,
): FieldRecord {
  return { ...at, beginning: null, local: NOTHING_LOCAL, supersedes: null, madeAt: now };
}

function about(family: PackFamily, frame: PackFrame, beginning: Beginning, tools: Tools): FieldRecord {
  const { regencyCode, id: householdId, headName } = family;
  const id = tools.newId();
  const at = { id, what: "proposal" as const, regencyCode, villageCode: frame.villageCode, householdId, headName };
  return { ...takenRecord(at, tools.now), beginning };
}

/** Null: the village has no period, or it is over. */
function blank({ period, moment }: PackFrame, baseRevision: number, today: string): Payload | null {
  if (period === null || !period.isOpen) return null;
  return {
    instrument: period.instrument,
    version: period.instrumentVersion,
    baseRevision,
    conditionDate: today,
    answers: NO_ANSWERS,
    memberOps: [],
    notes: {},
    ...(moment === undefined ? {} : { regional: moment }),
  };
}
