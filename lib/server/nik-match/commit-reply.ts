import "server-only";
import { uuidv7 } from "uuidv7";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import { findReplyGrant, type ReplyJob, scopeOfReply } from "./job";
import { recordMatches } from "./record-matches";

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
    const source = {
      regencyCode: job.regencyCode,
      batchId: job.batchId,
      userId: job.userId,
      source: "reply-file",
      now,
    } as const;
    const written = await recordMatches(
      sql,
      source,
      Prisma.sql`SELECT m.village_code, m.household_id, m.id AS person_uid, i.status, i.nik_sealed, i.nik_bidx, i.note_sealed, b.replied_on
        FROM match_item i JOIN match_batch b ON b.regency_code = i.regency_code AND b.id = i.batch_id
        JOIN member m ON m.regency_code = i.regency_code AND m.id = i.person_uid AND m.active AND m.nik_bidx = i.nik_bidx
        WHERE i.regency_code = ${job.regencyCode} AND i.batch_id = ${job.batchId} AND i.kind IN ('changed', 'same')`,
    );
    await sql`UPDATE match_batch SET state = 'committed', failure = NULL, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.batchId}`;
    // The identifiers that the preview showed have done their work.
    await sql`DELETE FROM match_item WHERE regency_code = ${job.regencyCode} AND batch_id = ${job.batchId} AND kind IN ('changed', 'same')`;
    await sql`INSERT INTO audit (regency_code, at, id, area_code, actor_id, grant_id, action, subject_kind, subject_ids, detail)
      VALUES (${job.regencyCode}, ${now}, ${uuidv7()}, ${job.regencyCode}, ${job.userId}, ${grantId}, 'match:applied', 'nik-match',
        ARRAY[${job.batchId}::uuid], ${JSON.stringify({ people: written })})`;
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
