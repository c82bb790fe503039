import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import type { BatchState } from "@/lib/domain/nik-match/batch-view";
import { localDay } from "@/lib/domain/period/period";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { enqueueReply } from "./job";

const idSchema = { regencyCode: z.string().regex(/^\d{4}$/), id: z.uuid() };

interface BatchRow {
  state: BatchState;
  created_by: string;
}

async function findBatch(sql: Sql, regencyCode: string, id: string): Promise<BatchRow | null> {
  const rows =
    await sql<BatchRow>`SELECT state, created_by FROM match_batch WHERE regency_code = ${regencyCode} AND id = ${id} FOR UPDATE`;
  return rows[0] ?? null;
}

/** Begins the check of an uploaded reply in the background. The file is the actor's own; its day is that of the letter. */
export const startReply = defineCommand({
  name: "match.start",
  permission: "match:import",
  input: z.strictObject({ ...idSchema, repliedOn: z.iso.date() }),
  async run({ sql, actor, input, now }) {
    const { regencyCode, id, repliedOn } = input;
    const batch = await findBatch(sql, regencyCode, id);
    if (batch === null || batch.created_by !== actor.userId) return refuse("NOT_FOUND");
    if (batch.state !== "uploaded") return refuse("NOT_ALLOWED_NOW");
    if (repliedOn > (await localToday(sql, regencyCode, now)))
      return refuse("INVALID_INPUT", { fields: [{ path: "repliedOn", detail: "IN_FUTURE" }] });
    await sql`UPDATE match_batch SET state = 'checking', replied_on = ${repliedOn}, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await enqueueReply(sql, "reply-check", { regencyCode, batchId: id, userId: actor.userId });
    return done({ id }, auditOf("match:start", id, regencyCode));
  },
});

async function localToday(sql: Sql, code: string, now: Date): Promise<string> {
  const rows = await sql<{ time_zone: string }>`SELECT time_zone FROM region WHERE code = ${code}`;
  return localDay(now, rows[0]?.time_zone ?? "Asia/Jakarta");
}

/** Writes a checked reply to the people it names, in the background and in one go. A second press changes nothing. */
export const commitReply = defineCommand({
  name: "match.commit",
  permission: "match:import",
  input: z.strictObject(idSchema),
  async run({ sql, actor, input, now }) {
    const { regencyCode, id } = input;
    const batch = await findBatch(sql, regencyCode, id);
    if (batch === null) return refuse("NOT_FOUND");
    const audit = auditOf("match:commit", id, regencyCode);
    if (batch.state === "committing" || batch.state === "committed") return done({ state: batch.state }, audit);
    if (batch.state !== "ready") return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE match_batch SET state = 'committing', failure = NULL, updated_at = ${now} WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await enqueueReply(sql, "reply-commit", { regencyCode, batchId: id, userId: actor.userId });
    return done({ state: "committing" }, audit);
  },
});

const CANCELLABLE: readonly BatchState[] = ["uploaded", "checking", "ready", "failed"];

/** Throws a reply away with all that was read from it. */
export const cancelReply = defineCommand({
  name: "match.cancel",
  permission: "match:import",
  input: z.strictObject(idSchema),
  async run({ sql, input, now }) {
    const { regencyCode, id } = input;
    const batch = await findBatch(sql, regencyCode, id);
    if (batch === null) return refuse("NOT_FOUND");
    const audit = auditOf("match:cancel", id, regencyCode);
    if (batch.state === "cancelled") return done({ state: "cancelled" }, audit);
    if (!CANCELLABLE.includes(batch.state)) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE match_batch SET state = 'cancelled', content = NULL, updated_at = ${now} WHERE regency_code = ${regencyCode} AND id = ${id}`;
    await sql`DELETE FROM match_item WHERE regency_code = ${regencyCode} AND batch_id = ${id}`;
    return done({ state: "cancelled" }, audit);
  },
});

/**
 * Says why a NIK that Dukcapil does not match stands all the same: a letter is under way, the reply is mistaken. It ends
 * the work item; the next reply opens it again. Whoever corrects the NIK needs no explanation.
 */
export const explainMatch = defineCommand({
  name: "match.explain",
  permission: "match:explain",
  input: z.strictObject({
    regencyCode: idSchema.regencyCode,
    personUid: z.uuid(),
    note: z.string().trim().min(5).max(500),
  }),
  async run({ sql, actor, input, now, newId }) {
    const { regencyCode, personUid, note } = input;
    const rows = await sql<{
      village_code: string;
      status: string;
      explained_at: Date | null;
    }>`SELECT village_code, status, explained_at
      FROM nik_match WHERE regency_code = ${regencyCode} AND person_uid = ${personUid} FOR UPDATE`;
    const row = rows[0];
    if (row === undefined) return refuse("NOT_FOUND");
    if (row.status === "matched" || row.explained_at !== null) return refuse("NOT_ALLOWED_NOW");
    await explain(sql, actor, { regencyCode, personUid, note, now, eventId: newId() });
    const subject = { subjectKind: "nik-match" as const, subjectIds: [personUid] };
    return done({ personUid }, { action: "match:explain", ...subject, areaCode: row.village_code });
  },
});

interface Explaining {
  readonly regencyCode: string;
  readonly personUid: string;
  readonly note: string;
  readonly now: Date;
  readonly eventId: string;
}

async function explain(
  sql: Sql,
  actor: Actor,
  { regencyCode, personUid, note, now, eventId }: Explaining,
): Promise<void> {
  // Sixteen digits in the words would be somebody's number in the open.
  const words = note.replace(/\d{8,}/g, (digits) => "•".repeat(digits.length));
  await sql`UPDATE nik_match SET explained_at = ${now}, explained_by = ${actor.userId}, explanation = ${words}, updated_at = ${now}
    WHERE regency_code = ${regencyCode} AND person_uid = ${personUid}`;
  await sql`INSERT INTO nik_match_event (regency_code, id, village_code, household_id, person_uid, at, actor_id, event, status, nik_sealed,
      nik_bidx, source, replied_on, note_sealed, explanation, batch_id)
    SELECT regency_code, ${eventId}, village_code, household_id, person_uid, ${now}, ${actor.userId}, 'explain', status, nik_sealed, nik_bidx,
      source, replied_on, NULL, ${words}, batch_id
    FROM nik_match WHERE regency_code = ${regencyCode} AND person_uid = ${personUid}`;
}

function auditOf(action: string, id: string, areaCode: string) {
  return { action, subjectKind: "nik-match" as const, subjectIds: [id], areaCode };
}
