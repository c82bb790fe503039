import "server-only";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { asksRelations, dayOf, type FamilyEvent, peopleOf, relationKey } from "@/lib/domain/event/event";
import { endsFamily } from "@/lib/domain/event/event-findings";
import { cardUids, movedUids } from "@/lib/domain/event/leaving";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { type AnswerMap, answerIn } from "@/lib/domain/instrument/answers";
import { eventsOf } from "@/lib/domain/proposal/payload";
import { type Joining, joinFamily } from "@/lib/server/membership/join-family";
import type { Application } from "@/lib/server/proposal/application";
import { findFamilyByKk } from "./card-problems";

/**
 * The household's status after a proposal; undefined: as it was. Not found is a flag that any later update lifts; only a
 * family that has nobody left, be it by an undo, or has joined another, is closed.
 */
export function statusAfter({ draft, evaluation }: Application): number | undefined {
  const { base, payload, family, undoesRevision } = draft;
  if (family === null) return undefined;
  if (eventsOf(payload).some(({ code }) => code === "TDK")) return HOUSEHOLD_STATUS.notFound;
  if (endsFamily({ base, answers: evaluation.answers, payload, undoesRevision })) return HOUSEHOLD_STATUS.closed;
  // Only the undoing of what closed a family is written into a closed one.
  return family.status === HOUSEHOLD_STATUS.active ? undefined : HOUSEHOLD_STATUS.active;
}

/** Those whose record goes with them to another family: they are moved, not erased. */
export function movedPeople({ draft }: Application): ReadonlySet<string> {
  return new Set(movedUids(draft.base, draft.payload));
}

/** What the events of an applied proposal do beyond this family's own answers, and the note that they happened. */
export async function applyEvents(application: Application): Promise<ErrorCode | null> {
  for (const event of eventsOf(application.draft.payload)) {
    const other = asksRelations(event.code) ? await moveToOther(application, event) : null;
    if (typeof other === "string") return other;
    await record(application, event, application.draft.householdId, application.revision, other?.id ?? null);
    if (other !== null) await record(application, event, other.id, other.revision, application.draft.householdId);
  }
  return null;
}

async function moveToOther(application: Application, event: FamilyEvent) {
  const { context, draft, source } = application;
  const { sql, actor, now, newId } = context;
  if (draft.family === null) return "NOT_FOUND" as const;
  const to = await targetOf(application, event);
  if (to === null) return "NOT_ALLOWED_NOW" as const;
  const uids = event.code === "GBG" ? cardUids(draft.base) : peopleOf(event);
  const move: Joining = {
    regencyCode: draft.regencyCode,
    from: draft.family,
    to,
    people: uids.map((uid) => ({ uid, relationToHead: Number(answerIn(event.answers, relationKey(uid))) })),
    day: dayOf(event) ?? draft.payload.conditionDate,
    source,
    isCorrection: draft.isCorrection,
    proposalId: draft.id,
    appliedBy: actor.userId,
    now,
    newId,
  };
  const moved = await joinFamily(sql, move);
  if (typeof moved === "string") return moved === "NOT_FOUND" ? ("NOT_ALLOWED_NOW" as const) : moved;
  return { id: "household" in to ? to.household : to.newFamily.id, revision: moved.revision };
}

async function targetOf({ context, draft }: Application, event: FamilyEvent): Promise<Joining["to"] | null> {
  const { answers } = event;
  if (event.code === "GBG") {
    const kk = answerIn(answers, "intoKk");
    const household = typeof kk === "string" ? await findFamilyByKk(context.sql, draft, kk) : null;
    return household === null ? null : { household };
  }
  // The new family takes the event's id: made by the page, as every family's is.
  return { newFamily: { id: event.id, villageCode: draft.villageCode, answers: placeOf(answers) } };
}

function placeOf(answers: AnswerMap): AnswerMap {
  const pairs = [
    ["kkNumber", "newKk"],
    ["address", "newAddress"],
    ["dusun", "newDusun"],
    ["rw", "newRw"],
    ["rt", "newRt"],
  ] as const;
  return Object.fromEntries(
    pairs.map(([to, from]) => [to, answerIn(answers, from)]).filter(([, value]) => value !== null),
  );
}

async function record(
  { context, draft }: Application,
  event: FamilyEvent,
  householdId: string,
  revision: number,
  otherHouseholdId: string | null,
): Promise<void> {
  const { sql, now, newId } = context;
  const { answers } = event;
  const people = event.code === "GBG" ? cardUids(draft.base) : peopleOf(event);
  await sql`INSERT INTO family_event (regency_code, id, village_code, household_id, event_id, proposal_id, code, day, people, cause,
      evidence_kind, evidence_file, other_household_id, revision, recorded_at)
    VALUES (${draft.regencyCode}, ${newId()}, ${draft.villageCode}, ${householdId}, ${event.id}, ${draft.id}, ${event.code},
      ${dayOf(event)}, ${people}, ${answerIn(answers, "cause")}, ${answerIn(answers, "evidenceKind")},
      ${answerIn(answers, "evidenceFile")}, ${otherHouseholdId}, ${revision}, ${now})`;
}
