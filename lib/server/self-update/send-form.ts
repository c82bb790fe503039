import "server-only";
import { uuidv7 } from "uuidv7";
import { isCarried } from "@/lib/domain/event/carried";
import { type AnswerValue, answersOf, sameAnswer } from "@/lib/domain/instrument/answers";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import type { CheckToken } from "@/lib/domain/meeting/check-token";
import { type FieldPlace, heldAnswer } from "@/lib/domain/proposal/patch";
import { type AnswerPatch, eventsOf } from "@/lib/domain/proposal/payload";
import { movesInWords } from "@/lib/domain/self-update/moves-in-words";
import { isBlank, newcomers, type OwnView } from "@/lib/domain/self-update/own-form";
import { hasShapeProblem } from "@/lib/domain/self-update/own-review";
import type { Writing } from "@/lib/server/command/command";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { type Draft, findDraft } from "@/lib/server/proposal/draft";
import {
  fieldOf,
  keepConflicts,
  listHeld,
  type OpenConflict,
  readWriters,
  type Writers,
} from "@/lib/server/proposal/draft-conflicts";
import { evaluateDraft } from "@/lib/server/proposal/evaluate";
import { misplacedEvents } from "@/lib/server/proposal/event-fields";
import { layAll, readChoices } from "@/lib/server/proposal/lay-save";
import { storeDraft } from "@/lib/server/proposal/save-command";
import { saveSchema } from "@/lib/server/proposal/save-schema";
import { citizenScope } from "./citizen-scope";
import { loadOwnForm, type OwnState, writeOwnForm } from "./own-form";
import { attachPhotos } from "./own-photos";
import { draftIn, findSending, type NoDraft, writeUpdate } from "./record";
import type { CitizenSession } from "./session";

export type SentForm =
  | { readonly ok: true; readonly receipt: CheckToken }
  /** `stale`: the form is another one than was read before sending. `blank`: nothing in it. `shape`: something cannot be read. */
  | { readonly ok: false; readonly fault: "gone" | NoDraft | "stale" | "blank" | "shape" };

/** What a family sends with one tap. */
export interface Sending {
  /** Drawn with the page that was read: the same form sent twice is one sending. */
  readonly id: string;
  /** Of the form that was read before sending. */
  readonly version: number;
  /** What it wants to say besides. */
  readonly told: string;
}

/**
 * Sends the form: its answers are laid into a draft of channel `self`, or into the one that the operator has open, field by field as any
 * writer's are. Where the operator wrote something else, both stand side by side until the operator decides. The record is not touched. Sent
 * again under the same id it answers the same receipt and writes nothing.
 */
export async function sendOwnForm(session: CitizenSession, sending: Sending, now: Date): Promise<SentForm> {
  return underScope(citizenScope(session), async ({ sql }): Promise<SentForm> => {
    const earlier = await findSending(sql, session, sending.id);
    if (earlier !== null) return { ok: true, receipt: earlier };
    const state = await loadOwnForm(sql, session, now, "sending");
    if (typeof state === "string") return { ok: false, fault: state };
    if (!state.period.isOpen) return { ok: false, fault: "period" };
    if (state.isBusy) return { ok: false, fault: "busy" };
    const { told } = sending;
    const own = state.view.own.told === told ? state.view.own : { ...state.view.own, told };
    const form = { ...state, view: { ...state.view, own } };
    const fault = faultOf(form, sending.version);
    if (fault === null) return { ok: true, receipt: await laySending(sql, session, form, sending.id, now) };
    // The words are kept with the form: a refusal loses none.
    if (own !== state.view.own) await writeOwnForm(sql, session, state, own, now);
    return { ok: false, fault };
  });
}

function faultOf({ view, photos, version }: OwnState, read: number): "blank" | "stale" | "shape" | null {
  if (isBlank(view.own) && photos.length === 0) return "blank";
  if (version !== read) return "stale";
  return hasShapeProblem(view) ? "shape" : null;
}

async function laySending(
  sql: Sql,
  session: CitizenSession,
  state: OwnState,
  id: string,
  now: Date,
): Promise<CheckToken> {
  const { view, photos, villageCode, period } = state;
  const proposalId = await draftIn(sql, session, state.household, state, now);
  const place = { villageCode, proposalId, ids: photos.map((photo) => photo.id) };
  const attached = await attachPhotos(sql, session, place, now);
  await layForm(sql, session, proposalId, view, attached.find(({ shows }) => shows === "house")?.id ?? null, now);
  const { regencyCode, householdId } = session;
  await sql`DELETE FROM self_form WHERE regency_code = ${regencyCode} AND household_id = ${householdId}::uuid`;
  const photoIds = attached.map(({ id: photo }) => photo);
  const told = [...movesInWords(view), view.own.told.trim()].filter((line) => line !== "").join("\n");
  const update = { id, kind: "changed", told, proposalId, photoIds } as const;
  return writeUpdate(sql, session, { villageCode, today: period.today }, update, now);
}

