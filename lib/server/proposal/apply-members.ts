import "server-only";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { AnswerMap } from "@/lib/domain/instrument/answers";
import { tempIdOf } from "@/lib/domain/nik/temp-id";
import { blindIndex } from "@/lib/server/crypto/seal";
import { insertRow, updateRow } from "@/lib/server/db/row";
import { movedPeople } from "@/lib/server/event/apply-events";
import { answersToColumns } from "@/lib/server/household/columns";
import { regionalColumn } from "@/lib/server/household/regional-answers";
import { type Application, changedAnswers, givingUp, isEnding, touchedKeys } from "./application";
import { freshnessColumns } from "./freshness";

/** Writes every person that the proposal touches; answers the refusal's code when a NIK belongs to somebody else. */
export async function writeMembers(application: Application): Promise<ErrorCode | null> {
  await releaseNiks(application);
  const moved = movedPeople(application);
  for (const uid of Object.keys(application.evaluation.answers.members)) {
    if (moved.has(uid)) continue;
    const refused = await writeMember(application, uid);
    if (refused !== null) return refused;
  }
  return null;
}

/** All that change are free before the first is taken: two relatives may have carried each other's. */
async function releaseNiks({ context, draft, evaluation }: Application): Promise<void> {
  const persons = givingUp(draft, evaluation.changes);
  if (persons.length === 0) return;
  await context.sql`SELECT app_release_niks(${persons}::uuid[], ${draft.regencyCode}, ${draft.villageCode}, ${draft.householdId})`;
}

async function writeMember(application: Application, uid: string): Promise<ErrorCode | null> {
  const { context, draft, evaluation, source } = application;
  const { sql, now } = context;
  const changed = changedAnswers(evaluation.changes, "member", uid);
  const returns = draft.family?.formerMembers.includes(uid) === true;
  const isNew = !returns && draft.family?.memberRows.has(uid) !== true;
  const touched = [...touchedKeys(draft, "member", uid), ...Object.keys(changed)];
  const day = draft.payload.conditionDate;
  const ends = isEnding(application, uid);
  if (isNew || returns || touched.length > 0) {
    const values = {
      ...answersToColumns("member", changed),
      ...regionalColumn(recordedMember(draft, uid), changed),
      ...(isNew || changed["nik"] !== undefined ? tempId(application, uid) : {}),
      ...freshnessColumns(draft.instrument, "member", touched, day, source),
      active: !ends,
      updated_at: now,
    };
    if (isNew) await insertRow(sql, "member", { ...identity(application, uid), ...values });
    else await updateRow(sql, "member", { regencyCode: draft.regencyCode, id: uid }, values);
  }
  await writeCivil(application, uid);
  return settleRegistry(application, uid, isNew || returns, ends);
}

/** What the record has of a person, of one who comes back too. */
function recordedMember({ family }: Application["draft"], uid: string): AnswerMap | undefined {
  return family?.answers.members[uid] ?? family?.former.members[uid];
}

function identity({ context, draft }: Application, uid: string) {
  return {
    regency_code: draft.regencyCode,
    id: uid,
    village_code: draft.villageCode,
    household_id: draft.householdId,
    created_at: context.now,
  };
}

/** A person without NIK carries a temporary id that can never be taken for one; with a NIK, none. */
function tempId({ evaluation }: Application, uid: string) {
  const nik = evaluation.answers.members[uid]?.["nik"];
  return { temp_id: typeof nik === "string" ? null : tempIdOf(uid) };
}

async function writeCivil(application: Application, uid: string): Promise<void> {
  const { context, draft, evaluation, source } = application;
  const { sql, now } = context;
  const changed = changedAnswers(evaluation.changes, "civil", uid);
  const touched = [...touchedKeys(draft, "civil", uid), ...Object.keys(changed)];
  if (touched.length === 0) return;
  const values = {
    ...answersToColumns("civil", changed),
    ...freshnessColumns(draft.instrument, "civil", touched, draft.payload.conditionDate, source),
    updated_at: now,
  };
  const updated = await updateRow(sql, "member_civil", { regencyCode: draft.regencyCode, id: uid }, values);
  if (updated === 0) await insertRow(sql, "member_civil", { ...identity(application, uid), ...values });
}

async function settleRegistry(
  application: Application,
  uid: string,
  isJoining: boolean,
  isLeaving: boolean,
): Promise<ErrorCode | null> {
  const { context, evaluation } = application;
  const isNikChanged = changedAnswers(evaluation.changes, "member", uid)["nik"] !== undefined;
  // Somebody who leaves with a corrected NIK takes it along: the number of a dead person must stay theirs.
  const claims = isJoining ? !isLeaving : isNikChanged;
  const refused = claims ? await claim(application, uid) : null;
  if (refused === null && isLeaving) await context.sql`SELECT app_release_person(${uid})`;
  return refused;
}

async function claim({ context, draft, evaluation }: Application, uid: string): Promise<ErrorCode | null> {
  const nik = evaluation.answers.members[uid]?.["nik"];
  const bidx = typeof nik === "string" ? blindIndex(nik) : null;
  const rows = await context.sql<{
    answer: string;
  }>`SELECT app_claim_person(${uid}, ${draft.regencyCode}, ${draft.villageCode},
    ${draft.householdId}, ${bidx}) AS answer`;
  return rows[0]?.answer === "ok" ? null : "REGISTERED_ELSEWHERE";
}
