import { NOTHING_LOCAL } from "@/lib/client/draft/patch-queue";
import { definitionOf, type FamilyEvent } from "@/lib/domain/event/event";
import type { PackFamily, PackFrame } from "@/lib/domain/field/pack";
import { beginDraft } from "@/lib/domain/field/packed-form";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import type { Beginning, FieldRecord } from "./record";

interface Tools {
  readonly newId: () => string;
  readonly now: number;
  /** Today in the village. */
  readonly today: string;
}

const CHANNEL = "visit";

/** A draft about a family's condition, begun on this device. Null: the village has no open period. Nothing is sent of it before something is typed. */
export function beginCondition(family: PackFamily, frame: PackFrame, tools: Tools): FieldRecord | null {
  const id = tools.newId();
  const draft = beginDraft(frame, family, { id, kind: "condition", today: tools.today });
  const input = { regencyCode: family.regencyCode, householdId: family.id, channel: CHANNEL };
  const beginning = draft === null ? null : { command: "proposal.start" as const, input, draft, newFamily: null };
  return beginning === null ? null : about(id, family, frame, beginning, tools);
}

/** A draft that tells what happened to a family. */
export function beginEvents(
  family: PackFamily,
  frame: PackFrame,
  codes: readonly FamilyEvent["code"][],
  tools: Tools,
): FieldRecord | null {
  const id = tools.newId();
  const events: readonly FamilyEvent[] = codes.map((code) => ({ id: tools.newId(), code, answers: {} }));
  const isWhole = events.some((event) => definitionOf(event).way === "whole-form");
  const isCorrection = events.every((event) => definitionOf(event).isCorrection);
  const kind = isWhole ? "condition" : "event";
  const draft = beginDraft(frame, family, { id, kind, today: tools.today, events, isCorrection });
  if (draft === null) return null;
  const input = {
    regencyCode: family.regencyCode,
    householdId: family.id,
    channel: CHANNEL,
    events: events.map((event) => ({ id: event.id, code: event.code })),
  };
  return about(id, family, frame, { command: "proposal.start-event", input, draft, newFamily: null }, tools);
}

/** A family that is in no register yet. Its ids are made here and stay. */
export function beginNewFamily(frame: PackFrame, tools: Tools): FieldRecord | null {
  const [id, householdId, headUid] = [tools.newId(), tools.newId(), tools.newId()];
  const newFamily = unknownFamily(householdId, frame.villageCode);
  const memberOps = [{ kind: "add", uid: headUid }] as const;
  const draft = beginDraft(frame, newFamily, { id, kind: "new-household", today: tools.today, memberOps });
  if (draft === null) return null;
  const input = { householdId, headUid, villageCode: frame.villageCode, channel: CHANNEL };
  return about(id, newFamily, frame, { command: "proposal.start-new", input, draft, newFamily }, tools);
}

/** A draft or check that came along from the server, as this device works on it. */
export function takenRecord(
  at: Pick<FieldRecord, "id" | "what" | "regencyCode" | "villageCode" | "householdId" | "headName">,
  now: number,
): FieldRecord {
  return { ...at, beginning: null, local: NOTHING_LOCAL, supersedes: null, replaces: [], madeAt: now };
}

function about(id: string, family: PackFamily, frame: PackFrame, beginning: Beginning, tools: Tools): FieldRecord {
  const { regencyCode, id: householdId, headName } = family;
  const at = { id, what: "proposal" as const, regencyCode, villageCode: frame.villageCode, householdId, headName };
  return { ...takenRecord(at, tools.now), beginning };
}

/** As the portal sends a family that is not in the register: no revision, nothing known. */
function unknownFamily(id: string, villageCode: string): PackFamily {
  return {
    id,
    regencyCode: villageCode.slice(0, 4),
    mark: "",
    revision: 0,
    status: HOUSEHOLD_STATUS.active,
    headName: "",
    dusun: null,
    rw: null,
    rt: null,
    point: null,
    decile: null,
    base: NO_ANSWERS,
    suggested: NO_ANSWERS,
    drafts: [],
    underWay: null,
  };
}
