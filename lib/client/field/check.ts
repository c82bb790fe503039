import { blindDraft } from "@/lib/client/draft/blind-draft";
import type { PackCheck, PackFrame } from "@/lib/domain/field/pack";
import type { BlindPage } from "@/lib/domain/ground-check/check-page";
import { isOpenCheck, VISIT_OUTCOMES, type VisitOutcome } from "@/lib/domain/ground-check/ground-check";
import { takenRecord } from "./beginnings";
import { openOperation } from "./boxes";
import { type OperationRow, StorageFull } from "./field-store";
import { layered } from "./layers";
import { queueClosed } from "./queue-closed";
import type { FieldRecord } from "./record";
import { type OpenedRecord, openRecord } from "./record-session";
import type { SyncParts } from "./sync-parts";
import { readFrame } from "./take-along";
import type { Workplace } from "./workplace";

/** How a check stands on this device. `given`: its result is in the outbox; `sent`: the portal has it. */
export type VisitState = "open" | "begun" | "given" | "sent";

export interface VisitLine {
  readonly page: BlindPage;
  readonly state: VisitState;
}

/** A check as the portal's own screen takes it. */
function pageFrom({ dueAt, doneAt, ...rest }: PackCheck): BlindPage {
  return { ...rest, dueAt: new Date(dueAt), doneAt: doneAt === null ? null : new Date(doneAt) };
}

/** The checks that came along, those still to do first and by the day they are due. */
export async function listVisits(
  parts: Pick<SyncParts, "store">,
  frame: Pick<PackFrame, "checks">,
): Promise<readonly VisitLine[]> {
  const lines = await Promise.all(
    frame.checks.map(pageFrom).map(async (page) => ({ page, state: await visitState(parts, page) })),
  );
  const isOver = ({ state }: VisitLine) => Number(state === "given" || state === "sent");
  return lines.sort((a, b) => isOver(a) - isOver(b) || a.page.dueAt.getTime() - b.page.dueAt.getTime());
}

async function visitState({ store }: Pick<SyncParts, "store">, page: BlindPage): Promise<VisitState> {
  if (!isOpenCheck(page.state)) return "sent";
  const [rows, box] = await Promise.all([store.operations(), store.box("record", page.id)]);
  const own = rows.filter(({ recordId, state }) => recordId === page.id && state !== "replaced" && state !== "dropped");
  const giving = own.findLast(({ isSending }) => isSending);
  if (giving !== undefined && giving.state !== "refused") return giving.state === "taken" ? "sent" : "given";
  const isBegun = own.length > 0 || box?.isTyped === true || Object.keys(page.answers.household).length > 0;
  return isBegun ? "begun" : "open";
}

export interface OpenVisit {
  readonly page: BlindPage;
  /** Null once the result is given: then nothing is typed any more. */
  readonly opened: OpenedRecord | null;
  readonly state: VisitState;
  /** How the visit ended, where that was given before and came back: it is not asked anew. */
  readonly end: VisitEnd | null;
}

/** Opens a check from what lies on the device; null when it did not come along. */
export function openVisit(workplace: Pick<Workplace, "parts" | "forms">, id: string): Promise<OpenVisit | null> {
  return workplace.forms.inTurn(id, () => openNow(workplace, id));
}

async function openNow({ parts, forms }: Pick<Workplace, "parts" | "forms">, id: string): Promise<OpenVisit | null> {
  const found = (await readFrame(parts.store, parts.keys))?.checks.find((each) => each.id === id);
  if (found === undefined) return null;
  const page = pageFrom(found);
  const state = await visitState(parts, page);
  if (state === "given" || state === "sent") return { page, opened: null, state, end: null };
  const rows = (await parts.store.operations()).filter(({ recordId }) => recordId === id);
  const draft = await layered(parts.keys, rows, blindDraft(page));
  const opened = await forms.enter(id, () => openRecord(parts, recordOf(page, parts.now()), draft));
  return { page, opened, state, end: await earlierEnd(parts.keys, rows) };
}

/** What the last giving said that was refused or taken up again; null where none was, and after it was let go. */
async function earlierEnd(keys: SyncParts["keys"], rows: readonly OperationRow[]): Promise<VisitEnd | null> {
  const given = rows.findLast(({ isSending }) => isSending);
  if (given === undefined || (given.state !== "replaced" && given.state !== "refused")) return null;
  const { outcome, remark } = (await openOperation(keys, given)).input;
  const known = VISIT_OUTCOMES.find((each) => each === outcome);
  return known === undefined || typeof remark !== "string" ? null : { outcome: known, remark };
}

/** The record behind a check, for who begins it: one that lies on the device already is read instead. */
function recordOf({ id, regencyCode, villageCode, headName }: BlindPage, now: number): FieldRecord {
  return takenRecord({ id, what: "check", regencyCode, villageCode, householdId: null, headName }, now);
}

/** How the visit ended, as the command takes it. */
export interface VisitEnd {
  readonly outcome: VisitOutcome;
  readonly remark: string;
}

/** Closes a visit's form and puts its result into the outbox, behind everything typed. Throws {@link StorageFull}. */
export async function giveVisit(workplace: Workplace, page: BlindPage, end: VisitEnd): Promise<void> {
  if ((await workplace.forms.close(page.id)) === "UNAVAILABLE") throw new StorageFull();
  if ((await queueClosed(workplace.parts)).get(page.id) === "full") throw new StorageFull();
  if ((await workplace.record(page.id)) === null) await workplace.keep(recordOf(page, workplace.parts.now()));
  const own = (await workplace.store.operations()).filter(({ recordId }) => recordId === page.id);
  // Nothing was answered here: what is sent is the check as it came along.
  await workplace.send(page.id, { ...end, ...(own.length === 0 ? { version: page.version } : {}) });
}