async function layForm(
  sql: Sql,
  { regencyCode, invitationId }: CitizenSession,
  draftId: string,
  view: OwnView,
  housePhoto: string | null,
  now: Date,
): Promise<void> {
  const writing: Writing = { sql, now, newId: () => uuidv7(), actor: { userId: invitationId } };
  const draft = await findDraft(sql, regencyCode, draftId);
  if (draft === null) throw new Error("a family's draft is not in its scope");
  const [held, writers] = await Promise.all([listHeld(sql, regencyCode, draftId), readWriters(sql, draft)]);
  const said = saveSchema.parse({
    regencyCode,
    id: draftId,
    ...membersOf(view),
    patches: patchesOf(view, draft, ownFields(invitationId, writers, held), housePhoto),
  });
  const input = readChoices(said);
  if (input === null) throw new Error("a family's form names no field of the form");
  const merge = { context: writing, draft, writers, contested: new Set(held.map(fieldOf)) };
  const { payload, conflicts, written } = layAll(merge, input);
  if (misplacedEvents(draft, payload, input).length > 0)
    throw new Error("a family's form tells what its draft does not take");
  const evaluation = evaluateDraft(draft, payload);
  if (evaluation === null) throw new Error("a family's form has a key that the questionnaire does not know");
  await keepConflicts(writing, draft, conflicts, writers);
  await storeDraft({ ...writing, input: {} }, draft, payload, evaluation, written);
}

/** Who came, and what happened to whom: only of people who are still as the form knew them. */
function membersOf({ own, base }: OwnView) {
  const told = eventsOf(own.payload).filter((event) => isCarried(event) && base.members[event.id] !== undefined);
  return {
    memberOps: newcomers(own).map((uid) => ({ kind: "add", uid, before: null })),
    eventOps: told.map(({ id, code }) => ({ kind: "tell", uid: id, code, before: null })),
  };
}

interface FormPlace extends FieldPlace {
  readonly level: "household" | "member";
}

/** Fields in which the family's own earlier sending stands, laid or waiting beside the operator's. */
interface OwnFields {
  readonly laid: (place: FieldPlace) => boolean;
  readonly waiting: (place: FieldPlace) => boolean;
}

function ownFields(invitationId: string, writers: Writers, held: readonly OpenConflict[]): OwnFields {
  const waiting = new Set(held.filter(({ mineBy }) => mineBy === invitationId).map(fieldOf));
  return {
    laid: (place) => writers[fieldOf(place)]?.[0] === invitationId,
    waiting: (place) => waiting.has(fieldOf(place)),
  };
}

/**
 * Typed answers as patches. Where the family only confirms the record and the operator has changed it since, the operator's word stands. What
 * it saw before is the record's answer: what the operator wrote since is somebody else's. What it sent before itself it may change again.
 */
function patchesOf(view: OwnView, draft: Draft, own: OwnFields, housePhoto: string | null): readonly AnswerPatch[] {
  const { household, members } = view.own.payload.answers;
  const { people } = view;
  const standing = (place: FieldPlace) => heldAnswer(draft.base, draft.payload, place);
  const seen = (place: FormPlace) =>
    own.laid(place) ? standing(place) : (answersOf(draft.base, place.level, place.uid)[place.key] ?? null);
  const of = (level: "household" | "member", uid: string | null, row: Readonly<Record<string, AnswerValue>>) =>
    Object.entries(row).flatMap(([key, value]) => {
      const place = { level, uid, key };
      const isOwn = own.laid(place) || own.waiting(place);
      const before = seen(place);
      const isOvertaken = !isOwn && sameAnswer(value, before) && !sameAnswer(standing(place), value);
      return findQuestion(draft.instrument, level, key) === null || isOvertaken ? [] : [{ ...place, before, value }];
    });
  const photo =
    housePhoto !== null && findQuestion(draft.instrument, "household", FRONT)?.type === "photo" ? housePhoto : null;
  const front = { level: "household" as const, uid: null, key: FRONT };
  return [
    ...of("household", null, household),
    ...people.flatMap((uid) => of("member", uid, members[uid] ?? {})),
    ...(photo === null ? [] : [{ ...front, before: seen(front), value: photo }]),
  ];
}

/** The picture of the house from the front, where the questionnaire asks for one. */
const FRONT = "photoFront";
