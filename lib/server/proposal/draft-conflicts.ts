import "server-only";
import * as z from "zod";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { type Refusal, refuse } from "@/lib/domain/error/error-code";
import { SEALED_EVENT_KEYS } from "@/lib/domain/event/event";
import { type AnswerValue, sameAnswer } from "@/lib/domain/instrument/answers";
import { answerKey } from "@/lib/domain/instrument/canonical";
import { isMembership } from "@/lib/domain/proposal/membership";
import { heldAnswer, type PatchConflict } from "@/lib/domain/proposal/patch";
import { type AnswerPatch, eventsOf, type Payload } from "@/lib/domain/proposal/payload";
import { turnIdentifiers } from "@/lib/domain/variable/identifier";
import type { CommandContext, Writing } from "@/lib/server/command/command";
import { isSealed, seal, unseal } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";
import { SEALED_KEYS } from "@/lib/server/household/columns";
import type { Draft } from "./draft";

type Field = Pick<AnswerPatch, "level" | "uid" | "key">;

/** A person's choice about a conflict, sent with a save. */
export const settledSchema = z.strictObject({ conflictId: z.uuid(), choice: z.enum(["mine", "theirs"]) });
export type Settled = z.infer<typeof settledSchema>;

/** A conflict that waits, as a save works with it. */
export interface OpenConflict extends Field {
  readonly id: string;
  readonly mine: AnswerValue;
  readonly theirs: AnswerValue;
  readonly mineBy: string;
  readonly theirsBy: string | null;
}

/** Who wrote each field of a draft last: user and milliseconds, by the field's key. */
export type Writers = Readonly<Record<string, readonly [string, number]>>;

export function fieldOf({ level, uid, key }: Field): string {
  return answerKey(level, uid, key);
}

/** Whether a field holds an identifier: sealed where it is stored, and shown to few. */
export function isIdentifier({ level, key }: Pick<Field, "level" | "key">): boolean {
  return level === "event" ? SEALED_EVENT_KEYS.has(key) : SEALED_KEYS.has(`${level}.${key}`);
}

function turn({ level, key }: Field, value: AnswerValue, by: (text: string) => string): AnswerValue {
  if (level !== "event") return turnIdentifiers(level, key, value, by);
  return SEALED_EVENT_KEYS.has(key) && typeof value === "string" && value !== "" ? by(value) : value;
}

const sealed = (field: Field, value: AnswerValue) => turn(field, value, seal);

export function opened(field: Field, value: AnswerValue): AnswerValue {
  return turn(field, value, (text) => (isSealed(text) ? unseal(text) : text));
}

/** The conflicts of a draft that wait for a decision. The draft is locked before: nobody adds one meanwhile. */
export async function listHeld(sql: Sql, regencyCode: string, proposalId: string): Promise<readonly OpenConflict[]> {
  const rows =
    await sql<OpenConflict>`SELECT id, level, uid, key, mine, theirs, mine_by AS "mineBy", theirs_by AS "theirsBy"
    FROM draft_conflict WHERE regency_code = ${regencyCode} AND proposal_id = ${proposalId} AND state = 'open'`;
  return rows.map((row) => ({ ...row, mine: opened(row, row.mine), theirs: opened(row, row.theirs) }));
}

export async function readWriters(sql: Sql, { regencyCode, id }: Pick<Draft, "regencyCode" | "id">): Promise<Writers> {
  const [row] = await sql<{ writers: Writers }>`SELECT field_writers AS writers FROM proposal
    WHERE regency_code = ${regencyCode} AND id = ${id}`;
  return row?.writers ?? {};
}

/** Who sends a proposal may settle any of its conflicts; others may let their own writing go, and overrule themselves alone. */
export function settlingProblem(
  actor: Actor,
  held: readonly OpenConflict[],
  settled: readonly Settled[],
): Refusal | null {
  if (authorize(actor, "proposal:submit")) return null;
  const mayNot = settled.some(({ conflictId, choice }) => {
    const row = held.find(({ id }) => id === conflictId);
    if (row === undefined) return false; // settled meanwhile: nothing is left to choose
    return row.mineBy !== actor.userId || (choice === "mine" && row.theirsBy !== actor.userId);
  });
  return mayNot ? refuse("FORBIDDEN").error : null;
}

/** Fields that this person may not write while a conflict in them waits for somebody who may decide. */
export function contestedFor(
  actor: Actor,
  held: readonly OpenConflict[],
  settled: readonly Settled[],
): ReadonlySet<string> {
  if (authorize(actor, "proposal:submit")) return new Set();
  const isFree = (row: OpenConflict) =>
    settled.some(({ conflictId }) => conflictId === row.id) ||
    (row.mineBy === actor.userId && row.theirsBy === actor.userId);
  return new Set(held.filter((row) => !isFree(row)).map(fieldOf));
}

/**
 * Brings the conflicts of a draft to what it holds after a save: what was chosen is decided, what came to say the same
 * settles itself, and one that waits shows what stands there now. "Mine" decides only where something was laid over theirs.
 */
