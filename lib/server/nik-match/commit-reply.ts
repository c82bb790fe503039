import "server-only";
import { uuidv7 } from "uuidv7";
import { underScope } from "@/lib/server/db/scoped";
import { findReplyGrant, type ReplyJob, scopeOfReply } from "./job";

/**
 * Writes a checked reply to the people it names: all of it in one transaction or nothing. Somebody whose NIK changed or who
 * left since the check is passed over. An unmatched or mistyped NIK opens work for the village; nothing is ever deleted.
 */
export async function commitReply(job: ReplyJob, now: Date): Promise<void> {
  await underScope(scopeOfReply(job), async ({ sql }) => {
    const batches = await sql`SELECT 1 FROM match_batch
      WHERE regency_code = ${job.regencyCode} AND id = ${job.batchId} AND state = 'committing' FOR UPDATE`;
    if (batches.length === 0) return;
    const grantId = await findReplyGrant(sql, job, now);
    if (grantId === null) {
      await sql`UPDATE match_batch SET state = 'failed', failure = 'GRANT_ENDED', updated_at = ${now}
        WHERE regency_code = ${job.regencyCode} AND id = ${job.batchId}`;
      return;
    }
    const written = await sql`WITH taken AS (
        SELECT m.village_code, m.household_id, m.id AS person_uid, i.status, i.nik_sealed, i.nik_bidx, i.note_sealed, b.replied_on
        FROM match_item i JOIN match_batch b ON b.regency_code = i.regency_code AND b.id = i.batch_id
        JOIN member m ON m.regency_code = i.regency_code AND m.id = i.person_uid AND m.active AND m.nik_bidx = i.nik_bidx
        WHERE i.regency_code = ${job.regencyCode} AND i.batch_id = ${job.batchId} AND i.kind IN ('changed', 'same')
      ), told AS (
        INSERT INTO nik_match_event (regency_code, id, village_code, household_id, person_uid, at, actor_id, event, status, nik_sealed,
          nik_bidx, source, replied_on, note_sealed, batch_id)
        SELECT ${job.regencyCode}, gen_random_uuid(), village_code, household_id, person_uid, ${now}, ${job.userId}, 'reply', status, nik_sealed,
          nik_bidx, 'reply-file', replied_on, note_sealed, ${job.batchId} FROM taken
      )
      INSERT INTO nik_match AS n (regency_code, person_uid, village_code, household_id, status, nik_sealed, nik_bidx, source, replied_on,
        note_sealed, batch_id, updated_at)
      SELECT ${job.regencyCode}, person_uid, village_code, household_id, status, nik_sealed, nik_bidx, 'reply-file', replied_on, note_sealed,
        ${job.batchId}, ${now} FROM taken
      ON CONFLICT (regency_code, person_uid) DO UPDATE SET village_code = excluded.village_code, household_id = excluded.household_id,
        status = excluded.status, nik_sealed = excluded.nik_sealed, nik_bidx = excluded.nik_bidx, source = excluded.source,
        replied_on = excluded.replied_on, note_sealed = excluded.note_sealed, batch_id = excluded.batch_id, updated_at = excluded.updated_at,
        explained_at = NULL, explained_by = NULL, explanation = NULL
      WHERE n.replied_on <= excluded.replied_on
      RETURNING 1`;
    await sql`UPDATE match_batch SET state = 'committed', failure = NULL, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.batchId}`;
    // The identifiers that the preview showed have done their work.
    await sql`DELETE FROM match_item WHERE regency_code = ${job.regencyCode} AND batch_id = ${job.batchId} AND kind IN ('changed', 'same')`;
    await sql`INSERT INTO audit (regency_code, at, id, area_code, actor_id, grant_id, action, subject_kind, subject_ids, detail)
      VALUES (${job.regencyCode}, ${now}, ${uuidv7()}, ${job.regencyCode}, ${job.userId}, ${grantId}, 'match:applied', 'nik-match',
        ARRAY[${job.batchId}::uuid], ${JSON.stringify({ people: written.length })})`;
  });
}

/** After the last attempt at a commit that keeps failing: back to the preview, with nothing written. */
export async function giveUpCommit(job: ReplyJob, now: Date): Promise<void> {
  await underScope(
    scopeOfReply(job),
    ({ sql }) => sql`UPDATE match_batch SET state = 'ready', failure = 'INTERNAL', updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.batchId} AND state = 'committing'`,
  );
}