export async function followConflicts(
  { sql, actor, now }: CommandContext<unknown>,
  draft: Draft,
  payload: Payload,
  held: readonly OpenConflict[],
  settled: readonly Settled[],
): Promise<void> {
  const isOver = eventsLetGo(payload, held, settled);
  const rows = held.flatMap((row) => {
    if (isOver(row)) return [{ id: row.id, state: "theirs", theirs: sealed(row, row.theirs), moved: false }];
    const current = heldAnswer(draft.base, payload, row);
    const chosen = settled.find(({ conflictId }) => conflictId === row.id)?.choice;
    if (chosen === "theirs") return [{ id: row.id, state: "theirs", theirs: sealed(row, row.theirs), moved: false }];
    if (chosen === "mine" && !sameAnswer(current, row.theirs))
      return [{ id: row.id, state: "mine", theirs: sealed(row, row.theirs), moved: false }];
    if (sameAnswer(current, row.mine))
      return [{ id: row.id, state: "settled", theirs: sealed(row, current), moved: false }];
    return sameAnswer(current, row.theirs)
      ? []
      : [{ id: row.id, state: "open", theirs: sealed(row, current), moved: true }];
  });
  if (rows.length === 0) return;
  await sql`UPDATE draft_conflict c SET state = r.state, theirs = r.theirs,
      theirs_by = CASE WHEN r.moved THEN ${actor.userId}::uuid ELSE c.theirs_by END,
      theirs_at = CASE WHEN r.moved THEN ${now}::timestamptz ELSE c.theirs_at END,
      decided_by = CASE WHEN r.state = 'open' THEN NULL ELSE ${actor.userId}::uuid END,
      decided_at = CASE WHEN r.state = 'open' THEN NULL ELSE ${now}::timestamptz END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, state text, theirs jsonb, moved boolean)
    WHERE c.regency_code = ${draft.regencyCode} AND c.id = r.id AND c.state = 'open'`;
}

/** Answers about an event that is not told, of somebody about whom nothing is left to choose: they are over with it. */
function eventsLetGo(payload: Payload, held: readonly OpenConflict[], settled: readonly Settled[]) {
  const isAsked = (uid: string | null) =>
    held.some(
      (row) =>
        isMembership(row) &&
        row.uid === uid &&
        !settled.some(({ conflictId, choice }) => conflictId === row.id && choice === "theirs"),
    );
  return ({ level, uid }: OpenConflict) =>
    level === "event" && !eventsOf(payload).some(({ id }) => id === uid) && !isAsked(uid);
}

/** Keeps what could not be laid, both values with their writers; the ids in the order of the conflicts. */
export async function keepConflicts(
  { sql, actor, now, origin, newId }: Writing,
  draft: Draft,
  conflicts: readonly PatchConflict[],
  writers: Writers,
): Promise<readonly string[]> {
  if (conflicts.length === 0) return [];
  const inRecord = await revisedBy(sql, draft, conflicts, writers);
  const rows = conflicts.map(({ patch, theirs }) => {
    const field = fieldOf(patch);
    const [by, at] = writers[field] ?? inRecord[field] ?? [null, null];
    const values = {
      before: sealed(patch, patch.before),
      mine: sealed(patch, patch.value),
      theirs: sealed(patch, theirs),
    };
    const { level, uid, key } = patch;
    return { id: newId(), field, level, uid, key, ...values, by, at: at === null ? null : new Date(at).toISOString() };
  });
  const kept = await sql<{ id: string; field: string }>`
    INSERT INTO draft_conflict (regency_code, id, village_code, household_id, proposal_id, field, level, uid, key, before, mine, theirs,
      mine_by, mine_at, theirs_by, theirs_at)
    SELECT ${draft.regencyCode}, r.id, ${draft.villageCode}, ${draft.householdId}::uuid, ${draft.id}::uuid, r.field, r.level, r.uid, r.key,
      r.before, r.mine, r.theirs, ${actor.userId}::uuid, ${origin?.madeAt ?? now}::timestamptz, r.by, r.at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, field text, level text, uid uuid, key text, before jsonb,
      mine jsonb, theirs jsonb, by uuid, at timestamptz)
    ON CONFLICT (regency_code, proposal_id, field, mine_by) WHERE state = 'open' DO UPDATE
      SET before = excluded.before, mine = excluded.mine, mine_at = excluded.mine_at, theirs = excluded.theirs,
        theirs_by = excluded.theirs_by, theirs_at = excluded.theirs_at
    RETURNING id, field`;
  const ids = new Map(kept.map(({ id, field }) => [field, id]));
  return rows.flatMap(({ field }) => ids.get(field) ?? []);
}

/** Of values that stand in the record and not in the draft: who had the revision applied that changed them last. */
async function revisedBy(
  sql: Sql,
  { regencyCode, householdId }: Draft,
  conflicts: readonly PatchConflict[],
  writers: Writers,
): Promise<Writers> {
  const fields = conflicts.map(({ patch }) => fieldOf(patch)).filter((field) => writers[field] === undefined);
  if (fields.length === 0) return {};
  const rows = await sql<{ field: string; by: string; at: Date }>`
    SELECT DISTINCT ON (c.value ->> 'key') c.value ->> 'key' AS field, r.applied_by AS by, r.applied_at AS at
    FROM household_revision r CROSS JOIN LATERAL jsonb_array_elements(r.changes) c
    WHERE r.regency_code = ${regencyCode} AND r.household_id = ${householdId} AND r.applied_by IS NOT NULL
      AND c.value ->> 'key' = ANY (${fields})
    ORDER BY c.value ->> 'key', r.revision DESC`;
  return Object.fromEntries(rows.map(({ field, by, at }) => [field, [by, at.getTime()] as const]));
}

/** Others whose writing came after an instant: what was sent now is laid together with theirs. */
export function othersSince(writers: Writers, userId: string, since: Date | null): readonly string[] {
  const from = since?.getTime() ?? 0;
  return [...new Set(Object.values(writers).flatMap(([by, at]) => (by !== userId && at > from ? [by] : [])))];
}
